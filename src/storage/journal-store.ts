import type { Version } from "../core/backup/format";
import type { Sections } from "../core/backup/sections";
import type { Entry, Head } from "../core/journal/entry";
import type { EntryId } from "../core/journal/id";
import type { Digest } from "../core/journal/lineage";
import type { LocalDate } from "../core/journal/local-date";
import { failure, type Result, success } from "../core/result";
import type { Card, CardKey } from "../core/review/card";
import type { Session } from "../core/session/session";
import type { DueCards } from "./cards";
import { Connection, type ConnectionOptions, quickMs, type Work } from "./connection";
import { readHeads } from "./heads";
import { entryKeeper } from "./keep-entry";
import { missingJournal } from "./missing-journal";
import type { StoreProblem, Unreadable } from "./problem";
import type { RareVerbs } from "./rare-verbs";
import { readRow } from "./read-row";
import type { Salvage } from "./salvage";

/** An entry as this device holds it: with the number of the write that put it there. */
export interface StoredEntry {
  readonly entry: Entry;
  /** Grows by one with every write to the journal, whatever the clocks say. */
  readonly revision: Revision;
  /** The sitting that wrote it: a writer that meets its own name has met its own write. */
  readonly sitting: string;
  /** An earlier state that stays in the history whatever its age. */
  readonly isPinned?: true;
}

/** An entry in the trash: a row of its list. */
export interface TrashedHead extends Head {
  /** When it was moved there: milliseconds since the epoch. */
  readonly trashedAt: number;
  readonly revision: Revision;
}

/** The newest rows of the trash, and how many there are. */
export interface Trash {
  readonly heads: readonly TrashedHead[];
  readonly total: number;
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
  /** The state that is replaced stays in the history for good: a restored version or a decided conflict takes its place. */
  readonly pinsPrevious?: true;
}

/** What an import did, enough to take it back. */
export interface ImportReceipt {
  /** Tells this import from all others. */
  readonly importedAtMs: number;
  /** How many entries it added, replaced or took away. */
  readonly entries: number;
  readonly fileName?: string;
  /** What it did, where it came from no file: a renaming in many entries. */
  readonly renaming?: string;
  /** Whether it put the file in the place of the whole journal. */
  readonly isWhole?: true;
  /** Whether it stored something beside the entries: the answer of the import alone knows it. */
  readonly hasMore?: boolean;
}

/** A state to be imported in the place of the state of this revision. */
export interface ImportChange extends Pick<Change, "entry" | "base"> {
  /** The entry's id, where `entry` is read from its file only when it is asked for. */
  readonly id?: EntryId;
  /** Whether its owner could not tell it from what is here, so that it does not count. */
  readonly isQuiet?: boolean;
}

/** What an import is, besides what it writes. */
export interface ImportKind {
  readonly fileName?: string;
  /** What is done, in words, where nothing comes from a file. */
  readonly renaming?: string;
  /** Entries to be taken away, each if it is of this revision; they go into the history. */
  readonly removals?: readonly { readonly id: EntryId; readonly base: Revision }[];
  /**
   * Puts the changes in the place of all that is here, whatever its revisions: only if that are as
   * many entries, the trash included.
   */
  readonly inPlaceOf?: number;
}

/** What a backup shows beside its entries. */
export interface PublishBeside {
  /** Called before anything is shown. If it is called again, all is shown anew. */
  begin(journal: {
    /** How many rows there are, those that cannot be read among them. */
    readonly entries: number;
    readonly versions: number;
    readonly session: Session | undefined;
    readonly sections: Sections;
  }): void;
  /** Called after the entries with their earlier states, by their ids and the oldest first; without it they are not read. */
  versions?(batch: readonly StoredEntry[]): void;
}

/** What an import stores beside its entries. */
export interface ImportBeside {
  /** Earlier states; those of one entry together, the oldest first. */
  readonly versions: Iterable<Version>;
  readonly sections: Sections;
  readonly session?: Session | undefined;
}

/** How many entries an undone import put back or took away, and how many it left as they were. */
export interface UndoneImport {
  readonly restored: number;
  readonly kept: number;
}

