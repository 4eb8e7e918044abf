import type { EntryId } from "./id";

/** A part's own id (UUIDv7), by which every view refers to it. */
export type PartId = string;

/** Prose parts hold one Markdown text. */
export interface ProsePart {
  readonly id: PartId;
  readonly kind: "learned" | "thought" | "connection" | "aha" | "application";
  readonly text: string;
}

/** What a next session is to be about. */
export interface GoalPart {
  readonly id: PartId;
  readonly kind: "goal";
  readonly text: string;
  /** What became of it; one without is open. */
  readonly state?: "open" | "taken" | "parked" | "dropped";
  /** The entry that took it up. */
  readonly takenIn?: EntryId;
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
  /** When it was met again: milliseconds since the epoch, in their order. */
  readonly metAgain?: readonly number[];
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

export type Part = ProsePart | GoalPart | SnippetPart | MistakePart | QuestionPart | ForeignPart;

/** What can be written here: every part but one of a newer version's. */
export type WrittenPart = Exclude<Part, ForeignPart>;

/** The texts that parts have, each kind some of them. */
export interface PartTexts {
  readonly text?: string;
  readonly caption?: string;
  readonly code?: string;
  readonly broke?: string;
  readonly fix?: string;
  readonly tell?: string;
  readonly output?: string;
  readonly answer?: string;
}

/** The kinds of part that can be written here. */
export type PartKind = WrittenPart["kind"];

/** Every kind that can be written here, in the order of the page, in which new parts find their place. */
export const partKinds = [
  "learned",
  "thought",
  "connection",
  "snippet",
  "mistake",
  "aha",
  "question",
  "application",
  "goal",
] as const satisfies readonly PartKind[];

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
  if (part.kind === "foreign") return [];
  const { text, caption, code, broke, fix, tell, output, answer }: PartTexts = part;
  return [text, caption, code, broke, fix, tell, output, answer].filter((one) => one !== undefined);
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

/** Where the page has the part, as a number from 0 on; thoughts and connections stand under one heading, so they are of one rank. */
export function rankOf({ kind }: Part): number {
  if (kind === "foreign") return partKinds.length;
  return partKinds.indexOf(kind === "connection" ? "thought" : kind);
}
