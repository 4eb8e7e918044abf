import type { Entry } from "../core/journal/entry";
import { withSections } from "../core/backup/sections";
import { cardSection } from "../core/review/card";
import { readSession } from "../core/session/session";
import type { EntryId } from "../core/journal/id";
import { failure, type Result, success } from "../core/result";
import type { IDBPObjectStore } from "idb";
import { cardIn } from "./cards";
import { type Connection, quickMs, within } from "./connection";
import type { PublishBeside, Revision } from "./journal-store";
import { problemOf, type StoreProblem, type Unreadable } from "./problem";
import { readCount, readRow } from "./read-row";
import { readSections } from "./read-sections";
import type { EntryRow, JournalDatabase, JournalSchema } from "./schema";
import { strictly } from "./strictly";

/** Entries that are read at once. What is held for longer makes the heap grow. */
const batchSize = 60;

/**
 * Shows every entry as of one moment. First a strict transaction declares all states up to the
 * present revision to have left the device, then one read follows. A write of another tab may slip
 * in between the two: then what was declared does not cover what would be shown, and both start
 * again before anything is. If the export fails later, states are marked that never left; that
 * costs each of their entries one line of lineage and one version, and loses nothing.
 */
export async function publishEntries(
  connection: Connection,
  visit: (batch: readonly Entry[]) => void,
  leaveOut?: (entry: Unreadable) => void,
  beside?: PublishBeside,
  only?: readonly EntryId[],
): Promise<Result<Revision, StoreProblem>> {
  const ids = only?.toSorted((a, b) => (a < b ? -1 : 1));
  for (;;) {
    const declared = await connection.write(declarePublished, quickMs);
    // An older app may still export what a newer one wrote; it just cannot take a note of it.
    if (!declared.ok && declared.problem.kind !== "newer") return declared;
    const covered = declared.ok ? declared.value : Number.POSITIVE_INFINITY;
    const visitor = { visit, leaveOut, beside, ids };
    const shown = await connection.read((db) => visitAll(db, covered, visitor));
    if (!shown.ok) return shown;
    if (shown.value !== "outrun") return success(shown.value);
  }
}

function declarePublished(db: JournalDatabase): Promise<Result<Revision, StoreProblem>> {
  return strictly(db, async (tx, queue) => {
    const marks = tx.objectStore("marks");
    const revision = readCount(await marks.get("revision"));
    queue(marks.put(revision, "published"));
    return success(revision);
  });
}

interface Visitor {
  readonly visit: (batch: readonly Entry[]) => void;
  readonly leaveOut: ((entry: Unreadable) => void) | undefined;
  readonly beside: PublishBeside | undefined;
  readonly ids: readonly EntryId[] | undefined;
}

async function visitAll(
  db: JournalDatabase,
  covered: Revision,
  { visit, leaveOut, beside, ids }: Visitor,
): Promise<Result<Revision | "outrun", StoreProblem>> {
  const tx = db.transaction(["entries", "versions", "cards", "marks"]);
  const entries = tx.objectStore("entries");
  const marks = tx.objectStore("marks");
  const counter = await within(quickMs, marks.get("revision"));
  const revision = readCount(counter);
  if (revision > covered) return success("outrun");
  if (beside) {
    const [count, versions, cards, session, sections] = await within(
      quickMs,
      Promise.all([
        entries.count(),
        tx.objectStore("versions").count(),
        tx.objectStore("cards").getAll(),
        marks.get("session"),
        marks.get("sections"),
      ]),
    );
    beside.begin({
      entries: count,
      versions,
      session: readSession(session),
      sections: withSections(readSections(sections), cardSection(cards.flatMap(cardIn))),
    });
  }
  let last = "";
  try {
    const batchAt = (from: number) => {
      const batch = readBatch(entries, last, ids?.slice(from, from + batchSize));
      // Nobody waits for it any more where the batch before it ends the reading.
      batch.catch(() => {});
      return batch;
    };
    let coming: Promise<readonly EntryRow[]> | undefined = batchAt(0);
    for (let from = batchSize; coming; from += batchSize) {
      const batch: readonly EntryRow[] = await within(quickMs, coming);
      const isLast = ids ? from >= ids.length : batch.length < batchSize;
      last = batch.at(-1)?.id ?? last;
      // The next batch is read while this one is shown.
      coming = isLast ? undefined : batchAt(from);
      const readable: Entry[] = [];
      for (const claimed of batch) {
        const row = readRow(claimed);
        if (row.ok) readable.push(row.value.entry);
        else if (leaveOut && row.problem.kind === "unreadable") leaveOut(row.problem);
        else return row;
      }
      visit(readable);
    }
    if (beside?.versions) {
      const versions = tx.objectStore("versions");
      await visitVersions(
        (range) => within(quickMs, versions.getAll(range, batchSize)),
        (batch) => beside.versions?.(batch),
      );
    }
    return success(revision);
  } catch (error) {
    // What was shown cannot be unseen, so this read must not be run again on a new connection.
    if (last) return failure(problemOf(error));
    throw error;
  }
}

/** Shows the whole history; rows that cannot be read are left out. */
async function visitVersions(
  read: (range: IDBKeyRange) => Promise<readonly EntryRow[]>,
  visit: (batch: readonly EntryRow[]) => void,
): Promise<void> {
  let last: IDBValidKey = [];
  for (;;) {
    const batch = await read(IDBKeyRange.lowerBound(last, true));
    const end = batch.at(-1);
    if (end) last = [end.id, end.revision];
    visit(
      batch.flatMap((claimed) => {
        const row = readRow(claimed);
        return row.ok ? row.value : [];
      }),
    );
    if (batch.length < batchSize) return;
  }
}

/** The rows of these ids, those that are there; without ids the next ones after `last`. */
async function readBatch(
  entries: IDBPObjectStore<
    JournalSchema,
    ("entries" | "versions" | "cards" | "marks")[],
    "entries"
  >,
  last: EntryId,
  ids: readonly EntryId[] | undefined,
): Promise<readonly EntryRow[]> {
  if (!ids) return entries.getAll(IDBKeyRange.lowerBound(last, true), batchSize);
  const rows = await Promise.all(ids.map((id) => entries.get(id)));
  return rows.filter((row) => row !== undefined);
}
