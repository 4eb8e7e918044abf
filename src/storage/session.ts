import { readSession, type Session } from "../core/session/session";
import { type Result, success } from "../core/result";
import type { StoreProblem } from "./problem";
import type { JournalDatabase } from "./schema";
import { strictly } from "./strictly";

/** The session that is open; nothing where none is, or where the mark is no session. */
export async function readOpenSession(db: JournalDatabase): Promise<Session | undefined> {
  return readSession(await db.get("marks", "session"));
}

/**
 * Stores what `change` makes of the open session, in one strict transaction: of two tabs that change
 * it in one moment, the second sees what the first did. What is stored then.
 */
export function changeOpenSession(
  db: JournalDatabase,
  change: (now: Session | undefined) => Session | undefined,
): Promise<Result<Session | undefined, StoreProblem>> {
  return strictly(db, async (tx, queue) => {
    const marks = tx.objectStore("marks");
    const now = readSession(await marks.get("session"));
    const next = change(now);
    if (next) queue(marks.put(next, "session"));
    else queue(marks.delete("session"));
    return success(next);
  });
}
