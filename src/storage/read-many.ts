import type { IDBPObjectStore } from "idb";
import type { EntryId } from "../core/journal/id";
import { readRow } from "./read-row";
import type { EntryRow, JournalDatabase, JournalSchema } from "./schema";

/** Several entries by one transaction, in the order asked for; missing and unreadable ones are left out. */
export async function readEntries(
  db: JournalDatabase,
  ids: readonly EntryId[],
): Promise<readonly EntryRow[]> {
  const { store } = db.transaction("entries");
  const here = ids.length > few ? await idsAmong(store, ids) : ids;
  return readableRows(await Promise.all(here.map((id) => store.get(id))));
}

/** So many are asked for one by one. */
const few = 20;

/**
 * Those of the ids that are there. What a file brings into an empty journal is asked for in vain: 200
 * requests of a batch are one then. Where far more keys lie between the ids, all of them are given back.
 */
async function idsAmong(
  store: Pick<IDBPObjectStore<JournalSchema, ["entries"], "entries">, "getAllKeys">,
  ids: readonly EntryId[],
): Promise<readonly EntryId[]> {
  const sorted = ids.toSorted();
  const range = IDBKeyRange.bound(sorted[0], sorted.at(-1));
  const keys = await store.getAllKeys(range, ids.length * 2);
  if (keys.length === ids.length * 2) return ids;
  const there = new Set(keys);
  return ids.filter((id) => there.has(id));
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
