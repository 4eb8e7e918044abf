import fc from "fast-check";
import { expect, test, vi } from "vitest";
import {
  blankEntry,
  compareHeads,
  type Entry,
  type Head,
  headOf,
} from "../../src/core/journal/entry";
import type { LocalDate } from "../../src/core/journal/local-date";
import { failure } from "../../src/core/result";
import { neighboursOf } from "../../src/core/journal/neighbours";
import { JournalModel } from "../../src/state/journal-model";
import type { JournalStore } from "../../src/storage/journal-store";
import { fakeClock, settled } from "../support/fake-clock";
import { openTestStore } from "../support/open-test-store";

const clock = fakeClock();

/** Entries on days from 31 May 2026 backwards, ten a day. */
function entriesOf(count: number): readonly Entry[] {
  return Array.from({ length: count }, (_, at) => entryOn(dayBefore(Math.floor(at / 10)), `${at}`));
}

function entryOn(date: LocalDate, title: string): Entry {
  return { ...blankEntry(clock.newId(), { date, tags: ["pods"] }, clock.nowMs()), title };
}

function dayBefore(days: number): LocalDate {
  const [year = 0, month = 0, day = 0] = new Date(Date.UTC(2026, 4, 31 - days))
    .toISOString()
    .slice(0, 10)
    .split("-")
    .map(Number);
  const two = (number: number) => String(number).padStart(2, "0");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- put together as a date just here
  return `${year}-${two(month)}-${two(day)}` as LocalDate;
}

async function storeWith(entries: readonly Entry[]): Promise<JournalStore> {
  const store = openTestStore();
  const imported = await store.importEntries(
    entries.map((entry) => ({ entry, base: 0 })),
    clock.nowMs(),
  );
  expect(imported.ok).toBe(true);
  return store;
}

const sortedHeads = (entries: readonly Entry[]) => entries.map(headOf).toSorted(compareHeads);

/** A model whose idle moments are in the test's hands. */
function opened(store: Pick<JournalStore, "newestHeads" | "headsAfter">) {
  const waiting: (() => void)[] = [];
  const journal = new JournalModel(store, (run) => void waiting.push(run));
  const idleOnce = async () => {
    waiting.shift()?.();
    await untilStored();
  };
  return {
    journal,
    idleOnce,
    async idleToTheEnd() {
      while (waiting.length > 0) await idleOnce();
    },
  };
}

/** fake-indexeddb answers by timers: several turns are more than it takes. */
async function untilStored(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await settled();
}

test("[JR4] the first screenful is there before anything else is read, the rest follows when idle", async () => {
  const entries = entriesOf(120);
  const { journal, idleToTheEnd } = opened(await storeWith(entries));
  expect(journal.state.value).toBe("loading");
  await journal.open();
  expect(journal.state.value).toBe("ready");
  expect(journal.heads.value).toEqual(sortedHeads(entries).slice(0, 50));
  expect(journal.isComplete.value).toBe(false);
  await idleToTheEnd();
  expect(journal.heads.value).toEqual(sortedHeads(entries));
  expect(journal.isComplete.value).toBe(true);
});

test("[JR4] journals at the edges of a screenful and of a slice are read whole, an empty one at once", async () => {
  for (const count of [0, 1, 49, 50, 51, 550, 551]) {
    const entries = entriesOf(count);
    const { journal, idleToTheEnd } = opened(await storeWith(entries));
    await journal.open();
    if (count < 50) expect(journal.isComplete.value).toBe(true);
    await idleToTheEnd();
    expect(journal.heads.value.map(({ id }) => id)).toEqual(
      sortedHeads(entries).map(({ id }) => id),
    );
    expect(journal.isComplete.value).toBe(true);
  }
});

test("[JR5] a long journal is published rarely: its signal changes a few times, not once a slice", async () => {
  const { journal, idleToTheEnd } = opened(await storeWith(entriesOf(5050)));
  let changes = -1;
  const stop = journal.heads.subscribe(() => void (changes += 1));
  await journal.open();
  await idleToTheEnd();
  stop();
  expect(journal.heads.value).toHaveLength(5050);
  expect(changes).toBeLessThan(7);
});

