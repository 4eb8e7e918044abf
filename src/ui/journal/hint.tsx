import type { ComponentChildren } from "preact";
import styles from "./hint.module.css";

/** A word in the margin about what stands before it: in the flow for the ear, beside it for the eye where there is room. */
export function Hint({ children }: { readonly children: ComponentChildren }) {
  return (
    <p role="note" class={styles["hint"]}>
      {children}
    </p>
  );
}
