import type { Head } from "./entry";
import { type NameCount, SpellingTally } from "./spelling-tally";

/** What was written into the facts before: each list has the most used first. */
export interface KnownFacts {
  readonly sections: readonly string[];
  readonly energies: readonly string[];
  readonly tags: readonly string[];
  /** How many entries bear a tag, by the spelling that `tags` has. */
  readonly tagCounts: ReadonlyMap<string, number>;
  /** The same of sections. */
  readonly sectionCounts: ReadonlyMap<string, number>;
}

/** Counts how often each section, energy and tag is used in a list that changes: only what changed is counted anew. */
export class FactCounter {
  #heads: readonly Head[] = [];
  readonly #sections = new SpellingTally();
  readonly #energies = new SpellingTally();
  readonly #tags = new SpellingTally();
  #known: KnownFacts = {
    sections: [],
    energies: [],
    tags: [],
    tagCounts: new Map(),
    sectionCounts: new Map(),
  };

  /** What is known from `heads`; the same object as before when they say the same. */
  count(heads: readonly Head[]): KnownFacts {
    const before = this.#heads;
    const shorter = Math.min(before.length, heads.length);
    let start = 0;
    while (start < shorter && before[start] === heads[start]) start += 1;
    let end = 0;
    while (end < shorter - start && before.at(-1 - end) === heads.at(-1 - end)) end += 1;
    for (let at = start; at < before.length - end; at += 1) this.#add(before[at], -1);
    for (let at = start; at < heads.length - end; at += 1) this.#add(heads[at], 1);
    this.#heads = heads;
    const known = this.#mostUsed();
    if (!isSame(known, this.#known)) this.#known = known;
    return this.#known;
  }

  #add(head: Head | undefined, by: 1 | -1): void {
    if (!head) return;
    const { section, energy, tags } = head.facts;
    if (section !== undefined) this.#sections.count(section, by);
    if (energy !== undefined) this.#energies.count(energy, by);
    for (const tag of tags) this.#tags.count(tag, by);
  }

  #mostUsed(): KnownFacts {
    const tags = this.#tags.mostUsed();
    const sections = this.#sections.mostUsed();
    return {
      sections: sections.map(nameOf),
      energies: this.#energies.mostUsed().map(nameOf),
      tags: tags.map(nameOf),
      tagCounts: byName(tags),
      sectionCounts: byName(sections),
    };
  }
}

function nameOf({ name }: NameCount): string {
  return name;
}

function byName(counts: readonly NameCount[]): ReadonlyMap<string, number> {
  return new Map(counts.map(({ name, count }) => [name, count]));
}

function isSameList(these: readonly string[], those: readonly string[]): boolean {
  return these.length === those.length && these.every((text, at) => text === those[at]);
}

function isSame(a: KnownFacts, b: KnownFacts): boolean {
  return (
    isSameList(a.sections, b.sections) &&
    isSameList(a.energies, b.energies) &&
    isSameList(a.tags, b.tags) &&
    a.tags.every((tag) => a.tagCounts.get(tag) === b.tagCounts.get(tag)) &&
    a.sections.every((name) => a.sectionCounts.get(name) === b.sectionCounts.get(name))
  );
}
