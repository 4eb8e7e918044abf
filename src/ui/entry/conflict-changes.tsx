import { useMemo, useState } from "preact/hooks";
import type { Entry } from "../../core/journal/entry";
import { asOwnEntry, pieceBeside } from "../../core/journal/settle-conflict";
import { sideBySide } from "../../core/journal/side-by-side";
import styles from "./conflict-changes.module.css";
import { ConflictDifference } from "./conflict-difference";

interface ConflictChangesProps {
  readonly here: Entry;
  readonly other: Entry;
}

/** Differences that are drawn at once; an entry may have thousands. */
const screenful = 20;

/** What two versions say differently, side by side, with what only one of them says underlined. */
export function ConflictChanges({ here, other }: ConflictChangesProps) {
  const [count, setCount] = useState(screenful);
  const differences = useMemo(
    () => sideBySide(saidBeside(here, other), saidBeside(other, here)),
    [here, other],
  );
  const hidden = differences.length - count;
  if (differences.length === 0)
    return <p>Both have the same words; only the order of their parts may differ.</p>;
  return (
    <>
      <ul class={styles["changes"]} aria-label="Differences">
        {differences.slice(0, count).map((difference, at) => (
          <li key={at}>
            <ConflictDifference difference={difference} />
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <button type="button" onClick={() => setCount(count + screenful)}>
          Show more differences ({hidden} left)
        </button>
      )}
    </>
  );
}

/** A version as an entry of its own; beside a copy of one piece only that piece of it. */
function saidBeside(version: Entry, other: Entry): Entry {
  return other.copyOfPiece === undefined ? asOwnEntry(version) : pieceBeside(version, other);
}
