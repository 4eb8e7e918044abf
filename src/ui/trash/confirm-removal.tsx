import { useId, useRef, useState } from "preact/hooks";
import { Dialog } from "../controls/dialog";
import styles from "./confirm-removal.module.css";

interface ConfirmRemovalProps {
  /** What is going to be gone: a title in quotes, or a number of entries. */
  readonly what: string;
  readonly remove: () => void;
  readonly cancel: () => void;
}

/** Asks before something is gone for good. The focus begins on the answer that does no harm, and goes back where it was. */
export function ConfirmRemoval({ what, remove, cancel }: ConfirmRemovalProps) {
  const id = useId();
  const isGoingRef = useRef(false);
  const [before] = useState(() => document.activeElement);
  const answer = () => {
    isGoingRef.current = true;
    remove();
  };
  return (
    <Dialog
      labelledBy={id}
      class={styles["confirm"]}
      onClose={cancel}
      // What was pressed goes with its row: then the page goes on from its beginning.
      focusAfter={() => (isGoingRef.current ? document.querySelector("main") : before)}
    >
      <h2 id={id}>
        Delete <bdi>{what}</bdi> for good?
      </h2>
      <p>The whole history goes, too. This cannot be undone.</p>
      <div>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- in a modal dialog this says which answer Enter gives: the harmless one */}
        <button type="button" autofocus onClick={cancel}>
          Cancel
        </button>
        <button type="button" data-look="danger" onClick={answer}>
          Delete for good
        </button>
      </div>
    </Dialog>
  );
}
