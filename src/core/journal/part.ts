import type { EntryId } from "./id";

/** A part's own id (UUIDv7), by which every view refers to it. */
export type PartId = string;

/** Prose parts hold one Markdown text. */
export interface ProsePart {
  readonly id: PartId;
  readonly kind: "learned" | "thought" | "connection" | "aha" | "application" | "goal";
  readonly text: string;
}

export interface SnippetPart {
  readonly id: PartId;
  readonly kind: "snippet";
  readonly caption: string;
  /** An id of the list in `core/markup/languages`, or "" for plain text. */
  readonly language: string;
  readonly code: string;
}

export interface MistakePart {
  readonly id: PartId;
  readonly kind: "mistake";
  readonly broke: string;
  readonly fix: string;
  readonly tell: string;
  readonly output: string;
}

export interface QuestionPart {
  readonly id: PartId;
  readonly kind: "question";
  readonly text: string;
  readonly isAnswered: boolean;
  readonly answer: string;
  /** The entry that holds the answer, where it is another one. */
  readonly answeredIn?: EntryId;
}

/** A part of a kind that a newer version knows: kept word for word, shown as such, never edited. */
export interface ForeignPart {
  readonly id: PartId;
  readonly kind: "foreign";
  readonly was: Readonly<Record<string, unknown>>;
}

export type Part = ProsePart | SnippetPart | MistakePart | QuestionPart | ForeignPart;

/** The kinds of part that can be written here. */
export type PartKind = Exclude<Part["kind"], "foreign">;

/** One heading of the entry page, and the parts that stand under it. */
export type PartSection =
  | "learned"
  | "thoughts"
  | "snippets"
  | "mistakes"
  | "aha"
  | "questions"
  | "application"
  | "goal"
  | "foreign";

const sectionOfKind: Readonly<Record<Part["kind"], PartSection>> = {
  learned: "learned",
  thought: "thoughts",
  connection: "thoughts",
  snippet: "snippets",
  mistake: "mistakes",
  aha: "aha",
  question: "questions",
  application: "application",
  goal: "goal",
  foreign: "foreign",
};

/** The order of the page from top to bottom, in which new parts find their place. */
const pageOrder: readonly PartSection[] = [
  "learned",
  "thoughts",
  "snippets",
  "mistakes",
  "aha",
  "questions",
  "application",
  "goal",
  "foreign",
];

/** A run of neighbouring parts under one heading. */
export interface PartRun {
  readonly section: PartSection;
  readonly parts: readonly Part[];
}

/** A part with nothing in it yet. */
export function emptyPart(kind: PartKind, id: PartId): Part {
  switch (kind) {
    case "snippet":
      return { id, kind, caption: "", language: "", code: "" };
    case "mistake":
      return { id, kind, broke: "", fix: "", tell: "", output: "" };
    case "question":
      return { id, kind, text: "", isAnswered: false, answer: "" };
    default:
      return { id, kind, text: "" };
  }
}

/** Whether nothing was written into the part: such a part is not stored, drawn or exported. */
export function isEmptyPart(part: Part): boolean {
  return textsOf(part).every((text) => text.trim() === "") && part.kind !== "foreign";
}

/** Every text of a part that its owner wrote, in the order of the page. */
export function textsOf(part: Part): readonly string[] {
  switch (part.kind) {
    case "snippet":
      return [part.caption, part.code];
    case "mistake":
      return [part.broke, part.fix, part.tell, part.output];
    case "question":
      return [part.text, part.answer];
    case "foreign":
      return [];
    default:
      return [part.text];
  }
}

/** The parts as the page shows them: neighbours of one section under one heading. */
export function runsOf(parts: readonly Part[]): readonly PartRun[] {
  const runs: { section: PartSection; parts: Part[] }[] = [];
  for (const part of parts) {
    const section = sectionOfKind[part.kind];
    const last = runs.at(-1);
    if (last?.section === section) last.parts.push(part);
    else runs.push({ section, parts: [part] });
  }
  return runs;
}

/** `parts` with `part` put where the page expects it: after the last part that does not come after it. */
export function withPart(parts: readonly Part[], part: Part): readonly Part[] {
  const rank = rankOf(part);
  const before = parts.findLastIndex((known) => rankOf(known) <= rank);
  return parts.toSpliced(before + 1, 0, part);
}

/** `parts` without the part of this id. */
export function withoutPart(parts: readonly Part[], id: PartId): readonly Part[] {
  return parts.filter((part) => part.id !== id);
}

/** `parts` with one of them a place further up (-1) or down (1); unchanged at either end. */
export function withPartMoved(parts: readonly Part[], id: PartId, by: -1 | 1): readonly Part[] {
  const from = parts.findIndex((part) => part.id === id);
  const part = parts[from];
  const to = from + by;
  if (!part || to < 0 || to >= parts.length) return parts;
  return parts.toSpliced(from, 1).toSpliced(to, 0, part);
}

function rankOf(part: Part): number {
  return pageOrder.indexOf(sectionOfKind[part.kind]);
}
