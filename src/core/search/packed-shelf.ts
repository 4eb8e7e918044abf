import type { EntryId } from "../journal/id";

/*
 * The lists of an inverted index in typed arrays, shelf by shelf. A shelf does not change any more:
 *
 *     terms     sorted, filters (\u0001tag:pods) before words
 *     starts    where each term's list begins in bytes
 *     bytes     for each entry that has the term: number, less the one before it; a bit for each place
 *               that has it; how often each of these has it, at most 255. Numbers in LEB128.
 */

/** A part of the index that does not change any more, as it is stored. */
export interface PackedShelf {
  /** In the order of their numbers; empty for those that are dead. */
  readonly ids: readonly EntryId[];
  /** Days as numbers (20260531), confidences (0 for none) and lengths in words, entry by entry. */
  readonly days: Uint32Array;
  readonly confidences: Uint8Array;
  readonly lengths: Uint32Array;
  /** Sorted, with line feeds between them. */
  readonly terms: string;
  readonly starts: Uint32Array;
  readonly counts: Uint32Array;
  readonly bytes: Uint8Array;
}

/** One of a term's list: whose it is, the places that have it as bits, and where `bytes` has how often each of them does, the lowest first. */
export type Visit = (entry: number, mask: number, timesAt: number) => void;

/** A shelf that can be read. */
export interface Shelf {
  /** The number of its first entry. */
  readonly first: number;
  readonly terms: readonly string[];
  readonly packed: PackedShelf;
}

/** The mark before a term that is no word. */
export const filterMark = "\u0001";

/** Calls `visit` for each entry that has the term of this place in a shelf's list, the lowest number first. */
export function visitTerm({ first, packed }: Shelf, term: number, visit: Visit): void {
  const { starts, bytes } = packed;
  let at = starts[term] ?? 0;
  const end = starts[term + 1] ?? bytes.length;
  // Not by `readNumber`: this is done for every entry of every word that is asked for.
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  let entry = first;
  while (at < end) {
    entry += number();
    const mask = number();
    const timesAt = at;
    for (let rest = mask; rest > 0; rest &= rest - 1) at++;
    visit(entry, mask, timesAt);
  }
}

/** Writes a number in LEB128; tells where it ends. */
export function writeNumber(bytes: Uint8Array, start: number, value: number): number {
  let at = start;
  let rest = value;
  while (rest > 127) {
    bytes[at++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  bytes[at++] = rest;
  return at;
}

/** How many bytes a number takes in LEB128. */
export function lengthOfNumber(value: number): number {
  let length = 1;
  for (let rest = value; rest > 127; rest >>>= 7) length++;
  return length;
}

/** The number that begins here in LEB128. */
export function readNumber(bytes: Uint8Array, start: number): number {
  let value = 0;
  for (let at = start, shift = 0; ; at++, shift += 7) {
    const byte = bytes[at] ?? 0;
    value |= (byte & 127) << shift;
    if (byte < 128) return value;
  }
}
