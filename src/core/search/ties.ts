import { type Entry, labelOf } from "../journal/entry";
import type { EntryId } from "../journal/id";
import type { LocalDate } from "../journal/local-date";
import { titleKey } from "../markup/entry-link";
import { linksOf } from "./link-lines";
import { type LinkedFrom, linkedFrom, linkingTo } from "./linked-from";
import { type Relation, relatedTo } from "./related";
import type { WordIndex } from "./word-index";

/** What ties an entry to others. */
export interface EntryTies {
  /** Entries that link to it, the newest first. */
  readonly linkedFrom: readonly LinkedFrom[];
  /** How many there are, of which `linkedFrom` has the newest. */
  readonly linkedFromTotal: number;
  /** Entries that have to do with it and that no link leads to or from, the closest first. */
  readonly related: readonly RelatedEntry[];
}

export interface RelatedEntry extends Relation {
  readonly label: string;
  readonly date: LocalDate;
}

/** How many are told. */
const mostLinkedFrom = 100;
const mostRelated = 5;

/** So many more are looked at, of which some may be linked by their title, or copies of one another. */
const spare = 10;

/**
 * What ties an entry to others; nothing where it is not in the journal.
 *
 * @param read whole entries, in the order asked for; those that are gone are left out
 */
export async function tiesOf(
  index: WordIndex,
  id: EntryId,
  read: (ids: readonly EntryId[]) => Promise<readonly Entry[]>,
): Promise<EntryTies | undefined> {
  const [entry] = await read([id]);
  if (!entry || entry.trashedAt !== undefined) return undefined;
  const linking = linkingTo(index, entry);
  const { ids, titles } = linksOf(entry);
  const isTied = new Set([...linking, ...ids]);
  const near = relatedTo(index, entry, mostRelated + spare + isTied.size).filter(
    (relation) => !isTied.has(relation.id),
  );
  const shown = linking.slice(0, mostLinkedFrom);
  const tried = near.slice(0, mostRelated + spare);
  const entries = await read([...shown, ...tried.map((relation) => relation.id)]);
  const byId = new Map(entries.map((one) => [one.id, one]));
  const related = tried.flatMap((relation): readonly RelatedEntry[] => {
    const other = byId.get(relation.id);
    if (!other || other.copyOf !== undefined || entry.copyOf === other.id) return [];
    const label = labelOf(other);
    if (titles.has(titleKey(label))) return [];
    return [{ ...relation, label, date: other.facts.date }];
  });
  const from = shown.flatMap((one) => {
    const other = byId.get(one);
    // A conflict copy says what its entry says.
    return other && other.copyOf === undefined ? [linkedFrom(other, entry)] : [];
  });
  return {
    linkedFrom: from,
    linkedFromTotal: linking.length - shown.length + from.length,
    related: related.slice(0, mostRelated),
  };
}
