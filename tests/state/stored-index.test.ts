import fc from "fast-check";
import { expect, test } from "vitest";
import type { Entry } from "../../src/core/journal/entry";
import { failure } from "../../src/core/result";
import { IndexKeeper } from "../../src/state/index-keeper";
import { type IndexRecord, openIndexStore, type StoredIndex } from "../../src/storage/index-record";
import type { StoredEntry } from "../../src/storage/journal-store";
import { openReader, type Reader } from "../../src/storage/reader";
import { changeOf, sampleEntry, valueOf, withText } from "../storage/sample";
import { freshName, openTestStore } from "../support/open-test-store";

const today = 20_261_123;

/** A journal with this many entries, and a keeper of its index on connections of its own. */
async function openDevice(count: number, name = freshName()) {
  const store = openTestStore(name);
  const written: StoredEntry[] = [];
  for (let number = 1; number <= count; number += 1)
    written.push(valueOf(await store.keep(changeOf(sampleEntry(number), 0))));
  const write = async (entry: Entry, base = 0) =>
    valueOf(await store.keep(changeOf(entry, base, { sitting: crypto.randomUUID() })));
  return { name, store, written, write, ...startKeeper(name) };
}

/** A thread of its own, as the next start of the app has one. */
function startKeeper(name: string, indexName = `${name}-index`) {
  let slices = 0;
  let gate: Promise<void> = Promise.resolve();
  let pauseGate: Promise<void> | undefined;
  let isFailing = false;
  const real = openReader(name);
  const reader: Reader = {
    ...real,
    async standing() {
      await gate;
      return real.standing();
    },
    between: async (first, last) => {
      slices += 1;
      return real.between(first, last);
    },
    entries: async (ids) =>
      isFailing ? failure({ kind: "unknown", why: "the disk" }) : real.entries(ids),
  };
  const stored = openIndexStore(indexName);
  const keeper = IndexKeeper({
    reader,
    stored,
    pause: () => pauseGate ?? new Promise((resolve) => void setTimeout(resolve)),
  });
  const total = async (line: string) => {
    for (;;) {
      const { share, ...found } = valueOf(
        await keeper.find({ line, today, count: 50, isThorough: true }),
      );
      if (share === 1) return found.total;
      await new Promise((resolve) => void setTimeout(resolve, 5));
    }
  };
  return {
    keeper,
    stored,
    total,
    slices: () => slices,
    holdStanding: () => {
      let open: () => void = () => {};
      gate = new Promise((resolve) => (open = resolve));
      return open;
    },
    holdPauses: () => {
      let open: () => void = () => {};
      pauseGate = new Promise((resolve) => (open = resolve));
      return () => {
        pauseGate = undefined;
        open();
      };
    },
    failReading: (fails: boolean) => (isFailing = fails),
  };
}

/** Until the index is stored. */
async function storedIndex(name: string): Promise<StoredIndex> {
  const place = openIndexStore(`${name}-index`);
  for (let tries = 0; tries < 400; tries += 1) {
    const found = await place.read();
    if (found) return found;
    await new Promise((resolve) => void setTimeout(resolve, 5));
  }
  throw new Error("the index was not stored");
}

test("[FI12] a stored index is read at the next start, with what was written since and noted", async () => {
  const { name, total, write, written, keeper, store } = await openDevice(3);
  expect(await total("text")).toBe(3);
  await storedIndex(name);
  const [first] = written;
  if (!first) throw new Error("there is an entry");
  const changed = await write(withText(first.entry, "quorum"), first.revision);
  keeper.kept(changed.entry, changed.revision);
  const trashed = await write({ ...sampleEntry(2), trashedAt: 5 }, written[1]?.revision ?? 0);
  keeper.kept(trashed.entry, trashed.revision);
  expect([await total("quorum"), await total("text")]).toEqual([1, 1]);
  const next = startKeeper(name);
  expect([await next.total("quorum"), await next.total("text")]).toEqual([1, 1]);
  expect(next.slices()).toBe(0);
  // Nobody noted this one.
  await store.keep(changeOf(sampleEntry(9), 0));
  const afterIt = startKeeper(name);
  expect(await afterIt.total("text")).toBe(2);
  expect(afterIt.slices()).toBe(1);
});

