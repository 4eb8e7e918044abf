import type { Entry } from "../core/journal/entry";
import { losesMuch } from "../core/journal/lost-text";
import { contentDigest, contentText, type Digest, withAncestors } from "../core/journal/lineage";
import { readEntry } from "../core/journal/read-entry";
import { outOfTrash, trashSitting } from "../core/journal/trash";
import { failure, type Result, success } from "../core/result";
import { replaceHead } from "./heads";
import type { Change, Revision, StoredEntry } from "./journal-store";
import type { StoreProblem } from "./problem";
import { readCount, readRow } from "./read-row";
import type { EntryRow, JournalDatabase, WriteTransaction } from "./schema";
import { strictly } from "./strictly";

/** How old the newest kept version may become while one sitting goes on. */
const versionEveryMs = 5 * 60_000;

/** Stores a change by one strict transaction, or nothing. */
type Keep = (db: JournalDatabase, change: Change) => Promise<Result<StoredEntry, StoreProblem>>;

/**
 * A writer of entries. It remembers what it wrote last: as long as the journal's counter says that
 * nobody wrote since, the next keystrokes need not read and check a row that may be long.
 */
export function entryKeeper(digest: Digest): Keep {
  let last: EntryRow | undefined;
  return async (db, change) => {
    const fit = readEntry(change.entry);
    if (!fit.ok) return failure({ kind: "too large", why: fit.problem });
    const checked = { ...change, entry: fit.value };
    let lineage: readonly string[] | undefined;
    for (;;) {
      const kept = await keepOnce(db, checked, last, lineage);
      if (!kept.ok) return kept;
      if (!("undigested" in kept.value)) return success((last = kept.value));
      // A digest cannot be made within a transaction, so the first one ended without writing, and
      // the compare-and-swap of the second makes sure that the digest is still of that state.
      lineage = await remembered(kept.value.undigested, digest);
    }
  };
}

/**
 * The lineage of what takes the place of a state that has left the device. What knows of the pieces
 * is no part of the first script; where it cannot be had, the name of the whole has to do.
 */
async function remembered(entry: Entry, digest: Digest): Promise<readonly string[]> {
  try {
    const { lineageAfter } = await import("../core/journal/past");
    return await lineageAfter(entry, digest);
  } catch {
    return withAncestors(entry.lineage, [await contentDigest(entry, digest)]);
  }
}

/** In the place of what was stored: the state whose digest the write has to know first. */
interface Undigested {
  readonly undigested: Entry;
}

function keepOnce(
  db: JournalDatabase,
  change: Change,
  last: EntryRow | undefined,
  remembers: readonly string[] | undefined,
): Promise<Result<EntryRow | Undigested, StoreProblem>> {
  const { base, sitting, nowMs } = change;
  const { id } = change.entry;
  return strictly<EntryRow | Undigested>(db, async (tx, queue) => {
    const entries = tx.objectStore("entries");
    const marks = tx.objectStore("marks");
    const [counter, published] = await Promise.all([
      marks.get("revision").then(readCount),
      marks.get("published").then(readCount),
    ]);
    const isOurs = last?.id === id && last.revision === counter;
    const claimed = isOurs ? last : await entries.get(id);
    const read = !claimed || isOurs ? success(claimed) : readRow(claimed);
    if (!read.ok) return read;
    const previous = read.value;
    if ((previous?.revision ?? 0) !== base) {
      if (previous && wasStored(previous, change)) return success(previous);
      if (!previous || !(await wasOnlyMoved(tx, previous, base)))
        return failure({ kind: "conflict" });
    }
    const revision = Math.max(counter, previous?.revision ?? base) + 1;
    const put = (entry: Entry, versionedAtMs: number) => {
      const row: EntryRow = { id, entry, revision, sitting, versionedAtMs };
      queue(entries.put(row));
      replaceHead(tx, queue, previous, row);
      queue(marks.put(revision, "revision"));
      return success(row);
    };
    if (!previous) return put(change.entry, nowMs);
    const hasLeft = previous.revision <= published;
    if (hasLeft && !remembers) return success({ undigested: previous.entry });
    const lineage = remembers ?? previous.entry.lineage;
    const isVersion = hasLeft || isWorthAVersion(previous, change);
    const isPinned = change.pinsPrevious && { isPinned: change.pinsPrevious };
    if (isVersion || isPinned) queue(tx.objectStore("versions").put({ ...previous, ...isPinned }));
    return put({ ...change.entry, lineage }, isVersion ? nowMs : previous.versionedAtMs);
  });
}

/** Whether this very change was stored and only the answer was lost with the connection. */
function wasStored(row: EntryRow, { entry, base, sitting }: Change): boolean {
  return (
    row.revision > base && row.sitting === sitting && contentText(row.entry) === contentText(entry)
  );
}

/** Whether the state says what the writer read: it was at most moved to the trash or back since, or an import noted something beside its words. */
async function wasOnlyMoved(
  tx: WriteTransaction,
  { id, entry, sitting }: EntryRow,
  base: Revision,
): Promise<boolean> {
  if (sitting !== trashSitting && sitting !== "import") return false;
  const row = await tx.objectStore("versions").get([id, base]);
  const read = row && readRow(row);
  return read?.ok === true && saysOf(read.value.entry) === saysOf(entry);
}

function saysOf(entry: Entry): string {
  return contentText(outOfTrash(entry));
}

/** The clock may have been set back meanwhile, so the distance counts and not its sign. */
function isWorthAVersion(previous: EntryRow, { entry, sitting, nowMs }: Change): boolean {
  return (
    previous.sitting !== sitting ||
    Math.abs(nowMs - previous.versionedAtMs) >= versionEveryMs ||
    losesMuch(previous.entry, entry)
  );
}
