import { places } from "./passages";

/** How often each place of one entry has which term: the same object counts entry after entry. */
export class EntryTally {
  /** Which entry had a term last, counted from 1, and the row that counts it. */
  #lastOf = new Uint32Array(1024);
  #rowOf = new Uint32Array(1024);
  #terms: number[] = [];
  /** A row of all places for each term: a list for each would be most of what is made. */
  #times = new Uint8Array(64 * places.length);
  #entry = 0;

  /** Begins to count another entry. */
  begin(): void {
    this.#entry++;
    this.#terms = [];
  }

  /** Counts a term once more, up to 255 times. */
  count(term: number, place: number): void {
    while (term >= this.#lastOf.length) {
      this.#lastOf = twiceAsLong(this.#lastOf, new Uint32Array(2 * this.#lastOf.length));
      this.#rowOf = twiceAsLong(this.#rowOf, new Uint32Array(2 * this.#rowOf.length));
    }
    if (this.#lastOf[term] !== this.#entry) this.#addRow(term);
    const at = (this.#rowOf[term] ?? 0) * places.length + place;
    const before = this.#times[at] ?? 0;
    if (before < 255) this.#times[at] = before + 1;
  }

  #addRow(term: number): void {
    const row = this.#terms.push(term) - 1;
    this.#lastOf[term] = this.#entry;
    this.#rowOf[term] = row;
    const end = (row + 1) * places.length;
    if (end > this.#times.length)
      this.#times = twiceAsLong(this.#times, new Uint8Array(2 * this.#times.length));
    this.#times.fill(0, end - places.length, end);
  }

  /** The terms of the entry, in the order in which they came. */
  get terms(): readonly number[] {
    return this.#terms;
  }

  /** How often a place has the term of this row. */
  times(row: number, place: number): number {
    return this.#times[row * places.length + place] ?? 0;
  }
}

function twiceAsLong<Bytes extends Uint8Array | Uint32Array>(short: Bytes, long: Bytes): Bytes {
  long.set(short);
  return long;
}
