import { type ClockTrust, isTrusted, lookedAt } from "../core/journal/clock-trust";
import type { EntryId } from "../core/journal/id";
import { overdueSince } from "../core/journal/trash-days";
import { type Result, success } from "../core/result";
import { removeCards } from "./cards";
import { placeOf, replaceHead } from "./heads";
import { forgetOldImports } from "./import-marks";
import type { Trash, TrashedHead } from "./journal-store";
import type { StoreProblem } from "./problem";
import { isHead, readCount, readRow } from "./read-row";
import type { EntryRow, JournalDatabase, JournalSchema, WriteTransaction } from "./schema";
import { type Queue, strictly } from "./strictly";

/** Entries that are read at once while something is looked for. */
const batchSize = 200;

/** The rows of the trash that was filled last, newest first, and how many there are. */
export async function readTrash(
  db: JournalDatabase,
  count?: number,
): Promise<Result<Trash, StoreProblem>> {
  if (readCount(await db.get("marks", "trash")) === 0) {
    const filled = await fillTrash(db);
    if (!filled.ok) return filled;
  }
  const { store } = db.transaction("trash");
  const [rows, keys] = await Promise.all([store.getAll(undefined, count), store.getAllKeys()]);
  return success({ heads: rows.filter(isTrashedHead), total: keys.length });
}

/** Removes entries of the trash for good, each if it is still of its revision; says how many. */
export function removeTrashed(
  db: JournalDatabase,
  entries: readonly Pick<TrashedHead, "id" | "revision">[],
): Promise<Result<number, StoreProblem>> {
  return strictly(db, async (tx, queue) => {
    let removed = 0;
    for (const { id, revision } of entries) {
      const row = readable(await tx.objectStore("entries").get(id));
      if (row?.revision !== revision || row.entry.trashedAt === undefined) continue;
      await removeRow(tx, queue, row);
      removed += 1;
    }
    if (removed > 0) await countWrite(tx, queue);
    return success(removed);
  });
}

/** Looks at the clock and, if it can be trusted, removes what has been in the trash for 30 days; says how many. */
export function cleanTrash(
  db: JournalDatabase,
  nowMs: number,
): Promise<Result<number, StoreProblem>> {
  return strictly(db, async (tx, queue) => {
    const marks = tx.objectStore("marks");
    // A database that was never written to may stand in the place of a lost one: it is left as it is.
    if (readCount(await marks.get("revision")) === 0) return success(0);
    const trust = readTrust(await marks.get("clock"));
    const look = lookedAt(trust, nowMs);
    if (look !== trust) queue(marks.put(look, "clock"));
    if (!isTrusted(trust, nowMs)) return success(0);
    let removed = 0;
    const overdue = IDBKeyRange.lowerBound([-overdueSince(nowMs)]);
    for (const head of await tx.objectStore("trash").getAll(overdue)) {
      const row = isTrashedHead(head)
        ? readable(await tx.objectStore("entries").get(head.id))
        : undefined;
      const { trashedAt = Number.POSITIVE_INFINITY } = row?.entry ?? {};
      if (!row || trashedAt > overdueSince(nowMs)) continue;
      await removeRow(tx, queue, row);
      removed += 1;
    }
    if (removed > 0) await countWrite(tx, queue);
    await forgetOldImports(tx, queue, nowMs);
    return success(removed);
  });
}

/** The mark of the clock as it was kept, or nothing where it is damaged. */
export function readTrust(
  mark: JournalSchema["marks"]["value"] | undefined,
): ClockTrust | undefined {
  return typeof mark === "object" &&
    "lookedAtMs" in mark &&
    Number.isFinite(mark.lookedAtMs) &&
    Number.isSafeInteger(mark.days)
    ? { lookedAtMs: mark.lookedAtMs, days: mark.days }
    : undefined;
}

/**
 * Lists what was in the trash before the trash had a list: entries that no list shows. Their ids are
 * told from the keys alone, so that no entry of the journal need be read.
 */
function fillTrash(db: JournalDatabase): Promise<Result<void, StoreProblem>> {
  return strictly(db, async (tx, queue) => {
    const entries = tx.objectStore("entries");
    const shown = new Set<EntryId>();
    for (const [, , id] of await tx.objectStore("heads").getAllKeys()) shown.add(id);
    const hidden = (await entries.getAllKeys()).filter((id) => !shown.has(id));
    for (let from = 0; from < hidden.length; from += batchSize) {
      const ids = hidden.slice(from, from + batchSize);
      for (const claimed of await Promise.all(ids.map((id) => entries.get(id)))) {
        const row = readable(claimed);
        const place = row && placeOf(row);
        if (place) queue(tx.objectStore(place.list).put(place.head, place.key));
      }
    }
    queue(tx.objectStore("marks").put(1, "trash"));
    return success(undefined);
  });
}

async function removeRow(tx: WriteTransaction, queue: Queue, row: EntryRow): Promise<void> {
  const versions = tx.objectStore("versions");
  // An array sorts after every number, so this range holds all revisions of the one entry.
  const keys = await versions.getAllKeys(IDBKeyRange.bound([row.id], [row.id, []]));
  for (const key of keys) queue(versions.delete(key));
  await removeCards(tx, queue, row.id);
  queue(tx.objectStore("entries").delete(row.id));
  replaceHead(tx, queue, row, undefined);
}

/** A removal is a write: whoever remembers the entry by the journal's counter must look again. */
async function countWrite(tx: WriteTransaction, queue: Queue): Promise<void> {
  const marks = tx.objectStore("marks");
  queue(marks.put(readCount(await marks.get("revision")) + 1, "revision"));
}

function readable(claimed: EntryRow | undefined): EntryRow | undefined {
  const row = claimed && readRow(claimed);
  return row?.ok ? row.value : undefined;
}

function isTrashedHead(row: TrashedHead): boolean {
  return isHead(row) && typeof row.trashedAt === "number" && typeof row.revision === "number";
}
