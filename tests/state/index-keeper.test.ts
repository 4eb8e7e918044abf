import { expect, test } from "vitest";
import type { Entry } from "../../src/core/journal/entry";
import { FindModel } from "../../src/state/find-model";
import { IndexKeeper } from "../../src/state/index-keeper";
import { SearchThread } from "../../src/state/search-thread";
import type { IndexRecord, IndexStore } from "../../src/storage/index-record";
import type { JournalStore } from "../../src/storage/journal-store";
import { openReader } from "../../src/storage/reader";
import { openBeside } from "../storage/database";
import { fakeClock, settled } from "../support/fake-clock";
import { indexThread } from "../support/index-thread";
import { freshName, openTestStore } from "../support/open-test-store";
import { smallMemory } from "../support/small-memory";

const clock = fakeClock();

/** A place for an index in memory, and what was done to it. */
function indexMemory() {
  let record: IndexRecord | undefined;
  const changes = new Map<number, string>();
  const writes: number[] = [];
  const store: IndexStore = {
    read: async () => record && structuredClone({ record, changes: [...changes] }),
    async write(next) {
      record = structuredClone(next);
      writes.push(next.revision);
      for (const revision of changes.keys())
        if (revision <= next.revision) changes.delete(revision);
    },
    async note(revision, id) {
      changes.set(revision, id);
    },
  };
  return {
    store,
    writes,
    changes,
    spoil(change: (record: IndexRecord) => IndexRecord) {
      if (record) record = change(record);
    },
  };
}

function entryOf(title: string): Entry {
  return {
    id: clock.newId(),
    title,
    facts: { date: "2026-05-31", tags: [] },
    parts: [],
    createdAt: 0,
    editedAt: 0,
    lineage: [],
  };
}

async function keep(store: JournalStore, entry: Entry, base = 0) {
  const kept = await store.keep({ entry, base, sitting: "s", nowMs: 0 });
  if (!kept.ok) throw new Error(kept.problem.kind);
  return kept.value;
}

/** A keeper over a journal, as the thread has it. */
function open(name: string, stored: IndexStore, pause = () => Promise.resolve()) {
  const keeper = IndexKeeper({ reader: openReader(name), stored, pause });
  const ask = async (line: string) => {
    const found = await keeper.find({ line, today: 20_261_123, count: 20, isThorough: true });
    if (!found.ok) throw new Error(found.problem.kind);
    return found.value;
  };
  const titles = async (line: string) => (await ask(line)).results.map(({ label }) => label);
  return { keeper, ask, titles };
}

test("[FI12] a stored index answers without the journal being read, with the writes that were noted since", async () => {
  const name = freshName();
  const store = openTestStore(name);
  const memory = indexMemory();
  const first = await keep(store, entryOf("alpha one"));
  await keep(store, entryOf("alpha two"));
  const made = open(name, memory.store);
  expect(await made.titles("alpha")).toHaveLength(2);
  await expect.poll(() => memory.writes).toEqual([2]);
  const changed = await keep(store, { ...first.entry, title: "beta one" }, first.revision);
  made.keeper.kept(changed.entry, changed.revision);
  expect(await made.titles("beta")).toEqual(["beta one"]);

  const again = open(name, memory.store);
  expect(await again.titles("alpha")).toEqual(["alpha two"]);
  expect(await again.titles("beta")).toEqual(["beta one"]);
  // It was not made anew.
  expect(memory.writes).toEqual([2]);
});

test.each<[string, (memory: ReturnType<typeof indexMemory>) => void]>([
  ["of other code", (memory) => memory.spoil((record) => ({ ...record, version: 0 }))],
  [
    "torn",
    (memory) => memory.spoil((record) => ({ ...record, shelves: [{ ids: ["x"], terms: "a" }] })),
  ],
  ["no index at all", (memory) => memory.spoil((record) => ({ ...record, shelves: "pods" }))],
  [
    "of a journal that is gone",
    (memory) => memory.spoil((record) => ({ ...record, revision: 900 })),
  ],
  [
    "stale by a write that nobody noted",
    (memory) => memory.spoil((record) => ({ ...record, revision: 0 })),
  ],
  ["of fewer entries", (memory) => memory.spoil((record) => ({ ...record, shelves: [] }))],
])("[FI12] a stored index that is %s is made anew", async (_, spoil) => {
  const name = freshName();
  const store = openTestStore(name);
  const memory = indexMemory();
  await keep(store, entryOf("alpha one"));
  expect(await open(name, memory.store).titles("alpha")).toEqual(["alpha one"]);
  await expect.poll(() => memory.writes).toEqual([1]);
  spoil(memory);
  expect(await open(name, memory.store).titles("alpha")).toEqual(["alpha one"]);
  await expect.poll(() => memory.writes).toEqual([1, 1]);
});