test("[JR6] an entry that is stored while the rest is read is neither lost nor doubled, wherever it moves", async () => {
  const entries = entriesOf(700);
  for (const [from, date] of [
    [5, dayBefore(0)],
    [5, dayBefore(65)],
    [690, dayBefore(0)],
    [300, dayBefore(40)],
    [undefined, dayBefore(50)],
    [undefined, "2026-06-01"],
  ] as const) {
    const store = await storeWith(entries);
    const { journal, idleOnce, idleToTheEnd } = opened(store);
    await journal.open();
    const old = from === undefined ? entryOn(date, "new") : entries[from];
    if (!old) throw new Error("no such entry");
    const moved = { ...old, title: "moved", facts: { ...old.facts, date } };
    const reading = idleOnce();
    const stored = await store.entry(old.id);
    const base = stored.ok ? (stored.value?.revision ?? 0) : 0;
    const kept = await store.keep({ entry: moved, base, sitting: "s", nowMs: clock.nowMs() });
    expect(kept.ok).toBe(true);
    journal.put(headOf(moved));
    await reading;
    await idleToTheEnd();
    const expected = sortedHeads([...entries.filter(({ id }) => id !== old.id), moved]);
    expect(journal.heads.value.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    expect(journal.heads.value.find(({ id }) => id === old.id)?.label).toBe("moved");
  }
});

test("[JR6] an entry that is removed while the rest is read does not come back", async () => {
  const entries = entriesOf(120);
  const { journal, idleToTheEnd } = opened(await storeWith(entries));
  await journal.open();
  const gone = [entries[3], entries[110]].flatMap((entry) => entry?.id ?? []);
  for (const id of gone) journal.remove(id);
  await idleToTheEnd();
  expect(journal.heads.value).toHaveLength(118);
  expect(journal.heads.value.filter(({ id }) => gone.includes(id))).toEqual([]);
});

test("[JR6] after any putting and removing the list is in the journal's order, each entry once", async () => {
  const store = await storeWith([]);
  const ids = Array.from({ length: 6 }, () => clock.newId());
  const step = fc.record({
    id: fc.constantFrom(...ids),
    day: fc.integer({ min: 0, max: 5 }),
    tag: fc.constantFrom("pods", "dns"),
    isRemoval: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      const { journal, idleToTheEnd } = opened(store);
      await journal.open();
      await idleToTheEnd();
      const expected = new Map<string, Head>();
      for (const { id, day, tag, isRemoval } of steps) {
        void journal.known.value;
        if (isRemoval) {
          expected.delete(id);
          journal.remove(id);
        } else {
          const blank = blankEntry(id, { date: dayBefore(day), tags: [tag] }, day);
          expected.set(id, headOf(blank));
          journal.put(headOf(blank));
        }
      }
      const heads = [...expected.values()].toSorted(compareHeads);
      expect(journal.heads.value).toEqual(heads);
      const tags = heads.flatMap(({ facts }) => facts.tags);
      await vi.waitUntil(() => tags.length === 0 || journal.known.value.tags.length > 0);
      for (const tag of ["pods", "dns"]) {
        expect(journal.known.value.tagCounts.get(tag) ?? 0).toBe(
          tags.filter((used) => used === tag).length,
        );
      }
    }),
    { numRuns: 50 },
  );
});

test("[JR7] known facts stay the very same as long as no section, energy or tag changes", async () => {
  const entry = entryOn("2026-05-31", "a");
  const { journal, idleToTheEnd } = opened(await storeWith([entry]));
  await journal.open();
  expect(journal.known.value.tags).toEqual([]);
  await idleToTheEnd();
  await vi.waitFor(() => expect(journal.known.value.tags).toEqual(["pods"]));
  const before = journal.known.value;
  journal.put(headOf({ ...entry, title: "b" }));
  expect(journal.known.value).toBe(before);
  journal.put(headOf({ ...entry, facts: { ...entry.facts, tags: ["dns"], energy: "tea" } }));
  expect(journal.known.value).toMatchObject({ tags: ["dns"], energies: ["tea"] });
});

test("[JR8] a reload brings what was imported, and never shows less meanwhile", async () => {
  const entries = entriesOf(120);
  const store = await storeWith(entries);
  const { journal, idleOnce, idleToTheEnd } = opened(store);
  await journal.open();
  await idleToTheEnd();
  const more = entriesOf(60);
  await store.importEntries(
    more.map((entry) => ({ entry, base: 0 })),
    clock.nowMs(),
  );
  let least = Number.POSITIVE_INFINITY;
  const stop = journal.heads.subscribe((heads) => {
    least = Math.min(least, heads.length);
  });
  const reloading = journal.reload();
  await untilStored();
  await idleOnce();
  await idleToTheEnd();
  await reloading;
  stop();
  expect(least).toBe(120);
  expect(journal.heads.value).toEqual(sortedHeads([...entries, ...more]));
  expect(journal.isComplete.value).toBe(true);
});

