import fc from "fast-check";
import { expect, test } from "vitest";
import { blankEntry, type Entry } from "../../../src/core/journal/entry";
import { withPartFields } from "../../../src/core/journal/edit";
import { contentText } from "../../../src/core/journal/lineage";
import { mergeEntries } from "../../../src/core/journal/merge-entry";
import { lineageAfter } from "../../../src/core/journal/past";
import type { MistakePart, Part } from "../../../src/core/journal/part";
import { bounds, readEntry, writeEntry } from "../../../src/core/journal/read-entry";
import {
  asOwnEntry,
  pieceBeside,
  withContentOfCopy,
} from "../../../src/core/journal/settle-conflict";
import { sideBySide } from "../../../src/core/journal/side-by-side";
import { runHistory } from "../../merge/run-history";
import { arbitraryEntry } from "../../support/arbitrary-entry";
import { fakeClock } from "../../support/fake-clock";
import { quickSha256 as sha256 } from "../backup/backup-files";

const clock = fakeClock();
const prose = (text: string): Part => ({ id: clock.newId(), kind: "learned", text });

function entryOf(...texts: readonly string[]): Entry {
  const blank = blankEntry(clock.newId(), { date: "2026-05-31", tags: ["k8s"] }, clock.nowMs());
  return { ...blank, title: "x", parts: texts.map(prose) };
}

/** The state that takes the place of one that has left the device. */
async function edited(entry: Entry, change: Partial<Entry>): Promise<Entry> {
  return { ...entry, ...change, lineage: await lineageAfter(entry, sha256) };
}

const saying = (entry: Entry, at: number, text: string) =>
  withPartFields(entry.parts, entry.parts[at]?.id ?? "", { text });
const textsOf = ({ parts }: Entry) => parts.map((part) => ("text" in part ? part.text : ""));

test("[MG1] [MG2] random histories of devices end in one journal that holds every text", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1 }),
      fc.integer({ min: 1, max: 40 }),
      async (seed, steps) => {
        expect((await runHistory(seed, steps)).failure).toBeUndefined();
      },
    ),
    { numRuns: 150 },
  );
}, 60_000);

test("[MG1] any three states of an entry make one, in whatever order and however often they meet", async () => {
  const join = async (one: Entry, other: Entry) => (await mergeEntries(one, other, sha256)).entry;
  await fc.assert(
    fc.asyncProperty(arbitraryEntry(), arbitraryEntry(), arbitraryEntry(), async (x, y, z) => {
      const [a, b, c] = [x, { ...y, id: x.id }, { ...z, id: x.id }].map(withoutCopy);
      if (!a || !b || !c) return;
      expect(await join(a, a)).toBe(a);
      const ab = await join(a, b);
      expect(contentText(await join(b, a))).toBe(contentText(ab));
      expect((await join(b, a)).lineage).toEqual(ab.lineage);
      const [left, right] = [await join(ab, c), await join(a, await join(b, c))];
      expect(contentText(left)).toBe(contentText(right));
      expect(left.lineage).toEqual(right.lineage);
      expect(await join(left, b)).toBe(left);
    }),
    { numRuns: 150 },
  );
});

test("[MG3] different parts, facts and tags of two devices come together", async () => {
  const base = entryOf("one", "two", "three");
  const here = await edited(base, {
    parts: saying(base, 0, "one, here"),
    facts: { ...base.facts, minutes: 50, tags: ["k8s", "dns"] },
  });
  const there = await edited(base, { parts: saying(base, 2, "three, there").toSpliced(1, 1) });
  const { entry, copies, kinship } = await mergeEntries(here, there, sha256);
  expect(textsOf(entry)).toEqual(["one, here", "three, there"]);
  expect(entry.facts).toEqual({ date: "2026-05-31", minutes: 50, tags: ["dns", "k8s"] });
  expect([copies, kinship]).toEqual([[], "both changed"]);
});

