import { success } from "../core/result";
import { changeCard, readCards, readDueCards } from "./cards";
import type { Connection, Work } from "./connection";
import { importEntries, undoImport } from "./import-entries";
import type { JournalStore } from "./journal-store";
import { readImports } from "./import-marks";
import { asLargeWrite, mendLog } from "./large-write";
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
  | "imports"
  | "countEntries"
  | "undoImport"
  | "salvage"
  | "outgrowLog"
  | "session"
  | "changeSession"
  | "dueCards"
  | "cards"
  | "changeCard"
>;

/** Entries that are taken out of the trash without being taken for a large write. */
const mostAtOnce = 20;

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
    removeTrashed: (entries) =>
      connection.write((db) => {
        const remove = () => removeTrashed(db, entries);
        return entries.length > mostAtOnce ? asLargeWrite(connection, db, remove) : remove();
      }),
    cleanTrash: (nowMs) =>
      connection.write(
        unlessMissing(async (db) => {
          // Every start comes by here as soon as it is idle. A disk that is full has no room to mend.
          await mendLog(connection, db).catch(() => {});
          return cleanTrash(db, nowMs);
        }),
      ),
    publish: (visit, leaveOut, beside, only) =>
      publishEntries(connection, visit, leaveOut, beside, only),
    importEntries: (changes, nowMs, beside, kind) =>
      connection.write((db) =>
        asLargeWrite(connection, db, () => importEntries(db, changes, nowMs, beside, kind)),
      ),
    imports: () => connection.read(async (db) => success(await readImports(db))),
    countEntries: () => connection.read(async (db) => success(await db.count("entries"))),
    undoImport: (importedAtMs, nowMs) =>
      connection.write((db) =>
        asLargeWrite(connection, db, () => undoImport(db, importedAtMs, nowMs)),
      ),
    salvage: () => salvage(connection),
    outgrowLog: () => connection.write(outgrowLog),
    session: () => connection.read(async (db) => success(await readOpenSession(db))),
    changeSession: (change) =>
      connection.write(unlessMissing((db) => changeOpenSession(db, change))),
    dueCards: (today) => connection.read(async (db) => success(await readDueCards(db, today))),
    cards: (entries) => connection.read(async (db) => success(await readCards(db, entries))),
    changeCard: (key, today, change) =>
      connection.write(unlessMissing((db) => changeCard(db, key, today, change))),
  };
}
