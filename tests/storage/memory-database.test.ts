import fc from "fast-check";
import { expect, test } from "vitest";
import { type JournalStore, openJournalStore } from "../../src/storage/journal-store";
import { freshName, openTestStore, sha256 } from "../support/open-test-store";
import { withOpening } from "./faults";
import { changeOf, noon, sampleEntry, valueOf, withText } from "./sample";

/** A store where storage is refused, and how often it said that it is in memory. */
async function openRefused(): Promise<{ store: JournalStore; told: () => number }> {
  let told = 0;
  const store = openJournalStore({
    name: freshName(),
    digest: sha256,
    whenInMemory: () => void (told += 1),
  });
  const { value } = await withOpening(
    () => new DOMException("The operation is insecure.", "SecurityError"),
    () => store.newestHeads(9),
  );
  expect(valueOf(value)).toEqual([]);
  return { store, told: () => told };
}

test("[RC10] where storage is refused, writing, history, import and export go on in memory", async () => {
  const { store, told } = await openRefused();
  const first = valueOf(await store.keep(changeOf(sampleEntry(1), 0)));
  const next = withText(first.entry, "again");
  const second = valueOf(await store.keep(changeOf(next, 1, { sitting: "another" })));
  expect(await store.keep(changeOf(next, 1, { sitting: "stale" }))).toMatchObject({
    problem: { kind: "conflict" },
  });
  valueOf(await store.importEntries([{ entry: sampleEntry(2), base: 0 }], noon));
  expect(await store.importEntries([{ entry: sampleEntry(2), base: 9 }], noon)).toMatchObject({
    problem: { kind: "conflict" },
  });
  store.close();
  expect(valueOf(await store.versions(first.entry.id))).toHaveLength(1);
  expect(valueOf(await store.newestHeads(9))).toHaveLength(2);
  const shown: unknown[] = [];
  valueOf(await store.publish((batch) => shown.push(...batch)));
  expect(shown).toEqual([second.entry, sampleEntry(2)]);
  expect(told()).toBe(1);
});

test("[RC10] a journal in memory answers every question as one in the database does", async () => {
  const step = fc.record({
    verb: fc.constantFrom("keep", "stale", "import", "undo", "publish", "trash"),
    number: fc.integer({ min: 1, max: 4 }),
    text: fc.string({ maxLength: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const stores = [openTestStore(), (await openRefused()).store];
      const answers = await Promise.all(
        stores.map(async (store) => {
          const seen: unknown[] = [];
          for (const one of steps) {
            // oxlint-disable-next-line no-await-in-loop -- each step follows from the one before
            seen.push(await answerTo(store, one));
            // oxlint-disable-next-line no-await-in-loop
            seen.push(await store.newestHeads(9), await store.versions(sampleEntry(one.number).id));
          }
          return seen;
        }),
      );
      expect(answers[1]).toEqual(answers[0]);
    }),
    { numRuns: 40 },
  );
});

async function answerTo(
  store: JournalStore,
  { verb, number, text }: { verb: string; number: number; text: string },
): Promise<unknown> {
  const entry = withText(sampleEntry(number), text);
  const present = valueOf(await store.entry(entry.id));
  const base = present?.revision ?? 0;
  if (verb === "keep") return store.keep(changeOf(entry, base, { sitting: text }));
  if (verb === "stale") return store.keep(changeOf(entry, base + 1));
  if (verb === "import") return store.importEntries([{ entry, base }], noon + number);
  if (verb === "undo") return store.undoImport(noon, noon);
  if (verb === "trash") return store.trash(2);
  const shown: unknown[] = [];
  return [await store.publish((batch) => shown.push(...batch)), shown];
}

test("[RC6] where storage is refused that had a journal, or that worked before, memory does not take its place", async () => {
  const refuse = () => new DOMException("The operation is insecure.", "SecurityError");
  const refused = { ok: false, problem: { kind: "refused" } };
  const name = freshName();
  const store = openTestStore(name);
  const kept = valueOf(await store.keep(changeOf(sampleEntry(1), 0)));
  store.close();
  const had = openTestStore(name, () => true);
  for (const one of [store, had]) {
    const { value } = await withOpening(refuse, () => one.newestHeads(9));
    expect(value).toEqual(refused);
    expect(valueOf(await one.entry(kept.entry.id))).toEqual(kept);
  }
});
