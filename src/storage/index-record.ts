import { deleteDB, type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { EntryId } from "../core/journal/id";
import type { Revision } from "./journal-store";

/*
 * What is derived from the journal has a database of its own: it can be thrown away at any time, and
 * nothing that is done to it can touch a word of the owner's.
 */

/** An index as it is stored, and which state of the journal it is of. */
export interface IndexRecord {
  /** Of the code that made it. */
  readonly version: number;
  readonly revision: Revision;
  /** How many entries could not be read, and are not in it. */
  readonly unread: number;
  readonly shelves: unknown;
  /** Tells whether the shelves are as they were stored. */
  readonly seal: number;
}

interface IndexSchema extends DBSchema {
  records: { key: "words"; value: IndexRecord };
  /** The entries that were written since, by the number of the write. */
  changes: { key: Revision; value: EntryId };
}

export interface StoredIndex {
  readonly record: IndexRecord;
  readonly changes: readonly (readonly [revision: Revision, id: EntryId])[];
}

/** The place of the stored index. Each verb fails quietly: an index that is not stored is made anew. */
export interface IndexStore {
  read(): Promise<StoredIndex | undefined>;
  /** Stores an index in the place of the one before, and forgets the changes that it holds. */
  write(record: IndexRecord): Promise<void>;
  note(revision: Revision, id: EntryId): Promise<void>;
}

/** The index's own database. */
export function openIndexStore(name = "kubecraft-journal-index"): IndexStore {
  let opening: Promise<IDBPDatabase<IndexSchema>> | undefined;
  const open = () => {
    opening ??= openDB<IndexSchema>(name, 1, {
      upgrade(db) {
        db.createObjectStore("records");
        db.createObjectStore("changes");
      },
      blocking: (_, __, event) => {
        if (event.target instanceof IDBDatabase) event.target.close();
        opening = undefined;
      },
      terminated() {
        opening = undefined;
      },
    });
    return opening;
  };
  let hasFailed = false;
  const quietly = async <Value>(
    work: (db: IDBPDatabase<IndexSchema>) => Promise<Value>,
  ): Promise<Value | undefined> => {
    try {
      return await work(await open());
    } catch {
      opening = undefined;
      hasFailed = true;
      return undefined;
    }
  };
  return {
    async read() {
      hasFailed = false;
      const stored = await quietly(async (db) => {
        const tx = db.transaction(["records", "changes"]);
        const [record, revisions, ids] = await Promise.all([
          tx.objectStore("records").get("words"),
          tx.objectStore("changes").getAllKeys(),
          tx.objectStore("changes").getAll(),
        ]);
        const changes = revisions.map((revision, at) => [revision, ids[at] ?? ""] as const);
        return record && { record, changes };
      });
      // Of another shape, or damaged: it is derived, so it may go.
      if (hasFailed) await deleteDerived();
      return stored;
    },
    async write(record) {
      await quietly(async (db) => {
        const tx = db.transaction(["records", "changes"], "readwrite");
        await Promise.all([
          tx.objectStore("records").put(record, "words"),
          tx.objectStore("changes").delete(IDBKeyRange.upperBound(record.revision)),
          tx.done,
        ]);
      });
    },
    async note(revision, id) {
      await quietly((db) => db.put("changes", id, revision));
    },
  };

  async function deleteDerived(): Promise<void> {
    (await opening?.catch(() => undefined))?.close();
    opening = undefined;
    // oxlint-disable-next-line no-restricted-properties -- the journal is another database
    await deleteDB(name).catch(() => undefined);
  }
}
