import type { Facts } from "./facts";
import type { EntryId } from "./id";
import { isEmptyPart, type Part, textsOf } from "./part";
import { withoutLinkIds } from "./without-link-ids";

/** One study session: title, facts and parts. This is what travels; where it is kept is `storage`'s. */
export interface Entry {
  readonly id: EntryId;
  readonly title: string;
  readonly facts: Facts;
  readonly parts: readonly Part[];
  /** Milliseconds since the epoch, for display; the order of changes is `lineage`'s and the store's. */
  readonly createdAt: number;
  readonly editedAt: number;
  /** Digests of the contents that this entry had when it left the device or came to it, oldest first. */
  readonly lineage: readonly string[];
  /** When it was moved to the trash; absent while it is in the journal. */
  readonly trashedAt?: number;
  /**
   * The entry that this one is a conflict copy of, until the owner has decided between the two. It
   * belongs to the content: a decision travels with a backup as any other edit does.
   */
  readonly copyOf?: EntryId;
  /** Of a conflict copy that holds nothing but one piece: the id of the part, or the name of the field or fact. */
  readonly copyOfPiece?: string;
}

/** What a list needs to know of an entry: a row of the journal, without the parts. */
export interface Head {
  readonly id: EntryId;
  /** The title, or the first words of an entry that has none. */
  readonly label: string;
  readonly facts: Facts;
  readonly createdAt: number;
  readonly openQuestions: number;
  /** Whether one of its goals is parked; absent where none is, and in heads that an older version stored. */
  readonly hasParked?: true;
  /** The entry that this one is a conflict copy of: so an entry can be asked for its copies. */
  readonly copyOf?: EntryId;
}

const longestLabel = 120;

/** A new entry on a day, with nothing written. */
export function blankEntry(id: EntryId, facts: Facts, nowMs: number): Entry {
  return { id, title: "", facts, parts: [], createdAt: nowMs, editedAt: nowMs, lineage: [] };
}

/** Whether the owner has written nothing into it yet: such an entry is not stored. */
export function isBlankEntry({ title, facts, parts }: Entry): boolean {
  const { date: _, tags, ...others } = facts;
  return (
    title.trim() === "" &&
    tags.length === 0 &&
    Object.keys(others).length === 0 &&
    parts.every(isEmptyPart)
  );
}

/** The entry as it is stored and exported: without the parts that are still empty. */
export function withoutEmptyParts(entry: Entry): Entry {
  return entry.parts.some(isEmptyPart)
    ? { ...entry, parts: entry.parts.filter((part) => !isEmptyPart(part)) }
    : entry;
}

/** The entry's head. */
export function headOf(entry: Entry): Head {
  const { id, facts, createdAt, copyOf } = entry;
  const openQuestions = entry.parts.filter(
    (part) => part.kind === "question" && !part.isAnswered,
  ).length;
  const hasParked = entry.parts.some((part) => "state" in part && part.state === "parked");
  return {
    id,
    label: labelOf(entry),
    facts,
    createdAt,
    openQuestions,
    ...(hasParked && { hasParked }),
    ...(copyOf !== undefined && { copyOf }),
  };
}

/** What the entry is called: its title, else its first words, else "Untitled". */
export function labelOf({ title, parts }: Entry): string {
  if (title.trim() !== "") return title.trim();
  const line = parts
    .flatMap(textsOf)
    .map((text) => text.trim().split("\n", 1)[0] ?? "")
    .find((words) => words !== "");
  if (line === undefined) return "Untitled";
  const words = withoutLinkIds(line);
  return words.length > longestLabel
    ? `${words.slice(0, longestLabel - 1).toWellFormed()}…`
    : words;
}

/** Newest first: by day, then by creation, then by id, so that the order is the same everywhere. */
export function compareHeads(a: Head, b: Head): number {
  if (a.facts.date !== b.facts.date) return a.facts.date < b.facts.date ? 1 : -1;
  if (a.createdAt !== b.createdAt) return b.createdAt - a.createdAt;
  return a.id < b.id ? -1 : Number(a.id > b.id);
}
