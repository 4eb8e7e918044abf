import type { DBSchema, IDBPDatabase, IDBPTransaction } from "idb";
import type { ClockTrust } from "../core/journal/clock-trust";
import type { Head } from "../core/journal/entry";
import type { EntryId } from "../core/journal/id";
import type { LocalDate } from "../core/journal/local-date";
import type { PartId } from "../core/journal/part";
import type { Card, CardKey } from "../core/review/card";
import type { Session } from "../core/session/session";
import type { ImportReceipt, Revision, StoredEntry, TrashedHead } from "./journal-store";

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
  /** What is known of how well parts are recalled. */
  cards: { key: [EntryId, PartId]; value: CardRow };
  /** The cards that are asked again some day, under keys that sort by that day. */
  due: { key: DueKey; value: CardKey };
  /** The journal's own few numbers, by name. */
  marks: { key: MarkName; value: MarkValue };
}

type MarkValue =
  | number
  | ImportMark
  | ImportsMark
  | ClockTrust
  | Uint8Array
  | Session
  | SectionsMark
  | ReviewedMark;

/** The imports that can be taken back, without what each of them did. */
export interface ImportsMark {
  readonly imports: readonly ImportReceipt[];
}

/** What a backup of a newer version brought and this one does not know: lines, by their section. */
interface SectionsMark {
  readonly sections: Readonly<Record<string, readonly string[]>>;
}

/** How many cards were reviewed on a day, here. */
export interface ReviewedMark {
  readonly reviewedOn: LocalDate;
  readonly cards: number;
}

/** A card, and the day under which it stands in `due`. */
export interface CardRow extends CardKey {
  readonly card: Card;
  /** None where it is not to be asked any more. */
  readonly due?: LocalDate;
}

export type DueKey = [day: LocalDate, entry: EntryId, part: PartId];

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
 * - `import`: what the last import did, as versions before 0.4 noted it
 * - `imports`: the imports of the last 30 days, the newest first
 * - `imported …`: what the import of this instant did
 * - `sections`: what a backup of a newer version brought
 * - `session`: the instants of the study session that is open
 * - `reviewed`: how many cards were reviewed on the last day of reviewing
 * - `clock`: how far the device's clock can be trusted
 * - `large`: a write of many rows is under way, or was cut short
 * - `noise`: is there only within a transaction of `outgrow-log`
 * - `trash`: whether the store of that name was filled with what had been in the trash before it
 */
type MarkName =
  | "revision"
  | "published"
  | "import"
  | "imports"
  | `imported ${number}`
  | "sections"
  | "session"
  | "reviewed"
  | "clock"
  | "large"
  | "noise"
  | "trash";

/** What an import did, entry by entry, so that it can be taken back. */
export interface ImportMark {
  readonly importedAtMs: number;
  readonly changes: readonly ImportedChange[];
  /** It put the file in the place of the whole journal. */
  readonly isWhole?: true;
}

export interface ImportedChange {
  readonly id: EntryId;
  /** The revision that was replaced and lies in `versions`; 0 for an entry that was new. */
  readonly before: Revision;
  /** What it has been since; 0 for an entry that was taken away. */
  readonly after: Revision;
  /** What it took the place of could not be read. */
  readonly isHealed?: true;
}

type StoreName = "entries" | "heads" | "trash" | "versions" | "cards" | "due" | "marks";

export type JournalDatabase = IDBPDatabase<JournalSchema>;

/** A transaction that may write to all of the stores. */
export type WriteTransaction = IDBPTransaction<JournalSchema, StoreName[], "readwrite">;
