import type { Entry } from "../core/journal/entry";
import { failure, type Result, success } from "../core/result";
import { type Connection, quickMs, within } from "./connection";
import type { Revision } from "./journal-store";
import { problemOf, type StoreProblem, type Unreadable } from "./problem";
import { readCount, readRow } from "./read-row";
import type { JournalDatabase } from "./schema";
import { strictly } from "./strictly";

/** Entries that are read at once. */
const batchSize = 100;

/**
 * Shows every entry as of one moment. First a strict transaction declares all states up to the
 * present revision to have left the device, then one read follows. A write of another tab may slip
 * in between the two: then what was declared does not cover what would be shown, and both start
 * again before anything is. If the export fails later, states are marked that never left; that
 * costs each of their entries one line of lineage and one version, and loses nothing.
 */
export async function publishEntries(
  connection: Connection,
  visit: (batch: readonly Entry[]) => void,
  leaveOut?: (entry: Unreadable) => void,
): Promise<Result<Revision, StoreProblem>> {
  for (;;) {
    const declared = await connection.write(declarePublished, quickMs);
    // An older app may still export what a newer one wrote; it just cannot take a note of it.
    if (!declared.ok && declared.problem.kind !== "newer") return declared;
    const covered = declared.ok ? declared.value : Number.POSITIVE_INFINITY;
    const shown = await connection.read((db) => visitAll(db, covered, visit, leaveOut));
    if (!shown.ok) return shown;
    if (shown.value !== "outrun") return success(shown.value);
  }
}

function declarePublished(db: JournalDatabase): Promise<Result<Revision, StoreProblem>> {
  return strictly(db, async (tx, queue) => {
    const marks = tx.objectStore("marks");
    const revision = readCount(await marks.get("revision"));
    queue(marks.put(revision, "published"));
    return success(revision);
  });
}

async function visitAll(
  db: JournalDatabase,
  covered: Revision,
  visit: (batch: readonly Entry[]) => void,
  leaveOut?: (entry: Unreadable) => void,
): Promise<Result<Revision | "outrun", StoreProblem>> {
  const tx = db.transaction(["entries", "marks"]);
  const counter = await within(quickMs, tx.objectStore("marks").get("revision"));
  const revision = readCount(counter);
  if (revision > covered) return success("outrun");
  let last = "";
  try {
    for (;;) {
      const range = IDBKeyRange.lowerBound(last, true);
      const batch = await within(quickMs, tx.objectStore("entries").getAll(range, batchSize));
      const readable: Entry[] = [];
      for (const claimed of batch) {
        const row = readRow(claimed);
        last = claimed.id;
        if (row.ok) readable.push(row.value.entry);
        else if (leaveOut && row.problem.kind === "unreadable") leaveOut(row.problem);
        else return row;
      }
      visit(readable);
      if (batch.length < batchSize) return success(revision);
    }
  } catch (error) {
    // What was shown cannot be unseen, so this read must not be run again on a new connection.
    if (last) return failure(problemOf(error));
    throw error;
  }
}
