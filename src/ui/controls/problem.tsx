import type { ComponentChildren } from "preact";
import styles from "./problem.module.css";

interface ProblemProps {
  /** What did not work, in whole sentences. */
  readonly children: ComponentChildren;
  readonly retry: () => void;
}

/** Something that is missing from the page, and the button that tries again. */
export function Problem({ children, retry }: ProblemProps) {
  return (
    <div class={styles["problem"]} role="alert">
      <p>{children}</p>
      <button type="button" onClick={retry}>
        Try again
      </button>
    </div>
  );
}
