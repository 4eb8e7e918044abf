import { type PlaceName, places } from "./passages";
import { matchFilter, matchRun, matchTypos, matchWord, type TermMatch } from "./match-terms";
import type { Query, Term } from "./query";
import { type Shelf, visitTerm } from "./packed-shelf";
import type { WordIndex } from "./word-index";
import { literalRuns } from "./words";

/** How much a place counts: what an entry is called and filed under says most about it. */
const placeWeights: Readonly<Record<PlaceName, number>> = {
  title: 6,
  facts: 4,
  aha: 1.5,
  mistake: 1.4,
  question: 1.4,
  goal: 1.2,
  learned: 1,
  thought: 1,
  connection: 1,
  snippet: 1,
  application: 1,
};
const weights = places.map((place) => placeWeights[place]);

/** How soon more of a word stops to count, and how much a long entry is held against it. */
const saturation = 1.2;
const lengthShare = 0.3;

/** What an entry of today gains over one of long ago, at most. */
const recencyShare = 0.2;

/** A run of a literal text that stands in so many terms of an entry on average, as one letter does, tells nothing. */
const common = 4;

/** What a filter adds, which every result has. */
const filterScore = 0.001;

/** The scores of all entries for a query, by their numbers; 0 for those that do not meet it. */
export interface Ranking {
  readonly scores: Float32Array;
  /** False where there are literal texts, which the index alone cannot tell: each result has to be looked at. */
  readonly isSure: boolean;
  /** Group by group, the entries that meet it whatever literal text they have. */
  readonly told: readonly Uint8Array[];
  /** Words of the query that nothing has, and what was taken in their place. */
  readonly typos: ReadonlySet<string>;
}

/**
 * Ranks by BM25F (Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009, 3.6): the times
 * that an entry has a word are weighted by place and summed before they saturate. Recency is a mild
 * prior. A word counts with all words that begin with it; where there are none, with those that are
 * one typo away.
 *
 * @param today the day as a number (20260531)
 */
export function rank(index: WordIndex, query: Query, today: number): Ranking {
  const shelves = index.shelves();
  const within = maskOf(query.places);
  const work: Work = {
    index,
    shelves,
    within,
    averageLength: averageLength(shelves),
    typos: new Set(),
    forgives: true,
  };
  const isSure = [...query.groups.flat(), ...query.excluded].every(isTold);
  let scores: Float32Array | undefined;
  const told: Uint8Array[] = [];
  for (const group of query.groups) {
    // Nothing can meet the rest any more: of a pasted page that is so after a few words.
    if (scores && !scores.some((score) => score > 0)) break;
    const met = new Float32Array(index.bound);
    const isMet = new Uint8Array(index.bound);
    for (const term of group) {
      const own = scoresOf(work, term);
      keepEither(met, own);
      if (isTold(term)) eachMet(own, (entry) => (isMet[entry] = 1));
    }
    told.push(isMet);
    if (scores) keepBoth(scores, met);
    else scores = met;
  }
  const result = scores ?? new Float32Array(index.bound).fill(filterScore);
  for (const term of query.excluded) {
    if (!isTold(term)) continue;
    // A typo is forgiven to what is wanted, not to what is not.
    eachMet(scoresOf({ ...work, forgives: false }, term), (entry) => (result[entry] = 0));
  }
  // Where nothing is looked for in the places themselves, having one of them is what is asked.
  if (query.places.length > 0) keepPlaces(work, query.places, result);
  for (const { first, packed } of shelves)
    for (let at = 0; at < packed.days.length; at++) {
      const score = result[first + at] ?? 0;
      if (score === 0) continue;
      const years = Math.max(0, yearsBetween(packed.days[at] ?? 0, today));
      result[first + at] = index.isDead(first + at) ? 0 : score * (1 + recencyShare / (1 + years));
    }
  return { scores: result, isSure, told, typos: work.typos };
}

/** Whether the index alone tells who has what is asked for. */
function isTold(term: Term): boolean {
  return term.kind !== "literal";
}

interface Work {
  readonly index: WordIndex;
  readonly shelves: readonly Shelf[];
  /** The places in which texts are looked for, as bits. */
  readonly within: number;
  readonly averageLength: number;
  readonly typos: Set<string>;
  /** Whether a word that nothing has stands for those that are one typo away. */
  readonly forgives: boolean;
}

function scoresOf(work: Work, term: Term): Float32Array {
  const { index, shelves } = work;
  const scores = new Float32Array(index.bound);
  switch (term.kind) {
    case "word": {
      const matches = shelves.map((shelf) => matchWord(shelf, term.text));
      if (addScores(work, matches, scores) || !work.forgives) return scores;
      const near = shelves.map((shelf) => matchTypos(shelf, term.text));
      if (addScores(work, near, scores)) work.typos.add(term.text);
      return scores;
    }
    case "literal":
      return literalScores(work, term.text);
    case "date":
    case "confidence":
      for (const { first, packed } of shelves)
        for (let at = 0; at < packed.days.length; at++) {
          const value = (term.kind === "date" ? packed.days : packed.confidences)[at] ?? 0;
          if (value >= term.from && value <= term.to) scores[first + at] = filterScore;
        }
      return scores;
    default: {
      // Of tags, sections and languages those that begin so, where none is of that very name.
      for (const as of ["whole", "start"] as const) {
        let isMet = false;
        for (const shelf of shelves)
          for (const at of matchFilter(shelf, term, as))
            visitTerm(shelf, at, (entry) => {
              if (index.isDead(entry)) return;
              scores[entry] = filterScore;
              isMet = true;
            });
        if (isMet) break;
      }
      return scores;
    }
  }
}

