import { useState } from "preact/hooks";
import { isLocalDate } from "../../core/journal/local-date";
import type { Sitting } from "../../state/sitting";
import { Field } from "../controls/field";
import { useFirst } from "../controls/use-first";

/** The day of the entry. There is always one: while the field holds none, the last one stays. */
export function DateField({ sitting }: { readonly sitting: Sitting }) {
  const first = useFirst(sitting.draft().facts.date);
  const [hint, setHint] = useState("");
  const read = (text: string) => {
    const isDay = isLocalDate(text);
    const why = isDay ? "" : `Not a day. ${sitting.draft().facts.date} is kept.`;
    setHint(why);
    sitting.refuse("date", isDay ? undefined : why);
    if (isDay && text !== sitting.draft().facts.date) sitting.writeFacts({ date: text });
  };
  return (
    <Field label="Date" hint={hint} isInvalid={hint !== ""}>
      {(control) => (
        <input
          {...control}
          type="date"
          required
          defaultValue={first}
          onInput={(event) => read(event.currentTarget.value)}
          onBlur={(event) => {
            const { date } = sitting.draft().facts;
            if (event.currentTarget.value === date) return;
            event.currentTarget.value = date;
            read(date);
          }}
        />
      )}
    </Field>
  );
}
