import type { Head } from "../../src/core/journal/entry";
import type { EntryRow, HeadKey } from "../../src/storage/schema";

declare global {
  /**
   * Writes an entry and its head back as they are, by one strict transaction with nothing around
   * it. Milliseconds from the request to the commit.
   */
  var barePut: (id: string) => Promise<number>;
  /** Reads an entry and shows its first text as one plain node. Milliseconds until that is painted. */
  var bareOpen: (id: string) => Promise<number>;
}

globalThis.barePut = async (id) => {
  const db = await answer(indexedDB.open("kubecraft-journal"));
  const reading = db.transaction(["entries", "heads"]);
  const row: EntryRow = await answer(reading.objectStore("entries").get(id));
  const heads = reading.objectStore("heads");
  // The entries that are measured are the newest, so the first heads hold them.
  const [rows, keys] = await Promise.all([
    answer<Head[]>(heads.getAll(undefined, 50)),
    answer(heads.getAllKeys(undefined, 50)),
  ]);
  const at = rows.findIndex((head) => head.id === id);
  const [head, key] = [rows[at], keys[at]];
  if (!head || key === undefined) throw new Error(`${id} is not among the newest entries.`);
  const took = await put(db, row, head, key);
  db.close();
  return took;
};

globalThis.bareOpen = async (id) => {
  const db = await answer(indexedDB.open("kubecraft-journal"));
  const place = document.querySelector("pre");
  if (!place) throw new Error("bare.html has no pre.");
  place.textContent = "";
  await benchProbe.nextPaint();
  const from = performance.now();
  const reading = db.transaction("entries").objectStore("entries").get(id);
  const { entry }: EntryRow = await answer(reading);
  const [part] = entry.parts;
  place.textContent = part?.kind === "learned" ? part.text : "";
  const paintedAt = await benchProbe.nextPaint();
  db.close();
  return paintedAt - from;
};

function put(db: IDBDatabase, row: EntryRow, head: Head, key: IDBValidKey | HeadKey) {
  return new Promise<number>((resolve, reject) => {
    const from = performance.now();
    const tx = db.transaction(["entries", "heads"], "readwrite", { durability: "strict" });
    tx.objectStore("entries").put(row);
    tx.objectStore("heads").put(head, key);
    tx.commit();
    tx.addEventListener("complete", () => resolve(performance.now() - from));
    tx.addEventListener("abort", () => reject(tx.error ?? new Error("The put was aborted.")));
  });
}

function answer<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("No answer.")));
  });
}