test("[FI12] an index of another journal is made anew, even if that has as many writes and entries", async () => {
  const memory = indexMemory();
  const [first, second] = [entryOf("alpha one"), entryOf("beta")];
  const lost = freshName();
  const before = openTestStore(lost);
  await keep(before, first);
  await keep(before, second);
  expect(await open(lost, memory.store).titles("alpha")).toEqual(["alpha one"]);
  await expect.poll(() => memory.writes).toEqual([2]);
  // As after the loss of a journal, the import of its backup and an edit: of the same day, with as many words.
  const name = freshName();
  const store = openTestStore(name);
  await keep(store, first);
  await keep(store, { ...second, title: "gamma" });
  const again = open(name, memory.store);
  expect(await again.titles("gamma")).toEqual(["gamma"]);
  expect(await again.titles("beta")).toEqual([]);
});

test("[FI12] an entry that cannot be read does not have the index made anew each time", async () => {
  const name = freshName();
  const store = openTestStore(name);
  await keep(store, entryOf("alpha one"));
  const broken = await keep(store, entryOf("alpha two"));
  const db = await openBeside(name);
  const row = await db.get("entries", broken.entry.id);
  if (row) await db.put("entries", { ...row, entry: Object.assign(row.entry, { facts: 7 }) });
  db.close();
  const memory = indexMemory();
  expect(await open(name, memory.store).titles("alpha")).toEqual(["alpha one"]);
  await expect.poll(() => memory.writes).toEqual([2]);
  expect(await open(name, memory.store).titles("alpha")).toEqual(["alpha one"]);
  // Time enough for another one to be stored.
  // oxlint-disable-next-line no-await-in-loop -- one turn after the other
  for (let turn = 0; turn < 50; turn += 1) await settled();
  expect(memory.writes).toEqual([2]);
});

test("[FI13] what is committed while the index is read again is found as it was committed", async () => {
  const name = freshName();
  const store = openTestStore(name);
  const memory = indexMemory();
  const first = await keep(store, entryOf("alpha one"));
  let letGo = () => {};
  let isHeld = false;
  const held: IndexStore = {
    ...memory.store,
    async read() {
      const stored = await memory.store.read();
      if (isHeld) await new Promise<void>((resolve) => (letGo = resolve));
      return stored;
    },
  };
  const { keeper, titles } = open(name, held);
  expect(await titles("alpha")).toEqual(["alpha one"]);
  await expect.poll(() => memory.writes).toEqual([1]);
  isHeld = true;
  keeper.reload();
  const asked = titles("omega");
  await settled();
  const changed = await keep(store, { ...first.entry, title: "omega" }, first.revision);
  keeper.kept(changed.entry, changed.revision);
  letGo();
  expect(await asked).toEqual(["omega"]);
  expect(await titles("one")).toEqual([]);
});

test("[FI13] what is committed while the index is made is found as it was committed", async () => {
  const name = freshName();
  const store = openTestStore(name);
  const entries = Array.from({ length: 900 }, (_, at) => entryOf(`alpha ${at}`));
  const imported = await store.importEntries(
    entries.map((entry) => ({ entry, base: 0 })),
    0,
  );
  expect(imported.ok).toBe(true);
  const oldest = entries.toSorted((a, b) => (a.id < b.id ? -1 : 1))[0];
  if (!oldest) throw new Error("no entry");
  const read = await store.entry(oldest.id);
  const base = read.ok ? (read.value?.revision ?? 0) : 0;
  const memory = indexMemory();
  let goOn = () => {};
  const { keeper, ask } = open(
    name,
    memory.store,
    () => new Promise((resolve) => (goOn = resolve)),
  );
  const early = await ask("alpha");
  // The newest slice is there, and says that it is not all.
  expect(early.total).toBe(200);
  expect(early.share).toBeLessThan(1);
  const changed = await keep(store, { ...oldest, title: "omega" }, base);
  keeper.kept(changed.entry, changed.revision);
  await expect
    .poll(async () => {
      goOn();
      return (await ask("alpha")).share;
    })
    .toBe(1);
  expect((await ask("omega")).total).toBe(1);
  expect((await ask("alpha")).total).toBe(899);
  await expect
    .poll(() => {
      goOn();
      return memory.writes;
    })
    .toHaveLength(1);
  // The index that was stored has it, so there is nothing left to take in at the next start.
  expect([...memory.changes.values()]).toEqual([]);
  expect((await open(name, memory.store).ask("omega")).total).toBe(1);
});