type Damage = readonly [string, (record: IndexRecord, shelf: Record<string, unknown>) => unknown];

test.each<Damage>([
  ["of another version", (record) => ({ ...record, version: 0 })],
  ["of a later journal", (record) => ({ ...record, revision: 99 })],
  ["of an earlier journal whose writes nobody noted", (record) => ({ ...record, revision: 1 })],
  ["with an entry that is gone", (record, shelf) => ({ ...record, shelves: [shelf, shelf] })],
  ["with no shelves", (record) => ({ ...record, shelves: [] })],
  ["that is no index", () => "index"],
  ["that is empty", () => ({})],
  ["with shelves that are none", (record) => ({ ...record, shelves: [null, 7] })],
  [
    "whose lists end early",
    (record, shelf) => ({
      ...record,
      shelves: [{ ...shelf, bytes: new Uint8Array(3) }],
    }),
  ],
  [
    "whose words are others",
    (record, shelf) => ({ ...record, shelves: [{ ...shelf, terms: "one\ntwo" }] }),
  ],
  [
    "whose lists were damaged",
    (record, shelf) => ({
      ...record,
      shelves: [{ ...shelf, bytes: new Uint8Array(byteLength(shelf)).fill(255) }],
    }),
  ],
  [
    "whose words were damaged",
    (record, shelf) => ({
      ...record,
      shelves: [{ ...shelf, terms: String(shelf["terms"]).replaceAll("text", "tezt") }],
    }),
  ],
])("[FI12] a stored index %s is made anew", async (_, damage) => {
  const { name, total } = await openDevice(3);
  expect(await total("text")).toBe(3);
  const { record } = await storedIndex(name);
  const [shelf] = Array.isArray(record.shelves) ? record.shelves : [];
  await putRaw(`${name}-index`, damage(record, shelf));
  const next = startKeeper(name);
  expect(await next.total("text")).toBe(3);
  expect(next.slices()).toBe(1);
});

test("[FI12] the index of another journal of as many writes and entries is made anew", async () => {
  const { name, total } = await openDevice(3);
  expect(await total("text")).toBe(3);
  await storedIndex(name);
  const otherName = freshName();
  const foreign = openTestStore(otherName);
  for (let number = 11; number <= 13; number += 1)
    valueOf(await foreign.keep(changeOf(sampleEntry(number, "other words"), 0)));
  const next = startKeeper(otherName, `${name}-index`);
  expect([await next.total("text"), await next.total("other")]).toEqual([0, 3]);
});

test("[FI13] an entry committed before the first slice is read is found", async () => {
  const { holdStanding, keeper, total, write } = await openDevice(2);
  const open = holdStanding();
  const asked = total("quorum");
  const stored = await write(sampleEntry(5, "quorum"));
  keeper.kept(stored.entry, stored.revision);
  open();
  expect(await asked).toBe(1);
});

test("[FI13] an entry committed while a stored index is read is found", async () => {
  const { name, total, write } = await openDevice(2);
  await total("text");
  await storedIndex(name);
  const next = startKeeper(name);
  // The index is asked how the journal stands, and the commit comes after the answer.
  const asked = next.keeper.find({ line: "quorum", today, count: 5, isThorough: true });
  await new Promise((resolve) => void setTimeout(resolve, 3));
  const stored = await write(sampleEntry(5, "quorum"));
  next.keeper.kept(stored.entry, stored.revision);
  await asked;
  expect(await next.total("quorum")).toBe(1);
});

