import { expect, test } from "vitest";
import { trashed, trashSitting } from "../../src/core/journal/trash";
import { freshName, openTestStore } from "../support/open-test-store";
import { dump } from "./database";
import { transactionsOf } from "./faults";
import { changeOf, noon, sampleEntry, valueOf } from "./sample";

const missing = { ok: false, problem: { kind: "missing" } };

test("[RC8] an empty database in the place of a journal is neither read as one nor written into", async () => {
  const name = freshName();
  let hadJournal = true;
  const store = openTestStore(name, () => hadJournal);
  expect(await store.newestHeads(9)).toEqual(missing);
  const before = await dump(name);
  expect(await store.keep(changeOf(sampleEntry(1), 0))).toEqual(missing);
  expect(await openTestStore(name, () => true).keep(changeOf(sampleEntry(1), 0))).toEqual(missing);
  expect(await store.newestHeads(9)).toEqual(missing);
  // What is done at every start, whoever looks after the journal.
  expect(await store.trash()).toEqual(missing);
  expect(await store.cleanTrash(noon)).toEqual(missing);
  expect(await dump(name)).toEqual(before);
  // The owner gives it up.
  hadJournal = false;
  expect(valueOf(await store.newestHeads(9))).toEqual([]);
  expect(valueOf(await store.keep(changeOf(sampleEntry(1), 0))).revision).toBe(1);
});

test("[RC8] a backup may be imported in the place of a lost journal, which is found from then on", async () => {
  const store = openTestStore(freshName(), () => true);
  expect(await store.newestHeads(9)).toEqual(missing);
  valueOf(await store.importEntries([{ entry: sampleEntry(1), base: 0 }], noon));
  expect(valueOf(await store.newestHeads(9))).toHaveLength(1);
  expect(valueOf(await store.keep(changeOf(sampleEntry(2), 0))).revision).toBe(2);
});

test("[RC3] a journal whose entries are all in the trash is empty and not lost", async () => {
  const name = freshName();
  const store = openTestStore(name, () => false);
  const { entry, revision } = valueOf(await store.keep(changeOf(sampleEntry(1), 0)));
  valueOf(await store.keep(changeOf(trashed(entry, noon), revision, { sitting: trashSitting })));
  store.close();
  const next = openTestStore(name, () => true);
  expect(valueOf(await next.newestHeads(9))).toEqual([]);
  expect(valueOf(await next.keep(changeOf(sampleEntry(2), 0))).revision).toBe(3);
});

test("[RC8] where there are rows the mark is not asked for, and no second read is made", async () => {
  const name = freshName();
  const first = openTestStore(name);
  valueOf(await first.keep(changeOf(sampleEntry(1), 0)));
  let asked = 0;
  const store = openTestStore(name, () => (asked += 1) > 0);
  valueOf(await store.newestHeads(0));
  asked = 0;
  const again = openTestStore(name, () => (asked += 1) > 0);
  const warm = await transactionsOf(() => again.newestHeads(9));
  expect(warm).toHaveLength(1);
  const seen = await transactionsOf(() => again.keep(changeOf(sampleEntry(2), 0)));
  expect(seen.map(({ tx }) => tx.mode)).toEqual(["readwrite"]);
  expect(asked).toBe(0);
});
