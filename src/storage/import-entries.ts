import type { EntryId } from "../core/journal/id";
import { failure, type Result, success } from "../core/result";
import { replaceHead } from "./heads";
import type { Change, ImportReceipt, Revision, UndoneImport } from "./journal-store";
import type { StoreProblem } from "./problem";
import { readCount, readRow } from "./read-row";
import type {
  EntryRow,
  ImportedChange,
  ImportMark,
  JournalDatabase,
  JournalSchema,
  WriteTransaction,
} from "./schema";
import { type Queue, strictly } from "./strictly";

type ImportChange = Pick<Change, "entry" | "base">;

/** The sitting of rows that no editor wrote: the next editor's first write keeps them as a version. */
const sitting = "import";

/**
 * Entries whose reads and writes are in flight together. Each batch is waited for, which bounds the
 * memory of the two processes and lets the page breathe in between.
 */
const batchSize = 200;

/** Stores all of the changes by one strict transaction, each against its base, or none of them. */
export function importEntries(
  db: JournalDatabase,
  changes: readonly ImportChange[],
  nowMs: number,
): Promise<Result<ImportReceipt, StoreProblem>> {
  return strictly(db, async (tx, queue) => {
    const marks = tx.objectStore("marks");
    const earlier = readImport(await marks.get("import"));
    if (earlier && wasImported(earlier, changes, nowMs)) return success(receiptOf(earlier));
    if (new Set(changes.map(({ entry }) => entry.id)).size < changes.length)
      return failure({ kind: "conflict" });
    let revision = readCount(await marks.get("revision"));
    const done: ImportedChange[] = [];
    for (const batch of batchesOf(changes)) {
      const claimed = await presentRows(
        tx,
        batch.map(({ entry }) => entry.id),
      );
      for (const [at, { entry, base }] of batch.entries()) {
        const present = claimed[at];
        const previous = readable(present);
        // What cannot be read has no revision to go by, so an import of the entry heals it.
        if ((previous?.revision ?? 0) !== base) return failure({ kind: "conflict" });
        revision += 1;
        const row: EntryRow = { id: entry.id, entry, revision, sitting, versionedAtMs: nowMs };
        queue(tx.objectStore("entries").put(row));
        if (present && !previous) await removeHeadsOf(tx, queue, present.id);
        replaceHead(tx, queue, previous, row);
        const isHealed = present !== undefined && !previous;
        if (present) queue(tx.objectStore("versions").put(pinned(previous ?? asVersion(present))));
        done.push({ id: entry.id, before: base, after: revision, ...(isHealed && { isHealed }) });
      }
    }
    const mark: ImportMark = { importedAtMs: nowMs, changes: done };
    queue(marks.put(mark, "import"));
    await countPublished(tx, queue, revision);
    return success(receiptOf(mark));
  });
}

/** The last import that has not been taken back. */
export async function lastImport(db: JournalDatabase): Promise<ImportReceipt | undefined> {
  const mark = readImport(await db.get("marks", "import"));
  return mark && receiptOf(mark);
}

/**
 * Takes the last import back by one strict transaction. An entry returns to the state before under
 * a new revision, so that an editor which has it open notices; an entry that was new is taken away.
 * What was imported goes into the history in both cases. Entries that were written since, and those
 * whose earlier state cannot be read, stay as they are.
 */
