import type { MistakePart, SnippetPart } from "../journal/part";
import { rarityOf } from "../search/ranking";
import { cleanOutput } from "./clean-output";
import { normaliseLine } from "./normalise";
import { kindWeights, type TellingKind, type TellingWord, tellingWords } from "./telling-words";

/** An error as far as it can be met again: its lines without what changes, and the words that tell it from others. */
export interface Fingerprint {
  readonly lines: ReadonlySet<string>;
  readonly words: readonly TellingWord[];
  /** Those of the output alone, where its owner wrote something about it. */
  readonly output: readonly TellingWord[];
}

/** Why a mistake or snippet was taken for the one that is looked up. */
export interface MatchReason {
  /** What both have that says most, the most telling first. */
  readonly shared: readonly string[];
  /** How many lines are the same but for what changes, of how many that were pasted. */
  readonly sameLines: number;
  readonly pastedLines: number;
}

/** Something that may be what is looked up. */
export interface Candidate<Of> {
  readonly of: Of;
  readonly print: Fingerprint;
  readonly isSnippet?: boolean;
}

/** What was found, and how sure that is, from 0 to 1. */
export interface ErrorMatch<Of> {
  readonly of: Of;
  readonly score: number;
  readonly reason: MatchReason;
}

/** From this share of what the shorter of the two says, it is called the same. Better nothing than something else. */
const leastScore = 0.56;

/** Where only plain words are shared, they have to be so much of both. */
const leastOfWords = 0.45;

/** How much a shared line adds: whole lines are hardly ever the same by chance. */
const lineWeight = 0.35;

/** A line of fewer words is an ending or a heading. */
const leastWordsOfLine = 3;

/** A snippet says how something is done, seldom that it broke: it has to say more of the error. */
const snippetFactor = 0.8;

/** What every candidate has still says a little: alone in a journal, an error is to be found as well. */
const leastRarity = 0.2;

/** How many shared words are told. */
const mostShared = 4;

const fileName = /⟨path⟩\/[\w.@+⟨⟩-]+/g;

/** The fingerprint of a pasted or stored output. */
export function fingerprintOf(text: string): Fingerprint {
  const lines = cleanOutput(text).map(normaliseLine).filter(Boolean);
  const words = tellingWords(lines);
  // Of one line about two files the rest counts.
  const plain = lines.map((line) => line.replaceAll(fileName, "⟨path⟩"));
  return { lines: new Set(plain), words, output: words };
}

/** The fingerprint of a mistake: of its output, and of what its owner wrote of it. */
export function mistakePrint({ broke, fix, tell, output }: MistakePart): Fingerprint {
  const whole = fingerprintOf([output, broke, tell, fix].join("\n"));
  return output.trim() === "" ? whole : { ...whole, output: fingerprintOf(output).words };
}

/** The fingerprint of a snippet. */
export function snippetPrint({ caption, code }: SnippetPart): Fingerprint {
  return fingerprintOf(`${caption}\n${code}`);
}

/**
 * The candidates that are the error that was pasted, the surest first. A word counts by its kind and by how few
 * candidates have it (as BM25's idf does); what is compared is the share that both have of the one that says less,
 * since output is pasted with more or less around it.
 */
export function matchError<Of>(
  pasted: Fingerprint,
  candidates: readonly Candidate<Of>[],
): readonly ErrorMatch<Of>[] {
  const weightOf = weighing(candidates);
  const asked = new Map(pasted.words.map((word) => [word.key, word.kind]));
  const lines = [...pasted.lines].filter((line) => line.split(" ").length >= leastWordsOfLine);
  const all = Math.max(sumOf(pasted.words, weightOf), 1);
  const found = candidates.flatMap(({ of, print, isSnippet = false }): ErrorMatch<Of>[] => {
    const shared = print.words.filter(({ key }) => asked.has(key));
    if (shared.length < 2 || contradicts(asked, print.output)) return [];
    const same = lines.filter((line) => print.lines.has(line)).length;
    const common = sumOf(shared, weightOf);
    const shares = [common / all, common / Math.max(sumOf(print.output, weightOf), 1)];
    const [most, least] = [Math.max(...shares), Math.min(...shares)];
    const isTold = same > 0 || shared.some(({ kind }) => isStrong(kind));
    if (!isTold && least < leastOfWords) return [];
    const bonus = lines.length === 0 ? 0 : (lineWeight * same) / Math.min(lines.length, 4);
    const score = Math.min(1, 0.7 * most + 0.3 * least + bonus) * (isSnippet ? snippetFactor : 1);
    if (score < leastScore) return [];
    const telling = shared.toSorted((a, b) => weightOf(b) - weightOf(a)).slice(0, mostShared);
    const reason = { shared: telling.map(({ key }) => key), sameLines: same };
    return [{ of, score, reason: { ...reason, pastedLines: lines.length } }];
  });
  return found.toSorted((a, b) => b.score - a.score);
}

type Weighing = (word: TellingWord) => number;

/** How much a word says: by its kind, and by how few candidates have it. */
function weighing(candidates: readonly Candidate<unknown>[]): Weighing {
  const holders = new Map<string, number>();
  for (const { print } of candidates)
    for (const { key } of print.words) holders.set(key, (holders.get(key) ?? 0) + 1);
  const rarityOfHeld = (held: number) => Math.max(leastRarity, rarityOf(candidates.length, held));
  const rarities = new Map([...holders].map(([key, held]) => [key, rarityOfHeld(held)]));
  const ofUnheld = rarityOfHeld(0);
  return ({ key, kind }) => kindWeights[kind] * (rarities.get(key) ?? ofUnheld);
}

function sumOf(words: readonly TellingWord[], weightOf: Weighing): number {
  let sum = 0;
  for (const word of words) sum += weightOf(word);
  return sum;
}

/** Kinds of word that hardly any other error has. */
const strongKinds = ["code", "constant", "name"] as const satisfies readonly TellingKind[];

function isStrong(kind: TellingKind): kind is (typeof strongKinds)[number] {
  return kind === "code" || kind === "constant" || kind === "name";
}

/**
 * Whether both outputs name an ending or an error, and none that is the same: then they are two errors that look
 * alike. What the owner wrote beside the output names others, too, and is not asked.
 */
function contradicts(
  asked: ReadonlyMap<string, TellingKind>,
  output: readonly TellingWord[],
): boolean {
  return strongKinds.some((strong) => {
    const theirs = output.filter(({ kind }) => kind === strong);
    if (theirs.length === 0 || theirs.some(({ key }) => asked.has(key))) return false;
    for (const kind of asked.values()) if (kind === strong) return true;
    return false;
  });
}
