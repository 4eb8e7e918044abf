import type { IDBPDatabase } from "idb";

/** One step of the database's road, taken inside the upgrade's transaction. */
export type Migration = (db: IDBPDatabase) => void;

/**
 * Step n takes a database from version n - 1 to n, so the version is their number. Append only: a
 * step that has shipped is never edited, moved or removed, and no step takes a store away, so that
 * an older app can still read what a newer one has opened.
 */
export const migrations: readonly Migration[] = [
  function createJournal(db) {
    db.createObjectStore("entries", { keyPath: "id" });
    db.createObjectStore("heads");
    db.createObjectStore("versions", { keyPath: ["id", "revision"] });
    db.createObjectStore("marks");
  },
  /** Empty at first: `trash.ts` fills it when the trash is first looked at, for no upgrade may take long. */
  function addTrash(db) {
    db.createObjectStore("trash");
  },
  function addCards(db) {
    db.createObjectStore("cards", { keyPath: ["entry", "part"] });
    db.createObjectStore("due");
  },
];
