import styles from "./meter.module.css";

/**
 * Five bars, so many of them lit, for the eye only: the caller says the number in text beside it. It is
 * one element, since a screen of rows had sixty of them.
 */
export function Meter({ lit }: { readonly lit: number }) {
  return <span class={styles["meter"]} style={{ "--lit": `${lit}` }} aria-hidden="true" />;
}
