import type { SaveState, Sitting } from "../../state/sitting";
import styles from "./save-status.module.css";

/** Whether what was typed is stored. It does not speak up with each key: failures are told by notices. */
export function SaveStatus({ sitting }: { readonly sitting: Sitting }) {
  const state = sitting.saveState.value;
  return (
    <p
      class={styles["status"]}
      role="status"
      aria-label="Save state"
      aria-live="off"
      data-state={state.kind}
    >
      {say(state)}
    </p>
  );
}

function say(state: SaveState): string {
  switch (state.kind) {
    case "untouched":
      return "";
    case "saving":
      return "Saving…";
    case "saved":
      return "Saved";
    default:
      return `Not saved: ${state.why}`;
  }
}
