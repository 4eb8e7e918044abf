import styles from "./progress-line.module.css";

interface ProgressLineProps {
  /** What is being done, as a short sentence without its full stop. */
  readonly label: string;
  /** From 0 to 1; none where the end is not known. */
  readonly value?: number | undefined;
  /** Ends the work; none where it cannot be ended. */
  readonly cancel?: (() => void) | undefined;
}

/** How far a work is that the owner waits for. */
export function ProgressLine({ label, value, cancel }: ProgressLineProps) {
  return (
    <div class={styles["line"]}>
      <span aria-hidden="true">{label}…</span>
      <progress aria-label={label} value={value} />
      {cancel && (
        <button type="button" onClick={cancel}>
          Cancel
        </button>
      )}
    </div>
  );
}
