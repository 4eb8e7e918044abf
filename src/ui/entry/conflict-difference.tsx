import { partNames } from "../../core/journal/part-names";
import type { Difference, Side } from "../../core/journal/side-by-side";
import { ChangedText } from "./changed-text";
import styles from "./conflict-changes.module.css";

const names: Readonly<Partial<Record<Difference["of"], string>>> = { ...partNames, title: "Title" };

/** One place where two versions differ: this one's words beside that one's. */
export function ConflictDifference({ difference }: { readonly difference: Difference }) {
  const { of, field, isCode, one, other } = difference;
  const name = names[of] ?? of;
  return (
    <>
      <h3 class={styles["name"]}>{field === "" ? name : `${name}: ${field}`}</h3>
      <div class={styles["sides"]}>
        <Version name="This" side={one} isCode={isCode} />
        <Version name="That" side={other} isCode={isCode} />
      </div>
    </>
  );
}

interface VersionProps {
  readonly name: string;
  readonly side: Side;
  readonly isCode: boolean;
}

function Version({ name, side: { words, isMissing }, isCode }: VersionProps) {
  return (
    <div role="group" aria-label={name}>
      <p class={styles["side"]} aria-hidden="true">
        {name}
      </p>
      {isMissing ? (
        <p class={styles["missing"]}>not in this version</p>
      ) : (
        <ChangedText words={words} isCode={isCode} />
      )}
    </div>
  );
}
