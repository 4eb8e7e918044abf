import { deleteDB } from "idb";
import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryEntry } from "../support/arbitrary-entry";
import { freshName, openTestStore, sha256 } from "../support/open-test-store";
import { contentDigest } from "../../src/core/journal/lineage";
import { openJournalStore } from "../../src/storage/journal-store";
import { dump, openBeside } from "./database";
import {
  namesIn,
  changeOf,
  noon,
  sampleEntry,
  sampleId,
  textOf,
  valueOf,
  withText,
} from "./sample";

const conflict = { ok: false, problem: { kind: "conflict" } };
const minute = 60_000;

test("[ST4] what was kept is read back, character for character, by another tab", async () => {
  const name = freshName();
  const [store, tab] = [openTestStore(name), openTestStore(name)];
  await fc.assert(
    fc.asyncProperty(arbitraryEntry(), async (entry) => {
      const present = valueOf(await store.entry(entry.id));
      const kept = valueOf(await store.keep(changeOf(entry, present?.revision ?? 0)));
      expect(kept.entry).toEqual({ ...entry, lineage: present?.entry.lineage ?? entry.lineage });
      expect(valueOf(await tab.entry(entry.id))).toEqual(kept);
    }),
    { numRuns: 25 },
  );
});

test("[ST4] an id that nothing is stored under brings nothing", async () => {
  const store = openTestStore();
  expect(valueOf(await store.entry(sampleId(1)))).toBeUndefined();
  const kept = valueOf(await store.keep(changeOf(sampleEntry(2), 0)));
  expect(valueOf(await store.entries([sampleId(1), sampleId(2), sampleId(3)]))).toEqual([kept]);
});

test("[ST4] several entries come in the order asked for", async () => {
  const store = openTestStore();
  for (const number of [1, 2, 3]) valueOf(await store.keep(changeOf(sampleEntry(number), 0)));
  const ids = [sampleId(3), sampleId(1), sampleId(2)];
  const entries = valueOf(await store.entries(ids));
  expect(entries.map(({ entry }) => entry.id)).toEqual(ids);
});

test("[ST5] each write gets a greater revision than any before, whatever the clock says", async () => {
  const store = openTestStore();
  const first = valueOf(await store.keep(changeOf(sampleEntry(1), 0, { nowMs: noon })));
  const other = valueOf(await store.keep(changeOf(sampleEntry(2), 0, { nowMs: 5 })));
  const again = valueOf(
    await store.keep(changeOf(withText(first.entry, "later"), first.revision, { nowMs: 1 })),
  );
  expect(other.revision).toBeGreaterThan(first.revision);
  expect(again.revision).toBeGreaterThan(other.revision);
});

test("[ST6] a write over a state that the writer has not seen is a conflict and changes nothing", async () => {
  const name = freshName();
  const store = openTestStore(name);
  const first = valueOf(await store.keep(changeOf(sampleEntry(1), 0)));
  valueOf(await store.keep(changeOf(withText(first.entry, "second"), first.revision)));
  const before = await dump(name);
  const stale = withText(first.entry, "stale");
  expect(await store.keep(changeOf(stale, first.revision))).toEqual(conflict);
  expect(await store.keep(changeOf(stale, 0))).toEqual(conflict);
  expect(await store.keep(changeOf(stale, 99))).toEqual(conflict);
  expect(await store.keep(changeOf(sampleEntry(2), 1))).toEqual(conflict);
  expect(await dump(name)).toEqual(before);
});

test("[ST6] of writes made at once by several tabs on one state exactly one is stored", async () => {
  const name = freshName();
  const store = openTestStore(name);
  let base = valueOf(await store.keep(changeOf(sampleEntry(1), 0)));
  for (const round of [1, 2, 3, 4, 5]) {
    const writes = [1, 2, 3].map((tab) =>
      openTestStore(name).keep(
        changeOf(withText(base.entry, `round ${round} tab ${tab}`), base.revision, {
          sitting: `tab ${tab}`,
        }),
      ),
    );
    const answers = await Promise.all(writes);
    const won = answers.filter((answer) => answer.ok);
    expect(won).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok)).toEqual([conflict, conflict]);
    const stored = valueOf(await store.entry(base.entry.id));
    expect(stored).toEqual(won[0]?.value);
    if (stored) base = stored;
  }
});

