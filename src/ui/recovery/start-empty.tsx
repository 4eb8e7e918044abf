import { useRef, useState } from "preact/hooks";
import styles from "./start-empty.module.css";

/** The way that leaves the lost journal behind, which takes two steps. */
export function StartEmpty({ start }: { readonly start: () => void }) {
  const [isAsked, setAsked] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  const cancel = () => {
    setAsked(false);
    // The button that was pressed is gone by then, and the first one is there.
    requestAnimationFrame(() => first.current?.focus());
  };
  return (
    <section class={styles["start"]}>
      <h2>Begin anew</h2>
      {isAsked ? (
        <>
          <p id="start-empty">
            The app will no longer look for the journal that was here. You can still import a backup
            of it at any time.
          </p>
          <div>
            <button
              ref={(button) => button?.focus()}
              type="button"
              data-look="danger"
              aria-describedby="start-empty"
              onClick={start}
            >
              Yes, start empty
            </button>
            <button type="button" onClick={cancel}>
              Cancel
            </button>
          </div>
        </>
      ) : (
        <>
          <p>Only if there is no backup to bring in.</p>
          <button ref={first} type="button" onClick={() => setAsked(true)}>
            Start with an empty journal
          </button>
        </>
      )}
    </section>
  );
}
