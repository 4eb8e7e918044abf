import type { JotKind } from "../../core/jot/jot";
import type { StoredJot } from "../../state/jot-model";
import { Link } from "../controls/link";
import styles from "./jot-desk.module.css";

interface JotOutcomeProps {
  readonly last: StoredJot | undefined;
  readonly onUndo: () => void;
}

const phrases: Readonly<Record<JotKind, string>> = {
  learned: "",
  question: " as a question",
  aha: " as an aha",
  mistake: " as a mistake",
  snippet: " as a snippet",
  goal: " as the next goal",
  thought: " as a thought",
  application: " as an application",
};

/** Where the last jot went, with the way there and the way back. It is said once it is committed. */
export function JotOutcome({ last, onUndo }: JotOutcomeProps) {
  return (
    <div class={styles["outcome"]}>
      <p role="status" aria-label="Jot state">
        {last &&
          `Stored${phrases[last.kind]} in ${last.isNew ? "a new entry" : `“${last.label}”`}.`}
      </p>
      {last && (
        <>
          <Link to={{ page: "entry", id: last.id }} data-button="" data-look="quiet">
            Open
          </Link>
          <button type="button" data-look="quiet" onClick={onUndo}>
            Undo
          </button>
        </>
      )}
    </div>
  );
}
