import { type Result, success } from "../core/result";
import type { Connection } from "./connection";
import { outgrowLog } from "./outgrow-log";
import type { StoreProblem } from "./problem";
import type { JournalDatabase } from "./schema";
import { strictly } from "./strictly";

/*
 * A browser that is killed in the middle of a large commit leaves a record of Chromium's log cut off,
 * as a full disk does: `outgrow-log` says what becomes of that. Nothing is lost by the kill. But what
 * is committed after the next start stands behind the cut, and the start after that may lose it, or
 * the whole journal ("data loss: total", found by `npm run test:backups`). So a large write leaves a
 * mark before it, and who finds the mark at the next start has the log outgrown first. The write does
 * not take its mark away: some time after each large commit Chromium clears up behind it by a record
 * of up to 130 kB, of which nobody hears (1 of 500 kills cut that one off).
 */

/** Who has written much in this life: what they left in the log is whole. */
const writers = new WeakSet<Connection>();

/** Runs a write of many rows under the mark; an earlier one that may have been cut short is made good before. */
export async function asLargeWrite<Value>(
  connection: Connection,
  db: JournalDatabase,
  write: () => Promise<Result<Value, StoreProblem>>,
): Promise<Result<Value, StoreProblem>> {
  await mendLog(connection, db);
  // Another tab's start may have taken it for an earlier life's: it is put there each time.
  const marked = await strictly(db, async (tx, queue) => {
    queue(tx.objectStore("marks").put(1, "large"));
    return success(undefined);
  });
  if (!marked.ok) return marked;
  writers.add(connection);
  return write();
}

/** Where an earlier life wrote much, has what was committed moved out of the log that it stands in. */
export async function mendLog(connection: Connection, db: JournalDatabase): Promise<void> {
  if (writers.has(connection) || (await db.get("marks", "large")) === undefined) return;
  await outgrowLog(db);
  await strictly(db, async (tx, queue) => {
    queue(tx.objectStore("marks").delete("large"));
    return success(undefined);
  });
}
