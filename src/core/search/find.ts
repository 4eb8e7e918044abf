import { type Entry, labelOf } from "../journal/entry";
import type { EntryId } from "../journal/id";
import type { LocalDate } from "../journal/local-date";
import { type Excerpt, excerptOf, type Hit, hitsIn, textTerms } from "./excerpt";
import { type Passage, passagesOf } from "./passages";
import type { Shelf } from "./packed-shelf";
import { bestFirst, bestOf, countOf } from "./order";
import type { Query, Term } from "./query";
import { rank } from "./ranking";
import type { WordIndex } from "./word-index";
import { literalKey } from "./words";

/** An entry that has what was asked for. */
export interface Found {
  readonly id: EntryId;
  readonly label: string;
  readonly labelHits: readonly Hit[];
  readonly date: LocalDate;
  readonly section?: string;
  /** The best piece of each part that has something, in the order of the page. */
  readonly excerpts: readonly Excerpt[];
}

export interface Answer {
  /** How many entries have it; if not `isCounted`, at least so many. */
  readonly total: number;
  readonly isCounted: boolean;
  /** The best of them. */
  readonly results: readonly Found[];
  /** Words that no entry has, so that those one typo away were taken. */
  readonly typos: readonly string[];
}

export interface FindTools {
  /** Whole entries, in the order asked for; those that are gone are left out. */
  readonly entries: (ids: readonly EntryId[]) => Promise<readonly Entry[]>;
  /** The day as a number (20260531). */
  readonly today: number;
  /** How many results are wanted. */
  readonly count: number;
  /** Whether more entries than are wanted are looked at for a literal text, so that the total is counted. */
  readonly isThorough?: boolean;
  /** False once the answer is of no use any more: what was found by then is enough. */
  readonly isWanted?: () => boolean;
}

/** After so many entries that were looked at for a literal text, as many as are wanted are enough; so many are read at a time. */
const mostLookedAt = 4000;
/** The first read is small: nearly always it has what is wanted first. */
const [lookedAtFirst, lookedAtOnce] = [12, 64];

/** How many pieces of one entry are shown. */
const mostExcerpts = 3;

/** The entries that meet a query, the best first. */
export async function find(index: WordIndex, query: Query, tools: FindTools): Promise<Answer> {
  const { scores, isSure, told, typos } = rank(index, query, tools.today);
  // An entry that changes while others are looked at keeps its place in this answer.
  const shelves = index.shelves();
  const terms = textTerms(query);
  const id = (entry: number) => idOf(shelves, entry);
  // Of two alike the newer, by its id: numbers tell no more than when each was read.
  const tie = (a: number, b: number) => compare(id(b), id(a));
  const shown = (entries: readonly Entry[]) =>
    entries.map((entry) => foundIn(entry, terms, query, typos));
  if (isSure) {
    const entries = await tools.entries(bestOf(scores, tools.count, tie).map(id));
    return { total: countOf(scores), isCounted: true, results: shown(entries), typos: [...typos] };
  }
  const ordered = bestFirst(scores, tie);
  const count = countOf(scores);
  const kept: Entry[] = [];
  let total = 0;
  const most = tools.isThorough === false ? 0 : mostLookedAt;
  let looked = 0;
  let atOnce = lookedAtFirst;
  while (looked < count && (looked < most || kept.length < tools.count)) {
    if (tools.isWanted?.() === false) break;
    const some = nextOf(ordered, atOnce);
    const ids = some.map(id);
    const numberOf = new Map(ids.map((own, at) => [own, some[at] ?? 0]));
    atOnce = Math.min(2 * atOnce, lookedAtOnce);
    looked += some.length;
    // oxlint-disable-next-line no-await-in-loop -- the best are looked at first
    for (const entry of await tools.entries(ids)) {
      const number = numberOf.get(entry.id) ?? 0;
      if (!hasLiterals(entry, query, (group) => told[group]?.[number] === 1)) continue;
      total++;
      if (kept.length < tools.count) kept.push(entry);
    }
  }
  return {
    total,
    isCounted: looked === count,
    results: shown(kept),
    typos: [...typos],
  };
}

/**
 * Whether the literal texts of a query stand in an entry, or do not where they must not.
 *
 * @param isTold whether the entry meets the group of this place anyway
 */
function hasLiterals(
  entry: Entry,
  { groups, excluded, places }: Query,
  isTold: (group: number) => boolean,
): boolean {
  const texts = foldedOf(entry).filter(
    ({ place }) => places.length === 0 || places.includes(place),
  );
  const has = (term: Term) =>
    term.kind === "literal" && texts.some(({ text }) => text.includes(literalKey(term.text)));
  return groups.every((group, at) => isTold(at) || group.some(has)) && !excluded.some(has);
}

/** The texts of entries as literal text is compared with them: the next key looks at nearly the same entries. */
const folded = new WeakMap<Entry, readonly Pick<Passage, "place" | "text">[]>();

function foldedOf(entry: Entry): readonly Pick<Passage, "place" | "text">[] {
  const known = folded.get(entry);
  if (known) return known;
  const fresh = passagesOf(entry).map(({ place, text }) => ({ place, text: literalKey(text) }));
  folded.set(entry, fresh);
  return fresh;
}

function foundIn(
  entry: Entry,
  terms: readonly Term[],
  { places }: Query,
  typos: ReadonlySet<string>,
): Found {
  const label = labelOf(entry);
  const excerpts = passagesOf(entry).flatMap((passage): readonly Excerpt[] => {
    if (passage.place === "title" || (places.length > 0 && !places.includes(passage.place)))
      return [];
    const hits = hitsIn(passage.text, terms, typos);
    return hits.length === 0 ? [] : [excerptOf(passage, hits)];
  });
  const best = new Set(
    excerpts.toSorted((a, b) => b.hits.length - a.hits.length).slice(0, mostExcerpts),
  );
  const { date, section } = entry.facts;
  return {
    id: entry.id,
    label,
    labelHits: hitsIn(label, terms, typos),
    date,
    ...(section !== undefined && { section }),
    excerpts: excerpts.filter((excerpt) => best.has(excerpt)),
  };
}

function nextOf(numbers: Iterator<number, void>, count: number): readonly number[] {
  const some: number[] = [];
  while (some.length < count) {
    const { value } = numbers.next();
    if (value === undefined) break;
    some.push(value);
  }
  return some;
}

function idOf(shelves: readonly Shelf[], entry: number): EntryId {
  const shelf = shelves.findLast(({ first }) => first <= entry);
  return shelf?.packed.ids[entry - shelf.first] ?? "";
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
