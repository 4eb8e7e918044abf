import { type EntryProblem, readEntry } from "../journal/read-entry";
import { failure, type Result, success } from "../result";
import type { Version } from "./format";

/** Reads a line of the section `versions` through the one gate. */
export function readVersion(value: unknown): Result<Version, EntryProblem> {
  if (typeof value !== "object" || value === null || !("entry" in value))
    return failure("is not a version of an entry");
  const entry = readEntry(value.entry);
  if (!entry.ok) return entry;
  const isPinned = "isPinned" in value && value.isPinned === true;
  return success({ entry: entry.value, ...(isPinned && { isPinned }) });
}