export function undoImport(
  db: JournalDatabase,
  nowMs: number,
): Promise<Result<UndoneImport, StoreProblem>> {
  return strictly(db, async (tx, queue) => {
    const marks = tx.objectStore("marks");
    const mark = readImport(await marks.get("import"));
    let revision = readCount(await marks.get("revision"));
    let restored = 0;
    for (const batch of batchesOf(mark?.changes ?? [])) {
      const present = await presentRows(
        tx,
        batch.map(({ id }) => id),
      );
      const earlier = await earlierRows(tx, batch);
      for (const [at, { before, after, isHealed }] of batch.entries()) {
        const imported = readable(present[at]);
        const state = readable(earlier[at]);
        const isLost = isHealed || (before !== 0 && !state);
        if (imported?.revision !== after || isLost) continue;
        restored += 1;
        queue(tx.objectStore("versions").put(pinned(imported)));
        if (state) {
          revision += 1;
          const { isPinned: _, ...kept } = state;
          const row: EntryRow = { ...kept, revision, sitting, versionedAtMs: nowMs };
          queue(tx.objectStore("entries").put(row));
          replaceHead(tx, queue, imported, row);
        } else {
          queue(tx.objectStore("entries").delete(imported.id));
          replaceHead(tx, queue, imported, undefined);
        }
      }
    }
    queue(marks.delete("import"));
    await countPublished(tx, queue, revision);
    return success({ restored, kept: (mark?.changes.length ?? 0) - restored });
  });
}

/** An answer may be lost after its commit; the same import asked for again is told what it did. */
function wasImported(mark: ImportMark, changes: readonly ImportChange[], nowMs: number): boolean {
  return (
    mark.importedAtMs === nowMs &&
    mark.changes.length === changes.length &&
    mark.changes.every(
      ({ id, before }, at) => changes[at]?.entry.id === id && changes[at].base === before,
    )
  );
}

/**
 * Queues the counter and says that all states up to it exist elsewhere: an imported one is in the
 * file it came from, a restored one may be in a backup. Entries that were not touched are counted
 * in, which costs each of them a line of lineage and loses nothing.
 */
async function countPublished(
  tx: WriteTransaction,
  queue: Queue,
  revision: Revision,
): Promise<void> {
  const marks = tx.objectStore("marks");
  const published = readCount(await marks.get("published"));
  queue(marks.put(revision, "revision"));
  queue(marks.put(Math.max(published, revision), "published"));
}

function presentRows(
  tx: WriteTransaction,
  ids: readonly EntryId[],
): Promise<(EntryRow | undefined)[]> {
  const entries = tx.objectStore("entries");
  return Promise.all(ids.map((id) => entries.get(id)));
}

function earlierRows(
  tx: WriteTransaction,
  changes: readonly ImportedChange[],
): Promise<(EntryRow | undefined)[]> {
  const versions = tx.objectStore("versions");
  return Promise.all(changes.map(({ id, before }) => versions.get([id, before])));
}

function readable(claimed: EntryRow | undefined): EntryRow | undefined {
  const row = claimed && readRow(claimed);
  return row?.ok ? row.value : undefined;
}

/** A row that cannot be read, as the history takes it: nothing that was there is destroyed. */
function asVersion(unreadable: EntryRow): EntryRow {
  return { ...unreadable, revision: readCount(unreadable.revision) };
}

/** A state as it stays in the history whatever its age: an import must be reversible for good. */
function pinned(row: EntryRow): EntryRow {
  return { ...row, isPinned: true };
}

/** Takes every head of an id out of both lists, where it is not known what day it stands under. */
async function removeHeadsOf(tx: WriteTransaction, queue: Queue, id: EntryId): Promise<void> {
  for (const list of ["heads", "trash"] as const) {
    const heads = tx.objectStore(list);
    // oxlint-disable-next-line no-await-in-loop -- two lists
    for (const key of await heads.getAllKeys()) if (key[2] === id) queue(heads.delete(key));
  }
}

function readImport(mark: JournalSchema["marks"]["value"] | undefined): ImportMark | undefined {
  return typeof mark === "object" && "changes" in mark && Array.isArray(mark.changes)
    ? mark
    : undefined;
}

function receiptOf({ importedAtMs, changes }: ImportMark): ImportReceipt {
  return { importedAtMs, entries: changes.length };
}

function* batchesOf<Value>(values: readonly Value[]): Generator<readonly Value[]> {
  for (let from = 0; from < values.length; from += batchSize)
    yield values.slice(from, from + batchSize);
}
