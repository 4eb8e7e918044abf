import type { PartKind } from "../../core/journal/part";
import { Icon } from "../controls/icon";
import styles from "./add-bar.module.css";
import { addedKinds, partWords } from "./part-words";

/** One button a kind of part. */
export function AddBar({ onAdd }: { readonly onAdd: (kind: PartKind) => void }) {
  return (
    <div class={styles["bar"]} role="group" aria-label="Add a part">
      {addedKinds.map((kind) => (
        <button
          key={kind}
          id={`add-${kind}`}
          type="button"
          aria-label={`Add ${partWords[kind].noun}`}
          onClick={() => onAdd(kind)}
        >
          <Icon name="plus" />
          {partWords[kind].noun}
        </button>
      ))}
    </div>
  );
}
