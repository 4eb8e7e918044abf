import type { Entry } from "../core/journal/entry";
import type { EntryId } from "../core/journal/id";
import { contentText } from "../core/journal/lineage";
import { failure, type Result, success } from "../core/result";
import { replaceHead } from "./heads";
import { importBeside } from "./import-beside";
import { forgetImport, noteImport, readAllImports, readImport } from "./import-marks";
import type {
  ImportBeside,
  ImportChange,
  ImportKind,
  ImportReceipt,
  Revision,
  UndoneImport,
} from "./journal-store";
import type { StoreProblem } from "./problem";
import { readCount, readRow } from "./read-row";
import type {
  EntryRow,
  ImportedChange,
  ImportMark,
  JournalDatabase,
  WriteTransaction,
} from "./schema";
import { type Queue, strictly } from "./strictly";

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
  beside?: ImportBeside,
  kind: ImportKind = {},
): Promise<Result<ImportReceipt, StoreProblem>> {
  const { removals = [], inPlaceOf } = kind;
  return strictly(db, async (tx, queue) => {
    const marks = tx.objectStore("marks");
    const entries = tx.objectStore("entries");
    const here = await entries.count();
    const earlier = await readImport(tx, nowMs);
    if (earlier && wasImported(earlier.mark, changes, removals.length, inPlaceOf !== undefined))
      return success(receiptOf(earlier.mark, changes, kind));
    const importedAtMs = earlier ? await freeInstant(tx, nowMs) : nowMs;
    if (new Set(changes.map(idOf)).size < changes.length) return failure({ kind: "conflict" });
    if (inPlaceOf !== undefined && inPlaceOf !== here) return failure({ kind: "conflict" });
    let revision = readCount(await marks.get("revision"));
    const done: ImportedChange[] = [];
    for (const batch of batchesOf(changes)) {
      const claimed = await presentRows(tx, batch.map(idOf));
      for (const [at, change] of batch.entries()) {
        const present = claimed[at];
        const previous = readable(present);
        const before = previous?.revision ?? 0;
        // What cannot be read has no revision to go by, so an import of the entry heals it.
        if (inPlaceOf === undefined && before !== change.base) return failure({ kind: "conflict" });
        const { entry } = change;
        if (inPlaceOf !== undefined && previous && isSame(previous.entry, entry)) continue;
        revision += 1;
        const row: EntryRow = { id: entry.id, entry, revision, sitting, versionedAtMs: nowMs };
        queue(entries.put(row));
        if (present && !previous) await removeHeadsOf(tx, queue, present.id);
        replaceHead(tx, queue, previous, row);
        const isHealed = present !== undefined && !previous;
        if (present) queue(tx.objectStore("versions").put(pinned(previous ?? asVersion(present))));
        done.push({ id: entry.id, before, after: revision, ...(isHealed && { isHealed }) });
      }
    }
    const kept = new Set(changes.map(idOf));
    const gone =
      inPlaceOf === undefined
        ? removals
        : (await entries.getAllKeys()).filter((id) => !kept.has(id)).map((id) => ({ id }));
    for (const batch of batchesOf<{ readonly id: EntryId; readonly base?: Revision }>(gone)) {
      const claimed = await presentRows(
        tx,
        batch.map(({ id }) => id),
      );
      for (const [at, { id, base }] of batch.entries()) {
        const present = claimed[at];
        const previous = readable(present);
        if (base !== undefined && previous?.revision !== base) return failure({ kind: "conflict" });
        if (!present) continue;
        queue(tx.objectStore("versions").put(pinned(previous ?? asVersion(present))));
        queue(entries.delete(id));
        if (previous) replaceHead(tx, queue, previous, undefined);
        else await removeHeadsOf(tx, queue, id);
        done.push({
          id,
          before: previous?.revision ?? readCount(present.revision),
          after: 0,
          ...(!previous && { isHealed: true }),
        });
      }
    }
    const hasMore =
      beside && (await importBeside(tx, queue, beside, { nowMs, wasEmpty: here === 0 }));
    const isWhole = inPlaceOf !== undefined && { isWhole: true as const };
    const mark: ImportMark = { importedAtMs, changes: done, ...isWhole };
    const receipt = receiptOf(mark, changes, kind);
    // What nobody can see, or came beside the entries alone, is no import that could be taken back.
    if (receipt.entries > 0) await noteImport(tx, queue, receipt, mark);
    // Whoever remembers an entry by the journal's counter must look again where entries only went.
    await countPublished(tx, queue, gone.length > 0 ? revision + 1 : revision);
    return success({ ...receipt, ...(hasMore && { hasMore }) });
  });
}

/**
 * Takes an import back by one strict transaction. An entry returns to the state before under a new
 * revision, so that an editor which has it open notices; an entry that was new is taken away, and one
 * that was taken away comes back. What was imported goes into the history. Entries that were written
 * since, and those whose earlier state cannot be read, stay as they are. Where another import went on
 * from this one, that one is told what was before, so that any order of taking back ends the same.
 */
