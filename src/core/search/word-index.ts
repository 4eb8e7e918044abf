import type { Entry } from "../journal/entry";
import type { EntryId } from "../journal/id";
import { dayNumber } from "../journal/local-date";
import { placeOfTerm } from "./match-terms";
import { keysOf, OpenShelf } from "./open-shelf";
import { type PackedShelf, type Shelf, visitTerm } from "./packed-shelf";

/*
 * Entries have numbers in the order in which they came; one that changes gets a new number, and its
 * old one is dead. What is dead keeps its lists until the index is made anew, so whoever reads them
 * asks `isDead`.
 */

/** So many entries are put on one shelf. */
const shelfSize = 16_384;

/** Lists of so many entries are looked through for one. */
const mostLookedThrough = 100;

/** All words of all entries. */
export class WordIndex {
  readonly #shelves: Shelf[] = [];
  readonly #numbers = new Map<EntryId, number>();
  readonly #dead = new Set<number>();
  #open = new OpenShelf(0);
  /** The open shelf as it can be read, until something is put on it. */
  #read: Shelf | undefined;

  /** How many entries are in it. */
  get size(): number {
    return this.#numbers.size;
  }

  /** One more than the highest number of an entry. */
  get bound(): number {
    return this.#open.first + this.#open.size;
  }

  /** Takes in an entry, in the place of what was known of it; one in the trash is taken out. */
  put(entry: Entry): void {
    this.remove(entry.id);
    if (entry.trashedAt !== undefined) return;
    this.#numbers.set(entry.id, this.bound);
    this.#open.put(entry);
    this.#read = undefined;
    if (this.#open.size >= shelfSize) this.settle();
  }

  /** Closes the shelf on which entries are put: a change that comes later is then read at once. */
  settle(): void {
    if (this.#open.size === 0) return;
    this.#shelves.push(this.#read ?? this.#open.close());
    this.#read = undefined;
    this.#open = new OpenShelf(this.bound);
  }

  /** Takes an entry out. */
  remove(id: EntryId): void {
    const number = this.#numbers.get(id);
    if (number === undefined) return;
    this.#dead.add(number);
    this.#numbers.delete(id);
  }

  /** Whether the entry of this number was taken out or replaced. */
  isDead(entry: number): boolean {
    return this.#dead.size > 0 && this.#dead.has(entry);
  }

  /** All shelves; those with nothing on them are left out. */
  shelves(): readonly Shelf[] {
    if (this.#open.size === 0) return this.#shelves;
    this.#read ??= this.#open.close();
    return [...this.#shelves, this.#read];
  }

  /** Whether an entry is in it as it is: of the same day and confidence, with as many words, and with those that few have. */
  holds(entry: Entry): boolean {
    const number = this.#numbers.get(entry.id) ?? -1;
    const shelf = this.shelves().findLast(({ first }) => first <= number);
    if (!shelf) return false;
    const at = number - shelf.first;
    const { days, confidences, lengths } = shelf.packed;
    const keys = keysOf(entry);
    return (
      days[at] === dayNumber(entry.facts.date) &&
      confidences[at] === (entry.facts.confidence ?? 0) &&
      lengths[at] === keys.length &&
      keys.every((key) => hasRare(shelf, key, number))
    );
  }

  /** The entry of this number on its shelf, if it is still the present one. */
  idOf(shelf: Shelf, entry: number): EntryId | undefined {
    return this.isDead(entry) ? undefined : shelf.packed.ids[entry - shelf.first];
  }

  /** Whether so much of it is of entries that changed since that it is better made anew. */
  isWorn(): boolean {
    return this.bound > 1000 && this.size < this.bound / 2;
  }

  /** The index as it is stored. */
  pack(): readonly PackedShelf[] {
    return this.shelves().map(({ first, packed }) =>
      this.#dead.size === 0
        ? packed
        : { ...packed, ids: packed.ids.map((id, at) => (this.isDead(first + at) ? "" : id)) },
    );
  }

  /** The index that was stored. */
  static unpack(shelves: readonly PackedShelf[]): WordIndex {
    const index = new WordIndex();
    let first = 0;
    for (const packed of shelves) {
      index.#shelves.push({ first, terms: packed.terms.split("\n"), packed });
      for (const [at, id] of packed.ids.entries())
        if (id === "") index.#dead.add(first + at);
        else {
          // The one that comes later is the present one.
          index.remove(id);
          index.#numbers.set(id, first + at);
        }
      first += packed.ids.length;
    }
    index.#open = new OpenShelf(first);
    return index;
  }
}

/** Whether the entry of this number has a word; of words that many have it is believed. */
function hasRare(shelf: Shelf, key: string, number: number): boolean {
  const term = placeOfTerm(shelf, key);
  if (term === undefined) return false;
  if ((shelf.packed.counts[term] ?? 0) > mostLookedThrough) return true;
  let isThere = false;
  visitTerm(shelf, term, (entry) => (isThere ||= entry === number));
  return isThere;
}
