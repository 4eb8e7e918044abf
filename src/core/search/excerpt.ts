import { type Passage, type PlaceName } from "./passages";
import { isOneTypoAway, leastForPrefix } from "./match-terms";
import type { Query, Term } from "./query";
import { literalKey, wordKey, wordsOf } from "./words";

/** Where something stands in a text, in UTF-16 units. */
export type Hit = readonly [start: number, end: number];

/** A piece of a passage with what was found in it. */
export interface Excerpt {
  readonly place: PlaceName;
  readonly partId?: string;
  /** The piece, with "…" where it was cut. */
  readonly text: string;
  readonly hits: readonly Hit[];
}

/** How long a piece is, in UTF-16 units. */
const excerptLength = 180;
/** How much of it stands before the first hit. */
const leadLength = 60;

/** What of a query is looked for in texts. */
export function textTerms({ groups }: Query): readonly Term[] {
  return groups.flat().filter(({ kind }) => kind === "word" || kind === "literal");
}

/**
 * Where the terms stand in a text, in its order, none over another.
 *
 * @param typos words that stand for those that are one typo away
 */
export function hitsIn(
  text: string,
  terms: readonly Term[],
  typos: ReadonlySet<string>,
): readonly Hit[] {
  const found: Hit[] = [];
  const words = terms.flatMap((term) =>
    term.kind === "word" ? [{ key: wordKey(term.text), isNear: typos.has(term.text) }] : [],
  );
  if (words.length > 0)
    for (const { key, start, end } of wordsOf(text))
      if (
        words.some((word) =>
          word.isNear
            ? isOneTypoAway(word.key, key)
            : word.key.length < leastForPrefix
              ? key === word.key && key !== ""
              : key.startsWith(word.key),
        )
      )
        found.push([start, end]);
  for (const term of terms) {
    if (term.kind !== "literal") continue;
    const folded = literalKey(text);
    const asked = literalKey(term.text);
    const placeOf = placesIn(text, folded);
    for (let at = folded.indexOf(asked); at >= 0; at = folded.indexOf(asked, at + asked.length))
      found.push([placeOf(at), placeOf(at + asked.length - 1) + 1]);
  }
  return joined(found);
}

/** Where a unit of the folded text comes from: letters can become longer without case. */
function placesIn(text: string, folded: string): (at: number) => number {
  if (folded.length === text.length) return (at) => at;
  const from: number[] = [];
  let at = 0;
  for (const sign of text) {
    // Each unit of a letter that keeps its length comes from its own, of any other from the first.
    const { length } = literalKey(sign);
    for (let unit = 0; unit < length; unit++) from.push(at + (length === sign.length ? unit : 0));
    at += sign.length;
  }
  return (place) => from[place] ?? text.length;
}

function joined(hits: readonly Hit[]): readonly Hit[] {
  const all: [number, number][] = [];
  for (const [start, end] of hits.toSorted((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const last = all.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else all.push([start, end]);
  }
  return all;
}

/** The piece of a passage that has most of what is looked for. */
export function excerptOf(passage: Passage, hits: readonly Hit[]): Excerpt {
  const { text, place, partId } = passage;
  const from = cutBefore(text, Math.max(0, densestStart(hits) - leadLength));
  const to = cutBefore(text, Math.min(text.length, from + excerptLength));
  const lead = from > 0 ? "…" : "";
  return {
    place,
    ...(partId !== undefined && { partId }),
    text: lead + text.slice(from, to) + (to < text.length ? "…" : ""),
    // Of a hit that is longer than the piece its beginning is marked.
    hits: hits
      .filter(([start, end]) => start < to && end > from)
      .map(([start, end]) => [
        Math.max(start, from) - from + lead.length,
        Math.min(end, to) - from + lead.length,
      ]),
  };
}

/** Where the piece begins that has most hits. Each hit is looked at twice at most: there may be thousands. */
function densestStart(hits: readonly Hit[]): number {
  let best = { start: 0, within: 0 };
  let next = 0;
  for (const [at, [start]] of hits.entries()) {
    while (next < hits.length && (hits[next]?.[1] ?? 0) <= start + excerptLength - leadLength)
      next++;
    if (next - at > best.within) best = { start, within: next - at };
  }
  // Of hits longer than a piece the first one's beginning is shown.
  return best.within > 0 ? best.start : (hits[0]?.[0] ?? 0);
}

/** A place at or before `at` that is not within a character. */
function cutBefore(text: string, at: number): number {
  const place = Math.floor(at);
  const isWithin =
    /[\udc00-\udfff]/.test(text[place] ?? "") && /[\ud800-\udbff]/.test(text[place - 1] ?? "");
  return isWithin ? place - 1 : place;
}