test("[MG3] a part that was moved on one side and one that was added on the other both have their place", async () => {
  const base = entryOf("a", "b", "c");
  const here = await edited(base, { parts: base.parts.toReversed() });
  const there = await edited(base, { parts: [...base.parts, prose("d")] });
  const texts = textsOf((await mergeEntries(here, there, sha256)).entry);
  expect(texts.filter((text) => text !== "d")).toEqual(["c", "b", "a"]);
  expect(texts).toContain("d");
});

test("[MG4] the same part on both sides: one stands, the other is a copy of it alone, the same everywhere", async () => {
  const base = entryOf("one", "two");
  const here = await edited(base, { parts: saying(base, 0, "here") });
  const there = await edited(base, { parts: saying(base, 0, "there") });
  const merged = await mergeEntries(here, there, sha256);
  const other = await mergeEntries(there, here, sha256);
  expect(merged.copies).toEqual(other.copies);
  expect(merged.copies).toHaveLength(1);
  const [copy] = merged.copies;
  expect(copy).toMatchObject({ copyOf: base.id, copyOfPiece: base.parts[0]?.id });
  expect(new Set([textsOf(merged.entry)[0], ...(copy ? textsOf(copy) : [])])).toEqual(
    new Set(["here", "there"]),
  );
  const later = await edited(there, { parts: saying(there, 0, "there, later") });
  expect((await mergeEntries(merged.entry, later, sha256)).settled).toHaveLength(
    textsOf(merged.entry)[0] === "here" ? 1 : 0,
  );
});

test("[BH4] one part that is of another kind in the file never stands there twice: the file's state comes beside", async () => {
  const base = entryOf("one", "two");
  const [first] = base.parts;
  if (!first) throw new Error("there is no part");
  const sketch: Part = { id: first.id, kind: "foreign", was: { id: first.id, kind: "sketch" } };
  const there = { ...base, parts: base.parts.with(0, sketch) };
  const here = { ...base, title: "here" };
  for (const [one, other] of [
    [here, there],
    [there, here],
  ] as const) {
    const { entry, copies, kinship } = await mergeEntries(one, other, sha256);
    expect(kinship).toBe("both changed");
    expect({ ...entry, lineage: [] }).toEqual({ ...one, lineage: [] });
    expect(copies.map(({ parts }) => parts)).toEqual([other.parts]);
    for (const made of [entry, ...copies]) expect(readEntry(made).ok).toBe(true);
    expect(await mergeEntries(entry, other, sha256)).toMatchObject({
      kinship: "newer here",
      copies: [],
    });
  }
  const later = await edited(base, { parts: base.parts.with(0, sketch) });
  expect((await mergeEntries(base, later, sha256)).entry.parts).toEqual(later.parts);
});

test("[BH4] the copy of a field that only a newer version knows can be read, however long that is", async () => {
  const base = entryOf("one");
  const withMood = (mood: string): Entry => Object.assign({ ...base }, { mood });
  const long = withMood("so ".repeat(20_000));
  for (const [one, other] of [
    [long, withMood("well")],
    [withMood("well"), long],
  ] as const) {
    const { entry, copies } = await mergeEntries(one, other, sha256);
    expect(copies).toHaveLength(1);
    for (const made of [entry, ...copies]) {
      const read = readEntry(made);
      expect(read.ok ? undefined : read.problem).toBeUndefined();
    }
  }
});

test("[MG4] to keep what a copy says changes that one part of its original", async () => {
  const base = entryOf("one", "two");
  const here = await edited(base, { parts: saying(base, 0, "here"), title: "title of here" });
  const there = await edited(base, { parts: saying(base, 0, "there") });
  const { entry, copies } = await mergeEntries(here, there, sha256);
  const [copy] = copies;
  if (!copy) throw new Error("there is no copy");
  const settled = withContentOfCopy(entry, copy, () => clock.newId());
  expect(settled).toEqual({ ...entry, parts: saying(entry, 0, textsOf(copy)[0] ?? "") });
  const differences = sideBySide(pieceBeside(entry, copy), asOwnEntry(copy));
  expect(differences.map(({ of }) => of)).toEqual(["learned"]);
});

