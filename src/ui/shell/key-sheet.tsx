import { useId } from "preact/hooks";
import { Dialog } from "../controls/dialog";
import { KeyList } from "./key-list";
import styles from "./key-sheet.module.css";

/** All keys, over whatever page there is. */
export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  const id = useId();
  return (
    <Dialog labelledBy={id} class={styles["sheet"]} onClose={onClose}>
      <header>
        <h2 id={id}>Keys</h2>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- a modal dialog has the focus, and this is what there is to do in it */}
        <button type="button" autofocus onClick={onClose}>
          Close
        </button>
      </header>
      <KeyList />
      <p>Letters work where nothing is typed. The settings can turn all of them off.</p>
    </Dialog>
  );
}
