import type { Head } from "../core/journal/entry";
import { isLocalDate } from "../core/journal/local-date";
import { readEntry } from "../core/journal/read-entry";
import { failure, type Result, success } from "../core/result";
import type { StoredEntry } from "./journal-store";
import type { StoreProblem } from "./problem";
import type { EntryRow, ImportMark, JournalSchema } from "./schema";

/** A row as another version or a damaged disk may have left it: only its key is certain. */
interface ClaimedRow extends Readonly<Record<keyof EntryRow, unknown>> {
  readonly id: string;
}

/** The row if it holds what it claims to, built anew by the gate, or why it does not. */
export function readRow(row: ClaimedRow): Result<EntryRow, StoreProblem> {
  const { id, revision, sitting, versionedAtMs } = row;
  const unreadable = (why: string): Result<EntryRow, StoreProblem> =>
    failure({ kind: "unreadable", id, why });
  if (!isRevision(revision)) return unreadable("revision is not a number of a write");
  if (typeof sitting !== "string") return unreadable("sitting is not a text");
  if (typeof versionedAtMs !== "number") return unreadable("versionedAtMs is not a number");
  const entry = readEntry(row.entry);
  if (!entry.ok) return unreadable(entry.problem);
  if (entry.value.id !== id) return unreadable("entry.id is not the id it is stored under");
  return success({ id, entry: entry.value, revision, sitting, versionedAtMs });
}

/** What callers see of a row. */
export function storedEntry({ entry, revision }: EntryRow): StoredEntry {
  return { entry, revision };
}

/**
 * Whether a list may draw this row: every field that is drawn has its kind. It is asked for each of
 * hundreds of rows on the way to the first paint, so it looks and does not copy.
 */
export function isHead(row: unknown): row is Head {
  if (!isRecord(row) || !isRecord(row["facts"])) return false;
  const { id, label, createdAt, openQuestions, facts } = row;
  const { date, tags, section, minutes, confidence, difficulty, energy } = facts;
  return (
    isText(id) &&
    isText(label) &&
    isNumber(createdAt) &&
    isNumber(openQuestions) &&
    isText(date) &&
    isLocalDate(date) &&
    Array.isArray(tags) &&
    tags.every(isText) &&
    [section, difficulty, energy].every((text) => text === undefined || isText(text)) &&
    [minutes, confidence].every((number) => number === undefined || isNumber(number))
  );
}

/** The number under a mark, or 0 where there is none. */
export function readCount(mark: JournalSchema["marks"]["value"] | undefined): number {
  return isRevision(mark) ? mark : 0;
}

/** The import under a mark, or `undefined` where there is none. */
export function readImport(
  mark: JournalSchema["marks"]["value"] | undefined,
): ImportMark | undefined {
  return typeof mark === "object" && Array.isArray(mark.changes) ? mark : undefined;
}

function isRevision(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}
