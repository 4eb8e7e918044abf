import { isTrusted } from "../core/journal/clock-trust";
import type { EntryId } from "../core/journal/id";
import { revisionsToThin } from "../core/journal/thin-versions";
import { type Result, success } from "../core/result";
import type { StoreProblem } from "./problem";
import { readRow } from "./read-row";
import type { JournalDatabase } from "./schema";
import { strictly } from "./strictly";
import { readTrust } from "./trash";

/** Removes the versions of an entry that may go by their age, if the clock can be trusted; says how many. */
export function thinVersions(
  db: JournalDatabase,
  id: EntryId,
  nowMs: number,
): Promise<Result<number, StoreProblem>> {
  return strictly(db, async (tx, queue) => {
    const marks = tx.objectStore("marks");
    if (!isTrusted(readTrust(await marks.get("clock")), nowMs)) return success(0);
    const versions = tx.objectStore("versions");
    const claimed = await versions.getAll(IDBKeyRange.bound([id], [id, []]));
    const known = claimed.flatMap((one) => {
      const row = readRow(one);
      // What cannot be read has no age; it stays for a version of the app that can.
      if (!row.ok) return [];
      const { revision, entry, isPinned = false } = row.value;
      return { revision, writtenAtMs: entry.editedAt, isPinned };
    });
    const gone = revisionsToThin(known, nowMs);
    for (const revision of gone) queue(versions.delete([id, revision]));
    return success(gone.length);
  });
}
