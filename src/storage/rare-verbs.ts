import { success } from "../core/result";
import type { Connection, Work } from "./connection";
import { importEntries, lastImport, undoImport } from "./import-entries";
import type { JournalStore } from "./journal-store";
import { outgrowLog } from "./outgrow-log";
import { publishEntries } from "./publish-entries";
import { readEntries, readVersions } from "./read-many";
import { salvage } from "./salvage";
import { changeOpenSession, readOpenSession } from "./session";
import { thinVersions } from "./thin";
import { cleanTrash, readTrash, removeTrashed } from "./trash";

/** What is asked of the store now and then; `main.tsx` has the code loaded right after the first screen. */
export type RareVerbs = Pick<
  JournalStore,
  | "entries"
  | "versions"
  | "thin"
  | "trash"
  | "removeTrashed"
  | "cleanTrash"
  | "publish"
  | "importEntries"
  | "lastImport"
  | "undoImport"
  | "salvage"
  | "outgrowLog"
  | "session"
  | "changeSession"
>;

/** @param unlessMissing refuses a work that an empty database would take for its beginning */
export function rareVerbs(
  connection: Connection,
  unlessMissing: <Value>(work: Work<Value>) => Work<Value>,
): RareVerbs {
  return {
    entries: (ids) => connection.read(async (db) => success(await readEntries(db, ids))),
    versions: (id) => connection.read(async (db) => success(await readVersions(db, id))),
    thin: (id, nowMs) => connection.write((db) => thinVersions(db, id, nowMs)),
    trash: (count) => connection.write(unlessMissing((db) => readTrash(db, count))),
    removeTrashed: (entries) => connection.write((db) => removeTrashed(db, entries)),
    cleanTrash: (nowMs) => connection.write(unlessMissing((db) => cleanTrash(db, nowMs))),
    publish: (visit, leaveOut) => publishEntries(connection, visit, leaveOut),
    importEntries: (changes, nowMs) => connection.write((db) => importEntries(db, changes, nowMs)),
    lastImport: () => connection.read(async (db) => success(await lastImport(db))),
    undoImport: (nowMs) => connection.write((db) => undoImport(db, nowMs)),
    salvage: () => salvage(connection),
    outgrowLog: () => connection.write(outgrowLog),
    session: () => connection.read(async (db) => success(await readOpenSession(db))),
    changeSession: (change) =>
      connection.write(unlessMissing((db) => changeOpenSession(db, change))),
  };
}
