import { saySpan } from "../../core/journal/say-span";
import type { Grade } from "../../core/review/card";
import styles from "./asked-card.module.css";

interface GradeRowProps {
  readonly choices: readonly { readonly grade: Grade; readonly days: number }[];
  readonly onGrade: (grade: Grade) => void;
}

/** How well it was recalled, and when each answer brings it back. */
export function GradeRow({ choices, onGrade }: GradeRowProps) {
  return (
    <div class={styles["grades"]} role="group" aria-label="How well did you recall it?">
      {choices.map(({ grade, days }, at) => (
        <button
          key={grade}
          type="button"
          aria-keyshortcuts={String(at + 1)}
          onClick={() => onGrade(grade)}
        >
          {grade} <small>{saySpan(days)}</small>
        </button>
      ))}
    </div>
  );
}
