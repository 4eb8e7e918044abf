import type { Entry, Head } from "../core/journal/entry";
import type { EntryId } from "../core/journal/id";
import type { Digest } from "../core/journal/lineage";
import { type Result, success } from "../core/result";
import { Connection } from "./connection";
import { readHeads } from "./heads";
import { entryKeeper } from "./keep-entry";
import type { StoreProblem, Unreadable } from "./problem";
import { publishEntries } from "./publish-entries";
import { readRow } from "./read-row";

/** An entry as this device holds it: with the number of the write that put it there. */
export interface StoredEntry {
  readonly entry: Entry;
  /** Grows by one with every write to the journal, whatever the clocks say. */
  readonly revision: Revision;
  /** The sitting that wrote it: a writer that meets its own name has met its own write. */
  readonly sitting: string;
}

/** The number of a write; 0 stands for "not stored yet". */
export type Revision = number;

/** One state of an entry to be stored, and the state it was made from. */
export interface Change {
  readonly entry: Entry;
  /** The revision that the writer read; the write happens only if it is still the stored one. */
  readonly base: Revision;
  /**
   * Names one editor from its opening to its closing. The first write of a sitting puts the state
   * before it into the history, later ones only when it has become old or has left the device.
   */
  readonly sitting: string;
  /** Milliseconds since the epoch. */
  readonly nowMs: number;
}

/** What an import did, enough to take it back. */
export interface ImportReceipt {
  readonly importedAtMs: number;
  readonly entries: number;
}

/** How many entries an undone import put back or took away, and how many it left as they were. */
export interface UndoneImport {
  readonly restored: number;
  readonly kept: number;
}

/** What a store needs from outside. */
export interface JournalStoreOptions {
  readonly digest: Digest;
  /** The database's name; the journal of this origin unless a test asks for another. */
  readonly name?: string;
  /** How long opening may take, retries included, before calls are answered with `unreachable`. */
  readonly openWithinMs?: number;
}

/**
 * Everything that is kept. Reads are bounded by what they ask for; a write has happened when its
 * promise brings a success, since that follows the commit of one strict transaction.
 */
export interface JournalStore {
  /**
   * The newest heads of the journal (not of the trash), by one bounded read. Fewer than `count` come
   * only where the journal ends; rows that are not heads are left out.
   */
  newestHeads(count: number): Promise<Result<readonly Head[], StoreProblem>>;
  /** The heads that follow `last` in the order of the journal, newest first. */
  headsAfter(last: Head, count: number): Promise<Result<readonly Head[], StoreProblem>>;
  /** One entry, or `undefined` if there is none of this id; `unreadable` if what is there is not an entry. */
  entry(id: EntryId): Promise<Result<StoredEntry | undefined, StoreProblem>>;
  /** Several entries by one transaction, in the order asked for; missing and unreadable ones are left out. */
  entries(ids: readonly EntryId[]): Promise<Result<readonly StoredEntry[], StoreProblem>>;
  /**
   * Stores one state of an entry with its head and its history, or nothing. A new entry (base 0)
   * brings its lineage; from there on the lineage is the store's, whatever the change says of it, so
   * the writer goes on from the entry that comes back. The same change asked for again by the same
   * sitting is told what was stored the first time.
   */
  keep(change: Change): Promise<Result<StoredEntry, StoreProblem>>;
  /** The earlier states of an entry that are kept, oldest first; unreadable ones are left out. */
  versions(id: EntryId): Promise<Result<readonly StoredEntry[], StoreProblem>>;
  /**
   * Shows every entry (the trash included) as of one moment, in the order of their ids. `visit` is
   * called within the transaction, so it must be done when it returns. What it saw counts as having
   * left the device: later edits remember it in their lineage. Writes wait until all was shown.
   * A row that is not an entry fails the whole with `unreadable`, for a backup that lacks an entry
   * without a word would be a lie; who can tell the owner passes `leaveOut` and gets the rest.
   * After a failure what was shown so far is to be thrown away.
   */
  publish(
    visit: (batch: readonly Entry[]) => void,
    leaveOut?: (entry: Unreadable) => void,
  ): Promise<Result<void, StoreProblem>>;
  /**
   * Stores all of the entries in one transaction, each against its base, or none of them. They come
   * from the gate, each id once, and keep the lineage they bring. One with base 0 also takes the place
   * of a row that cannot be read, which goes into the history as it was.
   */
  importEntries(
    changes: readonly Pick<Change, "entry" | "base">[],
    nowMs: number,
  ): Promise<Result<ImportReceipt, StoreProblem>>;
  /** The last import that has not been undone. */
  lastImport(): Promise<Result<ImportReceipt | undefined, StoreProblem>>;
  /** Takes the last import back in one transaction; entries that were written since stay as they are. */
  undoImport(nowMs: number): Promise<Result<UndoneImport, StoreProblem>>;
  /** Lets go of the database; the next call opens it again. */
  close(): void;
}

/** The journal in this browser's IndexedDB. The database is opened by the first call. */
export function openJournalStore({
  digest,
  name = "kubecraft-journal",
  openWithinMs = 3000,
}: JournalStoreOptions): JournalStore {
  const connection = new Connection(name, openWithinMs);
  const keep = entryKeeper(digest);
  return {
    newestHeads: (count) => connection.read(async (db) => success(await readHeads(db, count))),
    headsAfter: (last, count) =>
      connection.read(async (db) => success(await readHeads(db, count, last))),
    entry: (id) =>
      connection.read(async (db) => {
        const claimed = await db.get("entries", id);
        return claimed ? readRow(claimed) : success(undefined);
      }),
    entries: (ids) =>
      connection.read(async (db) => success(await (await readingMany()).readEntries(db, ids))),
    keep: (change) => connection.write((db) => keep(db, change)),
    versions: (id) =>
      connection.read(async (db) => success(await (await readingMany()).readVersions(db, id))),
    publish: (visit, leaveOut) => publishEntries(connection, visit, leaveOut),
    importEntries: (changes, nowMs) =>
      connection.write(async (db) => (await importing()).importEntries(db, changes, nowMs)),
    lastImport: () =>
      connection.read(async (db) => success(await (await importing()).lastImport(db))),
    undoImport: (nowMs) =>
      connection.write(async (db) => (await importing()).undoImport(db, nowMs)),
    close: () => connection.close(),
  };
}

/** Importing and looking back are rare and can wait for their code; writing and exporting cannot. */
const readingMany = () => import("./read-many");
const importing = () => import("./import-entries");
