import type { Head } from "../core/journal/entry";
import { readCount } from "./read-row";
import type { JournalDatabase } from "./schema";

/** Whether the journal that is remembered is not in this database; `heads` are those that were just read. */
type IsMissing = (db: JournalDatabase, heads?: readonly Head[]) => Promise<boolean>;

/**
 * A browser may clear a journal away, or put an empty database in the place of a damaged one. The
 * empty one must not be taken for the journal: it has never counted a write, although a mark outside
 * of it says that there were some. Each connection is looked at once, and where rows or no mark
 * are found, without another read.
 * @param hadJournal whether the mark is there
 */
export function missingJournal(hadJournal: () => boolean): IsMissing {
  const known = new WeakSet<JournalDatabase>();
  return async (db, heads = []) => {
    if (heads.length === 0 && !known.has(db) && hadJournal())
      if (readCount(await db.get("marks", "revision")) === 0) return true;
    known.add(db);
    return false;
  };
}
