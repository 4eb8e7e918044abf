import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import type { EntryId } from "../../core/journal/id";
import { partNames } from "../../core/journal/part-names";
import type { Excerpt } from "../../core/search/excerpt";
import type { Found } from "../../core/search/find";
import type { FindAnswer } from "../../state/index-keeper";
import { Link } from "../controls/link";
import styles from "./find-results.module.css";
import { MarkedText } from "./marked-text";

interface FindResultsProps {
  readonly listRef: RefObject<HTMLOListElement | null>;
  readonly answer: FindAnswer;
  /** Whether more of it is on its way. */
  readonly isMore: boolean;
  readonly onOpen: (id: EntryId, partId: string | undefined) => void;
  readonly onMore: () => void;
  /** From the first result back to the field. */
  readonly onUp: () => void;
}

/** What was found, the best first, with a piece of each part that has it. */
export function FindResults({ listRef, answer, isMore, onOpen, onMore, onUp }: FindResultsProps) {
  const { results, total, isCounted, share, typos } = answer;
  useEffect(() => (listRef.current ? walk(listRef.current, onUp) : undefined), [listRef, onUp]);
  return (
    <section class={styles["found"]} aria-label="Found">
      <p role="status">
        {sayTotal(total, isCounted)}
        {typos.length > 0 && total > 0 && `, one letter away from “${typos.join("”, “")}”`}
        {share < 1 && `, in ${Math.floor(share * 100)} % of your entries so far`}
      </p>
      {total === 0 && share === 1 && (
        <p>
          Try fewer letters, another word, or leave a condition out. Words are found by their
          beginning, text in quotes as it stands.
        </p>
      )}
      <ol ref={listRef} aria-label="Results">
        {results.map((found) => (
          <li key={found.id}>
            <Result found={found} onOpen={onOpen} />
          </li>
        ))}
      </ol>
      {results.length > 0 && results.length < total && !isMore && (
        <button type="button" onClick={onMore}>
          More results
        </button>
      )}
    </section>
  );
}

/** Arrows lead from result to result, until the answer is called. */
function walk(list: HTMLElement, onUp: () => void): () => void {
  const listening = new AbortController();
  const onKey = (event: KeyboardEvent) => {
    const links = [...list.querySelectorAll<HTMLElement>("[data-entry]")];
    const at = links.findIndex((link) => link === document.activeElement);
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined || at < 0) return;
    event.preventDefault();
    if (at + by < 0) onUp();
    else links[at + by]?.focus();
  };
  list.addEventListener("keydown", onKey, listening);
  return () => listening.abort();
}

interface ResultProps {
  readonly found: Found;
  readonly onOpen: FindResultsProps["onOpen"];
}

function Result({ found, onOpen }: ResultProps) {
  const { id, label, labelHits, date, section, excerpts } = found;
  return (
    <article>
      <h2>
        <Link
          to={{ page: "entry", id }}
          dir="auto"
          data-entry={id}
          onClick={() => onOpen(id, excerpts[0]?.partId)}
        >
          <MarkedText text={label} hits={labelHits} />
        </Link>
      </h2>
      <p>
        <time dateTime={date}>{date}</time>
        {section !== undefined && <span>{section}</span>}
      </p>
      {excerpts.map((excerpt) => (
        <Piece key={excerpt.partId ?? excerpt.place} excerpt={excerpt} />
      ))}
    </article>
  );
}

function Piece({ excerpt: { place, text, hits } }: { readonly excerpt: Excerpt }) {
  return (
    <p data-place={place} dir="auto">
      <small>{place === "facts" ? "Facts" : place === "title" ? "Title" : partNames[place]}</small>
      <MarkedText text={text} hits={hits} />
    </p>
  );
}

function sayTotal(total: number, isCounted: boolean): string {
  if (total === 0) return isCounted ? "Nothing found" : "Nothing found so far";
  const counted = `${total.toLocaleString("en")} ${total === 1 ? "entry" : "entries"}`;
  return isCounted ? counted : `More than ${counted}`;
}
