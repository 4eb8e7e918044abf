import type { Head } from "../../core/journal/entry";

/** How many entries are named. */
const mostNamed = 3;

/** Which entries a change is about, as far as a glance wants to know. */
export function ChangedEntries({ heads }: { readonly heads: readonly Head[] }) {
  const more = heads.length - mostNamed;
  return (
    <ul aria-label="Entries that change">
      {heads.slice(0, mostNamed).map(({ id, label, facts }) => (
        <li key={id}>
          <span dir="auto">{label}</span> <time dateTime={facts.date}>{facts.date}</time>
        </li>
      ))}
      {more > 0 && <li>and {more.toLocaleString("en")} more</li>}
    </ul>
  );
}
