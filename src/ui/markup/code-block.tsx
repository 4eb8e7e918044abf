import { useId, useRef, useState } from "preact/hooks";
import { languageOf } from "../../core/markup/language-names";
import { languages } from "../../core/markup/languages";
import styles from "./code-block.module.css";
import { CodeText } from "./code-text";
import { CopyButton } from "./copy-button";

interface CodeBlockProps {
  readonly code: string;
  /** An id of the list of languages, a name that is not in it, or "". */
  readonly language: string;
  readonly caption?: string;
  readonly partId?: string;
  /** What is copied, if not the code as it is shown. */
  readonly copied?: string;
  readonly onCopied?: () => void;
}

/** The narrowest phone shows this many characters of code in a line. */
const shortLine = 36;

/** A figure of code: its caption and language, a switch for wrapping long lines, and a button that copies it. */
export function CodeBlock(props: CodeBlockProps) {
  const { code, language, caption = "", partId, copied = code, onCopied } = props;
  const captionId = useId();
  const pre = useRef<HTMLPreElement>(null);
  const [isWrapped, setWrapped] = useState(false);
  const label = labelOf(language);
  const name = label === "" ? "Code" : `Code, ${label}`;
  const hasLongLine = code.split("\n").some((line) => line.length > shortLine);
  return (
    <figure
      class={styles["block"]}
      data-part={partId}
      {...(caption === "" ? { "aria-label": name } : { "aria-labelledby": captionId })}
    >
      <figcaption class={styles["bar"]}>
        <span id={captionId} class={styles["caption"]} dir="auto">
          {caption}
        </span>
        <span class={styles["language"]}>{label}</span>
        {hasLongLine && (
          <button
            type="button"
            data-look="quiet"
            aria-pressed={isWrapped}
            onClick={() => setWrapped(!isWrapped)}
          >
            Wrap
          </button>
        )}
        <CopyButton text={copied} shownIn={pre} onCopied={onCopied} />
      </figcaption>
      <pre
        ref={pre}
        class={styles["code"]}
        role="group"
        aria-label={name}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
        tabIndex={0}
        data-wrapped={isWrapped}
      >
        <CodeText code={code} language={language} />
      </pre>
    </figure>
  );
}

function labelOf(language: string): string {
  const id = languageOf(language);
  return languages.find((known) => known.id === id)?.label ?? language;
}
