import { parseMinutes, longestMinutes } from "../journal/duration";
import type { PartKind } from "../journal/part";
import { longestTag, type Tag, withTag } from "../journal/tag";

/** What one line of the prompt can become. A connection has two halves and wants the editor. */
export type JotKind = Exclude<PartKind, "connection">;

/** A line as it was understood. The grammar is in DESIGN.md, under "Jot". */
export interface Jot {
  readonly kind: JotKind;
  /** The words, without the sign and the facts that were taken out. */
  readonly text: string;
  readonly tags: readonly Tag[];
  readonly section?: string;
  /** Time spent, in whole minutes. */
  readonly minutes?: number;
}

/** The sign of each kind; a line without one is something learned. */
export const signs = {
  question: "?",
  aha: "!",
  mistake: "x",
  snippet: "$",
  goal: ">",
  thought: "~",
  application: "+",
} as const satisfies Partial<Record<JotKind, string>>;

/** The kinds that have a sign, in the order in which they are offered. */
export const jotKinds = [
  "question",
  "aha",
  "mistake",
  "snippet",
  "thought",
  "application",
  "goal",
] as const satisfies readonly (keyof typeof signs)[];

/** A letter may follow the signs that begin no path, variable or operator; after the others there is a space. */
const sign = /^(?:([?!>~+])(?=\s|\p{L}|$)|([x$])(?=\s|$))/iu;
const escapedSign = /^\\+(?=(?:[?!>~+](?:\s|\p{L}|$)|[x$](?:\s|$)))/iu;

/** A section in quotes is one word; a quote that is not followed by an end is none that ends it. */
const word = /\\*@"[^"\n]*"[.,;:!?)\]]*(?=\s|$)|\S+/gu;
/** What may stand behind a fact that is part of a sentence. */
const punctuation = /[.,;:!?)\]]+$/u;

