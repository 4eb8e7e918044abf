import { useEffect, useRef, useState } from "preact/hooks";
import { sayCount } from "../../core/backup/say-count";
import type { RenameModel } from "../../state/rename-model";
import { ChangedEntries } from "./changed-entries";
import styles from "./rename-form.module.css";

interface RemoveFormProps {
  readonly model: RenameModel;
  readonly of: "tag" | "section";
  readonly name: string;
  readonly onEnd: () => void;
}

/** Asks before a tag or section is taken off all entries that have it. */
export function RemoveForm({ model, of, name, onEnd }: RemoveFormProps) {
  const buttonRef = useRef<HTMLButtonElement>(null);
  const [isBusy, setBusy] = useState(false);
  const heads = model.preview({ of, from: name });
  useEffect(() => buttonRef.current?.focus(), []);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const isDone = await model.rename({ of, from: name });
    setBusy(false);
    if (isDone) onEnd();
  };
  return (
    <form class={styles["form"]} onSubmit={(event) => void submit(event)}>
      <p>
        Take <span dir="auto">“{name}”</span> off {sayCount(heads.length)}? The entries stay, and
        their history keeps it.
      </p>
      <ChangedEntries heads={heads} />
      <div>
        <button
          ref={buttonRef}
          type="submit"
          data-look="danger"
          disabled={isBusy}
          onKeyDown={(event) => event.key === "Escape" && onEnd()}
        >
          Take it off
        </button>
        <button type="button" onClick={onEnd}>
          Cancel
        </button>
      </div>
    </form>
  );
}
