import type { Entry } from "../journal/entry";
import type { EntryId } from "../journal/id";
import { dayNumber } from "../journal/local-date";
import { spellingKey } from "../journal/tag";
import { ByteLog } from "./byte-log";
import { EntryTally } from "./entry-tally";
import { linksOf } from "./link-lines";
import { filterMark, lengthOfNumber, readNumber, type Shelf, writeNumber } from "./packed-shelf";
import { passagesOf, places } from "./passages";
import { eachKey } from "./words";

/**
 * A shelf on which entries are still put. What they have is written down entry by entry, and turned
 * over into a list for each term when the shelf is closed: growing a list for each took twice as long.
 */
export class OpenShelf {
  readonly first: number;
  readonly #ids: EntryId[] = [];
  readonly #days: number[] = [];
  readonly #confidences: number[] = [];
  readonly #lengths: number[] = [];
  /** Terms have numbers, too, in the order in which they came. */
  readonly #terms = new Map<string, number>();
  /** Those that were sorted when the shelf was read last: sorting takes half of closing it. */
  #sorted: readonly string[] = [];
  readonly #tally = new EntryTally();
  /** Of each entry how many terms it has; of each of these its number, its mask, and how often each place has it. */
  readonly #log = new ByteLog();

  constructor(first: number) {
    this.first = first;
  }

  get size(): number {
    return this.#ids.length;
  }

  put(entry: Entry): void {
    const { facts } = entry;
    this.#tally.begin();
    let length = 0;
    for (const { place, text } of passagesOf(entry)) {
      const at = places.indexOf(place);
      eachKey(text, (key) => {
        if (key === "") return;
        length++;
        this.#count(key, at);
      });
    }
    for (const filter of filtersOf(entry)) this.#count(filter, 0);
    this.#note();
    this.#ids.push(entry.id);
    this.#days.push(dayNumber(facts.date));
    this.#confidences.push(facts.confidence ?? 0);
    this.#lengths.push(length);
  }

  #count(key: string, place: number): void {
    let term = this.#terms.get(key);
    if (term === undefined) this.#terms.set(key, (term = this.#terms.size));
    this.#tally.count(term, place);
  }

  #note(): void {
    const [log, tally] = [this.#log, this.#tally];
    const { terms } = tally;
    log.pushNumber(terms.length);
    // Plain loops: iterators cost a third of the whole making.
    for (let row = 0; row < terms.length; row++) {
      let mask = 0;
      for (let place = 0; place < places.length; place++)
        if (tally.times(row, place) > 0) mask |= 1 << place;
      log.pushNumber(terms[row] ?? 0);
      log.pushNumber(mask);
      for (let place = 0; place < places.length; place++) {
        const times = tally.times(row, place);
        if (times > 0) log.pushByte(times);
      }
    }
  }

  /** What was put on it so far, as it can be read. */
  close(): Shelf {
    const terms = this.#sortedTerms();
    /** The terms' numbers in the order of the terms. */
    const order = Uint32Array.from(terms, (term) => this.#terms.get(term) ?? 0);
    const counts = new Uint32Array(order.length);
    const sizes = new Uint32Array(order.length);
    this.#eachNoted((term, gap, from, to) => {
      counts[term] = (counts[term] ?? 0) + 1;
      sizes[term] = (sizes[term] ?? 0) + lengthOfNumber(gap) + to - from;
    });
    const starts = new Uint32Array(order.length + 1);
    /** Where the next entry of a term goes. */
    const ends = new Uint32Array(order.length);
    for (const [at, term] of order.entries()) {
      const start = starts[at] ?? 0;
      ends[term] = start;
      starts[at + 1] = start + (sizes[term] ?? 0);
    }
    const bytes = new Uint8Array(starts[order.length] ?? 0);
    const log = this.#log.bytes;
    this.#eachNoted((term, gap, from, to) => {
      let at = writeNumber(bytes, ends[term] ?? 0, gap);
      for (let read = from; read < to; read++) bytes[at++] = log[read] ?? 0;
      ends[term] = at;
    });
    return {
      first: this.first,
      terms,
      packed: {
        ids: [...this.#ids],
        days: Uint32Array.from(this.#days),
        confidences: Uint8Array.from(this.#confidences),
        lengths: Uint32Array.from(this.#lengths),
        terms: terms.join("\n"),
        starts,
        counts: Uint32Array.from(order, (term) => counts[term] ?? 0),
        bytes,
      },
    };
  }

  #sortedTerms(): readonly string[] {
    const known = this.#sorted;
    const fresh = [...this.#terms.keys()].slice(known.length).toSorted(byUnits);
    const merged: string[] = [];
    let [atKnown, atFresh] = [0, 0];
    while (merged.length < this.#terms.size) {
      const [a, b] = [known[atKnown], fresh[atFresh]];
      if (b === undefined || (a !== undefined && a < b)) {
        merged.push(a ?? "");
        atKnown++;
      } else {
        merged.push(b);
        atFresh++;
      }
    }
    this.#sorted = merged;
    return merged;
  }

  /**
   * Calls `visit` for each term of each entry: with the term's number, how far the entry is behind the
   * one that had it before, and where its mask and counts stand in the log.
   */
  #eachNoted(visit: (term: number, gap: number, from: number, to: number) => void): void {
    const { bytes } = this.#log;
    const last = new Uint32Array(this.#terms.size);
    let at = 0;
    const next = () => {
      const value = readNumber(bytes, at);
      at += lengthOfNumber(value);
      return value;
    };
    for (let entry = 0; entry < this.#ids.length; entry++)
      for (let left = next(); left > 0; left--) {
        const term = next();
        const from = at;
        for (let rest = next(); rest > 0; rest &= rest - 1) at++;
        visit(term, entry - (last[term] ?? 0), from, at);
        last[term] = entry;
      }
  }
}

/** The words of an entry as its shelf counts them. */
export function keysOf(entry: Entry): readonly string[] {
  const keys: string[] = [];
  for (const { text } of passagesOf(entry)) eachKey(text, (key) => key !== "" && keys.push(key));
  return keys;
}

/** What an entry can be filtered by, beside its day and confidence. */
function filtersOf(entry: Entry): ReadonlySet<string> {
  const { facts, parts } = entry;
  const found = new Set<string>();
  const add = (name: string, value: string) =>
    found.add(filterMark + name + spellingKey(value).replaceAll("\n", " "));
  for (const tag of facts.tags) add("tag:", tag);
  if (facts.section !== undefined) add("section:", facts.section);
  if (facts.difficulty !== undefined) add("difficulty:", facts.difficulty);
  if (entry.title !== "") add("has:", "title");
  for (const part of parts) {
    add("has:", part.kind);
    if (part.kind === "snippet" && part.language !== "") add("lang:", part.language);
    if (part.kind === "question" && !part.isAnswered) add("is:", "open");
  }
  const { ids, titles } = linksOf(entry);
  for (const id of ids) add("link:", id);
  for (const title of titles) add("named:", title);
  return found;
}

function byUnits(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
