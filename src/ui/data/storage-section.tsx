import type { StorageModel, StorageState } from "../../state/storage-model";
import { sayBytes } from "../../core/say-bytes";
import styles from "./storage-section.module.css";

/** Whether the browser may clear the journal away, in the words of what it promised. */
export function StorageSection({ storage }: { readonly storage: StorageModel }) {
  const state = storage.state.value;
  return (
    <section class={styles["storage"]}>
      <h2>Storage</h2>
      <output aria-label="Storage" data-persisted={state?.isPersisted}>
        {state && (
          <>
            <strong>{promiseOf(state).short}</strong> {promiseOf(state).long}
            {state.room && (
              <span>
                {sayBytes(state.room.usedBytes)} used, {sayBytes(state.room.freeBytes)} free.
              </span>
            )}
          </>
        )}
      </output>
      {state?.isPersisted === false && (
        <button type="button" onClick={() => void storage.protect()}>
          Protect storage
        </button>
      )}
    </section>
  );
}

function promiseOf({ isPersisted }: StorageState): {
  readonly short: string;
  readonly long: string;
} {
  if (isPersisted === undefined)
    return {
      short: "No promise.",
      long: "This browser does not say whether it keeps your journal. Keep a fresh backup.",
    };
  return isPersisted
    ? {
        short: "Protected.",
        long: "The browser keeps your journal until you clear its data yourself. Only a backup outlives that.",
      }
    : {
        short: "Not protected.",
        long: "The browser may clear your journal when the disk runs low, and Safari after a week without a visit. Keep a fresh backup; installing the app helps, too.",
      };
}
