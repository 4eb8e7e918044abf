import { type Entry, labelOf } from "../journal/entry";
import type { EntryId } from "../journal/id";
import type { LocalDate } from "../journal/local-date";
import { type Excerpt, excerptOf, type Hit, hitsIn, textTerms } from "./excerpt";
import { passagesOf } from "./passages";
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
  const numbers = [...scores.keys()].filter((entry) => (scores[entry] ?? 0) > 0);
  const better = (a: number, b: number) => (scores[b] ?? 0) - (scores[a] ?? 0) || b - a;
  const terms = textTerms(query);
  const shown = (entries: readonly Entry[]) =>
    entries.map((entry) => foundIn(entry, terms, query, typos));
  if (isSure) {
    const best = bestOf(numbers, tools.count, better);
    const entries = await tools.entries(idsOf(index, best));
    return { total: numbers.length, isCounted: true, results: shown(entries), typos: [...typos] };
  }
  // An entry that changes while others are looked at keeps its place in this answer.
  const numberOf = new Map(
    numbers.toSorted(better).map((entry) => [idsOf(index, [entry])[0] ?? "", entry]),
  );
  const ordered = [...numberOf.keys()];
  const kept: Entry[] = [];
  let total = 0;
  const most = tools.isThorough === false ? 0 : mostLookedAt;
  let looked = 0;
  let atOnce = lookedAtFirst;
  while (looked < ordered.length && (looked < most || kept.length < tools.count)) {
    if (tools.isWanted?.() === false) break;
    const some = ordered.slice(looked, looked + atOnce);
    atOnce = Math.min(2 * atOnce, lookedAtOnce);
    looked += some.length;
    // oxlint-disable-next-line no-await-in-loop -- the best are looked at first
    for (const entry of await tools.entries(some)) {
      const number = numberOf.get(entry.id) ?? 0;
      if (!hasLiterals(entry, query, (group) => told[group]?.[number] === 1)) continue;
      total++;
      if (kept.length < tools.count) kept.push(entry);
    }
  }
  return {
    total,
    isCounted: looked === ordered.length,
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
  const texts = passagesOf(entry)
    .filter(({ place }) => places.length === 0 || places.includes(place))
    .map(({ text }) => literalKey(text));
  const has = (term: Term) =>
    term.kind === "literal" && texts.some((text) => text.includes(literalKey(term.text)));
  return groups.every((group, at) => isTold(at) || group.some(has)) && !excluded.some(has);
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

/** The first of many in an order, without putting all of them into it. */
function bestOf(
  numbers: readonly number[],
  count: number,
  better: (a: number, b: number) => number,
): readonly number[] {
  const best: number[] = [];
  for (const entry of numbers) {
    const last = best[count - 1];
    if (last !== undefined && better(entry, last) >= 0) continue;
    let at = best.length;
    while (at > 0 && better(entry, best[at - 1] ?? entry) < 0) at--;
    best.splice(at, 0, entry);
    if (best.length > count) best.pop();
  }
  return best;
}

function idsOf(index: WordIndex, numbers: readonly number[]): readonly EntryId[] {
  const shelves = index.shelves();
  return numbers.flatMap((entry) => {
    const shelf = shelves.findLast(({ first }) => first <= entry);
    return (shelf && index.idOf(shelf, entry)) ?? [];
  });
}
