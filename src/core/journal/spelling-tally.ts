import { spellingKey } from "./tag";

/** A name, as it was met first, and how often it was counted. */
export interface NameCount {
  readonly name: string;
  readonly count: number;
}

/** Counts names in which all spellings of one are one. */
export class SpellingTally {
  readonly #counts = new Map<string, { readonly name: string; count: number }>();
  // Working out a key costs more than finding it, and spellings are few.
  readonly #keys = new Map<string, string>();

  /** @param by below 0 takes back what was counted */
  count(name: string, by = 1): void {
    let key = this.#keys.get(name);
    if (key === undefined) this.#keys.set(name, (key = spellingKey(name)));
    const known = this.#counts.get(key);
    if (known) known.count += by;
    else this.#counts.set(key, { name, count: by });
  }

  /** Those that were counted, the most frequent first; of equals, the one that was met first. */
  mostUsed(): readonly NameCount[] {
    return [...this.#counts.values()]
      .filter(({ count }) => count > 0)
      .toSorted((a, b) => b.count - a.count);
  }
}
