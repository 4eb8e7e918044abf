import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";

/** The files in which a browser keeps the journal's IndexedDB, as paths. */
export async function databaseFiles(profile: string): Promise<readonly string[]> {
  const all = await readdir(profile, { recursive: true, withFileTypes: true });
  return all
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
    .filter((path) => isOfDatabase(relative(profile, path)))
    .toSorted();
}

/**
 * - Chromium: `Default/IndexedDB/http_127.0.0.1_1.indexeddb.leveldb/…`, with SQLite another folder there
 * - Firefox: `storage/default/http+++127.0.0.1+1/idb/….sqlite`
 * - WebKitGTK: `data/webkitgtk-4.1/MiniBrowser/databases/indexeddb/v1/…/IndexedDB.sqlite3`
 */
function isOfDatabase(path: string): boolean {
  return /(^|\/)(IndexedDB|idb|indexeddb)\//.test(path) && !/chrome|permanent/.test(path);
}

/** The kinds of these files, without what differs from profile to profile: `.log`, `MANIFEST`, `.sqlite`. */
export function fileKinds(files: readonly string[]): readonly string[] {
  const kinds = files.map((path) => {
    // Chromium names an SQLite file by the database's hash, and without an ending.
    const name = (path.split("/").at(-1) ?? "").replace(/^[A-Z2-7]{52}/, "hash.sqlite");
    return name.includes(".") ? name.slice(name.lastIndexOf(".")) : name.replace(/-\d+$/, "");
  });
  return [...new Set(kinds)].toSorted();
}
