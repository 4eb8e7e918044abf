import { openDB } from "idb";
import fc from "fast-check";
import { expect, test } from "vitest";
import { outOfTrash, trashed, trashSitting } from "../../src/core/journal/trash";
import type { Revision, StoredEntry } from "../../src/storage/journal-store";
import { migrations } from "../../src/storage/migrations";
import { freshName, openTestStore } from "../support/open-test-store";
import { dump, openBeside } from "./database";
import { changeOf, noon, sampleEntry, sampleId, textOf, valueOf, withText } from "./sample";

const day = 86_400_000;
const conflict = { ok: false, problem: { kind: "conflict" } };

type Store = ReturnType<typeof openTestStore>;

const keep = async (store: Store, number: number, text?: string) =>
  valueOf(await store.keep(changeOf(sampleEntry(number, text), 0, { sitting: `s${number}` })));

const move = (store: Store, { entry, revision }: StoredEntry, nowMs = noon) =>
  store.keep({ entry: trashed(entry, nowMs), base: revision, sitting: trashSitting, nowMs });

const restore = (store: Store, { entry, revision }: StoredEntry, nowMs = noon) =>
  store.keep({ entry: outOfTrash(entry), base: revision, sitting: trashSitting, nowMs });

const labels = async (store: Store) => ({
  journal: valueOf(await store.newestHeads(99)).map(({ label }) => label),
  trash: valueOf(await store.trash(99)).heads.map(({ label }) => label),
});

/** Looks at the clock on as many days, the last of which is that of `lastMs`. */
const useFor = async (store: Store, days: number, lastMs: number) => {
  for (let ago = days - 1; ago >= 0; ago -= 1) valueOf(await store.cleanTrash(lastMs - ago * day));
};

test("[HT7] an entry in the trash is in the list of the trash and not in that of the journal, and back", async () => {
  const store = openTestStore();
  const [one] = [await keep(store, 1), await keep(store, 2)];
  expect(await labels(store)).toEqual({ journal: ["text 2", "text 1"], trash: [] });
  const gone = valueOf(await move(store, one, noon + 5));
  expect(await labels(store)).toEqual({ journal: ["text 2"], trash: ["text 1"] });
  expect(valueOf(await store.trash(1))).toMatchObject({
    heads: [{ id: one.entry.id, trashedAt: noon + 5, revision: gone.revision }],
    total: 1,
  });
  valueOf(await restore(store, gone));
  expect(await labels(store)).toEqual({ journal: ["text 2", "text 1"], trash: [] });
});

test("[HT7] the trash is read last deleted first, as many as asked for, with the number of all", async () => {
  const store = openTestStore();
  for (const number of [1, 2, 3, 4])
    valueOf(await move(store, await keep(store, number), noon + ((number * 7) % 5)));
  const two = valueOf(await store.trash(2));
  expect(two.heads.map(({ label }) => label)).toEqual(["text 2", "text 4"]);
  expect(two.total).toBe(4);
});

test("[HT7] imports and their undoing keep the list of the trash in step", async () => {
  const store = openTestStore();
  const one = await keep(store, 1);
  const file = trashed(withText(one.entry, "file"), noon);
  valueOf(await store.importEntries([{ entry: file, base: one.revision }], noon));
  expect(await labels(store)).toEqual({ journal: [], trash: ["file"] });
  valueOf(await store.undoImport(noon, noon));
  expect(await labels(store)).toEqual({ journal: ["text 1"], trash: [] });
});

