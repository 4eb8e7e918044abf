import type { Entry } from "../journal/entry";
import type { EntryId } from "../journal/id";
import { spellingKey, type Tag } from "../journal/tag";
import { commonWords } from "./common-words";
import { placeOfTerm } from "./match-terms";
import { passagesOf } from "./passages";
import { averageLength, rarityOf } from "./ranking";
import { filterMark, type Shelf, visitTerm } from "./packed-shelf";
import type { WordIndex } from "./word-index";
import { wordsOf } from "./words";

/** An entry that has to do with another one, and why. */
export interface Relation {
  readonly id: EntryId;
  /** The tags that both bear, the rarest first, as the other one spells them. */
  readonly tags: readonly Tag[];
  /** Rare words that both have, the rarest first, as the other one spells them. */
  readonly words: readonly string[];
}

/** So many words stand for an entry. */
const mostWords = 20;

/** What more than this share of the entries has tells nothing; among few entries, what more than so many of them have. */
const commonShare = 0.05;
const leastCommon = 3;

/** A tag that more than this share of the entries bears is no reason, but for the first few entries. */
const commonTagShare = 0.5;
const leastCommonTag = 10;

/** Without a tag so many words have to be the same: one is chance. */
const leastWords = 2;

/** What a shared tag counts beside a word as rare: somebody meant it. */
const tagWeight = 1.5;

/** How much a word of the title counts when the words are chosen that stand for an entry. */
const titleWeight = 1.5;

/** How much a long entry is held against it, which has many words by chance. */
const lengthShare = 0.3;

/** Something that entries can share. */
interface Trait {
  readonly term: string;
  readonly spelling: string;
  readonly isTag: boolean;
  /** How much it counts; the rarer the more. */
  readonly score: number;
}

/**
 * The entries that have most to do with one: by tags, weighed by their rarity, and by rare words of title
 * and texts. Each has a tag of it, or two of its twenty most telling words, of which neither is a
 * piece of the other.
 *
 * @param count how many at most
 */
export function relatedTo(index: WordIndex, entry: Entry, count: number): readonly Relation[] {
  const shelves = index.shelves();
  const average = averageLength(shelves);
  const found = new Map<EntryId, { readonly traits: Trait[]; day: number; norm: number }>();
  for (const trait of [...tagsOf(index, shelves, entry), ...wordsTelling(index, shelves, entry)])
    for (const shelf of shelves) {
      const term = placeOfTerm(shelf, trait.term);
      if (term === undefined) continue;
      visitTerm(shelf, term, (number, mask) => {
        // Facts are the tags, which are traits of their own.
        if (!trait.isTag && mask === factsMask) return;
        const id = index.idOf(shelf, number);
        if (id === undefined || id === entry.id) return;
        const at = number - shelf.first;
        const known = found.get(id);
        if (known) known.traits.push(trait);
        else {
          const length = shelf.packed.lengths[at] ?? average;
          const norm = 1 - lengthShare + (lengthShare * length) / average;
          found.set(id, { traits: [trait], day: shelf.packed.days[at] ?? 0, norm });
        }
      });
    }
  return [...found]
    .flatMap(([id, { traits, day, norm }]) => {
      const tags = traits.filter(({ isTag }) => isTag);
      const words = withoutPieces(traits.filter(({ isTag }) => !isTag));
      if (tags.length === 0 && words.length < leastWords) return [];
      const score = sumOf(tags) + sumOf(words) / Math.max(1, norm);
      return [{ id, tags, words, day, score }];
    })
    .toSorted((a, b) => b.score - a.score || b.day - a.day || (a.id < b.id ? 1 : -1))
    .slice(0, count)
    .map(({ id, tags, words }) => ({ id, tags: spellings(tags), words: spellings(words) }));
}

/** `facts` is the second of the places. */
const factsMask = 1 << 1;

function tagsOf(index: WordIndex, shelves: readonly Shelf[], { facts }: Entry): readonly Trait[] {
  return facts.tags.flatMap((tag): readonly Trait[] => {
    const term = `${filterMark}tag:${spellingKey(tag)}`;
    const having = countOf(shelves, term);
    if (having < 2 || having > Math.max(leastCommonTag, index.size * commonTagShare)) return [];
    const score = tagWeight * rarityOf(index.size, having);
    return [{ term, spelling: tag, isTag: true, score }];
  });
}

/** The words that tell most of an entry: rare ones, sooner those of the title and those that come often. */
function wordsTelling(index: WordIndex, shelves: readonly Shelf[], entry: Entry): readonly Trait[] {
  const words = new Map<string, { readonly spelling: string; isInTitle: boolean; times: number }>();
  for (const { place, text } of passagesOf(entry)) {
    if (place === "facts") continue;
    for (const { key, start, end } of wordsOf(text)) {
      const known = words.get(key);
      if (known) known.times++;
      else if (isTelling(key)) {
        const spelling = text.slice(start, end);
        words.set(key, { spelling, isInTitle: place === "title", times: 1 });
      }
    }
  }
  const mostHaving = Math.max(leastCommon, index.size * commonShare);
  return [...words]
    .flatMap(([term, { spelling, isInTitle, times }]) => {
      const having = countOf(shelves, term);
      if (having < 2 || having > mostHaving) return [];
      const score = rarityOf(index.size, having);
      const weight = score * (isInTitle ? titleWeight : 1) * (1 + Math.log(times) / 2);
      return [{ trait: { term, spelling, isTag: false, score }, weight }];
    })
    .toSorted((a, b) => b.weight - a.weight || (a.trait.term < b.trait.term ? -1 : 1))
    .slice(0, mostWords)
    .map(({ trait }) => trait);
}

/** Whether a word can say what a text is about: numbers, digests and words of the language cannot. */
function isTelling(key: string): boolean {
  if (!/\p{L}/u.test(key) || commonWords.has(key)) return false;
  if (/^(?=.*\d)[\da-f]{6,}$/.test(key)) return false;
  return key.length >= 3 || /[^\0-\x7f]/.test(key);
}

/** How many entries have a term, those that are dead among them. */
function countOf(shelves: readonly Shelf[], term: string): number {
  return shelves.reduce((sum, shelf) => {
    const at = placeOfTerm(shelf, term);
    return at === undefined ? sum : sum + (shelf.packed.counts[at] ?? 0);
  }, 0);
}

/** `kube-system` brings `kube` and `system` with it: they say nothing more. */
function withoutPieces(traits: readonly Trait[]): readonly Trait[] {
  return traits.filter(
    (trait) => !traits.some((other) => other !== trait && other.term.includes(trait.term)),
  );
}

function sumOf(traits: readonly Trait[]): number {
  return traits.reduce((sum, { score }) => sum + score, 0);
}

function spellings(traits: readonly Trait[]): readonly string[] {
  return traits.toSorted((a, b) => b.score - a.score).map(({ spelling }) => spelling);
}
