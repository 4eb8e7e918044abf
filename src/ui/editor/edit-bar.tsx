import type { SaveState, Sitting } from "../../state/sitting";
import { Icon } from "../controls/icon";
import { Link } from "../controls/link";
import styles from "./edit-form.module.css";

interface EditBarProps {
  readonly sitting: Sitting;
  /** Asked on a plain click of "Done"; the bar itself goes nowhere then. */
  readonly onDone: () => void;
}

/**
 * The bar that stays on top: back, the save state, and "Done". The state does not speak up with each
 * key: failures are told by notices.
 */
export function EditBar({ sitting, onDone }: EditBarProps) {
  const id = sitting.storedAs.value;
  const state = sitting.saveState.value;
  return (
    <div class={styles["bar"]}>
      <Link to={{ page: "journal" }} aria-label="Back to journal" data-button="" data-look="quiet">
        <Icon name="arrow-left" />
      </Link>
      <p role="status" aria-label="Save state" aria-live="off" data-state={state.kind}>
        {say(state)}
      </p>
      <Link
        to={id === undefined ? { page: "journal" } : { page: "entry", id }}
        data-button=""
        data-look="primary"
        onClick={(event) => {
          // Where it leads is known only when all is stored.
          event.preventDefault();
          onDone();
        }}
      >
        Done
      </Link>
    </div>
  );
}

function say(state: SaveState): string {
  if (state.kind === "untouched") return "";
  if (state.kind === "not saved") return `Not saved: ${state.why}`;
  return state.kind === "saved" ? "Saved" : "Saving…";
}