test("[MG5] a part that was added elsewhere and taken away again has brought an entry back", async () => {
  const base = entryOf("one");
  const thrown = await edited(base, { trashedAt: 1 });
  const added = await edited(base, { parts: [...base.parts, prose("two")] });
  const heard = (await mergeEntries(added, thrown, sha256)).entry;
  const without = await edited(heard, { parts: base.parts });
  for (const [here, file] of [
    [without, thrown],
    [thrown, without],
    [added, without],
  ] as const)
    expect((await mergeEntries(here, file, sha256)).entry.trashedAt).toBeUndefined();
});

test("[MG5] an edit elsewhere brings an entry back from the trash, in whatever order it is heard of", async () => {
  const base = entryOf("one");
  const thrown = await edited(base, { trashedAt: 1 });
  const written = await edited(base, { parts: saying(base, 0, "one and more") });
  for (const [one, other] of [
    [thrown, written],
    [written, thrown],
  ] as const) {
    const { entry, copies } = await mergeEntries(one, other, sha256);
    expect(entry.trashedAt).toBeUndefined();
    expect([textsOf(entry), copies]).toEqual([["one and more"], []]);
  }
  expect((await mergeEntries(base, thrown, sha256)).entry.trashedAt).toBe(1);
});

function withoutCopy(entry: Entry): Entry {
  const { copyOf: _, ...rest } = entry;
  return rest;
}

function mistakeOf(): MistakePart {
  return { id: clock.newId(), kind: "mistake", broke: "x", fix: "y", tell: "", output: "" };
}

test("[MG10] a mistake that two devices met more often than the gate takes stays as it is, with a copy", async () => {
  const mistake = mistakeOf();
  const base = { ...entryOf("one"), parts: [mistake] };
  const met = (from: number) => {
    const metAgain = Array.from({ length: bounds.meetings }, (_, at) => from + at);
    return edited(base, { parts: [{ ...mistake, metAgain }] });
  };
  const [here, file] = [await met(0), await met(1_000_000)];
  const { entry, copies } = await mergeEntries(here, file, sha256);
  for (const one of [entry, ...copies]) expect(readEntry(writeEntry(one)).ok).toBe(true);
  expect(entry.parts).toEqual(here.parts);
  expect(copies[0]?.parts).toEqual(file.parts);
});

test("[MG10] a mistake that was met again on two devices was met as often as both know", async () => {
  const mistake = mistakeOf();
  const base = { ...entryOf("one"), parts: [mistake] };
  const met = (...metAgain: number[]) =>
    edited(base, { parts: withPartFields(base.parts, mistake.id, { metAgain }) });
  const here = await edited(await met(3), { parts: [{ ...mistake, metAgain: [3], fix: "z" }] });
  const { entry, copies } = await mergeEntries(here, await met(5, 1), sha256);
  expect(entry.parts).toEqual([{ ...mistake, fix: "z", metAgain: [1, 3, 5] }]);
  expect(copies).toEqual([]);
  const undone = await edited(entry, {
    parts: withPartFields(entry.parts, mistake.id, { metAgain: [1, 5] }),
  });
  const again = await mergeEntries(undone, entry, sha256);
  expect(again.entry.parts).toEqual(undone.parts);
});

test("[MG10] a mistake that comes back after it was taken away was met as often as before", async () => {
  const mistake = mistakeOf();
  const base = { ...entryOf("one"), parts: [mistake] };
  const met = await edited(base, { parts: [{ ...mistake, metAgain: [7] }] });
  const without = await edited(base, { parts: [] });
  const gone = (await mergeEntries(met, without, sha256)).entry;
  expect(gone.parts).toEqual([]);
  const back = await edited(await edited(without, {}), { parts: [{ ...mistake, fix: "z" }] });
  expect((await mergeEntries(gone, back, sha256)).entry.parts).toEqual([
    { ...mistake, fix: "z", metAgain: [7] },
  ]);
});
