import type { Entry } from "../core/journal/entry";
import { contentDigest, contentText, type Digest, withAncestors } from "../core/journal/lineage";
import { readEntry } from "../core/journal/read-entry";
import { failure, type Result, success } from "../core/result";
import { replaceHead } from "./heads";
import type { Change, StoredEntry } from "./journal-store";
import type { StoreProblem } from "./problem";
import { readCount, readRow, storedEntry } from "./read-row";
import type { EntryRow, JournalDatabase } from "./schema";
import { strictly } from "./strictly";

/** How old the newest kept version may become while one sitting goes on. */
const versionEveryMs = 10 * 60_000;

/** In the place of what was stored: the state whose digest the write has to know first. */
interface Undigested {
  readonly undigested: Entry;
}

/**
 * Stores a change by one strict transaction, or nothing. Only a write over a state that has left
 * the device takes two: a digest cannot be made within a transaction, so the first one ends without
 * writing and the compare-and-swap of the second makes sure that the digest is still of that state.
 */
export async function keepEntry(
  db: JournalDatabase,
  change: Change,
  digest: Digest,
): Promise<Result<StoredEntry, StoreProblem>> {
  const fit = readEntry(change.entry);
  if (!fit.ok) return failure({ kind: "too large", why: fit.problem });
  const checked = { ...change, entry: fit.value };
  let ancestor: string | undefined;
  for (;;) {
    const kept = await keepOnce(db, checked, ancestor);
    if (!kept.ok) return kept;
    if ("entry" in kept.value) return success(kept.value);
    ancestor = await contentDigest(kept.value.undigested, digest);
  }
}

function keepOnce(
  db: JournalDatabase,
  change: Change,
  ancestor: string | undefined,
): Promise<Result<StoredEntry | Undigested, StoreProblem>> {
  const { entry, base, sitting, nowMs } = change;
  return strictly<StoredEntry | Undigested>(db, async (tx, queue) => {
    const entries = tx.objectStore("entries");
    const marks = tx.objectStore("marks");
    const [claimed, counter, published] = await Promise.all([
      entries.get(entry.id),
      marks.get("revision").then(readCount),
      marks.get("published").then(readCount),
    ]);
    const read = claimed && readRow(claimed);
    if (read && !read.ok) return read;
    const previous = read?.value;
    if ((previous?.revision ?? 0) !== base) {
      return previous && wasStored(previous, change)
        ? success(storedEntry(previous))
        : failure({ kind: "conflict" });
    }
    const hasLeft = previous !== undefined && previous.revision <= published;
    if (hasLeft && ancestor === undefined) return success({ undigested: previous.entry });

    const keepsPrevious = hasLeft || (previous !== undefined && isWorthAVersion(previous, change));
    const revision = Math.max(counter, base) + 1;
    const row: EntryRow = {
      id: entry.id,
      entry: previous ? { ...entry, lineage: lineageAfter(previous, ancestor) } : entry,
      revision,
      sitting,
      versionedAtMs: previous && !keepsPrevious ? previous.versionedAtMs : nowMs,
    };
    queue(entries.put(row));
    replaceHead(tx, queue, previous, row);
    if (keepsPrevious) queue(tx.objectStore("versions").put(previous));
    queue(marks.put(revision, "revision"));
    return success(storedEntry(row));
  });
}

/** Whether this very change was stored and only the answer was lost with the connection. */
function wasStored(row: EntryRow, { entry, base, sitting }: Change): boolean {
  return (
    row.revision > base && row.sitting === sitting && contentText(row.entry) === contentText(entry)
  );
}

/** The clock may have been set back meanwhile, so the distance counts and not its sign. */
function isWorthAVersion(previous: EntryRow, { sitting, nowMs }: Change): boolean {
  return previous.sitting !== sitting || Math.abs(nowMs - previous.versionedAtMs) >= versionEveryMs;
}

function lineageAfter({ entry }: EntryRow, ancestor: string | undefined): readonly string[] {
  return ancestor === undefined ? entry.lineage : withAncestors(entry.lineage, [ancestor]);
}
