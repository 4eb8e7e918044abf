import type { RefObject } from "preact";
import { Icon } from "../controls/icon";
import styles from "./find-field.module.css";

interface FindFieldProps {
  readonly fieldRef: RefObject<HTMLInputElement | null>;
  readonly label: string;
  /** What can be asked, shown while nothing is. */
  readonly hint: string;
  readonly first: string;
  readonly onLine: (line: string) => void;
  /** From the field on to what was found. */
  readonly onDown: () => void;
}

/** The line that is looked for. */
export function FindField({ fieldRef, label, hint, first, onLine, onDown }: FindFieldProps) {
  return (
    <search class={styles["field"]}>
      <Icon name="find" />
      <input
        ref={fieldRef}
        type="search"
        aria-label={label}
        placeholder={hint}
        defaultValue={first}
        autocomplete="off"
        autocapitalize="off"
        autocorrect="off"
        spellcheck={false}
        enterkeyhint="search"
        dir="auto"
        onInput={(event) => onLine(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" && event.key !== "Enter") return;
          event.preventDefault();
          onDown();
        }}
      />
    </search>
  );
}
