import type { Entry } from "../core/journal/entry";
import type { EntryId } from "../core/journal/id";
import { lookAtEntry } from "../core/journal/read-entry";
import { type Result, success } from "../core/result";
import { Connection } from "./connection";
import type { Revision } from "./journal-store";
import type { StoreProblem } from "./problem";
import { readEntries } from "./read-many";
import { readCount } from "./read-row";

/** A connection that only reads, for what is derived from the journal. */
export interface Reader {
  /** The number of the last write, and how many entries are not in the trash. */
  standing(): Promise<
    Result<{ readonly revision: Revision; readonly count: number }, StoreProblem>
  >;
  /** The newest entries of the journal; unreadable ones are left out. */
  newest(count: number): Promise<Result<readonly Entry[], StoreProblem>>;
  /** The ids of all entries, the trash included, the oldest first. */
  ids(): Promise<Result<readonly EntryId[], StoreProblem>>;
  /** The entries whose ids lie between these two, both included; unreadable ones are left out. */
  between(first: EntryId, last: EntryId): Promise<Result<readonly Entry[], StoreProblem>>;
  /** Entries in the order asked for; missing and unreadable ones are left out. */
  entries(ids: readonly EntryId[]): Promise<Result<readonly Entry[], StoreProblem>>;
}

/** Opens the journal for reading; it lets go when a newer app wants it. */
export function openReader(name = "kubecraft-journal"): Reader {
  const connection = new Connection({
    name,
    openWithinMs: 3000,
    whenInMemory() {},
    whenOutdated: async () => {},
    // A journal that is refused must not be taken for an empty one in memory.
    hadJournal: () => true,
  });
  return {
    standing: () =>
      connection.read(async (db) => {
        const tx = db.transaction(["marks", "heads"]);
        const [mark, count] = await Promise.all([
          tx.objectStore("marks").get("revision"),
          tx.objectStore("heads").count(),
        ]);
        return success({ revision: readCount(mark), count });
      }),
    newest: (count) =>
      connection.read(async (db) => {
        const keys = await db.getAllKeys("heads", undefined, count);
        const ids = keys.map(([, , id]) => id);
        return success((await readEntries(db, ids)).map(({ entry }) => entry));
      }),
    ids: () => connection.read(async (db) => success(await db.getAllKeys("entries"))),
    between: (first, last) =>
      connection.read(async (db) => {
        const rows = await db.getAll("entries", IDBKeyRange.bound(first, last));
        return success(
          rows.flatMap(({ id, entry }) => {
            const seen = lookAtEntry(entry);
            return seen.ok && seen.value.id === id ? seen.value : [];
          }),
        );
      }),
    entries: (ids) =>
      connection.read(async (db) =>
        success((await readEntries(db, ids)).map(({ entry }) => entry)),
      ),
  };
}
