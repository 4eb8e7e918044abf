import type { DBSchema, IDBPDatabase, IDBPTransaction } from "idb";
import type { ClockTrust } from "../core/journal/clock-trust";
import type { Head } from "../core/journal/entry";
import type { EntryId } from "../core/journal/id";
import type { Session } from "../core/session/session";
import type { Revision, StoredEntry, TrashedHead } from "./journal-store";

/**
 * What the database holds at its newest version. These types are what this program writes; what it
 * reads may be somebody else's, so entries, heads and marks are read through `read-row`.
 */
export interface JournalSchema extends DBSchema {
  /** The present state of every entry, the trash included. */
  entries: { key: EntryId; value: EntryRow };
  /** The heads of the entries that are not in the trash, under keys that sort newest first. */
  heads: { key: HeadKey; value: Head };
  /** The heads of the entries in the trash, under keys that sort the last deleted first. */
  trash: { key: HeadKey; value: TrashedHead };
  /** States that were replaced, as they stood in `entries`. */
  versions: { key: [EntryId, Revision]; value: EntryRow };
  /** The journal's own few numbers, by name. */
  marks: { key: MarkName; value: number | ImportMark | ClockTrust | Uint8Array | Session };
}

/** One state of one entry. */
export interface EntryRow extends StoredEntry {
  readonly id: EntryId;
  /** When this sitting last put a state into the history, or began: milliseconds since the epoch. */
  readonly versionedAtMs: number;
}

/**
 * `[-day, -createdAt, id]`: ascending keys are the journal newest first. So a page of the list is a
 * plain `getAll(range, count)`, which every engine has; a cursor takes four times as long, and the
 * `direction` option of `getAll` exists in Chromium only. In the trash the instant of the deletion
 * stands in the place of the day.
 */
export type HeadKey = [negativeDayOrInstant: number, negativeCreatedAt: number, id: EntryId];

/**
 * - `revision`: the number of the last write
 * - `published`: every state up to this revision may exist outside of this device
 * - `import`: what the last import did
 * - `session`: the instants of the study session that is open
 * - `clock`: how far the device's clock can be trusted
 * - `noise`: is there only within a transaction of `outgrow-log`
 * - `trash`: whether the store of that name was filled with what had been in the trash before it
 */
type MarkName = "revision" | "published" | "import" | "session" | "clock" | "noise" | "trash";

/** What an import did, entry by entry, so that it can be taken back. */
export interface ImportMark {
  readonly importedAtMs: number;
  readonly changes: readonly ImportedChange[];
}

export interface ImportedChange {
  readonly id: EntryId;
  /** The revision that was replaced and lies in `versions`; 0 for an entry that was new. */
  readonly before: Revision;
  readonly after: Revision;
  /** What it took the place of could not be read. */
  readonly isHealed?: true;
}

type StoreName = "entries" | "heads" | "trash" | "versions" | "marks";

export type JournalDatabase = IDBPDatabase<JournalSchema>;

/** A transaction that may write to all of the stores. */
export type WriteTransaction = IDBPTransaction<JournalSchema, StoreName[], "readwrite">;
