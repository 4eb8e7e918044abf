import { expect, test } from "vitest";
import { success } from "../../src/core/result";
import { Connection } from "../../src/storage/connection";
import { openJournalStore } from "../../src/storage/journal-store";
import { migrations } from "../../src/storage/migrations";
import { freshName, openTestStore, sha256 } from "../support/open-test-store";
import { openBeside } from "./database";
import { transactionsOf } from "./faults";
import { changeOf, sampleEntry, valueOf, withText } from "./sample";

const quiet = {
  openWithinMs: 3000,
  hadJournal: () => false,
  whenInMemory() {},
  whenOutdated: async () => {},
};

/** Opens the database at another version and answers when it is open. */
function opened(name: string, version: number): Promise<IDBDatabase> {
  const request = indexedDB.open(name, version);
  return new Promise((done) => {
    request.addEventListener("success", () => done(request.result));
  });
}

test("[FL3] a work that gets no answer is run again on a fresh connection, and given up after three", async () => {
  const connection = new Connection({ ...quiet, name: freshName() });
  const used: unknown[] = [];
  const answer = (from: number) =>
    connection.read(async (db) => {
      used.push(db);
      return used.length < from ? new Promise<never>(() => {}) : success("there");
    }, 30);
  expect(await answer(2)).toEqual(success("there"));
  expect(used).toHaveLength(2);
  expect(used[0]).not.toBe(used[1]);
  used.length = 0;
  expect(await answer(99)).toEqual({ ok: false, problem: { kind: "unreachable" } });
  expect(used).toHaveLength(3);
  expect(await connection.read(async () => success("later"), 30)).toEqual(success("later"));
  connection.close();
});

test("[FL4] an upgrade that another page blocks is told as that, and done when the page lets go", async () => {
  const name = freshName();
  // A page of the first version that hears nothing: a frozen tab.
  const request = indexedDB.open(name, 1);
  request.addEventListener("upgradeneeded", () => {
    const db = request.result;
    db.createObjectStore("entries", { keyPath: "id" });
    db.createObjectStore("heads");
    db.createObjectStore("versions", { keyPath: ["id", "revision"] });
    db.createObjectStore("marks");
  });
  await new Promise((done) => {
    request.addEventListener("success", done);
  });
  const store = openJournalStore({ name, digest: sha256, openWithinMs: 80 });
  expect(await store.newestHeads(9)).toEqual({ ok: false, problem: { kind: "blocked" } });
  request.result.close();
  const patient = openTestStore(name);
  expect(valueOf(await patient.newestHeads(9))).toEqual([]);
  expect(valueOf(await store.keep(changeOf(sampleEntry(1), 0))).revision).toBe(1);
});

test("[FL5] a page in the way of an upgrade is told, stores what it holds, and lets go", async () => {
  const name = freshName();
  let told = 0;
  const store = openJournalStore({
    name,
    digest: sha256,
    async whenOutdated() {
      told += 1;
      if (told === 1)
        valueOf(await store.keep(changeOf(withText(first.entry, "the last words"), 1)));
    },
  });
  const first = valueOf(await store.keep(changeOf(sampleEntry(1), 0)));
  const newer = await opened(name, migrations.length + 1);
  expect(told).toBe(1);
  newer.close();
  const beside = await openBeside(name);
  const row = await beside.get("entries", first.entry.id);
  beside.close();
  expect(row?.entry.parts).toMatchObject([{ text: "the last words" }]);
  // From here on it reads, and does not write.
  expect(valueOf(await store.newestHeads(9))).toHaveLength(1);
  expect(await store.keep(changeOf(sampleEntry(2), 0))).toEqual({
    ok: false,
    problem: { kind: "newer" },
  });
});

test("[FL5] a page that does not get done lets go a second later", async () => {
  const name = freshName();
  const store = openJournalStore({
    name,
    digest: sha256,
    whenOutdated: () => new Promise(() => {}),
  });
  valueOf(await store.keep(changeOf(sampleEntry(1), 0)));
  const newer = await opened(name, migrations.length + 1);
  expect(newer.version).toBe(migrations.length + 1);
  newer.close();
});

test("[FL5] a database that is deleted is let go of at once, and nobody is told of a newer app", async () => {
  const name = freshName();
  let told = 0;
  const store = openJournalStore({
    name,
    digest: sha256,
    whenOutdated: async () => void (told += 1),
  });
  const [seen] = await transactionsOf(() => store.keep(changeOf(sampleEntry(1), 0)));
  expect(seen?.isComplete).toBe(true);
  const request = indexedDB.deleteDatabase(name);
  await new Promise((done) => {
    request.addEventListener("success", done);
  });
  expect(told).toBe(0);
});
