import { type Entry, labelOf } from "../journal/entry";
import type { EntryId } from "../journal/id";
import type { LocalDate } from "../journal/local-date";
import {
  isEmptyPart,
  type MistakePart,
  type ProsePart,
  type QuestionPart,
  type SnippetPart,
} from "../journal/part";
import type { Tag } from "../journal/tag";

/** "Like X, except Y". */
export type ConnectionPart = ProsePart & { readonly kind: "connection" };

/** What of an entry stands on the shelves of the library: snippets, mistakes, connections and questions, and where they come from. */
export interface ShelfEntry {
  readonly id: EntryId;
  readonly label: string;
  readonly date: LocalDate;
  readonly section?: string;
  readonly tags: readonly Tag[];
  readonly snippets: readonly SnippetPart[];
  readonly mistakes: readonly MistakePart[];
  readonly connections: readonly ConnectionPart[];
  readonly questions: readonly QuestionPart[];
}

/** What the library takes of an entry; nothing of one in the trash, and nothing of a conflict copy, which says what its original says. */
export function toShelf(entry: Entry): ShelfEntry | undefined {
  if (entry.trashedAt !== undefined || entry.copyOf !== undefined) return undefined;
  const { date, section, tags } = entry.facts;
  const written = entry.parts.filter((part) => !isEmptyPart(part));
  const snippets = written.filter((part) => part.kind === "snippet");
  const mistakes = written.filter((part) => part.kind === "mistake");
  const connections = written.filter((part): part is ConnectionPart => part.kind === "connection");
  const questions = written.filter((part) => part.kind === "question");
  if (snippets.length + mistakes.length + connections.length + questions.length === 0)
    return undefined;
  return {
    id: entry.id,
    label: labelOf(entry),
    date,
    ...(section !== undefined && { section }),
    tags,
    snippets,
    mistakes,
    connections,
    questions,
  };
}

/** Where a part of the library stands. */
export type Whence = Omit<ShelfEntry, "snippets" | "mistakes" | "connections" | "questions">;

/** The entry without its parts. */
export function whenceOf(entry: ShelfEntry): Whence {
  const { id, label, date, section, tags } = entry;
  return { id, label, date, ...(section !== undefined && { section }), tags };
}
