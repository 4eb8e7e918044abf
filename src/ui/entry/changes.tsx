import { useState } from "preact/hooks";
import type { Change, FactChange, PartChange } from "../../core/journal/diff";
import type { Words } from "../../core/journal/diff-words";
import { partNames } from "../../core/journal/part-names";
import { ChangedText } from "./changed-text";
import styles from "./changes.module.css";

interface ChangesProps {
  readonly changes: readonly Change[];
  /** What the list is called by a screen reader. */
  readonly label?: string;
}

/** Changes that are drawn at once; an entry may have thousands. */
const screenful = 40;

/** The differences of two states, one block each: what went is struck through, what came is underlined. */
export function Changes({ changes, label = "Changes" }: ChangesProps) {
  const [count, setCount] = useState(screenful);
  const hidden = changes.length - count;
  if (changes.length === 0) return <p class={styles["none"]}>Nothing differs.</p>;
  return (
    <div class={styles["changes"]}>
      <ul aria-label={label}>
        {changes.slice(0, count).map((change, at) => (
          <li key={at}>
            <OneChange change={change} />
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <button type="button" onClick={() => setCount(count + screenful)}>
          Show more changes ({hidden} left)
        </button>
      )}
    </div>
  );
}

function OneChange({ change }: { readonly change: Change }) {
  if (change.of === "part") return <ChangedPart change={change} />;
  return (
    <>
      <p class={styles["name"]}>{change.of === "fact" ? change.label : "Title"}</p>
      <ChangedText words={change.of === "fact" ? wordsOf(change) : change.words} isCode={false} />
    </>
  );
}

function wordsOf({ before, after }: FactChange): readonly Words[] {
  return [
    ...(before === undefined ? [] : [{ kind: "removed", text: before } as const]),
    ...(before !== undefined && after !== undefined
      ? [{ kind: "same", text: " → " } as const]
      : []),
    ...(after === undefined ? [] : [{ kind: "added", text: after } as const]),
  ];
}

function ChangedPart({ change }: { readonly change: PartChange }) {
  const { kind, what, isMoved, fields } = change;
  return (
    <>
      <p class={styles["name"]}>
        {partNames[kind]}{" "}
        <span class={styles["what"]} data-what={what}>
          {isMoved && what === "edited" ? "moved and edited" : what}
        </span>
      </p>
      {fields.map(({ label, words, isCode }) => (
        <div key={label}>
          {label !== "" && <p class={styles["field"]}>{label}</p>}
          <ChangedText words={words} isCode={isCode} />
        </div>
      ))}
    </>
  );
}
