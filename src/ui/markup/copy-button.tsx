import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import styles from "./copy-button.module.css";

interface CopyButtonProps {
  readonly text: string;
  /** The element that shows the text: it is selected where the browser does not let us copy. */
  readonly shownIn: RefObject<HTMLElement | null>;
  readonly onCopied?: (() => void) | undefined;
}

const feedbackMs = 4000;

/** Copies a text and says so, to the eye and to the ear; else selects it and says which keys copy it. */
export function CopyButton({ text, shownIn, onCopied }: CopyButtonProps) {
  const [feedback, setFeedback] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setFeedback(""), feedbackMs);
    return () => clearTimeout(timer);
  }, [feedback]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setFeedback("Copied");
      onCopied?.();
    } catch {
      // No secure context, no permission, or a page in the background.
      if (shownIn.current) getSelection()?.selectAllChildren(shownIn.current);
      setFeedback(navigator.userAgent.includes("Mac") ? "Press ⌘C" : "Press Ctrl+C");
    }
  };
  return (
    <>
      <span role="status" class={styles["feedback"]}>
        {feedback}
      </span>
      <button type="button" data-look="quiet" onClick={() => void copy()}>
        Copy
      </button>
    </>
  );
}