test("[HT8] what was in the trash before the trash had a list is listed, by an upgrade that moves nothing", async () => {
  const name = freshName();
  const old = await openDB(name, 1, {
    upgrade(db) {
      migrations[0]?.(db);
    },
  });
  const entries = [
    sampleEntry(1),
    trashed(sampleEntry(2), noon),
    trashed(sampleEntry(3), noon + 1),
  ];
  for (const [at, entry] of entries.entries()) {
    const row = { id: entry.id, entry, revision: at + 1, sitting: "old", versionedAtMs: noon };
    await old.put("entries", row);
  }
  await old.put("entries", { id: sampleId(4), entry: "damaged" });
  const head = { id: sampleId(1), label: "text 1", facts: entries[0]?.facts, createdAt: noon + 1 };
  await old.put("heads", { ...head, openQuestions: 0 }, [-20_260_531, -noon - 1, sampleId(1)]);
  await old.put("marks", 3, "revision");
  old.close();

  const store = openTestStore(name);
  const listed = valueOf(await store.trash(9));
  expect(listed.heads.map(({ label, revision }) => [label, revision])).toEqual([
    ["text 3", 3],
    ["text 2", 2],
  ]);
  expect(await labels(store)).toEqual({ journal: ["text 1"], trash: ["text 3", "text 2"] });
  const before = await dump(name);
  expect(before["version"]).toBe(migrations.length);
  expect(before["entries"]).toEqual([
    [1, 2, 3, 4].map(sampleId),
    [...entries.map((entry) => expect.objectContaining({ entry })), expect.anything()],
  ]);
  valueOf(await store.trash(9));
  expect(await dump(name), "and only once").toEqual(before);
});

test("[HT9] removing for good takes entry, history and row, and nothing of any other entry", async () => {
  const name = freshName();
  const store = openTestStore(name);
  const other = await keep(store, 2);
  valueOf(
    await store.keep(changeOf(withText(other.entry, "more"), other.revision, { sitting: "x" })),
  );
  const one = await keep(store, 1);
  const two = valueOf(
    await store.keep(changeOf(withText(one.entry, "b"), one.revision, { sitting: "y" })),
  );
  const gone = valueOf(await move(store, two));
  expect(valueOf(await store.versions(one.entry.id))).toHaveLength(2);
  const asked = [{ id: one.entry.id, revision: gone.revision }];
  expect(valueOf(await store.removeTrashed(asked))).toBe(1);
  expect(valueOf(await store.entry(one.entry.id))).toBeUndefined();
  expect(valueOf(await store.versions(one.entry.id))).toEqual([]);
  expect(valueOf(await store.trash(9))).toEqual({ heads: [], total: 0 });
  expect(valueOf(await store.versions(other.entry.id))).toHaveLength(1);
  expect(await labels(store)).toEqual({ journal: ["more"], trash: [] });
  expect(valueOf(await store.removeTrashed(asked)), "a second time").toBe(0);
});

test("[HT9] an entry that was restored, or written meanwhile, is not removed", async () => {
  const name = freshName();
  const store = openTestStore(name);
  const one = await keep(store, 1);
  const inJournal = [{ id: one.entry.id, revision: one.revision }];
  const gone = valueOf(await move(store, one));
  const asked = [{ id: one.entry.id, revision: gone.revision }];
  const back = valueOf(await restore(store, gone));
  const before = await dump(name);
  expect(valueOf(await store.removeTrashed(asked))).toBe(0);
  expect(valueOf(await store.removeTrashed(inJournal))).toBe(0);
  expect(
    valueOf(await store.removeTrashed([{ id: one.entry.id, revision: back.revision }])),
    "not in the trash",
  ).toBe(0);
  expect(await dump(name)).toEqual(before);
});

test("[HT9] a tab that had a removed entry open does not find it by what it remembers", async () => {
  const name = freshName();
  const [store, tab] = [openTestStore(name), openTestStore(name)];
  const gone = valueOf(await move(store, await keep(store, 1)));
  valueOf(await tab.removeTrashed([{ id: gone.entry.id, revision: gone.revision }]));
  expect(await restore(store, gone)).toEqual(conflict);
  expect(valueOf(await store.entry(gone.entry.id))).toBeUndefined();
});

test("[HT10] an edit by a tab that did not see the deletion brings the entry back, and nothing is lost", async () => {
  const name = freshName();
  const [store, tab] = [openTestStore(name), openTestStore(name)];
  const one = await keep(store, 1);
  valueOf(await move(store, one));
  const edit = changeOf(withText(one.entry, "typed on"), one.revision, { sitting: "tab" });
  const kept = valueOf(await tab.keep(edit));
  expect(kept.entry.trashedAt).toBeUndefined();
  expect(await labels(store)).toEqual({ journal: ["typed on"], trash: [] });
  expect(valueOf(await store.versions(one.entry.id)).map(textOf)).toEqual(["text 1", "text 1"]);
});