/** What a store needs from outside; of the connection only what differs from a quiet world. */
export interface JournalStoreOptions extends Partial<ConnectionOptions> {
  readonly digest: Digest;
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
   * sitting is told what was stored the first time. An entry that was only moved to the trash or
   * back since the writer read it is no conflict: the edit counts and brings it back.
   */
  keep(change: Change): Promise<Result<StoredEntry, StoreProblem>>;
  /** The earlier states of an entry that are kept, oldest first; unreadable ones are left out. */
  versions(id: EntryId): Promise<Result<readonly StoredEntry[], StoreProblem>>;
  /** Removes the versions of an entry that `thin-versions` lets go; none where the clock is not to be trusted. How many went. */
  thin(id: EntryId, nowMs: number): Promise<Result<number, StoreProblem>>;
  /** What was moved to the trash last, by one bounded read; all of it without a bound. */
  trash(count?: number): Promise<Result<Trash, StoreProblem>>;
  /**
   * Removes entries of the trash with their whole history, by one transaction. Those that are not in
   * the trash any more, or are not of this revision, stay. How many went.
   */
  removeTrashed(
    entries: readonly Pick<TrashedHead, "id" | "revision">[],
  ): Promise<Result<number, StoreProblem>>;
  /**
   * To be called once at each start: looks at the clock, and removes what has been in the trash for
   * 30 days if the clock can be trusted to say so. How many went.
   */
  cleanTrash(nowMs: number): Promise<Result<number, StoreProblem>>;
  /**
   * Shows every entry (the trash included) as of one moment, in the order of their ids. `visit` is
   * called within the transaction, so it must be done when it returns. What it saw counts as having
   * left the device: later edits remember it in their lineage. Writes wait until all was shown.
   * A row that is not an entry fails the whole with `unreadable`, for a backup that lacks an entry
   * without a word would be a lie; who can tell the owner passes `leaveOut` and gets the rest.
   * After a failure what was shown so far is to be thrown away. Brings the revision of that moment.
   * Who passes `beside` is shown the rest of the journal as well.
   * With `only`, the entries of these ids are shown and no others.
   */
  publish(
    visit: (batch: readonly Entry[]) => void,
    leaveOut?: (entry: Unreadable) => void,
    beside?: PublishBeside,
    only?: readonly EntryId[],
  ): Promise<Result<Revision, StoreProblem>>;
  /**
   * Stores all of the entries in one transaction, each against its base, or none of them. They come
   * from the gate, each id once, and keep the lineage they bring. One with base 0 also takes the place
   * of a row that cannot be read, which goes into the history as it was. What comes beside them is
   * stored in the same transaction; it stays when the import is undone.
   */
  importEntries(
    changes: readonly ImportChange[],
    nowMs: number,
    beside?: ImportBeside,
    kind?: ImportKind,
  ): Promise<Result<ImportReceipt, StoreProblem>>;
  /** The imports of the last 30 days that have not been undone, the newest first. */
  imports(): Promise<Result<readonly ImportReceipt[], StoreProblem>>;
  /** How many entries there are, those in the trash and unreadable ones among them. */
  countEntries(): Promise<Result<number, StoreProblem>>;
  /** Takes an import back in one transaction; entries that were written since stay as they are. */
  undoImport(importedAtMs: number, nowMs: number): Promise<Result<UndoneImport, StoreProblem>>;
  /** Reads what a whole reading stumbles over, row by row; it never fails, and changes nothing. */
  salvage(): Promise<Salvage>;
  /**
   * Makes what is committed safe after the disk was full, by writing some 5 MB and taking them out
   * again (`outgrow-log` says why). How many bytes.
   */
  outgrowLog(): Promise<Result<number, StoreProblem>>;
  /** The study session that is open. */
  session(): Promise<Result<Session | undefined, StoreProblem>>;
  /** Stores what `change` makes of the open session, after whatever another tab did to it; what is stored then. */
  changeSession(
    change: (now: Session | undefined) => Session | undefined,
  ): Promise<Result<Session | undefined, StoreProblem>>;
  /** The cards that are due on a day, those that have waited longest first, and how many were reviewed here on it. */
  dueCards(today: LocalDate): Promise<Result<DueCards, StoreProblem>>;
  /** The cards of these entries, or all. */
  cards(entries?: readonly EntryId[]): Promise<Result<readonly Card[], StoreProblem>>;
  /** Stores what `change` makes of a card, after whatever another tab did to it; what is stored then. */
  changeCard(
    key: CardKey,
    today: LocalDate,
    change: (now: Card | undefined) => Card | undefined,
  ): Promise<Result<Card | undefined, StoreProblem>>;
  /** Lets go of the database; the next call opens it again. */
  close(): void;
}

/** The journal in this browser's IndexedDB. The database is opened by the first call. */
export function openJournalStore({
  digest,
  hadJournal = () => false,
  ...options
}: JournalStoreOptions): JournalStore {
  const connection = new Connection({
    name: "kubecraft-journal",
    openWithinMs: 3000,
    whenInMemory() {},
    whenOutdated: async () => {},
    hadJournal,
    ...options,
  });
  const keep = entryKeeper(digest);
  const isMissing = missingJournal(hadJournal);
  /** Of the writes these are the ones that an empty database would take for its beginning. */
  const unlessMissing =
    <Value>(work: Work<Value>): Work<Value> =>
    async (db) =>
      (await isMissing(db)) ? failure({ kind: "missing" }) : work(db);
  const rare = async () => (await import("./rare-verbs")).rareVerbs(connection, unlessMissing);
  return {
    newestHeads: (count) =>
      connection.read(async (db) => {
        const heads = await readHeads(db, count);
        return (await isMissing(db, heads)) ? failure({ kind: "missing" }) : success(heads);
      }, quickMs),
    headsAfter: (last, count) =>
      connection.read(async (db) => success(await readHeads(db, count, last))),
    entry: (id) =>
      connection.read(async (db) => {
        const claimed = await db.get("entries", id);
        return claimed ? readRow(claimed) : success(undefined);
      }, quickMs),
    keep: (change) =>
      connection.write(
        unlessMissing((db) => keep(db, change)),
        quickMs,
      ),
    ...laterVerbs(rare),
    close: () => connection.close(),
  };
}

/** All verbs of `rare-verbs`: the compiler asks for each. */
const rareNames = [
  "entries",
  "versions",
  "thin",
  "trash",
  "removeTrashed",
  "cleanTrash",
  "publish",
  "importEntries",
  "imports",
  "countEntries",
  "undoImport",
  "salvage",
  "outgrowLog",
  "session",
  "changeSession",
  "dueCards",
  "cards",
  "changeCard",
] as const;

/** The rare verbs, each of which loads their code first. */
function laterVerbs(load: () => Promise<RareVerbs>): Pick<RareVerbs, (typeof rareNames)[number]> {
  const later =
    (name: string) =>
    async (...asked: readonly unknown[]): Promise<unknown> =>
      Reflect.apply(Reflect.get(await load(), name), undefined, asked);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each verb is passed on as it is, by its own name
  return Object.fromEntries(rareNames.map((name) => [name, later(name)])) as unknown as RareVerbs;
}
