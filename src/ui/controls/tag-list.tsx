import type { Tag } from "../../core/journal/tag";
import { printRoute } from "../../core/route";
import styles from "./tag-list.module.css";

interface TagListProps {
  readonly tags: readonly Tag[];
  /** Where a tag leads: to the journal filtered by it, unless said otherwise. */
  readonly hrefOf?: (tag: Tag) => string;
  /** How many entries bear the tag, drawn behind it. */
  readonly countOf?: (tag: Tag) => number;
  readonly isCurrent?: (tag: Tag) => boolean;
}

/** Tags as chips in the list "Tags", each a link. */
export function TagList({ tags, hrefOf = journalHref, countOf, isCurrent }: TagListProps) {
  return (
    <ul class={styles["tags"]} aria-label="Tags">
      {tags.map((tag) => (
        <li key={tag}>
          <a href={hrefOf(tag)} aria-current={isCurrent?.(tag) ? "true" : undefined}>
            <span class={styles["chip"]}>
              {tag} {countOf && <small>{countOf(tag)}</small>}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

const journalHref = (tag: Tag) => printRoute({ page: "journal", tag });
