import { type Head, headOf } from "../core/journal/entry";
import { dayNumber } from "../core/journal/local-date";
import { isHead } from "./read-row";
import type { EntryRow, HeadKey, JournalDatabase, WriteTransaction } from "./schema";
import type { Queue } from "./strictly";

/**
 * The first `count` heads of the journal, or the first after `last`. Rows that are not heads are
 * left out and read past, so a page is short only where the journal ends.
 */
export async function readHeads(
  db: JournalDatabase,
  count: number,
  last?: Head,
): Promise<readonly Head[]> {
  const store = db.transaction("heads").store;
  let heads: readonly Head[] = [];
  let range = last && after(headKey(last));
  while (heads.length < count) {
    const wanted = count - heads.length;
    const rows = await store.getAll(range, wanted);
    heads = heads.concat(rows.filter(isHead));
    if (rows.length < wanted || heads.length === count) break;
    const lastKey = (await store.getAllKeys(range, wanted)).at(-1);
    range = lastKey && after(lastKey);
  }
  return heads;
}

/** Queues what makes the list show `next` in the place of `previous`, and nothing if it does already. */
export function replaceHead(
  tx: WriteTransaction,
  queue: Queue,
  previous: EntryRow | undefined,
  next: EntryRow | undefined,
): void {
  const store = tx.objectStore("heads");
  const shown = listed(previous);
  const wanted = listed(next);
  if (JSON.stringify(shown) === JSON.stringify(wanted)) return;
  if (shown) queue(store.delete(headKey(shown)));
  if (wanted) queue(store.put(wanted, headKey(wanted)));
}

function listed(row: EntryRow | undefined): Head | undefined {
  return row && row.entry.trashedAt === undefined ? headOf(row.entry) : undefined;
}

function headKey({ id, facts, createdAt }: Head): HeadKey {
  return [-dayNumber(facts.date), -createdAt, id];
}

function after(key: HeadKey): IDBKeyRange {
  return IDBKeyRange.lowerBound(key, true);
}
