import { spellingKey } from "../journal/tag";
import type { Term } from "./query";
import { filterMark, type Shelf } from "./packed-shelf";
import { type LiteralRun, wordKey } from "./words";

/** A term of a shelf that meets what is asked, and how well: 1 is the very word. */
export interface TermMatch {
  readonly term: number;
  readonly weight: number;
}

/** How much a word counts that only begins so, and one that is a typo away. */
const prefixWeight = 0.6;
const typoWeight = 0.35;

/** Words that are shorter may stand for anything, with a typo or without. */
const leastForTypo = 5;
export const leastForPrefix = 2;

/** The terms that begin with a word, the very word among them. */
export function matchWord({ terms }: Shelf, text: string): readonly TermMatch[] {
  const key = wordKey(text);
  if (key === "") return [];
  const found: TermMatch[] = [];
  for (let at = lowerBound(terms, key); at < terms.length; at++) {
    const term = terms[at] ?? "";
    if (!term.startsWith(key)) break;
    if (term === key) found.push({ term: at, weight: 1 });
    else if (key.length >= leastForPrefix)
      found.push({ term: at, weight: prefixWeight + (0.3 * key.length) / term.length });
  }
  return found;
}

/** The terms that are one typo away from a word of five letters and more: one letter more, less, other, or two swapped. With a digit in it, it is the name of one thing and never of another. */
export function matchTypos({ terms }: Shelf, text: string): readonly TermMatch[] {
  const key = wordKey(text);
  if (key.length < leastForTypo || /\p{N}/u.test(key)) return [];
  const found: TermMatch[] = [];
  for (let at = lowerBound(terms, "\u0002"); at < terms.length; at++)
    if (isOneTypoAway(key, terms[at] ?? "")) found.push({ term: at, weight: typoWeight });
  return found;
}

/** The terms that a run of a literal text can stand in. */
export function matchRun({ terms }: Shelf, { key, as }: LiteralRun): readonly TermMatch[] {
  const found: TermMatch[] = [];
  if (as === "whole" || as === "start") {
    for (let at = lowerBound(terms, key); at < terms.length; at++) {
      const term = terms[at] ?? "";
      if (as === "whole" ? term !== key : !term.startsWith(key)) break;
      found.push({ term: at, weight: 1 });
    }
    return found;
  }
  for (let at = lowerBound(terms, "\u0002"); at < terms.length; at++) {
    const term = terms[at] ?? "";
    if (as === "end" ? term.endsWith(key) : term.includes(key)) found.push({ term: at, weight: 1 });
  }
  return found;
}

/** The filters that an operator can ask for: the one of that very name, or all that begin so. */
export function matchFilter(
  { terms }: Shelf,
  asked: Extract<Term, { readonly text: string } | { readonly kind: "has" | "open" }>,
  as: "whole" | "start",
): readonly number[] {
  const key = filterMark + filterOf(asked);
  const found: number[] = [];
  for (let at = lowerBound(terms, key); at < terms.length; at++) {
    const term = terms[at] ?? "";
    if (as === "whole" ? term !== key : !term.startsWith(key)) break;
    found.push(at);
  }
  return found;
}

/** The place of the term of this very name; nothing where the shelf has none. */
export function placeOfTerm({ terms }: Shelf, term: string): number | undefined {
  const at = lowerBound(terms, term);
  return terms[at] === term ? at : undefined;
}

function filterOf(asked: Parameters<typeof matchFilter>[1]): string {
  switch (asked.kind) {
    case "open":
      return "is:open";
    case "has":
      return `has:${asked.place}`;
    case "language":
      return `lang:${spellingKey(asked.text)}`;
    default:
      return `${asked.kind}:${spellingKey(asked.text)}`;
  }
}

/** The place of the first term that is not before `key`. */
function lowerBound(terms: readonly string[], key: string): number {
  let [low, high] = [0, terms.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((terms[middle] ?? "") < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Damerau's distance (optimal string alignment) of exactly one. */
export function isOneTypoAway(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (at === short.length) return false;
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return (
    short[at] === long[at + 1] &&
    short[at + 1] === long[at] &&
    short.slice(at + 2) === long.slice(at + 2)
  );
}
