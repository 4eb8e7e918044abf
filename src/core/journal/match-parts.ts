import { type Part, type PartId, textsOf } from "./part";

/** A part of an older state and what became of it in a newer one; at least one of the two is there. */
export interface PartPair {
  readonly before?: Part;
  readonly after?: Part;
  /** It stands elsewhere among the parts that both states have. */
  readonly isMoved: boolean;
}

/** From this share of common words on, two parts of different ids are taken for one that was edited. */
const leastLikeness = 0.4;

/** About how many pairs are compared by their words, the nearest ones, and how many words of each part are looked at. */
const mostPairs = 10_000;
const mostWords = 2_000;

/**
 * Pairs the parts of two states: by their ids; then, since a conflict copy has ids of its own,
 * equal ones of a kind, and last the most alike of a kind. They come in the order of `after`, with
 * what is gone behind the part that stood before it.
 */
export function matchParts(before: readonly Part[], after: readonly Part[]): readonly PartPair[] {
  const partners = new Map<Part, Part>();
  const taken = new Set<Part>();
  const pair = (one: Part, other: Part) => {
    partners.set(one, other);
    taken.add(other);
  };
  const left = () => before.filter((part) => !partners.has(part));
  const free = () => after.filter((part) => !taken.has(part));

  const byId = new Map<PartId, Part>(after.map((part) => [part.id, part]));
  for (const part of before) {
    const other = byId.get(part.id);
    if (other?.kind === part.kind) pair(part, other);
  }
  const byContent = new Map<string, Part[]>();
  for (const part of free()) {
    const content = contentOf(part);
    const equals = byContent.get(content);
    if (equals) equals.push(part);
    else byContent.set(content, [part]);
  }
  for (const part of left()) {
    const other = byContent.get(contentOf(part))?.shift();
    if (other) pair(part, other);
  }
  for (const { one, other } of likePairs(left(), free()))
    if (!partners.has(one) && !taken.has(other)) pair(one, other);
  return inOrder(before, after, partners);
}

function inOrder(
  before: readonly Part[],
  after: readonly Part[],
  partners: ReadonlyMap<Part, Part>,
): readonly PartPair[] {
  const origins = new Map([...partners].map(([one, other]) => [other, one]));
  const places = new Map(before.map((part, at) => [part, at]));
  const shared = after.flatMap((part) => origins.get(part) ?? []);
  const still = longestRise(shared.map((part) => places.get(part) ?? 0));
  const unmoved = new Set([...still].map((at) => shared[at]));
  /** What is gone, by the part that it stood behind. */
  const gone = new Map<Part | undefined, Part[]>();
  let anchor: Part | undefined;
  for (const part of before) {
    if (partners.has(part)) anchor = part;
    else gone.set(anchor, [...(gone.get(anchor) ?? []), part]);
  }
  const goneBehind = (part: Part | undefined): readonly PartPair[] =>
    (gone.get(part) ?? []).map((one) => ({ before: one, isMoved: false }));
  return [
    ...goneBehind(undefined),
    ...after.flatMap((part): readonly PartPair[] => {
      const origin = origins.get(part);
      if (!origin) return [{ after: part, isMoved: false }];
      return [
        { before: origin, after: part, isMoved: !unmoved.has(origin) },
        ...goneBehind(origin),
      ];
    }),
  ];
}

/** All that a part says, as one text. */
function contentOf(part: Part): string {
  const { id: _, ...content } = part;
  return JSON.stringify(content);
}

interface LikePair {
  readonly one: Part;
  readonly other: Part;
  readonly likeness: number;
  readonly distance: number;
}

/** Pairs of a kind that are alike, the most alike first, and of those the ones that stand nearest. */
function likePairs(left: readonly Part[], free: readonly Part[]): readonly LikePair[] {
  const frees = free.map((part) => ({ part, words: wordsOf(part) }));
  const pairs: LikePair[] = [];
  const reach = mostPairs / left.length;
  for (const [from, one] of left.entries()) {
    const words = wordsOf(one);
    for (const [to, other] of frees.entries()) {
      const distance = Math.abs(from - to);
      if (other.part.kind !== one.kind || distance > reach) continue;
      const likeness = likenessOf(words, other.words);
      if (likeness >= leastLikeness) pairs.push({ one, other: other.part, likeness, distance });
    }
  }
  return pairs.toSorted(byLikeness);
}

function byLikeness(a: LikePair, b: LikePair): number {
  return b.likeness - a.likeness || a.distance - b.distance;
}

function wordsOf(part: Part): ReadonlySet<string> {
  const words =
    textsOf(part)
      .join("\n")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];
  return new Set(words.slice(0, mostWords));
}

/** The share of words that two sets have in common (Dice's coefficient): from 0 to 1. */
function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let common = 0;
  for (const word of a) if (b.has(word)) common += 1;
  return (2 * common) / (a.size + b.size);
}

/** The places of a longest rising sequence in `numbers`: what stands there kept its order, all else moved. */
function longestRise(numbers: readonly number[]): ReadonlySet<number> {
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [at, number] of numbers.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    previous[at] = ends[low - 1];
    ends[low] = at;
  }
  const places = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = previous[at]) places.add(at);
  return places;
}