test("[HT10] nor is it in the way of that tab that the entry was moved and put back", async () => {
  const name = freshName();
  const [store, tab] = [openTestStore(name), openTestStore(name)];
  const one = await keep(store, 1);
  valueOf(await restore(store, valueOf(await move(store, one))));
  const edit = changeOf(withText(one.entry, "typed on"), one.revision, { sitting: "tab" });
  expect(textOf(valueOf(await tab.keep(edit)))).toBe("typed on");
});

test("[HT10] an edit that was made before the deletion by somebody else is still a conflict", async () => {
  const name = freshName();
  const [store, tab] = [openTestStore(name), openTestStore(name)];
  const one = await keep(store, 1);
  const two = valueOf(
    await store.keep(changeOf(withText(one.entry, "b"), one.revision, { sitting: "y" })),
  );
  valueOf(await move(store, two));
  const stale = changeOf(withText(one.entry, "c"), one.revision, { sitting: "tab" });
  expect(await tab.keep(stale)).toEqual(conflict);
  expect(await labels(store)).toEqual({ journal: [], trash: ["b"] });
});

test("[HT10] a deletion of a state that was edited meanwhile is refused", async () => {
  const store = openTestStore();
  const one = await keep(store, 1);
  valueOf(await store.keep(changeOf(withText(one.entry, "b"), one.revision, { sitting: "y" })));
  expect(await move(store, one)).toEqual(conflict);
  expect(await labels(store)).toEqual({ journal: ["b"], trash: [] });
});

test("[HT11] what was in the trash for thirty days goes at a start, what was not stays", async () => {
  const name = freshName();
  const store = openTestStore(name);
  const [old, young] = [await keep(store, 1), await keep(store, 2)];
  valueOf(await move(store, old, noon));
  valueOf(await move(store, young, noon + 2 * day));
  await useFor(store, 30, noon + 30 * day - 1);
  expect((await labels(store)).trash).toEqual(["text 2", "text 1"]);
  expect(valueOf(await store.cleanTrash(noon + 30 * day))).toBe(1);
  expect((await labels(store)).trash).toEqual(["text 2"]);
  expect(valueOf(await store.entry(old.entry.id))).toBeUndefined();
  expect(valueOf(await store.versions(old.entry.id))).toEqual([]);
});

test("[HT11] a clock that is set forward by years does not empty the trash, nor one that was years behind", async () => {
  const store = openTestStore();
  valueOf(await move(store, await keep(store, 1), noon));
  await useFor(store, 9, noon + 8 * day);
  const years = 3650 * day;
  expect(valueOf(await store.cleanTrash(noon + 9 * day + years)), "forward").toBe(0);
  expect(valueOf(await store.cleanTrash(noon + 10 * day + years)), "the next day").toBe(0);
  await useFor(store, 6, noon + 36 * day);
  expect((await labels(store)).trash, "not before a week agrees").toEqual(["text 1"]);
  expect(valueOf(await store.cleanTrash(noon + 37 * day)), "and then").toBe(1);

  const behind = openTestStore();
  const two = await keep(behind, 2);
  valueOf(await behind.cleanTrash(noon - years));
  valueOf(await move(behind, two, noon - years));
  await useFor(behind, 6, noon);
  expect((await labels(behind)).trash).toEqual(["text 2"]);
});

test("[HT11] looking at the clock writes once a day, and not at all where nothing was ever written", async () => {
  const name = freshName();
  const store = openTestStore(name);
  expect(valueOf(await store.cleanTrash(noon))).toBe(0);
  expect(await dump(name)).toMatchObject({ marks: [[], []] });
  await keep(store, 1);
  valueOf(await store.cleanTrash(noon));
  const before = await dump(name);
  expect(before["marks"]).toMatchObject([expect.arrayContaining(["clock"]), expect.anything()]);
  valueOf(await store.cleanTrash(noon + day / 2));
  expect(await dump(name)).toEqual(before);
});