/** Of each entry the best of these terms counts. Whether any entry has one, in these places or elsewhere. */
function addScores(
  { index, shelves, within, averageLength: average }: Work,
  matches: readonly (readonly TermMatch[])[],
  scores: Float32Array,
): boolean {
  let isMet = false;
  const rarity = rarityOf(index.size, havingOf(shelves, matches));
  for (const [at, shelf] of shelves.entries())
    for (const { term, weight } of matches[at] ?? [])
      visitTerm(shelf, term, (entry, mask, timesAt) => {
        if (index.isDead(entry)) return;
        isMet = true;
        let sum = 0;
        for (let rest = mask, byte = timesAt; rest > 0; rest &= rest - 1, byte++) {
          const place = 31 - Math.clz32(rest & -rest);
          if (((within >> place) & 1) === 1)
            sum += (weights[place] ?? 1) * (shelf.packed.bytes[byte] ?? 0);
        }
        if (sum === 0) return;
        const length = shelf.packed.lengths[entry - shelf.first] ?? average;
        const norm = saturation * (1 - lengthShare + (lengthShare * length) / average);
        const score = (weight * rarity * sum) / (norm + sum);
        if (score > (scores[entry] ?? 0)) scores[entry] = score;
      });
  return isMet;
}

/** How many entries have these terms; one that has several is counted as often. */
function havingOf(shelves: readonly Shelf[], matches: readonly (readonly TermMatch[])[]): number {
  let having = 0;
  for (const [at, shelf] of shelves.entries())
    for (const { term } of matches[at] ?? []) having += shelf.packed.counts[term] ?? 0;
  return having;
}

/*
 * What follows is done for every entry of the journal with each key that is struck: iterators would take
 * some ten times as long.
 */

/** Leaves each entry the better of its scores. */
function keepEither(scores: Float32Array, others: Float32Array): void {
  for (let entry = 0; entry < scores.length; entry++)
    if ((others[entry] ?? 0) > (scores[entry] ?? 0)) scores[entry] = others[entry] ?? 0;
}

/** Leaves those that meet both. */
function keepBoth(scores: Float32Array, others: Float32Array): void {
  for (let entry = 0; entry < scores.length; entry++) {
    const [score, other] = [scores[entry] ?? 0, others[entry] ?? 0];
    scores[entry] = score > 0 && other > 0 ? score + other : 0;
  }
}

function eachMet(scores: Float32Array, visit: (entry: number) => void): void {
  for (let entry = 0; entry < scores.length; entry++) if ((scores[entry] ?? 0) > 0) visit(entry);
}

/** Those that have every run of a literal text may have the text; one of signs only may stand anywhere. */
function literalScores(work: Work, text: string): Float32Array {
  const { index, shelves } = work;
  const runs = literalRuns(text);
  if (runs.length === 0) return new Float32Array(index.bound).fill(filterScore);
  let all: Float32Array | undefined;
  for (const run of runs) {
    const matches = shelves.map((shelf) => matchRun(shelf, run));
    // It is in nearly every entry: working out how often takes longer than looking at the newest.
    const isCommon = havingOf(shelves, matches) > common * index.size;
    const scores = new Float32Array(index.bound).fill(isCommon ? filterScore : 0);
    if (!isCommon) addScores(work, matches, scores);
    if (all) keepBoth(all, scores);
    else all = scores;
  }
  return all ?? new Float32Array(index.bound);
}

function keepPlaces(work: Work, wanted: readonly PlaceName[], scores: Float32Array): void {
  const has = new Float32Array(work.index.bound);
  for (const place of wanted) keepEither(has, scoresOf(work, { kind: "has", place }));
  for (let entry = 0; entry < scores.length; entry++) if (has[entry] === 0) scores[entry] = 0;
}

function maskOf(wanted: readonly PlaceName[]): number {
  if (wanted.length === 0) return (1 << places.length) - 1;
  return wanted.reduce((mask, place) => mask | (1 << places.indexOf(place)), 0);
}

/** How many words an entry has, the dead ones among them. */
export function averageLength(shelves: readonly Shelf[]): number {
  let [sum, count] = [0, 0];
  for (const { packed } of shelves) {
    for (const length of packed.lengths) sum += length;
    count += packed.lengths.length;
  }
  return count === 0 ? 1 : Math.max(1, sum / count);
}

/** The inverse document frequency of BM25, which is never negative. */
export function rarityOf(all: number, having: number): number {
  const some = Math.min(having, all);
  return Math.log(1 + (all - some + 0.5) / (some + 0.5));
}

function yearsBetween(day: number, today: number): number {
  return (monthsOf(today) - monthsOf(day)) / 12;
}

/** Days count as parts of a month, so that of two alike the one of the later day is first. */
function monthsOf(day: number): number {
  return Math.floor(day / 10_000) * 12 + (Math.floor(day / 100) % 100) + (day % 100) / 32;
}
