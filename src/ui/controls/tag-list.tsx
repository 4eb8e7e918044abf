import type { Tag } from "../../core/journal/tag";
import { printRoute } from "../../core/route";
import styles from "./tag-list.module.css";

interface TagListProps {
  readonly tags: readonly Tag[];
  /** Where a tag leads: to the journal filtered by it, unless said otherwise; without an address nowhere. */
  readonly hrefOf?: (tag: Tag) => string | undefined;
  /** How many entries bear the tag, drawn behind it. */
  readonly countOf?: (tag: Tag) => number;
  readonly isCurrent?: (tag: Tag) => boolean;
}

/** Tags as chips in the list "Tags", each a link where it leads somewhere. */
export function TagList({ tags, hrefOf = journalHref, countOf, isCurrent }: TagListProps) {
  const chipOf = (tag: Tag) => (
    <span class={styles["chip"]}>
      {tag} {countOf && <small>{countOf(tag)}</small>}
    </span>
  );
  return (
    <ul class={styles["tags"]} aria-label="Tags">
      {tags.map((tag) => {
        const href = hrefOf(tag);
        return (
          <li key={tag}>
            {href === undefined ? (
              <span>{chipOf(tag)}</span>
            ) : (
              <a href={href} aria-current={isCurrent?.(tag) ? "true" : undefined}>
                {chipOf(tag)}
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const journalHref = (tag: Tag) => printRoute({ page: "journal", tag });
