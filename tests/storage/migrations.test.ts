import { openDB } from "idb";
import { expect, test } from "vitest";
import { migrations } from "../../src/storage/migrations";
import { freshName, openTestStore } from "../support/open-test-store";
import { dump, openBeside } from "./database";
import { changeOf, sampleEntry, valueOf } from "./sample";

test("[ST1] a database that never was is made with every store, at the version that counts its steps", async () => {
  const name = freshName();
  expect(valueOf(await openTestStore(name).newestHeads(1))).toEqual([]);
  expect(await dump(name)).toEqual({
    version: migrations.length,
    cards: [[], []],
    due: [[], []],
    entries: [[], []],
    heads: [[], []],
    marks: [[], []],
    trash: [[], []],
    versions: [[], []],
  });
});

test("[ST1] opening again changes nothing of what is stored", async () => {
  const name = freshName();
  const store = openTestStore(name);
  valueOf(await store.keep(changeOf(sampleEntry(1), 0)));
  store.close();
  const before = await dump(name);
  expect(valueOf(await openTestStore(name).newestHeads(9))).toHaveLength(1);
  expect(await dump(name)).toEqual(before);
});

test("[ST1] a journal of before the cards is taken further with all that is in it", async () => {
  const name = freshName();
  const before = await openDB(name, 2, {
    upgrade(db) {
      for (const migrate of migrations.slice(0, 2)) migrate(db);
    },
  });
  const entry = sampleEntry(1);
  const row = { id: entry.id, entry, revision: 1, sitting: "s", versionedAtMs: 1 };
  await before.put("entries", row);
  await before.put("marks", 1, "revision");
  before.close();
  const store = openTestStore(name);
  expect(valueOf(await store.entry(entry.id))?.entry).toEqual(entry);
  const key = { entry: entry.id, part: sampleEntry(2).id };
  const card = { ...key, reviews: [{ atMs: 1, day: "2026-05-31", grade: "again" } as const] };
  valueOf(await store.changeCard(key, "2026-05-31", () => card));
  expect(valueOf(await store.dueCards("2026-05-31")).cards).toEqual([card]);
  expect((await dump(name))["entries"]).toEqual([[entry.id], [row]]);
});

test("[ST2] a newer app's database is read, and every write is refused as newer and changes nothing", async () => {
  const name = freshName();
  const store = openTestStore(name);
  const kept = valueOf(await store.keep(changeOf(sampleEntry(1), 0)));
  store.close();
  await upgrade(name);

  const before = await dump(name);
  const old = openTestStore(name);
  const newer = { ok: false, problem: { kind: "newer" } };
  expect(await old.keep(changeOf(kept.entry, kept.revision))).toEqual(newer);
  expect(await old.keep(changeOf(sampleEntry(2), 0))).toEqual(newer);
  expect(await old.importEntries([{ entry: sampleEntry(2), base: 0 }], 1)).toEqual(newer);
  expect(await old.undoImport(1, 1)).toEqual(newer);
  const shown: unknown[] = [];
  valueOf(await old.publish((batch) => shown.push(...batch)));
  expect(shown).toEqual([kept.entry]);
  expect(valueOf(await old.entry(kept.entry.id))).toEqual(kept);
  expect(valueOf(await old.newestHeads(9))).toHaveLength(1);
  expect(await dump(name)).toEqual(before);
});

test("[ST3] a newer tab may upgrade while this one is open, which then reads and does not write", async () => {
  const name = freshName();
  const store = openTestStore(name);
  const kept = valueOf(await store.keep(changeOf(sampleEntry(1), 0)));
  await upgrade(name);
  expect(await store.keep(changeOf(kept.entry, kept.revision))).toEqual({
    ok: false,
    problem: { kind: "newer" },
  });
  expect(valueOf(await store.entry(kept.entry.id))).toEqual(kept);
});

/** What a later version of the app does to the database; it would wait for ever if a tab held on. */
async function upgrade(name: string): Promise<void> {
  const newer = await openDB(name, migrations.length + 1, {
    upgrade(db) {
      db.createObjectStore("sketches");
    },
  });
  newer.close();
  const beside = await openBeside(name);
  expect(beside.version).toBe(migrations.length + 1);
  beside.close();
}
