import type { Standing } from "../../core/backup/plan-import";
import { Unseen } from "../controls/unseen";
import styles from "./standing-row.module.css";

interface StandingRowProps {
  readonly standing: Standing;
  readonly count: number;
  /** What the first of them are called. */
  readonly labels: readonly string[];
  /** Whether the group is to be imported, and what to do if the owner wants it otherwise; nothing where it changes nothing. */
  readonly choice?: { readonly isTaken: boolean; readonly take: (isTaken: boolean) => void };
}

/** How many entries of a file stand like this to the journal, what becomes of them, and what they are called. */
export function StandingRow({ standing, count, labels, choice }: StandingRowProps) {
  const others = count - labels.length;
  return (
    <div class={styles["row"]} data-empty={count === 0 || choice?.isTaken === false}>
      <dt>{standing}</dt>
      <dd class={styles["count"]}>{count.toLocaleString("en")}</dd>
      <dd class={styles["fate"]}>
        {choice?.isTaken === false ? "left out: nothing of it is imported" : fates[standing]}
      </dd>
      {choice && (
        <dd class={styles["choice"]}>
          <label>
            <input
              type="checkbox"
              checked={choice.isTaken}
              onChange={({ currentTarget }) => choice.take(currentTarget.checked)}
            />
            Take these<Unseen>: {standing}</Unseen>
          </label>
        </dd>
      )}
      {count > 0 && (
        <dd class={styles["titles"]}>
          <details>
            <summary>
              Titles<Unseen> of {standing}</Unseen>
            </summary>
            <ul>
              {labels.map((label, at) => (
                <li key={at} dir="auto">
                  {label}
                </li>
              ))}
            </ul>
            {others > 0 && <p>and {others.toLocaleString("en")} more</p>}
          </details>
        </dd>
      )}
    </div>
  );
}

const fates: Readonly<Record<Standing, string>> = {
  new: "added",
  same: "left as they are",
  "newer in file": "taken; your state goes into the history",
  "newer here": "left as you have them",
  "both changed":
    "merged by part; where both changed the same words, the others come beside yours as a conflict copy",
};
