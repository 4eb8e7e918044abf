import { useState } from "preact/hooks";
import { formatMinutes, parseMinutes } from "../../core/journal/duration";
import type { Sitting } from "../../state/sitting";
import { Field } from "../controls/field";
import { useFirst } from "../controls/use-first";

const notUnderstood = "Not understood. Try 50, 1h20 or 1:20.";

/** Time spent, written as people write it. What is not understood stays in the field and says so. */
export function TimeField({ sitting }: { readonly sitting: Sitting }) {
  const { minutes } = sitting.draft().facts;
  const first = useFirst(minutes === undefined ? "" : formatMinutes(minutes));
  const [isUnderstood, setUnderstood] = useState(true);
  const read = (text: string) => {
    const meant = parseMinutes(text);
    const isRead = meant !== undefined || text.trim() === "";
    setUnderstood(isRead);
    sitting.refuse("time", isRead ? undefined : `Time spent is n${notUnderstood.slice(1)}`);
    if (isRead) sitting.writeFacts({ minutes: meant });
  };
  return (
    <Field label="Time spent" hint={isUnderstood ? "" : notUnderstood} isInvalid={!isUnderstood}>
      {(control) => (
        <input
          {...control}
          type="text"
          inputmode="text"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          placeholder="50 min"
          defaultValue={first}
          onInput={(event) => read(event.currentTarget.value)}
          onBlur={(event) => {
            const meant = parseMinutes(event.currentTarget.value);
            if (meant !== undefined) event.currentTarget.value = formatMinutes(meant);
          }}
        />
      )}
    </Field>
  );
}
