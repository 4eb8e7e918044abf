import type { Head } from "../core/journal/entry";
import { isLocalDate } from "../core/journal/local-date";
import { readEntry } from "../core/journal/read-entry";
import { failure, type Result, success } from "../core/result";
import type { StoreProblem } from "./problem";
import type { EntryRow, JournalSchema } from "./schema";

/** The row if it holds what it claims to, built anew by the gate, or why it does not. */
export function readRow(claimed: EntryRow): Result<EntryRow, StoreProblem> {
  const { id, revision, sitting, versionedAtMs } = claimed;
  const entry = readEntry(claimed.entry);
  const problem = entry.ok ? undefined : entry.problem;
  if (entry.ok && entry.value.id === id && fits(claimed, rowFields))
    return success({
      id,
      entry: entry.value,
      revision,
      sitting,
      versionedAtMs,
      ...(claimed.isPinned === true && { isPinned: true }),
    });
  return failure({ kind: "unreadable", id, why: problem ?? "is not what was stored under its id" });
}

/** The number under a mark, or 0 where there is none. */
export function readCount(mark: JournalSchema["marks"]["value"] | undefined): number {
  return Number.isSafeInteger(mark) ? Number(mark) : 0;
}

/**
 * Whether a list may draw this row: every field that is drawn has its kind. It is asked for each of
 * hundreds of rows on the way to the first paint, so it looks and does not copy.
 */
export function isHead(row: Head): boolean {
  return (
    fits(row, headFields) &&
    fits(row.facts, factsFields) &&
    isLocalDate(row.facts.date) &&
    Array.isArray(row.facts.tags) &&
    row.facts.tags.every((tag) => typeof tag === "string")
  );
}

/** What `typeof` may say of a field, by its name. */
type Kinds = readonly (readonly [field: string, kinds: string])[];

const rowFields: Kinds = Object.entries({
  revision: "number",
  sitting: "string",
  versionedAtMs: "number",
});
const headFields: Kinds = Object.entries({
  id: "string",
  label: "string",
  createdAt: "number",
  openQuestions: "number",
  facts: "object",
});
const factsFields: Kinds = Object.entries({
  date: "string",
  section: "string or undefined",
  minutes: "number or undefined",
  confidence: "number or undefined",
  difficulty: "string or undefined",
  energy: "string or undefined",
});

function fits(claimed: object | null, kinds: Kinds): boolean {
  return (
    claimed !== null &&
    kinds.every(([field, allowed]) => allowed.includes(typeof Reflect.get(claimed, field)))
  );
}