test("[JR8] a reload overtakes the reading before it: what that one still brings is dropped", async () => {
  const entries = entriesOf(600);
  const store = await storeWith(entries);
  const { journal, idleToTheEnd } = opened(store);
  await journal.open();
  const reloading = journal.reload();
  await untilStored();
  await idleToTheEnd();
  await reloading;
  expect(journal.heads.value).toEqual(sortedHeads(entries));
});

test("[JR9] a storage that fails is a problem with its reason; trying again reads everything", async () => {
  const entries = entriesOf(60);
  const store = await storeWith(entries);
  let isBroken = true;
  const flaky: Pick<JournalStore, "newestHeads" | "headsAfter"> = {
    newestHeads: async (count) =>
      isBroken ? failure({ kind: "unreachable" }) : store.newestHeads(count),
    headsAfter: (last, count) => store.headsAfter(last, count),
  };
  const { journal, idleToTheEnd } = opened(flaky);
  await journal.open();
  expect(journal.state.value).toEqual({ kind: "unreachable" });
  expect(journal.heads.value).toEqual([]);
  isBroken = false;
  const reloading = journal.reload();
  await untilStored();
  await idleToTheEnd();
  await reloading;
  expect(journal.state.value).toBe("ready");
  expect(journal.heads.value).toHaveLength(60);
});

test("[JR9] a failure half way keeps what was read, and does not call it complete", async () => {
  const store = await storeWith(entriesOf(120));
  const { journal, idleToTheEnd } = opened({
    newestHeads: (count) => store.newestHeads(count),
    headsAfter: async () => failure({ kind: "unreachable" }),
  });
  await journal.open();
  await idleToTheEnd();
  expect(journal.state.value).toEqual({ kind: "unreachable" });
  expect(journal.heads.value).toHaveLength(50);
  expect(journal.isComplete.value).toBe(false);
});

test("[JR10] the neighbours of an entry are the older and the newer one, and none beyond the ends", async () => {
  const entries = entriesOf(3);
  const { journal } = opened(await storeWith(entries));
  await journal.open();
  const [newest, middle, oldest] = journal.heads.value;
  if (!newest || !middle || !oldest) throw new Error("three entries were stored");
  expect(neighboursOf(journal.heads.value, middle.id)).toEqual({ previous: oldest, next: newest });
  expect(neighboursOf(journal.heads.value, newest.id)).toEqual({ previous: middle });
  expect(neighboursOf(journal.heads.value, oldest.id)).toEqual({ next: middle });
  expect(neighboursOf(journal.heads.value, clock.newId())).toEqual({});
});

test("[RC12] a journal that could not be opened says so while it is tried again, until it can be read", async () => {
  const store = await storeWith(entriesOf(3));
  let works = false;
  const answers: (() => void)[] = [];
  const { journal } = opened({
    headsAfter: store.headsAfter,
    async newestHeads(count) {
      if (works) await new Promise<void>((go) => answers.push(go));
      return works ? store.newestHeads(count) : failure({ kind: "unreachable" });
    },
  });
  await journal.open();
  expect(journal.state.peek()).toEqual({ kind: "unreachable" });
  works = true;
  void journal.reload();
  await untilStored();
  // The page of the problem stays, with what its owner is doing there.
  expect(journal.state.peek()).toEqual({ kind: "unreachable" });
  answers.shift()?.();
  await untilStored();
  expect([journal.state.peek(), journal.heads.peek().length]).toEqual(["ready", 3]);
});

test("[RC12] once something can be written, a journal that could not be opened is read by itself", async () => {
  const [first, ...others] = entriesOf(3);
  if (!first) throw new Error("no entry");
  const store = await storeWith([first, ...others]);
  let works = false;
  let reads = 0;
  const { journal } = opened({
    headsAfter: store.headsAfter,
    async newestHeads(count) {
      reads += 1;
      return works ? store.newestHeads(count) : failure({ kind: "unreachable" });
    },
  });
  await journal.open();
  works = true;
  journal.put(headOf(first));
  await untilStored();
  expect([journal.state.peek(), journal.heads.peek().length]).toEqual(["ready", 3]);
  const readsSoFar = reads;
  journal.put(headOf(first));
  await untilStored();
  expect(reads).toBe(readsSoFar);
});
