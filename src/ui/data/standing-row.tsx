import type { Standing } from "../../core/backup/plan-import";
import { Unseen } from "../controls/unseen";
import styles from "./standing-row.module.css";

interface StandingRowProps {
  readonly standing: Standing;
  /** What the entries are called. */
  readonly labels: readonly string[];
}

/** The most titles that are drawn of one row. */
const mostTitles = 20;

/** How many entries of a file stand like this to the journal, what becomes of them, and what they are called. */
export function StandingRow({ standing, labels }: StandingRowProps) {
  const others = labels.length - mostTitles;
  return (
    <div class={styles["row"]} data-empty={labels.length === 0}>
      <dt>{standing}</dt>
      <dd class={styles["count"]}>{labels.length.toLocaleString("en")}</dd>
      <dd class={styles["fate"]}>{fates[standing]}</dd>
      {labels.length > 0 && (
        <dd class={styles["titles"]}>
          <details>
            <summary>
              Titles<Unseen> of {standing}</Unseen>
            </summary>
            <ul>
              {labels.slice(0, mostTitles).map((label, at) => (
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
  "both changed": "added beside yours as conflict copies",
};
