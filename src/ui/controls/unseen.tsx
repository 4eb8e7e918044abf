import type { ComponentChildren } from "preact";
import styles from "./unseen.module.css";

/** Words for those who hear the page instead of seeing it. */
export function Unseen({ children }: { readonly children: ComponentChildren }) {
  return <span class={styles["unseen"]}>{children}</span>;
}
