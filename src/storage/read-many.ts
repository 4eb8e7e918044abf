import type { EntryId } from "../core/journal/id";
import { readRow } from "./read-row";
import type { EntryRow, JournalDatabase } from "./schema";

/** Several entries by one transaction, in the order asked for; missing and unreadable ones are left out. */
export async function readEntries(
  db: JournalDatabase,
  ids: readonly EntryId[],
): Promise<readonly EntryRow[]> {
  const { store } = db.transaction("entries");
  return readableRows(await Promise.all(ids.map((id) => store.get(id))));
}

/** The earlier states of an entry that are kept, oldest first; unreadable ones are left out. */
export async function readVersions(db: JournalDatabase, id: EntryId): Promise<readonly EntryRow[]> {
  // An array sorts after every number, so this range holds all revisions of the one entry.
  return readableRows(await db.getAll("versions", IDBKeyRange.bound([id], [id, []])));
}

function readableRows(claimed: readonly (EntryRow | undefined)[]): readonly EntryRow[] {
  return claimed.flatMap((one) => {
    const row = one && readRow(one);
    return row?.ok ? row.value : [];
  });
}