test("[FI13] what is committed between two slices is found as it was committed, and in the index that is stored", async () => {
  const { name, holdPauses, keeper, total, write, written } = await openDevice(450);
  const goOn = holdPauses();
  const early = valueOf(await keeper.find({ line: "text", today, count: 5, isThorough: true }));
  expect([early.total, early.share < 1]).toEqual([200, true]);
  const [first] = written;
  if (!first) throw new Error("there is an entry");
  const changed = await write(withText(first.entry, "quorum"), first.revision);
  keeper.kept(changed.entry, changed.revision);
  goOn();
  await expect.poll(async () => [await total("quorum"), await total("text")]).toEqual([1, 449]);
  await storedIndex(name);
  const next = startKeeper(name);
  expect([await next.total("quorum"), await next.total("text")]).toEqual([1, 449]);
  expect(next.slices()).toBe(0);
}, 30_000);

test("[FI12] what another tab wrote is not taken for known because a later write of this tab is", async () => {
  const { name, total, write, keeper } = await openDevice(2);
  await total("text");
  await storedIndex(name);
  const others = await write(sampleEntry(7, "elsewhere"));
  await openIndexStore(`${name}-index`).note(others.revision, others.entry.id);
  let base = 0;
  for (let times = 0; times < 305; times += 1) {
    const { entry, revision } = await write(sampleEntry(8, `here ${times}`), base);
    base = revision;
    keeper.kept(entry, revision);
  }
  // Its own index may not know of the other tab's entry yet; the stored one must not hide it for good.
  const next = startKeeper(name);
  expect([await next.total("elsewhere"), await next.total("here")]).toEqual([1, 1]);
}, 30_000);

test("[FI20] a question that meets a reload is answered from what is there after it", async () => {
  const { keeper, total, write, holdStanding } = await openDevice(2);
  expect(await total("quorum")).toBe(0);
  keeper.reload();
  const open = holdStanding();
  const asked = total("quorum");
  await write(sampleEntry(5, "quorum"));
  keeper.reload();
  open();
  expect(await asked).toBe(1);
});

test("[FI21] where entries cannot be read, that is said and nothing is called not found", async () => {
  const { keeper, total, failReading } = await openDevice(2);
  expect(await total("text")).toBe(2);
  keeper.reload();
  await total("nothing");
  failReading(true);
  const asked = await keeper.find({ line: '"text 1"', today, count: 5, isThorough: true });
  expect(asked.ok).toBe(false);
  failReading(false);
  expect(await total('"text 1"')).toBe(1);
});

test("[FI22] an index that consists mostly of what changed since is made anew", async () => {
  const { keeper, total, slices, written } = await openDevice(2);
  expect(await total("text")).toBe(2);
  const [first] = written;
  if (!first) throw new Error("there is an entry");
  for (let times = 0; times < 1001; times += 1) keeper.kept(first.entry, 3 + times);
  expect(await total("text")).toBe(2);
  expect(slices()).toBe(2);
});

test("[FI13] literal text is looked for in an entry as it was committed last, whatever was being read", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 6 }), async (waits) => {
      const { keeper, total, write, written } = await openDevice(1);
      let { entry, revision } = written[0] ?? sampleStored();
      await total("text");
      const asked: Promise<unknown>[] = [];
      for (const [at, waits_] of waits.entries()) {
        asked.push(keeper.find({ line: '"="', today, count: 5, isThorough: true }));
        if (waits_) await asked.at(-1);
        ({ entry, revision } = await write(withText(entry, `= ${at};`), revision));
        keeper.kept(entry, revision);
      }
      await Promise.all(asked);
      const last = waits.length - 1;
      if (last >= 0) expect(await total(`"= ${last};"`)).toBe(1);
      if (last >= 1) expect(await total(`"= ${last - 1};"`)).toBe(0);
    }),
    { numRuns: 20 },
  );
}, 30_000);

function sampleStored(): StoredEntry {
  throw new Error("there is an entry");
}

function byteLength(shelf: Record<string, unknown>): number {
  return shelf["bytes"] instanceof Uint8Array ? shelf["bytes"].length : 0;
}

/** Puts anything in the place of the stored index. */
async function putRaw(name: string, value: unknown): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name);
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("not opened")));
  });
  const tx = db.transaction("records", "readwrite");
  tx.objectStore("records").put(value, "words");
  await new Promise((resolve) => tx.addEventListener("complete", resolve));
  db.close();
}