test("[ST7] the same change asked for again by its sitting is told what was stored, and stored once", async () => {
  const name = freshName();
  const store = openTestStore(name);
  const change = changeOf(sampleEntry(1), 0);
  const kept = valueOf(await store.keep(change));
  const before = await dump(name);
  expect(valueOf(await store.keep(change))).toEqual(kept);
  expect(await store.keep({ ...change, sitting: "another" })).toEqual(conflict);
  expect(await dump(name)).toEqual(before);
});

test("[ST8] the first write of a sitting keeps the state before it; a creation keeps none", async () => {
  const store = openTestStore();
  const a = valueOf(await store.keep(changeOf(sampleEntry(1, "a"), 0, { sitting: "one" })));
  expect(valueOf(await store.versions(a.entry.id))).toEqual([]);
  const b = valueOf(
    await store.keep(changeOf(withText(a.entry, "b"), a.revision, { sitting: "two" })),
  );
  expect(valueOf(await store.versions(a.entry.id))).toEqual([a]);
  valueOf(await store.keep(changeOf(withText(a.entry, "c"), b.revision, { sitting: "two" })));
  expect(valueOf(await store.versions(a.entry.id))).toEqual([a]);
  expect(valueOf(await store.versions(sampleId(2)))).toEqual([]);
});

test("[ST8] a long sitting keeps a state every five minutes, also when the clock is set back", async () => {
  const store = openTestStore();
  let last = valueOf(await store.keep(changeOf(sampleEntry(1, "at 0"), 0)));
  const keepAt = async (at: number): Promise<void> => {
    const entry = withText(last.entry, `at ${at}`);
    last = valueOf(await store.keep(changeOf(entry, last.revision, { nowMs: noon + at * minute })));
  };
  for (const at of [1, 4, 5, 6, 9, 10, 12, -50, -47, -56]) await keepAt(at);
  const kept = valueOf(await store.versions(last.entry.id));
  expect(kept.map(textOf)).toEqual(["at 4", "at 9", "at 12", "at -47"]);
});

test("[ST9] a state that left the device is named by the lineage of its successor, others are not", async () => {
  const store = openTestStore();
  const named = async (text: string): Promise<string> =>
    contentDigest(withText(sampleEntry(1), text), sha256);
  let last = valueOf(await store.keep(changeOf(sampleEntry(1, "a"), 0)));
  const edit = async (text: string): Promise<readonly string[]> => {
    last = valueOf(await store.keep(changeOf(withText(last.entry, text), last.revision)));
    return namesIn(last.entry);
  };
  expect(await edit("b")).toEqual([]);
  valueOf(await store.publish(() => {}));
  expect(await edit("c")).toEqual([await named("b")]);
  expect(await edit("d")).toEqual([await named("b")]);
  valueOf(await store.publish(() => {}));
  expect(await edit("e")).toEqual([await named("b"), await named("d")].toSorted());
  const kept = valueOf(await store.versions(last.entry.id));
  expect(kept.map(textOf), "what left is kept, too").toEqual(["b", "d"]);
});

test("[ST9] the lineage is the store's: what a writer says of it counts for a new entry only", async () => {
  const store = openTestStore();
  const entry = { ...sampleEntry(1), lineage: ["a0"] };
  const first = valueOf(await store.keep(changeOf(entry, 0)));
  expect(first.entry.lineage).toEqual(["a0"]);
  const forged = { ...withText(entry, "b"), lineage: ["ff"] };
  const second = valueOf(await store.keep(changeOf(forged, first.revision)));
  expect(second.entry.lineage).toEqual(["a0"]);
});

test("[ST9] a digest that cannot be made is a problem, and the entry stays as it was", async () => {
  const name = freshName();
  const digest = (): Promise<string> => Promise.reject(new Error("no crypto here"));
  const store = openJournalStore({ name, digest });
  const kept = valueOf(await store.keep(changeOf(sampleEntry(1), 0)));
  valueOf(await store.publish(() => {}));
  const before = await dump(name);
  expect(await store.keep(changeOf(withText(kept.entry, "b"), kept.revision))).toEqual({
    ok: false,
    problem: { kind: "unknown", why: "Error: no crypto here" },
  });
  expect(await dump(name)).toEqual(before);
});

