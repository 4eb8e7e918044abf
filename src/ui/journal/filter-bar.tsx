import type { JournalFilter } from "../../core/journal/journal-rows";
import type { KnownFacts } from "../../core/journal/known-facts";
import { spellingKey } from "../../core/journal/tag";
import { printRoute } from "../../core/route";
import { TagList } from "../controls/tag-list";
import styles from "./filter-bar.module.css";

interface FilterBarProps {
  readonly filter: JournalFilter;
  readonly known: KnownFacts;
  /** Whether the counts are of all entries: only then are they shown. */
  readonly isComplete: boolean;
  readonly go: (filter: JournalFilter) => void;
}

/** The rarer tags are found through the entries that bear them. */
const mostTags = 24;

/** Sections and the most used tags, to narrow the list by; the tag it is narrowed by leads back. */
export function FilterBar({ filter, known, isComplete, go }: FilterBarProps) {
  const { tag, section } = filter;
  const sections = withPresent(known.sections, section);
  const tags = withPresent(known.tags.slice(0, mostTags), tag);
  const isCurrent = (other: string) => tag !== undefined && isSpelledLike(other, tag);
  if (tags.length === 0 && sections.length < 2) return null;
  return (
    <div class={styles["bar"]}>
      {sections.length > 1 && (
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

/** `names` with the present one among them, at the front if it is a rare one. */
function withPresent(names: readonly string[], present: string | undefined): readonly string[] {
  return present === undefined || names.some((name) => isSpelledLike(name, present))
    ? names
    : [present, ...names];
}

function isSpelledLike(name: string, other: string): boolean {
  return spellingKey(name) === spellingKey(other);
}
