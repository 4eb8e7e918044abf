import type { Entry, Head } from "../core/journal/entry";
import type { EntryId } from "../core/journal/id";
import type { Result } from "../core/result";
import type { StoreProblem } from "./problem";

/** An entry as this device holds it: with the number of the write that put it there. */
export interface StoredEntry {
  readonly entry: Entry;
  /** Grows by one with every write to the journal, whatever the clocks say. */
  readonly revision: Revision;
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

/** How many entries an undone import gave back, and how many it left since they were edited afterwards. */
export interface UndoneImport {
  readonly restored: number;
  readonly kept: number;
}

/**
 * Everything that is kept. Reads are bounded by what they ask for; a write has happened when its
 * promise brings a success, since that follows the commit of one strict transaction.
 */
export interface JournalStore {
  /** The newest heads of the journal (not of the trash), by one bounded read. */
  newestHeads(count: number): Promise<Result<readonly Head[], StoreProblem>>;
  /** The heads that follow `last` in the order of the journal, newest first. */
  headsAfter(last: Head, count: number): Promise<Result<readonly Head[], StoreProblem>>;
  /** One entry, or `undefined` if there is none of this id. */
  entry(id: EntryId): Promise<Result<StoredEntry | undefined, StoreProblem>>;
  /** Several entries by one transaction, in the order asked for; missing ones are left out. */
  entries(ids: readonly EntryId[]): Promise<Result<readonly StoredEntry[], StoreProblem>>;
  /** Stores one state of an entry with its head and its history, or nothing. */
  keep(change: Change): Promise<Result<StoredEntry, StoreProblem>>;
  /** The earlier states of an entry that are kept, oldest first. */
  versions(id: EntryId): Promise<Result<readonly StoredEntry[], StoreProblem>>;
  /**
   * Shows every entry (the trash included) as of one moment, in the order of their ids. `visit` is
   * called within the transaction, so it must be done when it returns. What it saw counts as having
   * left the device: later edits remember it in their lineage.
   */
  publish(visit: (batch: readonly Entry[]) => void): Promise<Result<void, StoreProblem>>;
  /** Stores all of the entries in one transaction, each against its base, or none of them. */
  importEntries(
    changes: readonly Pick<Change, "entry" | "base">[],
    nowMs: number,
  ): Promise<Result<ImportReceipt, StoreProblem>>;
  /** The last import that has not been undone. */
  lastImport(): Promise<Result<ImportReceipt | undefined, StoreProblem>>;
  /** Takes the last import back in one transaction; entries that were edited since stay as they are. */
  undoImport(nowMs: number): Promise<Result<UndoneImport, StoreProblem>>;
  /** Lets go of the database. */
  close(): void;
}
