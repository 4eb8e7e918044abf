import { useEffect, useRef, useState } from "preact/hooks";
import type { App } from "../../state/app";
import { lazy } from "../shell/lazy";
import styles from "./jot-line.module.css";

const JotDesk = lazy("JotDesk", () => import("./jot-desk"));

interface JotLineProps {
  readonly app: App;
  /** Words to begin with; with them, or with none, the line has the focus. */
  readonly words: string | undefined;
}

/**
 * The prompt to jot at: one field that can be typed in from the first paint on. All that it knows
 * of signs, tags and storing comes right after that, and finds what was typed and asked meanwhile.
 */
export function JotLine({ app, words }: JotLineProps) {
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (words !== undefined) fieldRef.current?.focus();
  }, [words]);
  const onSubmit = (event: Event) => {
    event.preventDefault();
    setAsked((times) => times + 1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && !event.defaultPrevented)
      onSubmit(event);
  };
  return (
    <form class={styles["jot"]} onSubmit={onSubmit}>
      <div>
        <textarea
          ref={fieldRef}
          aria-label="Jot"
          rows={1}
          placeholder="Pods share an IP #pods"
          enterkeyhint="send"
          autocomplete="off"
          onKeyDown={onKeyDown}
        />
        <button data-look="primary">Jot</button>
      </div>
      <JotDesk app={app} words={words} fieldRef={fieldRef} asked={asked} />
    </form>
  );
}