test("[FI13] an answer says how much had been read when it was looked for, not when it came", async () => {
  const name = freshName();
  const store = openTestStore(name);
  const entries = Array.from({ length: 410 }, (_, at) => entryOf(`alpha ${at}`));
  await store.importEntries(
    entries.map((entry) => ({ entry, base: 0 })),
    0,
  );
  const reader = openReader(name);
  let goOn = () => {};
  const isMade = new Promise<void>((resolve) => (goOn = resolve));
  // The rest of the journal is read while the first results are.
  const slow = {
    ...reader,
    async entries(ids: readonly string[]) {
      await isMade;
      return reader.entries(ids);
    },
  };
  const memory = indexMemory();
  const keeper = IndexKeeper({
    reader: slow,
    stored: memory.store,
    pause: () => Promise.resolve(),
  });
  const asked = keeper.find({ line: "alpha", today: 20_261_123, count: 20, isThorough: true });
  await expect.poll(() => memory.writes).toHaveLength(1);
  goOn();
  const found = await asked;
  expect(found.ok && found.value.total).toBe(200);
  expect(found.ok && found.value.share).toBeLessThan(1);
});

test("[FI14] a thread that dies is replaced; where there is none, that is said", async () => {
  let starts = 0;
  const model = new FindModel({
    note: async () => {},
    clock,
    smallStorage: smallMemory(),
    after: () => undefined,
    thread: new SearchThread(() => {
      starts += 1;
      const thread = indexThread(indexMemory().store);
      return starts === 1 ? { ...thread, ask: () => Promise.reject(new Error("died")) } : thread;
    }),
  });
  model.ask("pods");
  await expect.poll(() => model.state.value.answer?.total).toBe(0);
  expect(starts).toBe(2);
  const lone = new FindModel({
    note: async () => {},
    clock,
    smallStorage: smallMemory(),
    after: () => undefined,
    thread: new SearchThread(() => undefined),
  });
  lone.ask("pods");
  await expect.poll(() => lone.state.value.why).toMatch(/^Nothing can be found now/);
});

test("[FP4] a line that was answered is asked again once the journal has changed", async () => {
  const asked: string[] = [];
  const thread = new SearchThread(() => ({
    ask: async (verb, question) => {
      if (verb === "find" && typeof question === "object" && "line" in question)
        asked.push(question.line);
      return Reflect.apply(indexThread(indexMemory().store).ask, undefined, [
        verb,
        question,
        () => {},
      ]);
    },
    end() {},
  }));
  const model = new FindModel({
    note: async () => {},
    clock,
    smallStorage: smallMemory(),
    after: () => undefined,
    thread,
  });
  model.ask("pods");
  await expect.poll(() => model.state.value.answer?.total).toBe(0);
  model.ask("pods");
  model.again();
  expect(asked).toEqual(["pods"]);
  model.reload();
  model.ask("pods");
  await expect.poll(() => asked).toEqual(["pods", "pods"]);
  await expect.poll(() => model.state.value.answer?.total).toBe(0);
  await settled();
  model.reload();
  model.again();
  await expect.poll(() => asked).toEqual(["pods", "pods", "pods"]);
});

test("[FI14] a thread that dies late does not take the one away that stands in its place", async () => {
  const started: { readonly at: number; fail: () => void; isOver: boolean }[] = [];
  const thread = new SearchThread(() => {
    const own = { at: started.length, fail: () => {}, isOver: false };
    started.push(own);
    return {
      ask: () => new Promise((_, reject) => (own.fail = () => reject(new Error("died")))),
      end: () => (own.isOver = true),
    };
  });
  void thread.ask("reload", undefined).catch(() => {});
  thread.tell("reload", undefined);
  const late = started[0]?.fail;
  thread.rest();
  void thread.ask("reload", undefined).catch(() => {});
  expect(started).toHaveLength(2);
  late?.();
  await settled();
  thread.rest();
  expect(started.map(({ isOver }) => isOver)).toEqual([true, true]);
});
