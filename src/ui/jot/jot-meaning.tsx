import type { Jot } from "../../core/jot/jot";
import { kindOfPart, type Pasted } from "../../core/jot/jot-part";
import { jotNames } from "../../core/jot/jot-names";
import { formatMinutes } from "../../core/journal/duration";
import type { Head } from "../../core/journal/entry";
import styles from "./jot-desk.module.css";

interface JotMeaningProps {
  readonly jot: Jot;
  readonly pasted: Pasted | undefined;
  /** The entry that it will go to. */
  readonly target: Head | undefined;
}

/** What the line is understood as, while it is written: what it becomes, its facts, and where it will go. */
export function JotMeaning({ jot, pasted, target }: JotMeaningProps) {
  const facts = [
    ...jot.tags.map((tag) => `#${tag}`),
    ...(jot.section === undefined ? [] : [`@${jot.section}`]),
    ...(jot.minutes === undefined ? [] : [formatMinutes(jot.minutes)]),
  ];
  return (
    <p class={styles["meaning"]}>
      <b>{jotNames[kindOfPart(jot, pasted)]}</b>
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
      <span>→ {target ? `“${target.label}”` : "a new entry"}</span>
    </p>
  );
}