test("[ST10] a state that the gate would not let in again is not stored", async () => {
  const name = freshName();
  const store = openTestStore(name);
  const answer = await store.keep(changeOf({ ...sampleEntry(1), title: "x".repeat(10_001) }, 0));
  expect(answer).toMatchObject({ ok: false, problem: { kind: "too large" } });
  expect(await dump(name)).toMatchObject({ entries: [[], []], heads: [[], []], marks: [[], []] });
});

test("[ST11] a row that is not an entry is unreadable with its reason, and is not written over", async () => {
  const name = freshName();
  const store = openTestStore(name);
  const kept = valueOf(await store.keep(changeOf(sampleEntry(1), 0)));
  const fine = valueOf(await store.keep(changeOf(sampleEntry(2), 0)));
  const beside = await openBeside(name);
  const row = await beside.get("entries", kept.entry.id);
  const broken: object = { ...row, entry: { ...kept.entry, title: { type: "img" } } };
  await beside.put("entries", Object.assign(Object.create(null), broken));
  beside.close();

  const before = await dump(name);
  const unreadable = {
    ok: false,
    problem: {
      kind: "unreadable",
      id: kept.entry.id,
      why: "title is not a text of at most 10000 characters",
    },
  };
  expect(await store.entry(kept.entry.id)).toEqual(unreadable);
  expect(await store.keep(changeOf(kept.entry, kept.revision))).toEqual(unreadable);
  expect(valueOf(await store.entries([kept.entry.id, fine.entry.id]))).toEqual([fine]);
  expect(await dump(name)).toEqual(before);
});

test("[ST6] what a store remembers of its last write does not outlive a write of another tab", async () => {
  const name = freshName();
  const [store, tab] = [openTestStore(name), openTestStore(name)];
  const first = valueOf(await store.keep(changeOf(sampleEntry(1, "a"), 0)));
  const theirs = valueOf(
    await tab.keep(changeOf(withText(first.entry, "b"), first.revision, { sitting: "tab" })),
  );
  expect(await store.keep(changeOf(withText(first.entry, "c"), first.revision))).toEqual(conflict);
  const ours = valueOf(await store.keep(changeOf(withText(first.entry, "c"), theirs.revision)));
  expect(valueOf(await tab.entry(first.entry.id))).toEqual(ours);
  expect(valueOf(await store.versions(first.entry.id)).map(textOf)).toEqual(["a", "b"]);
});

test("[ST6] nor does it outlive an import, its undoing, or the loss of everything", async () => {
  const name = freshName();
  const store = openTestStore(name);
  const kept = valueOf(await store.keep(changeOf(sampleEntry(1, "a"), 0)));
  const change = changeOf(withText(kept.entry, "c"), kept.revision);
  valueOf(
    await store.importEntries([{ entry: withText(kept.entry, "file"), base: kept.revision }], noon),
  );
  expect(await store.keep(change)).toEqual(conflict);
  valueOf(await store.undoImport(noon, noon));
  // It says again what the writer read, so nothing stands against the writing.
  const again = valueOf(await store.keep(change));
  expect(textOf(valueOf(await store.entry(kept.entry.id)))).toBe("c");
  store.close();
  await deleteDB(name);
  expect(await store.keep(changeOf(withText(kept.entry, "d"), again.revision))).toEqual(conflict);
  expect(valueOf(await store.entry(kept.entry.id))).toBeUndefined();
});

test("[ST11] a row that is damaged under its writer is replaced by what the writer still holds", async () => {
  const name = freshName();
  const store = openTestStore(name);
  const kept = valueOf(await store.keep(changeOf(sampleEntry(1), 0)));
  const beside = await openBeside(name);
  const row = await beside.get("entries", kept.entry.id);
  await beside.put("entries", Object.assign({}, row, { entry: "gone" }));
  beside.close();
  const change = changeOf(withText(kept.entry, "b"), kept.revision);
  expect(await openTestStore(name).keep(change), "by another tab").toMatchObject({
    problem: { kind: "unreadable" },
  });
  const next = valueOf(await store.keep(change));
  expect(valueOf(await openTestStore(name).entry(kept.entry.id))).toEqual(next);
});
