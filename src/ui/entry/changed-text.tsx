import { useState } from "preact/hooks";
import type { Words } from "../../core/journal/diff-words";
import styles from "./changed-text.module.css";

interface ChangedTextProps {
  readonly words: readonly Words[];
  /** Whether it is set as code. */
  readonly isCode: boolean;
}

/** A text as it was typed, with what went and what came marked in it. */
export function ChangedText({ words, isCode }: ChangedTextProps) {
  return (
    <p class={styles["text"]} data-code={isCode} dir={isCode ? "ltr" : "auto"}>
      {words.map(({ kind, text }, at) => {
        const isEdge = { starts: at === 0, ends: at === words.length - 1 };
        if (kind === "same") return <Folded key={at} text={text} bound={240} {...isEdge} />;
        const Mark = kind === "added" ? "ins" : "del";
        return (
          <Mark key={at}>
            <Folded text={text} bound={6000} starts={false} ends={false} />
          </Mark>
        );
      })}
    </p>
  );
}

/** Characters around a change that are always shown. */
const surroundings = 80;

interface FoldedProps {
  readonly text: string;
  /** From this length on the middle is folded away. */
  readonly bound: number;
  /** Nothing stands before it, so its beginning is of no interest; likewise its end. */
  readonly starts: boolean;
  readonly ends: boolean;
}

function Folded({ text, bound, starts, ends }: FoldedProps) {
  const [isOpen, setOpen] = useState(false);
  if (isOpen || text.length <= bound) return text;
  const from = starts ? 0 : breakAfter(text, surroundings);
  const to = ends ? text.length : breakBefore(text, text.length - surroundings);
  const count = (to - from).toLocaleString("en");
  return (
    <>
      {text.slice(0, from)}
      <button
        type="button"
        data-look="quiet"
        aria-label={`Show ${count} more characters`}
        onClick={() => setOpen(true)}
      >
        … {count} more …
      </button>
      {text.slice(to)}
    </>
  );
}

/** The place behind the first white space from `at` on, near it, so that no word or sign is cut in two. */
function breakAfter(text: string, at: number): number {
  const space = text.slice(at, at + surroundings).search(/\s/);
  return space < 0 ? wholeSign(text, at) : at + space + 1;
}

function breakBefore(text: string, at: number): number {
  const before = text.slice(at - surroundings, at);
  const space = before.search(/\s\S*$/);
  return space < 0 ? wholeSign(text, at) : at - surroundings + space;
}

/** A place that does not cut a surrogate pair. */
function wholeSign(text: string, at: number): number {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff ? at + 1 : at;
}
