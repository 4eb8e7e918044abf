import { isStarted } from "../shell/idle";
import styles from "./icon.module.css";
import icons from "./icons.svg";

/** The paths of `icons.svg`, each in a square of 24. */
export type IconName =
  | "journal"
  | "find"
  | "plus"
  | "data"
  | "copy"
  | "check"
  | "x"
  | "arrow-left"
  | "chevron-up"
  | "chevron-down"
  | "pause"
  | "play"
  | "more"
  | "bold"
  | "code"
  | "link"
  | "list"
  | "task"
  | "quote"
  | "indent"
  | "outdent"
  | "undo"
  | "redo";

/** A line drawing as high as the text beside it; never the only bearer of a meaning, so it has no name. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class={styles["icon"]} viewBox="0 0 24 24" aria-hidden="true">
      {/* While the browser reads the file of the drawings, some 8 ms, it draws no frame. */}
      {isStarted.value && <use href={`${icons}#${name}`} />}
    </svg>
  );
}