const tagWord = /^#(?=.*\p{L})([\p{L}\p{N}_/+-][\p{L}\p{N}\p{M}_/+.-]*)$/u;
const sectionWord = /^@(?:"\s*([\p{L}\p{N}][^"\n]*)"|([\p{L}\p{N}][\p{L}\p{N}\p{M}_.&+-]*))$/u;
const durationWord = /^~?(\d{1,4}(?:[.,]\d{1,2})?h|\d{1,4}h\d{1,2}m?|\d{1,5}m(?:in)?)$/iu;
/** What begins otherwise is neither a fact nor one behind backslashes. Most words of a long text do. */
const factBegins = /^[\\#@~\d]/u;
/** Facts are short; what is longer is not looked at closely, since it may be anything. */
const longestFact = 2 * longestTag;

type Fact =
  | { readonly is: "tag"; readonly tag: Tag; readonly word: string }
  | { readonly is: "section"; readonly section: string; readonly word: string }
  | { readonly is: "minutes"; readonly minutes: number; readonly word: string };

/** Reads a line, or several of which the first bears the sign and the facts. Never throws, and drops nothing but signs. */
export function parseJot(line: string): Jot {
  const [head = "", ...rest] = line.trim().replaceAll("\r\n", "\n").split("\n");
  const found = sign.exec(head);
  const kind = kindOfSign(found?.[1] ?? found?.[2]);
  // One space belongs to the sign; what else there is may be the indentation of code.
  const words = found ? head.slice(found[0].length).replace(/^\s/u, "") : head;
  const isCode = kind === "snippet";
  const { text, ...facts } = isCode
    ? readCode(words)
    : readWords(found ? words : unescapeSign(words));
  return { kind, text: tidy([text, ...rest].join("\n"), isCode), ...facts };
}

/** Without blank lines at either end and without white space where the first line ends, for facts may stand there. */
function tidy(text: string, isCode: boolean): string {
  const [first = "", ...rest] = isCode
    ? text
        .replace(/^(?:[^\S\n]*\n)+/u, "")
        .trimEnd()
        .split("\n")
    : text.trim().split("\n");
  return [first.trimEnd(), ...rest].join("\n");
}

/** A line that `parseJot` reads as this jot: the facts stand at the end of the first line. */
export function printJot(jot: Jot): string {
  const [head = "", ...rest] = jot.text.split("\n");
  const facts = [
    ...jot.tags.map((tag) => `#${tag}`),
    ...(jot.section === undefined ? [] : [printSection(jot.section)]),
    ...(jot.minutes === undefined ? [] : [`${jot.minutes}m`]),
  ];
  const mark = jot.kind === "learned" ? "" : signs[jot.kind];
  const words = jot.kind === "snippet" ? escapeCode(head) : escapeWords(head);
  const first = mark === "" ? escapeSign(words) : words;
  return [[mark, first, ...facts].filter(Boolean).join(" "), ...rest].join("\n");
}

/** The line with another tag where this one is written last. */
export function retagged(line: string, tag: Tag, other: Tag): string {
  const last = [...line.matchAll(word)].findLast(([raw]) => coreOf(raw) === `#${tag}`);
  if (!last) return line;
  const after = last.index + tag.length + 1;
  return `${line.slice(0, last.index)}#${other}${line.slice(after)}`;
}

/** A section as it is written in a jot: in quotes if it is more than one word. */
export function printSection(section: string): string {
  const plain = `@${section}`;
  return sectionWord.test(plain) ? plain : `@"${section}"`;
}

function kindOfSign(mark = ""): JotKind {
  return jotKinds.find((kind) => signs[kind] === mark.toLowerCase()) ?? "learned";
}

interface Reading {
  readonly text: string;
  readonly tags: readonly Tag[];
  readonly section?: string;
  readonly minutes?: number;
}

/** Facts before the first and behind the last other word are taken out; one in between stays as a word of its sentence. */
function readWords(line: string): Reading {
  let tags: readonly Tag[] = [];
  let section: string | undefined;
  let minutes: number | undefined;
  const take = (fact: Fact): boolean => {
    if (fact.is === "tag") tags = withTag(tags, fact.tag);
    else if (fact.is === "section") {
      if (section !== undefined) return false;
      ({ section } = fact);
    } else {
      const sum = (minutes ?? 0) + fact.minutes;
      if (sum > longestMinutes) return false;
      minutes = sum;
    }
    return true;
  };
  const pieces = [...line.matchAll(word)].map((match) => {
    const [raw] = match;
    const at = { start: match.index, end: match.index + raw.length };
    if (!factBegins.test(raw)) return { ...at, isFact: false, text: raw };
    const core = coreOf(raw);
    const fact = factOf(core);
    if (!fact || !take(fact))
      return { ...at, isFact: false, text: isEscapedFact(raw) ? raw.slice(1) : raw };
    return { ...at, isFact: core === raw, text: fact.word + raw.slice(core.length) };
  });
  const first = pieces.findIndex(({ isFact }) => !isFact);
  const last = pieces.findLastIndex(({ isFact }) => !isFact);
  const kept = first < 0 ? [] : pieces.slice(first, last + 1);
  const text = kept
    .map((piece, at) => {
      const before = kept[at - 1];
      return (before ? line.slice(before.end, piece.start) : "") + piece.text;
    })
    .join("");
  return {
    text,
    tags,
    ...(section !== undefined && { section }),
    ...(minutes !== undefined && { minutes }),
  };
}

/** Code stays as it is; of its end only tags are read, which a shell would take for a comment. */
function readCode(line: string): Reading {
  const tags: Tag[] = [];
  for (let code = line.trimEnd(); ;) {
    const last = lastWord(code);
    const before = code.slice(0, code.length - last.length);
    const fact = factOf(last);
    if (fact?.is !== "tag") {
      const text = isEscapedFact(last) ? before + last.slice(1) : code;
      return { text, tags: tags.reduce<readonly Tag[]>(withTag, []) };
    }
    tags.unshift(fact.tag);
    code = before.trimEnd();
  }
}

function lastWord(text: string): string {
  let start = text.length;
  while (start > 0 && /\S/u.test(text[start - 1] ?? "")) start -= 1;
  return text.slice(start);
}

/** A word without the punctuation of the sentence that it ends or interrupts. */
function coreOf(raw: string): string {
  return raw.length > longestFact ? raw : raw.replace(punctuation, "");
}

function factOf(core: string): Fact | undefined {
  if (core.length > longestFact) return undefined;
  const tag = tagWord.exec(core)?.[1];
  if (tag !== undefined && tag.length <= longestTag) return { is: "tag", tag, word: tag };
  const [, quoted, plain] = sectionWord.exec(core) ?? [];
  const section = quoted?.trim() ?? plain;
  if (section !== undefined) return { is: "section", section, word: section };
  const duration = durationWord.exec(core)?.[1];
  const minutes = duration === undefined ? undefined : parseMinutes(duration);
  return minutes === undefined ? undefined : { is: "minutes", minutes, word: core };
}

/** Whether a word is a fact behind backslashes, of which the first says that it is none. */
function isEscapedFact(raw: string): boolean {
  const core = coreOf(raw);
  return core.startsWith("\\") && factOf(core.replace(/^\\+/u, "")) !== undefined;
}

function escapeWords(line: string): string {
  return line.replaceAll(word, (raw) =>
    factOf(coreOf(raw)) || isEscapedFact(raw) ? `\\${raw}` : raw,
  );
}

function escapeCode(code: string): string {
  const last = lastWord(code);
  const isRead = factOf(last)?.is === "tag" || isEscapedFact(last);
  return isRead ? `${code.slice(0, code.length - last.length)}\\${last}` : code;
}

function escapeSign(line: string): string {
  return sign.test(line) || escapedSign.test(line) ? `\\${line}` : line;
}

function unescapeSign(line: string): string {
  return escapedSign.test(line) ? line.slice(1) : line;
}
