import { useId } from "preact/hooks";
import type { RelatedEntry } from "../../core/search/ties";
import { Link } from "../controls/link";

/** Entries that have to do with the one on screen, and why. */
export function Related({ entries }: { readonly entries: readonly RelatedEntry[] }) {
  const id = useId();
  return (
    <nav aria-labelledby={id}>
      <p id={id}>Related</p>
      <ul>
        {entries.map((entry) => (
          <li key={entry.id}>
            <Link to={{ page: "entry", id: entry.id }}>
              <span dir="auto">{entry.label}</span>
              <small>{entry.date}</small>
            </Link>
            <p>
              <Reason entry={entry} />
            </p>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** So many words are named: they are examples. */
const mostNamed = 3;

/** "tags dns, pods · both say “ndots”, “resolver”" */
function Reason({ entry: { tags, words } }: { readonly entry: RelatedEntry }) {
  return (
    <>
      {tags.length > 0 && (
        <>
          {tags.length === 1 ? "tag" : "tags"} <bdi>{tags.join(", ")}</bdi>
        </>
      )}
      {tags.length > 0 && words.length > 0 && " · "}
      {words.length > 0 && (
        <>
          both say{" "}
          {words.slice(0, mostNamed).map((word, at) => (
            <span key={word}>
              {at > 0 && ", "}“<bdi>{word}</bdi>”
            </span>
          ))}
        </>
      )}
    </>
  );
}
