import type { Head } from "./entry";
import { spellingKey } from "./tag";

/** What was written into the facts before: each list has the most used first. */
export interface KnownFacts {
  readonly sections: readonly string[];
  readonly energies: readonly string[];
  readonly tags: readonly string[];
  /** How many entries bear a tag, by the spelling that `tags` has. */
  readonly tagCounts: ReadonlyMap<string, number>;
}

/** Counts how often each section, energy and tag is used, one head at a time. */
export class FactCounts {
  readonly #sections = new Tally();
  readonly #energies = new Tally();
  readonly #tags = new Tally();

  add(head: Head): void {
    this.#count(head, 1);
  }

  /** Takes back an `add` of the same facts. */
  drop(head: Head): void {
    this.#count(head, -1);
  }

  known(): KnownFacts {
    const tags = this.#tags.mostUsed();
    return {
      sections: this.#sections.mostUsed().map(([spelling]) => spelling),
      energies: this.#energies.mostUsed().map(([spelling]) => spelling),
      tags: tags.map(([spelling]) => spelling),
      tagCounts: new Map(tags),
    };
  }

  #count({ facts }: Head, by: 1 | -1): void {
    if (facts.section !== undefined) this.#sections.count(facts.section, by);
    if (facts.energy !== undefined) this.#energies.count(facts.energy, by);
    for (const tag of facts.tags) this.#tags.count(tag, by);
  }
}

/** Whether two heads say the same of section, energy and tags. */
export function sameKnownFacts({ facts: a }: Head, { facts: b }: Head): boolean {
  return (
    a.section === b.section &&
    a.energy === b.energy &&
    a.tags.length === b.tags.length &&
    a.tags.every((tag, at) => tag === b.tags[at])
  );
}

/** Counts of texts in which all spellings of one word are one, shown as it was met first. */
class Tally {
  readonly #counts = new Map<string, [spelling: string, count: number]>();
  // Working out a key costs more than finding it, and spellings are few.
  readonly #keys = new Map<string, string>();

  count(spelling: string, by: number): void {
    let key = this.#keys.get(spelling);
    if (key === undefined) this.#keys.set(spelling, (key = spellingKey(spelling)));
    const known = this.#counts.get(key);
    if (known) known[1] += by;
    else this.#counts.set(key, [spelling, by]);
  }

  mostUsed(): readonly (readonly [spelling: string, count: number])[] {
    return [...this.#counts.values()]
      .filter(([, count]) => count > 0)
      .map(([spelling, count]): [string, number] => [spelling, count])
      .toSorted(([, a], [, b]) => b - a);
  }
}
