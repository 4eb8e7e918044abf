import { expect, test } from "vitest";
import type { Entry } from "../../src/core/journal/entry";
import { compareHeads, headOf } from "../../src/core/journal/entry";
import { contentDigest } from "../../src/core/journal/lineage";
import { freshName, openTestStore, sha256 } from "../support/open-test-store";
import { dump, openBeside } from "./database";
import { withFault } from "./faults";
import { textOf, namesIn, changeOf, noon, sampleEntry, valueOf, withText } from "./sample";

test("[ST15] publishing shows every entry once, the trash included, in the order of ids", async () => {
  const store = openTestStore();
  const entries = Array.from({ length: 250 }, (_, number) => ({
    ...sampleEntry(number),
    ...(number % 5 === 0 && { trashedAt: noon }),
  }));
  const changes = entries.toSorted((a, b) => compareHeads(headOf(a), headOf(b)));
  valueOf(
    await store.importEntries(
      changes.map((entry) => ({ entry, base: 0 })),
      noon,
    ),
  );
  const shown: Entry[] = [];
  valueOf(await store.publish((batch) => shown.push(...batch)));
  expect(shown).toEqual(entries);
});

test("[EX13] some entries are published by their ids, those that are there, and no others", async () => {
  const store = openTestStore();
  const entries = Array.from({ length: 250 }, (_, number) => sampleEntry(number));
  valueOf(
    await store.importEntries(
      entries.map((entry) => ({ entry, base: 0 })),
      noon,
    ),
  );
  const wanted = entries.filter((_, number) => number % 2 === 0);
  const ids = wanted.map(({ id }) => id).toReversed();
  const shown: Entry[] = [];
  valueOf(
    await store.publish((batch) => shown.push(...batch), undefined, undefined, [
      ...ids,
      "no such id",
    ]),
  );
  expect(shown).toEqual(wanted);
  const none: Entry[] = [];
  valueOf(await store.publish((batch) => none.push(...batch), undefined, undefined, []));
  expect(none).toEqual([]);
});

test("[ST15] an empty journal is published as nothing", async () => {
  const shown: unknown[] = [];
  valueOf(await openTestStore().publish((batch) => shown.push(...batch)));
  expect(shown).toEqual([]);
});

test("[ST16] an edit made while the journal is published is not shown and remembers what was", async () => {
  const name = freshName();
  const [store, tab] = [openTestStore(name), openTestStore(name)];
  const first = valueOf(await store.keep(changeOf(sampleEntry(1, "shown"), 0)));
  valueOf(await tab.entry(first.entry.id));
  const shown: Entry[] = [];
  const edits: Promise<unknown>[] = [];
  valueOf(
    await store.publish((batch) => {
      shown.push(...batch);
      edits.push(
        tab.keep(changeOf(withText(first.entry, "meanwhile"), first.revision, { sitting: "tab" })),
      );
    }),
  );
  await Promise.all(edits);
  expect(shown).toEqual([first.entry]);
  const last = valueOf(await store.entry(first.entry.id));
  expect(last && textOf(last)).toBe("meanwhile");
  expect(last && namesIn(last.entry)).toEqual([await contentDigest(first.entry, sha256)]);
});

test("[ST16] what another tab writes just before the journal is shown is remembered as well", async () => {
  const name = freshName();
  const [store, tab] = [openTestStore(name), openTestStore(name)];
  valueOf(await store.newestHeads(1));
  valueOf(await tab.newestHeads(1));
  for (let round = 1; round <= 10; round += 1) {
    const shown: Entry[] = [];
    // The new entry's write is queued while the store takes its note, ahead of the store's read.
    const publishing = store.publish((batch) => shown.push(...batch));
    const kept = valueOf(await tab.keep(changeOf(sampleEntry(round), 0)));
    const b = valueOf(await tab.keep(changeOf(withText(kept.entry, "b"), kept.revision)));
    valueOf(await publishing);
    const c = valueOf(await tab.keep(changeOf(withText(kept.entry, "c"), b.revision)));
    expect(shown).toHaveLength(round);
    const state = shown.at(-1) ?? kept.entry;
    expect(c.entry.lineage).toContain(await contentDigest(state, sha256));
  }
});

test("[ST17] a row that is not an entry fails the publishing, unless the caller takes note of it", async () => {
  const name = freshName();
  const store = openTestStore(name);
  for (const number of [1, 2, 3]) valueOf(await store.keep(changeOf(sampleEntry(number), 0)));
  const beside = await openBeside(name);
  const row = await beside.get("entries", sampleEntry(2).id);
  await beside.put("entries", Object.assign({}, row, { entry: "gone" }));
  beside.close();
  const problem = { kind: "unreadable", id: sampleEntry(2).id, why: expect.any(String) };
  expect(await store.publish(() => {})).toEqual({ ok: false, problem });
  const shown: Entry[] = [];
  const leftOut: unknown[] = [];
  valueOf(
    await store.publish(
      (batch) => shown.push(...batch),
      (entry) => leftOut.push(entry),
    ),
  );
  expect(shown).toEqual([sampleEntry(1), sampleEntry(3)]);
  expect(leftOut).toEqual([problem]);
});

test("[ST17] a visitor that breaks off stops the publishing, and nothing is shown a second time", async () => {
  const store = openTestStore();
  for (const number of [1, 2]) valueOf(await store.keep(changeOf(sampleEntry(number), 0)));
  let visits = 0;
  const answer = await store.publish(() => {
    visits += 1;
    throw new DOMException("Connection to Indexed Database server lost", "UnknownError");
  });
  expect(answer).toEqual({ ok: false, problem: { kind: "unreachable" } });
  expect(visits).toBe(1);
});

test("[ST17] nothing is shown before it is on record that it leaves", async () => {
  const name = freshName();
  const store = openTestStore(name);
  valueOf(await store.keep(changeOf(sampleEntry(1), 0)));
  const before = await dump(name);
  let visits = 0;
  const { value, fired } = await withFault({ atWrite: 1, times: 1, kind: "full" }, () =>
    store.publish(() => {
      visits += 1;
    }),
  );
  expect([value, fired, visits]).toEqual([{ ok: false, problem: { kind: "full" } }, 1, 0]);
  expect(await dump(name)).toEqual(before);
});
