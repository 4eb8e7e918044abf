import { type CompareWords, type Words, wordComparison } from "./diff-words";
import { formatMinutes } from "./duration";
import type { Entry } from "./entry";
import type { Facts } from "./facts";
import { stateOf } from "./goal";
import { matchParts, type PartPair } from "./match-parts";
import type { Part, PartTexts } from "./part";

/** One difference between two states of an entry, or between an entry and its conflict copy. */
export type Change =
  | { readonly of: "title"; readonly words: readonly Words[] }
  | FactChange
  | PartChange;

/** A fact that has another value; on the side where it has none, the value is missing. */
export interface FactChange {
  readonly of: "fact";
  readonly label: FactLabel;
  readonly before?: string;
  readonly after?: string;
}

/** The rows of the metadata table, and where the entry is: in the journal or in the trash. */
export type FactLabel =
  | "section"
  | "date"
  | "time spent"
  | "confidence"
  | "difficulty"
  | "energy"
  | "tags"
  | "place";

export interface PartChange {
  readonly of: "part";
  readonly kind: Part["kind"];
  readonly what: "added" | "removed" | "edited" | "moved";
  /** It stands elsewhere among the parts; a part may be moved and edited. */
  readonly isMoved: boolean;
  /** The fields that differ, in the order of the page; none of a part that was only moved. */
  readonly fields: readonly FieldChange[];
}

export interface FieldChange {
  /** What the page calls the field, "" where the part has just this one. */
  readonly label: string;
  /** Whether line breaks and spaces mean something: code and terminal output. */
  readonly isCode: boolean;
  readonly words: readonly Words[];
}

/**
 * What it takes to get from one state to another: title, then facts, then parts in the order of
 * `after`. What is the same is left out. Never throws, and its cost is bounded for any text.
 */
export function diffEntries(before: Entry, after: Entry): readonly Change[] {
  const compare = wordComparison();
  const title = compare(before.title, after.title);
  return [
    ...(isChange(title) ? [{ of: "title", words: title } as const] : []),
    ...factChanges(before, after),
    ...matchParts(before.parts, after.parts).flatMap((pair) => partChange(pair, compare)),
  ];
}

/** How many characters (UTF-16 units) came and went. */
export interface ChangeSize {
  readonly added: number;
  readonly removed: number;
}

/** The characters that changes add and remove; of facts and moves they are none. */
export function sizeOfChanges(changes: readonly Change[]): ChangeSize {
  let [added, removed] = [0, 0];
  const count = (words: readonly Words[]) => {
    for (const { kind, text } of words) {
      if (kind === "added") added += text.length;
      if (kind === "removed") removed += text.length;
    }
  };
  for (const change of changes) {
    if (change.of === "title") count(change.words);
    if (change.of === "part") for (const { words } of change.fields) count(words);
  }
  return { added, removed };
}

function isChange(words: readonly Words[]): boolean {
  return words.some(({ kind }) => kind !== "same");
}

function factChanges(before: Entry, after: Entry): readonly FactChange[] {
  const values = factValues(after);
  return factValues(before).flatMap(([label, was], at) => {
    const is = values[at]?.[1];
    if (was === is) return [];
    return {
      of: "fact",
      label,
      ...(was !== undefined && { before: was }),
      ...(is !== undefined && { after: is }),
    };
  });
}

function factValues({
  facts,
  trashedAt,
}: Entry): readonly (readonly [FactLabel, string | undefined])[] {
  const { section, date, minutes, confidence, difficulty, energy, tags }: Facts = facts;
  return [
    ["section", section],
    ["date", date],
    ["time spent", minutes === undefined ? undefined : formatMinutes(minutes)],
    ["confidence", confidence === undefined ? undefined : `${confidence}/5`],
    ["difficulty", difficulty],
    ["energy", energy],
    ["tags", tags.length === 0 ? undefined : tags.map((tag) => `#${tag}`).join(" ")],
    ["place", trashedAt === undefined ? "journal" : "trash"],
  ];
}

function partChange(
  { before, after, isMoved }: PartPair,
  compare: CompareWords,
): readonly PartChange[] {
  const part = after ?? before;
  if (!part) return [];
  const [was, is] = [before ? fieldsOf(before) : [], after ? fieldsOf(after) : []];
  const named = was.length > is.length ? was : is;
  const fields = named.flatMap(({ label, isCode }, at): readonly FieldChange[] => {
    const words = compare(was[at]?.text ?? "", is[at]?.text ?? "");
    return isChange(words) ? [{ label, isCode, words }] : [];
  });
  const what = !before ? "added" : !after ? "removed" : fields.length > 0 ? "edited" : "moved";
  return what === "moved" && !isMoved
    ? []
    : [{ of: "part", kind: part.kind, what, isMoved, fields }];
}

interface Field {
  readonly label: string;
  readonly isCode: boolean;
  readonly text: string;
}

const labels: readonly (readonly [keyof PartTexts, string, isCode?: "code"])[] = [
  ["text", ""],
  ["caption", "Caption"],
  ["code", "Code", "code"],
  ["broke", "What broke"],
  ["fix", "How I fixed it"],
  ["tell", "The tell"],
  ["output", "Terminal output", "code"],
  ["answer", "Answer"],
];

/** Every field of a part with its text; parts of one kind have the same fields in the same order. */
function fieldsOf(part: Part): readonly Field[] {
  if (part.kind === "foreign")
    return [{ label: "", isCode: true, text: JSON.stringify(part.was, undefined, 2) }];
  const texts: PartTexts = part;
  const fields = labels.flatMap(([key, label, isCode]): readonly Field[] => {
    const text = texts[key];
    return text === undefined ? [] : [{ label, isCode: isCode === "code", text }];
  });
  if (part.kind === "snippet")
    return [...fields, { label: "Language", isCode: false, text: part.language }];
  if (part.kind === "goal")
    return [
      ...fields,
      { label: "State", isCode: false, text: stateOf(part) },
      { label: "Taken in", isCode: false, text: part.takenIn ?? "" },
    ];
  if (part.kind === "mistake")
    return [
      ...fields,
      { label: "Met again", isCode: false, text: timesText(part.metAgain?.length ?? 0) },
    ];
  if (part.kind !== "question") return fields;
  return [
    ...fields,
    { label: "State", isCode: false, text: part.isAnswered ? "answered" : "open" },
    { label: "Answered in", isCode: false, text: part.answeredIn ?? "" },
  ];
}

function timesText(times: number): string {
  return times === 0 ? "" : `${times} ${times === 1 ? "time" : "times"}`;
}
