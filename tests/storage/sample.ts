import { type Entry, blankEntry } from "../../src/core/journal/entry";
import { uuidV7 } from "../../src/core/journal/id";
import type { Result } from "../../src/core/result";
import type { Change, Revision, StoredEntry } from "../../src/storage/journal-store";

/** An instant that all samples hang on. */
export const noon = 1_780_000_000_000;

/** A valid id, one for each number. */
export function sampleId(number: number): string {
  return uuidV7(noon + number, new Uint8Array(10).fill(number % 251));
}

/** An entry that says `text`. */
export function sampleEntry(number: number, text = `text ${number}`): Entry {
  return withText(
    blankEntry(sampleId(number), { date: "2026-05-31", tags: [] }, noon + number),
    text,
  );
}

/** The entry, saying something else. */
export function withText(entry: Entry, text: string): Entry {
  return { ...entry, parts: [{ id: sampleId(0), kind: "learned", text }] };
}

/** What the entry says. */
export function textOf(stored: StoredEntry | undefined): string | undefined {
  const part = stored?.entry.parts[0];
  return part?.kind === "learned" ? part.text : undefined;
}

/** The value of a success; a failure fails the test with its problem. */
export function valueOf<Value, Problem>(result: Result<Value, Problem>): Value {
  if (!result.ok) throw new Error(`failed: ${JSON.stringify(result.problem)}`);
  return result.value;
}

/** A change with the usual sitting and time. */
export function changeOf(entry: Entry, base: Revision, rest: Partial<Change> = {}): Change {
  return { entry, base, sitting: "sitting", nowMs: noon, ...rest };
}

/** The names of whole contents in an entry's lineage, without what it remembers of their pieces. */
export function namesIn({ lineage }: Entry): readonly string[] {
  return lineage.filter((line) => /^[0-9a-f]{32}$/.test(line));
}
