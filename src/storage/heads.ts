import { type Entry, type Head, headOf } from "../core/journal/entry";
import { dayNumber } from "../core/journal/local-date";
import { isHead } from "./read-row";
import type { HeadKey, JournalDatabase, WriteTransaction } from "./schema";
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
  const heads: Head[] = [];
  let range = last && after(headKey(last));
  for (;;) {
    const wanted = count - heads.length;
    if (wanted === 0) return heads;
    const rows = await store.getAll(range, wanted);
    heads.push(...rows.filter(isHead));
    if (rows.length < wanted || heads.length === count) return heads;
    const lastKey = (await store.getAllKeys(range, wanted)).at(-1);
    range = lastKey && after(lastKey);
  }
}

/** Queues what makes the list show `next` in the place of `previous`, and nothing if it does already. */
export function replaceHead(
  tx: WriteTransaction,
  queue: Queue,
  previous: Entry | undefined,
  next: Entry | undefined,
): void {
  const store = tx.objectStore("heads");
  const shown = listed(previous);
  const wanted = listed(next);
  if (JSON.stringify(shown) === JSON.stringify(wanted)) return;
  if (shown) queue(store.delete(headKey(shown)));
  if (wanted) queue(store.put(wanted, headKey(wanted)));
}

function listed(entry: Entry | undefined): Head | undefined {
  return entry && entry.trashedAt === undefined ? headOf(entry) : undefined;
}

function headKey({ id, facts, createdAt }: Head): HeadKey {
  return [-dayNumber(facts.date), -createdAt, id];
}

function after(key: HeadKey): IDBKeyRange {
  return IDBKeyRange.lowerBound(key, true);
}