test("[HT11] a mark of the clock that is damaged is no trust", async () => {
  const name = freshName();
  const store = openTestStore(name);
  valueOf(await move(store, await keep(store, 1), noon));
  const beside = await openBeside(name);
  for (const damaged of [{ lookedAtMs: "x", days: 9 }, 7, { days: 7 }, []]) {
    // Whoever damaged it did not ask the types.
    await Reflect.apply(beside.put.bind(beside), undefined, ["marks", damaged, "clock"]);
    expect(valueOf(await store.cleanTrash(noon + 40 * day))).toBe(0);
  }
  beside.close();
});

test("[HT12] thinning goes by the rule where the clock is trusted, and removes nothing where it is not", async () => {
  const store = openTestStore();
  let last = await keep(store, 1);
  for (const at of [1, 2, 3, 4]) {
    const nowMs = noon + at * 1000;
    const entry = { ...withText(last.entry, `at ${at}`), editedAt: nowMs };
    last = valueOf(
      await store.keep({
        entry,
        base: last.revision,
        sitting: `sitting ${at}`,
        nowMs,
        ...(at === 3 && { pinsPrevious: true }),
      }),
    );
  }
  const texts = async () => valueOf(await store.versions(last.entry.id)).map(textOf);
  const all = ["text 1", "at 1", "at 2", "at 3"];
  expect(valueOf(await store.thin(last.entry.id, noon + 40 * day)), "no look yet").toBe(0);
  await useFor(store, 7, noon + 40 * day);
  expect(valueOf(await store.thin(last.entry.id, noon + 4000 * day)), "a jump").toBe(0);
  expect(valueOf(await store.thin(last.entry.id, noon + 1000)), "a clock set back").toBe(0);
  expect(await texts()).toEqual(all);
  expect(valueOf(await store.thin(last.entry.id, noon + 40 * day))).toBe(2);
  expect(await texts(), "the pinned one and the newest of the day").toEqual(["at 2", "at 3"]);
  expect(valueOf(await store.thin(last.entry.id, noon + 40 * day))).toBe(0);
});

test("[HT5] a write that takes away much keeps the state before it, whatever the time", async () => {
  const store = openTestStore();
  const long = "word ".repeat(100);
  const one = await keep(store, 1, long);
  const change = { sitting: "s1" };
  const more = valueOf(
    await store.keep(changeOf(withText(one.entry, `${long}more`), one.revision, change)),
  );
  expect(valueOf(await store.versions(one.entry.id))).toEqual([]);
  valueOf(await store.keep(changeOf(withText(one.entry, ""), more.revision, change)));
  expect(valueOf(await store.versions(one.entry.id)).map(textOf)).toEqual([`${long}more`]);
});

test("[HT7] after any sequence of writes, moves, restores and removals both lists show what is there", async () => {
  const step = fc.record({
    what: fc.constantFrom("keep", "edit", "move", "restore", "remove"),
    number: fc.integer({ min: 1, max: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const store = openTestStore();
      const present = new Map<number, StoredEntry>();
      for (const [at, { what, number }] of steps.entries()) {
        const here = present.get(number);
        const base: Revision = here?.revision ?? 0;
        const sitting = `step ${at}`;
        if (what === "remove" && here) {
          const removed = valueOf(
            await store.removeTrashed([{ id: here.entry.id, revision: base }]),
          );
          expect(removed).toBe(here.entry.trashedAt === undefined ? 0 : 1);
          if (removed) present.delete(number);
        } else if (what === "move" && here) {
          present.set(number, valueOf(await move(store, here, noon + at)));
        } else if (what === "restore" && here) {
          present.set(number, valueOf(await restore(store, here, noon + at)));
        } else if (what === "edit" || !here) {
          const entry = withText(here?.entry ?? sampleEntry(number), `step ${at}`);
          present.set(number, valueOf(await store.keep(changeOf(entry, base, { sitting }))));
        }
      }
      const { journal, trash } = await labels(store);
      const said = (isInTrash: boolean) =>
        [...present.values()]
          .filter(({ entry }) => (entry.trashedAt !== undefined) === isInTrash)
          .map((stored) => textOf(stored) ?? "");
      expect(new Set(trash)).toEqual(new Set(said(true)));
      expect(new Set(journal)).toEqual(new Set(said(false)));
      expect(trash.length + journal.length).toBe(present.size);
    }),
    { numRuns: 40 },
  );
});
