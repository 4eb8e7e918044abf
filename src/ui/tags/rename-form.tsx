import { useEffect, useRef, useState } from "preact/hooks";
import { sayCount } from "../../core/backup/say-count";
import { toTag } from "../../core/journal/tag";
import type { RenameModel } from "../../state/rename-model";
import { Field } from "../controls/field";
import { ChangedEntries } from "./changed-entries";
import styles from "./rename-form.module.css";

interface RenameFormProps {
  readonly model: RenameModel;
  readonly of: "tag" | "section";
  readonly name: string;
  /** What the field begins with. */
  readonly first: string;
  /** A tag or section that is there already under this name, in its own spelling. */
  readonly other: (to: string) => string | undefined;
  readonly onEnd: () => void;
}

/** Another name for a tag or section, and what it would change. A name that is there already makes one of two. */
export function RenameForm({ model, of, name, first, other, onEnd }: RenameFormProps) {
  const fieldRef = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(first);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => fieldRef.current?.select(), []);
  const to = of === "tag" ? toTag(text) : text.trim() || undefined;
  const heads = to === undefined ? [] : model.preview({ of, from: name, to });
  const known = to === undefined ? undefined : other(to);
  const isMerge = known !== undefined && known !== name;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (to === undefined || heads.length === 0 || isBusy) return;
    setBusy(true);
    // Into the spelling that is there: two of one tag would look like two tags.
    const isDone = await model.rename({ of, from: name, to: isMerge ? known : to });
    setBusy(false);
    if (isDone) onEnd();
  };
  return (
    <form class={styles["form"]} onSubmit={(event) => void submit(event)}>
      <Field label="New name">
        {(control) => (
          <input
            {...control}
            ref={fieldRef}
            type="text"
            defaultValue={first}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            onInput={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => event.key === "Escape" && onEnd()}
          />
        )}
      </Field>
      <p role="status">{say(to, heads.length, isMerge ? known : undefined)}</p>
      {heads.length > 0 && <ChangedEntries heads={heads} />}
      <div>
        <button type="submit" data-look="primary" disabled={heads.length === 0 || isBusy}>
          {isMerge ? "Merge" : "Rename"}
        </button>
        <button type="button" onClick={onEnd}>
          Cancel
        </button>
      </div>
    </form>
  );
}

function say(to: string | undefined, count: number, merged: string | undefined): string {
  if (to === undefined) return "Write what it is to be called.";
  if (count === 0) return "That is what it is called.";
  const changed = `${sayCount(count)} ${count === 1 ? "changes" : "change"}.`;
  return merged === undefined
    ? changed
    : `“${merged}” is there already: both become one. ${changed}`;
}
