import { useId, useState } from "preact/hooks";
import type { LinkedFrom as LinkedFromEntry } from "../../core/search/linked-from";
import { Link } from "../controls/link";
import styles from "./entry-foot.module.css";

interface LinkedFromProps {
  readonly entries: readonly LinkedFromEntry[];
  /** How many link to it, of which `entries` are the newest. */
  readonly total: number;
}

/** So many are shown at first. */
const few = 5;

/** The entries that link to the one on screen, each with the line that does. */
export function LinkedFrom({ entries, total }: LinkedFromProps) {
  const id = useId();
  const [isAll, setAll] = useState(false);
  return (
    <nav aria-labelledby={id}>
      <p id={id}>Linked from</p>
      <ul>
        {(isAll ? entries : entries.slice(0, few)).map((entry) => (
          <li key={entry.id}>
            <Link to={{ page: "entry", id: entry.id }}>
              <span dir="auto">{entry.label}</span>
              <small>{entry.date}</small>
            </Link>
            {entry.line !== "" && <p dir="auto">{entry.line}</p>}
          </li>
        ))}
      </ul>
      {!isAll && entries.length > few && (
        <button type="button" data-look="quiet" class={styles["more"]} onClick={() => setAll(true)}>
          {entries.length === total ? `Show all ${total}` : `Show ${entries.length} of ${total}`}
        </button>
      )}
    </nav>
  );
}
