import fc from "fast-check";
import { expect, test } from "vitest";
import { compareHeads, type Entry, type Head, headOf } from "../../src/core/journal/entry";
import type { JournalStore } from "../../src/storage/journal-store";
import { arbitraryEntries } from "../support/arbitrary-entry";
import { freshName, openTestStore } from "../support/open-test-store";
import { openBeside } from "./database";
import { changeOf, noon, sampleEntry, valueOf, withText } from "./sample";

test("[ST12] the list is all heads outside the trash in the journal's order, by pages of any size", async () => {
  await fc.assert(
    fc.asyncProperty(
      arbitraryEntries(25),
      fc.integer({ min: 1, max: 7 }),
      async (entries, pageSize) => {
        const store = openTestStore();
        valueOf(await store.importEntries(crowded(entries).map(asNew), noon));
        const expected = crowded(entries)
          .filter(({ trashedAt }) => trashedAt === undefined)
          .map(headOf)
          .toSorted(compareHeads);
        expect(valueOf(await store.newestHeads(100))).toEqual(expected);
        expect(await readByPages(store, pageSize)).toEqual(expected);
        store.close();
      },
    ),
    { numRuns: 15 },
  );
});

test("[ST12] the newest are few if few are asked for, and none after the last", async () => {
  const store = openTestStore();
  for (const number of [1, 2, 3]) valueOf(await store.keep(changeOf(sampleEntry(number), 0)));
  const all = valueOf(await store.newestHeads(9));
  expect(all.map(({ createdAt }) => createdAt - noon)).toEqual([3, 2, 1]);
  expect(valueOf(await store.newestHeads(2))).toEqual(all.slice(0, 2));
  expect(valueOf(await store.newestHeads(0))).toEqual([]);
  const last = all[2];
  expect(last && valueOf(await store.headsAfter(last, 9))).toEqual([]);
});

test("[ST13] a head follows its entry: a new day moves it, the trash takes it out and gives it back", async () => {
  const store = openTestStore();
  let last = valueOf(await store.keep(changeOf(sampleEntry(1), 0)));
  valueOf(await store.keep(changeOf(sampleEntry(2), 0)));
  const labels = async (): Promise<readonly string[]> =>
    valueOf(await store.newestHeads(9)).map(({ label }) => label);
  const keep = async (entry: Entry): Promise<void> => {
    last = valueOf(await store.keep(changeOf(entry, last.revision)));
  };
  expect(await labels()).toEqual(["text 2", "text 1"]);
  await keep({ ...last.entry, facts: { date: "2026-06-01", tags: ["k8s"] } });
  expect(await labels()).toEqual(["text 1", "text 2"]);
  await keep(withText(last.entry, "edited"));
  expect(await labels()).toEqual(["edited", "text 2"]);
  await keep({ ...last.entry, trashedAt: noon });
  expect(await labels()).toEqual(["text 2"]);
  const { trashedAt: _, ...restored } = last.entry;
  await keep(restored);
  expect(await labels()).toEqual(["edited", "text 2"]);
});

test("[ST13] a head that says the same as before is not written again", async () => {
  const name = freshName();
  const store = openTestStore(name);
  const kept = valueOf(await store.keep(changeOf({ ...sampleEntry(1), title: "Pods" }, 0)));
  const beside = await openBeside(name);
  const [key] = await beside.getAllKeys("heads");
  await beside.put("heads", { ...headOf(kept.entry), label: "untouched" }, key);
  valueOf(await store.keep(changeOf(withText(kept.entry, "more"), kept.revision)));
  expect(valueOf(await store.newestHeads(1))[0]?.label).toBe("untouched");
  beside.close();
});

test("[ST14] rows that are not heads are read past, and the rest of the journal is still reached", async () => {
  const name = freshName();
  const store = openTestStore(name);
  for (const number of [1, 2, 3, 4, 5, 6, 7, 8])
    valueOf(await store.keep(changeOf(sampleEntry(number), 0)));
  const all = valueOf(await store.newestHeads(9));
  const beside = await openBeside(name);
  const keys = await beside.getAllKeys("heads");
  const damages: object[] = [
    { label: { type: "img" } },
    { facts: undefined },
    { facts: { date: "2026-02-30", tags: [] } },
    { facts: { date: "2026-05-31", tags: [7] } },
    { createdAt: "yesterday" },
  ];
  for (const [at, damage] of damages.entries())
    await beside.put("heads", Object.assign({}, all[at + 1], damage), keys[at + 1]);
  beside.close();
  const whole = [all[0], all[6], all[7]];
  expect(valueOf(await store.newestHeads(9))).toEqual(whole);
  expect(valueOf(await store.newestHeads(2))).toEqual(whole.slice(0, 2));
  expect(await readByPages(store, 1)).toEqual(whole);
});

/** Few days and instants, so that entries share them and the id has to decide. */
function crowded(entries: readonly Entry[]): readonly Entry[] {
  return entries.map((entry, at) => ({
    ...entry,
    createdAt: at % 3 === 0 ? 0 : noon + (at % 2),
    facts: { ...entry.facts, ...(at % 4 !== 0 && { date: "2026-05-31" }) },
  }));
}

function asNew(entry: Entry): { readonly entry: Entry; readonly base: 0 } {
  return { entry, base: 0 };
}

async function readByPages(store: JournalStore, size: number): Promise<readonly Head[]> {
  const read = [...valueOf(await store.newestHeads(size))];
  for (;;) {
    const last = read.at(-1);
    const page = last ? valueOf(await store.headsAfter(last, size)) : [];
    read.push(...page);
    if (page.length < size) return read;
  }
}
