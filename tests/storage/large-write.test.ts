import { afterEach, expect, test, vi } from "vitest";
import { freshName, openTestStore } from "../support/open-test-store";
import { dump, openBeside } from "./database";
import { noon, sampleEntry, valueOf } from "./sample";

afterEach(() => void vi.restoreAllMocks());

/** What is put into and deleted from the journal's marks from now on, by name. */
function watchMarks(): readonly string[] {
  const done: string[] = [];
  const { put, delete: remove } = IDBObjectStore.prototype;
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function watched(
    this: IDBObjectStore,
    row,
    key,
  ) {
    done.push(typeof key === "string" ? `put ${key}` : `put into ${this.name}`);
    return put.call(this, row, key);
  });
  vi.spyOn(IDBObjectStore.prototype, "delete").mockImplementation(function watched(
    this: IDBObjectStore,
    key,
  ) {
    done.push(typeof key === "string" ? `delete ${key}` : `delete from ${this.name}`);
    return remove.call(this, key);
  });
  return done;
}

test("[BH6] an import and its undoing stand behind a mark, which stays for the next start", async () => {
  const name = freshName();
  const store = openTestStore(name);
  valueOf(await store.importEntries([{ entry: sampleEntry(1), base: 0 }], noon));
  const before = await dump(name);
  const done = watchMarks();
  valueOf(await store.importEntries([{ entry: sampleEntry(2), base: 0 }], noon + 1));
  expect(done[0]).toBe("put large");
  expect(done).toContain("put into entries");
  const count = done.length;
  valueOf(await store.undoImport(noon + 1, noon + 2));
  expect(done[count]).toBe("put large");
  // What this life wrote is whole: nothing is to be made good.
  expect(done).not.toContain("put noise");
  expect(done).not.toContain("delete large");
  const after = await dump(name);
  expect(after["entries"]).toEqual(before["entries"]);
  expect((await store.importEntries([{ entry: sampleEntry(1), base: 7 }], noon)).ok).toBe(false);
  expect(await dump(name)).toEqual(after);
});

test("[BH6] a mark that an earlier life left has the log outgrown, at the next start or before the next large write", async () => {
  for (const next of ["start", "import"] as const) {
    const name = freshName();
    valueOf(await openTestStore(name).importEntries([{ entry: sampleEntry(1), base: 0 }], noon));
    const store = openTestStore(name);
    const db = await openBeside(name);
    expect(await db.get("marks", "large")).toBe(1);
    const done = watchMarks();
    if (next === "start") valueOf(await store.cleanTrash(noon));
    else valueOf(await store.importEntries([{ entry: sampleEntry(2), base: 0 }], noon + 1));
    expect(done.filter((one) => one === "put noise").length).toBeGreaterThan(50);
    expect(done.indexOf("put noise")).toBe(0);
    expect(done).toContain("delete large");
    expect(await db.get("marks", "large")).toBe(next === "start" ? undefined : 1);
    expect(await db.get("marks", "noise")).toBeUndefined();
    db.close();
    vi.restoreAllMocks();
  }
});

test("[BH6] emptying a full trash is a large write, taking a few entries out of it is none", async () => {
  const name = freshName();
  const store = openTestStore(name);
  const trashed = Array.from({ length: 21 }, (_, at) => ({ id: sampleEntry(at).id, revision: 0 }));
  const done = watchMarks();
  valueOf(await store.removeTrashed(trashed.slice(1)));
  expect(done).not.toContain("put large");
  valueOf(await store.removeTrashed(trashed));
  expect(done).toContain("put large");
});
