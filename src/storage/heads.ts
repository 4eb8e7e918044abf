import { type Head, headOf } from "../core/journal/entry";
import { dayNumber } from "../core/journal/local-date";
import { isHead } from "./read-row";
import type { StoredEntry, TrashedHead } from "./journal-store";
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

/** Queues what makes the lists of journal and trash show `next` in the place of `previous`, and nothing if they do already. */
export function replaceHead(
  tx: WriteTransaction,
  queue: Queue,
  previous: Stored | undefined,
  next: Stored | undefined,
): void {
  const shown = previous && placeOf(previous);
  const wanted = next && placeOf(next);
  if (JSON.stringify(shown) === JSON.stringify(wanted)) return;
  if (shown) queue(tx.objectStore(shown.list).delete(shown.key));
  if (wanted) queue(tx.objectStore(wanted.list).put(wanted.head, wanted.key));
}

type Stored = Pick<StoredEntry, "entry" | "revision">;

interface Place {
  readonly list: "heads" | "trash";
  readonly head: Head | TrashedHead;
  readonly key: HeadKey;
}

/** Where the head of an entry stands: in the list of the journal, or in that of the trash. */
export function placeOf({ entry, revision }: Stored): Place {
  const { id, createdAt, trashedAt } = entry;
  const head = headOf(entry);
  return trashedAt === undefined
    ? { list: "heads", head, key: headKey(head) }
    : { list: "trash", head: { ...head, trashedAt, revision }, key: [-trashedAt, -createdAt, id] };
}

function headKey({ id, facts, createdAt }: Head): HeadKey {
  return [-dayNumber(facts.date), -createdAt, id];
}

function after(key: HeadKey): IDBKeyRange {
  return IDBKeyRange.lowerBound(key, true);
}
