import { useLayoutEffect, useRef } from "preact/hooks";
import type { JournalFilter } from "../../core/journal/journal-filter";
import type { KnownFacts } from "../../core/journal/known-facts";
import { spellingKey } from "../../core/journal/tag";
import { printRoute } from "../../core/route";
import { FindBox } from "../find/find-box";
import { TagList } from "../controls/tag-list";
import styles from "./filter-bar.module.css";

interface FilterBarProps {
  readonly filter: JournalFilter;
  readonly known: KnownFacts;
  /** Whether the counts are of all entries: only then are they shown. */
  readonly isComplete: boolean;
  readonly go: (filter: JournalFilter) => void;
  /** Looks for a line in all entries. */
  readonly find: (line: string) => void;
}

/** The rarer tags are found through the entries that bear them. */
const mostTags = 24;

/** A way into finding, sections and the most used tags, to narrow the list by; the tag it is narrowed by leads back. */
export function FilterBar({ filter, known, isComplete, go, find }: FilterBarProps) {
  const { tag, section } = filter;
  const sections = withPresent(known.sections, section);
  const tags = withPresent(known.tags.slice(0, mostTags), tag);
  const isCurrent = (other: string) => tag !== undefined && isSpelledLike(other, tag);
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => showCurrent(bar.current), [tag, known]);
  return (
    <div ref={bar} class={styles["bar"]}>
      <FindBox onLine={find} />
      {sections.length > 0 && (
        <select
          aria-label="Show section"
          data-chosen={section !== undefined}
          onChange={(event) => go({ ...filter, section: event.currentTarget.value })}
        >
          <option value="">all sections</option>
          {sections.map((name) => (
            <option
              key={name}
              value={name}
              selected={section !== undefined && isSpelledLike(name, section)}
            >
              {name}
            </option>
          ))}
        </select>
      )}
      {tags.length > 0 && (
        <TagList
          tags={tags}
          isCurrent={isCurrent}
          hrefOf={(other) =>
            printRoute({
              page: "journal",
              ...(section && { section }),
              ...(!isCurrent(other) && { tag: other }),
            })
          }
          {...(isComplete && { countOf: (other: string) => known.tagCounts.get(other) ?? 0 })}
        />
      )}
    </div>
  );
}

/** Slides the tag that the list is narrowed by into view, within the bar only. */
function showCurrent(bar: HTMLElement | null): void {
  const chip = bar?.querySelector("[aria-current]")?.getBoundingClientRect();
  if (!bar || !chip) return;
  const frame = bar.getBoundingClientRect();
  if (chip.left < frame.left || chip.right > frame.right)
    bar.scrollLeft += chip.left + chip.width / 2 - frame.left - frame.width / 2;
}

/** `names` with the present one among them, at the front if it is a rare one. */
function withPresent(names: readonly string[], present: string | undefined): readonly string[] {
  return present === undefined || names.some((name) => isSpelledLike(name, present))
    ? names
    : [present, ...names];
}

function isSpelledLike(name: string, other: string): boolean {
  return spellingKey(name) === spellingKey(other);
}