export function undoImport(
  db: JournalDatabase,
  importedAtMs: number,
  nowMs: number,
): Promise<Result<UndoneImport, StoreProblem>> {
  return strictly(db, async (tx, queue) => {
    const marks = tx.objectStore("marks");
    const all = await readAllImports(tx);
    const undone = all.find(({ mark }) => mark.importedAtMs === importedAtMs);
    if (!undone) return success({ restored: 0, kept: 0 });
    const others = all.filter((one) => one !== undone);
    const now = new Map<EntryId, Taken>();
    let revision = readCount(await marks.get("revision"));
    let restored = 0;
    for (const batch of batchesOf(undone.mark.changes)) {
      const present = await presentRows(
        tx,
        batch.map(({ id }) => id),
      );
      const earlier = await earlierRows(tx, batch);
      for (const [at, change] of batch.entries()) {
        const { id, before, after, isHealed } = change;
        const imported = readable(present[at]);
        const state = readable(earlier[at]);
        const isLost = isHealed || (before !== 0 && !state);
        const isThere = after === 0 ? present[at] === undefined : imported?.revision === after;
        now.set(id, { before, after, isRestored: isThere && !isLost, revision: 0 });
        if (!isThere || isLost) continue;
        restored += 1;
        if (imported) queue(tx.objectStore("versions").put(pinned(imported)));
        if (state) {
          revision += 1;
          now.set(id, { before, after, isRestored: true, revision });
          const { isPinned: _, ...kept } = state;
          const row: EntryRow = { ...kept, revision, sitting, versionedAtMs: nowMs };
          queue(tx.objectStore("entries").put(row));
          replaceHead(tx, queue, imported, row);
        } else if (imported) {
          queue(tx.objectStore("entries").delete(imported.id));
          replaceHead(tx, queue, imported, undefined);
        }
      }
    }
    for (const { key, mark } of others) {
      const changes = mark.changes.map((change) => withoutStep(change, now.get(change.id)));
      if (changes.some((change, at) => change !== mark.changes[at]))
        queue(marks.put({ ...mark, changes }, key));
    }
    await forgetImport(tx, queue, undone);
    await countPublished(tx, queue, revision);
    return success({ restored, kept: undone.mark.changes.length - restored });
  });
}

/** An instant that tells an import from all others, for a clock that stands still or was set back. */
async function freeInstant(tx: WriteTransaction, nowMs: number): Promise<number> {
  const taken = new Set((await readAllImports(tx)).map(({ mark }) => mark.importedAtMs));
  let free = nowMs;
  while (taken.has(free)) free += 1;
  return free;
}

/** What became of one entry by taking an import back. */
interface Taken extends Pick<ImportedChange, "before" | "after"> {
  readonly isRestored: boolean;
  /** The number of the state that was put back; 0 if the entry is not there any more. */
  readonly revision: Revision;
}

/** A step of another import, now that one of its neighbours is no step any more. */
function withoutStep(change: ImportedChange, taken: Taken | undefined): ImportedChange {
  if (!taken) return change;
  if (taken.isRestored)
    return change.after === taken.before ? { ...change, after: taken.revision } : change;
  return change.before === taken.after ? { ...change, before: taken.before } : change;
}

function isSame(one: Entry, other: Entry): boolean {
  return (
    one.createdAt === other.createdAt &&
    one.editedAt === other.editedAt &&
    one.lineage.join() === other.lineage.join() &&
    contentText(one) === contentText(other)
  );
}

function idOf(change: ImportChange): EntryId {
  return change.id ?? change.entry.id;
}

/** An answer may be lost after its commit; the same import asked for again is told what it did. */
function wasImported(
  { changes: done, isWhole: wasWhole }: ImportMark,
  changes: readonly ImportChange[],
  removals: number,
  isWhole: boolean,
): boolean {
  // A clock that stands still gives an import and a replacing of everything the same instant.
  if (isWhole || wasWhole) return isWhole && wasWhole === true;
  const before = new Map(done.map((change) => [change.id, change.before]));
  return (
    done.length === changes.length + removals &&
    changes.every((change) => before.get(idOf(change)) === change.base)
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

function receiptOf(
  { importedAtMs, changes: done }: ImportMark,
  changes: readonly ImportChange[],
  { fileName, renaming, inPlaceOf }: ImportKind,
): ImportReceipt {
  const quiet = new Set(changes.filter(({ isQuiet }) => isQuiet).map(idOf));
  return {
    importedAtMs,
    entries: done.filter(({ id }) => !quiet.has(id)).length,
    ...(fileName !== undefined && { fileName }),
    ...(renaming !== undefined && { renaming }),
    ...(inPlaceOf !== undefined && { isWhole: true }),
  };
}

function* batchesOf<Value>(values: readonly Value[]): Generator<readonly Value[]> {
  for (let from = 0; from < values.length; from += batchSize)
    yield values.slice(from, from + batchSize);
}
