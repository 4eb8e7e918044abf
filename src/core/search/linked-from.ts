import { type Entry, labelOf } from "../journal/entry";
import type { EntryId } from "../journal/id";
import type { LocalDate } from "../journal/local-date";
import { withoutLinkIds } from "../journal/without-link-ids";
import { titleKey, titlesMeant } from "../markup/entry-link";
import { linkLinesOf, wentOnIn } from "./link-lines";
import { placeOfTerm } from "./match-terms";
import { filterMark, visitTerm } from "./packed-shelf";
import type { WordIndex } from "./word-index";

/** An entry that links to another one. */
export interface LinkedFrom {
  readonly id: EntryId;
  readonly label: string;
  readonly date: LocalDate;
  /** The line that has the link, as it is read. */
  readonly line: string;
}

/** How much of the line is shown, in UTF-16 units. */
const longestLine = 160;

/** The entries that link to this one, by its id or by what it is called; the newest first, itself left out. */
export function linkingTo(index: WordIndex, entry: Entry): readonly EntryId[] {
  const found = new Map<EntryId, number>();
  const asked = [`link:${entry.id}`, `named:${titleKey(labelOf(entry))}`];
  for (const shelf of index.shelves())
    for (const name of asked) {
      const term = placeOfTerm(shelf, filterMark + name);
      if (term === undefined) continue;
      visitTerm(shelf, term, (number) => {
        const id = index.idOf(shelf, number);
        if (id !== undefined && id !== entry.id)
          found.set(id, shelf.packed.days[number - shelf.first] ?? 0);
      });
    }
  return [...found.keys()].toSorted(
    (a, b) => (found.get(b) ?? 0) - (found.get(a) ?? 0) || (a < b ? 1 : -1),
  );
}

/** What is shown of an entry that links to `target`. */
export function linkedFrom(entry: Entry, target: Entry): LinkedFrom {
  const key = titleKey(labelOf(target));
  const line =
    linkLinesOf(entry).find(({ links }) =>
      links.some(({ id, title }) =>
        id === undefined
          ? titlesMeant(title).some((meant) => titleKey(meant) === key)
          : id === target.id,
      ),
    )?.line ?? askedIn(entry, target.id);
  return { id: entry.id, label: labelOf(entry), date: entry.facts.date, line: asRead(line) };
}

/** The first line of the question or the goal that went on in another entry. */
function askedIn({ parts }: Entry, id: EntryId): string {
  const part = parts.find((one) => wentOnIn(one) === id);
  return part && "text" in part ? (part.text.trim().split("\n", 1)[0] ?? "") : "";
}

/** A line without the marks of lists, quotes and links, around its first link if it is long. */
function asRead(line: string): string {
  const at = Math.max(0, line.indexOf("[[") - longestLine / 2);
  const begun = at > 0 ? `…${line.slice(at)}` : line;
  const plain = withoutLinkIds(begun)
    .replace(/^\s*(?:(?:[-*+>]|#{1,6}|\d{1,9}[.)]|\[[ xX]\])\s+)*/, "")
    .replaceAll(/\[\[(?:[^[\]\n|]*\|)?([^[\]\n|]*)\]\]/g, "$1")
    .trim();
  return (
    plain.length > longestLine ? `${plain.slice(0, longestLine - 1)}…` : plain
  ).toWellFormed();
}
