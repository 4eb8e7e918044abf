import { type Entry, labelOf } from "./entry";
import type { EntryId } from "./id";
import {
  emptyPart,
  type GoalPart,
  type MistakePart,
  type Part,
  type PartId,
  type QuestionPart,
  type SnippetPart,
  withPart,
} from "./part";
import { bounds } from "./read-entry";

/** Fields of a part to be set anew. Only those of the part's own kind make sense. */
export type PartFields = Partial<
  Omit<SnippetPart, "id" | "kind"> &
    Omit<MistakePart, "id" | "kind"> &
    Omit<QuestionPart, "id" | "kind" | "answeredIn"> &
    Omit<GoalPart, "id" | "kind">
>;

/** What the title of a conflict copy ends with. */
export const copyMark = " (conflict copy)";

/** `parts` with these fields of one of them set anew; its kind and id stay. */
export function withPartFields(
  parts: readonly Part[],
  id: PartId,
  fields: PartFields,
): readonly Part[] {
  return parts.map((part) => (part.id === id ? { ...part, ...fields } : part));
}

/** The first part of *What I Learned*, which stands above all others in the editor. */
export function mainPart(parts: readonly Part[]): Part | undefined {
  return parts.find(({ kind }) => kind === "learned");
}

/** The entry with a part of *What I Learned*: an empty one of this id when it has none. */
export function withMainPart(entry: Entry, id: PartId): Entry {
  return mainPart(entry.parts)
    ? entry
    : { ...entry, parts: withPart(entry.parts, emptyPart("learned", id)) };
}

/** `parts` with one changing places with the one above (-1) or below (1) it, while the main part keeps its place; unchanged at either end. */
export function withPartMovedBesideMain(
  parts: readonly Part[],
  id: PartId,
  by: -1 | 1,
): readonly Part[] {
  const main = mainPart(parts);
  const from = parts.findIndex((part) => part.id === id);
  const to = from + (main && parts[from + by] === main ? 2 * by : by);
  const [part, other] = [parts[from], parts[to]];
  return part && other && part !== main ? parts.with(from, other).with(to, part) : parts;
}

/** `parts` with a removed part put back behind the last that stood before it; unchanged if it is there. */
export function withPartBack(
  parts: readonly Part[],
  part: Part,
  before: readonly Part[],
): readonly Part[] {
  if (parts.some(({ id }) => id === part.id)) return parts;
  const ids = new Set(before.map(({ id }) => id));
  return parts.toSpliced(parts.findLastIndex(({ id }) => ids.has(id)) + 1, 0, part);
}

/** What a conflict copy is called: with a mark, unless the title would be too long for it. */
export function conflictTitle(entry: Entry): string {
  const title = labelOf(entry) + copyMark;
  return title.length > bounds.line ? entry.title : title;
}

/** The entry as one of its own, with no trace of the one that it was edited from. Its parts still bear their ids. */
export function asNewEntry(entry: Entry, id: EntryId, nowMs: number): Entry {
  const { trashedAt: _, copyOf: _copyOf, ...rest } = entry;
  return { ...rest, id, createdAt: nowMs, lineage: [] };
}
