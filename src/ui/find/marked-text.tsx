import type { Hit } from "../../core/search/excerpt";
import styles from "./marked-text.module.css";

interface MarkedTextProps {
  readonly text: string;
  /** In the order of the text, none over another. */
  readonly hits: readonly Hit[];
}

/** A text in which what was found is marked. */
export function MarkedText({ text, hits }: MarkedTextProps) {
  return (
    <span class={styles["text"]}>
      {hits.map(([start, end], at) => [
        text.slice(hits[at - 1]?.[1] ?? 0, start),
        <mark key={start}>{text.slice(start, end)}</mark>,
      ])}
      {text.slice(hits.at(-1)?.[1] ?? 0)}
    </span>
  );
}
