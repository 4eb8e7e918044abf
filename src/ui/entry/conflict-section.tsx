import { useEffect, useId, useRef, useState } from "preact/hooks";
import { type Conflict, conflictsOf } from "../../core/journal/conflict";
import type { Entry } from "../../core/journal/entry";
import type { App } from "../../state/app";
import type { ConflictModel } from "../../state/conflict-model";
import { ConflictChanges } from "./conflict-changes";
import styles from "./conflict-section.module.css";
import { ConflictVersion } from "./conflict-version";

interface ConflictSectionProps {
  readonly app: Pick<App, "open" | "entry" | "journal" | "route">;
  readonly entry: Entry;
}

/** The two versions of an entry that was changed in two places at once, and the choice between them. */
export function ConflictSection({ app, entry }: ConflictSectionProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [model, setModel] = useState<ConflictModel>();
  const heads = app.journal.heads.value;
  const conflicts = conflictsOf(entry, heads);
  useEffect(() => void app.open("conflict").then(setModel, () => undefined), [app]);
  useEffect(() => void model?.look(conflictsOf(entry, heads)), [model, entry, heads]);
  const versions = model?.versions.value;
  const isRenewed = versions?.isRenewed === true;
  useEffect(() => {
    if (isRenewed) heading.current?.focus();
  }, [isRenewed, versions]);
  if (!model || !versions) return null;

  const isCopy = versions.copy.entry.id === entry.id;
  const [here, other] = isCopy
    ? [versions.copy, versions.original]
    : [versions.original, versions.copy];
  const more = conflicts.filter((conflict) => !isOf(conflict, other.entry)).length;
  const keepOne = async (isCopyKept: boolean) => {
    const isDone = await (isCopyKept ? model.keepCopy() : model.keepOriginal());
    if (!isDone) return;
    // Either way the words that were kept stand under the original now.
    const { id: kept } = versions.original.entry;
    app.route.replace({ page: "entry", id: kept });
    await app.entry.open(kept);
    focusTitle();
  };
  const keepBoth = async () => {
    if (await model.keepBoth()) focusTitle();
  };
  return (
    <section class={styles["conflict"]} aria-labelledby={id}>
      <h2 ref={heading} id={id} tabIndex={-1}>
        Two versions of this entry
      </h2>
      <p>
        {isRenewed
          ? "One of them changed while you looked, so nothing was decided. Look again:"
          : "It was changed in two places at once, and both are kept until you decide."}
        {more > 0 && ` ${more} more to decide after this one.`}
      </p>
      <div class={styles["versions"]}>
        <ConflictVersion
          entry={here.entry}
          side="this"
          isCopy={isCopy}
          keep={() => void keepOne(isCopy)}
        />
        <ConflictVersion
          entry={other.entry}
          side="that"
          isCopy={!isCopy}
          keep={() => void keepOne(!isCopy)}
        />
      </div>
      <ConflictChanges here={here.entry} other={other.entry} />
      <div class={styles["both"]}>
        <button type="button" onClick={() => void keepBoth()}>
          Keep both
        </button>
        <p>Two entries, each with a page of its own.</p>
      </div>
    </section>
  );
}

function isOf({ original, copy }: Conflict, { id }: Entry): boolean {
  return original === id || copy === id;
}

/** The button that had the focus is gone with its section. */
function focusTitle(): void {
  // What was read is drawn in a microtask of its own.
  setTimeout(() => {
    const title = document.querySelector<HTMLElement>("main h1");
    if (!title) return;
    title.tabIndex = -1;
    title.focus();
  }, 0);
}
