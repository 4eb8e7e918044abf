import { useEffect, useRef } from "preact/hooks";
import { carryKeys } from "./carry-keys";
import styles from "./find-box.module.css";

/** How long the keys have to pause before the page of results comes, in milliseconds; enter brings it at once. */
const pauseMs = 350;

/** A small way into finding, beside what narrows the list: what is typed is looked for on a page of its own. */
export function FindBox({ onLine }: { readonly onLine: (line: string) => void }) {
  const timerRef = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timerRef.current), []);
  const look = (line: string) => {
    clearTimeout(timerRef.current);
    if (line.trim() === "") return;
    carryKeys();
    onLine(line);
  };
  return (
    <search class={styles["box"]}>
      <input
        type="search"
        aria-label="Find"
        placeholder="find"
        autocomplete="off"
        autocapitalize="off"
        autocorrect="off"
        spellcheck={false}
        enterkeyhint="search"
        onInput={({ currentTarget: { value } }) => {
          clearTimeout(timerRef.current);
          timerRef.current = setTimeout(() => look(value), pauseMs);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") look(event.currentTarget.value);
        }}
      />
    </search>
  );
}
