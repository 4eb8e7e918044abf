import { expect, test } from "vitest";
import { conflictsOf } from "../../../src/core/journal/conflict";
import { asNewEntry, conflictTitle } from "../../../src/core/journal/edit";
import { type Entry, headOf } from "../../../src/core/journal/entry";
import { uuidV7 } from "../../../src/core/journal/id";
import { contentText } from "../../../src/core/journal/lineage";
import { bounds, readEntry } from "../../../src/core/journal/read-entry";
import { sampleEntry } from "../../../src/core/journal/sample-entry";
import { asOwnEntry, withContentOfCopy } from "../../../src/core/journal/settle-conflict";
import { sideBySide } from "../../../src/core/journal/side-by-side";

let made = 0;
const newId = () => uuidV7(++made, new Uint8Array(10));
const original: Entry = { ...sampleEntry({ date: "2026-05-31", nowMs: 1000, newId }), lineage: [] };

/** A copy as a lost race makes it: marked, linked, with ids of its own. */
function copyOf(entry: Entry, change: Partial<Entry> = {}): Entry {
  return {
    ...asNewEntry(entry, newId(), 2000),
    parts: entry.parts.map((part) => ({ ...part, id: newId() })),
    title: conflictTitle(entry),
    copyOf: entry.id,
    ...change,
  };
}

test("[TB1] a conflict copy says whose copy it is, through the gate and in its head, and its id must be one", () => {
  const copy = copyOf(original);
  const read = readEntry(JSON.parse(JSON.stringify(copy)));
  expect(read).toEqual({ ok: true, value: copy });
  expect(headOf(copy).copyOf).toBe(original.id);
  expect(headOf(original)).not.toHaveProperty("copyOf");
  expect(readEntry({ ...copy, copyOf: "the other one" })).toMatchObject({ ok: false });
});

test("[TB1] the link is a part of the content, and an entry made from a copy has none", () => {
  const copy = copyOf(original);
  const { copyOf: _, ...unlinked } = copy;
  expect(contentText(copy)).not.toBe(contentText(unlinked));
  expect(asNewEntry(copy, newId(), 1)).not.toHaveProperty("copyOf");
});

test("[TB2] an entry is in conflict with what it is a copy of, and with its own copies, the oldest first", () => {
  const one = copyOf(original, { createdAt: 3 });
  const two = copyOf(original, { createdAt: 2 });
  const third = copyOf(one);
  const heads = [original, one, two, third].map(headOf);
  expect(conflictsOf(original, heads).map(({ copy }) => copy)).toEqual([two.id, one.id]);
  expect(conflictsOf(one, heads)).toEqual([
    { original: original.id, copy: one.id },
    { original: one.id, copy: third.id },
  ]);
  expect(conflictsOf(third, heads)).toEqual([{ original: one.id, copy: third.id }]);
  const unrelated = { ...original, id: newId() };
  expect(conflictsOf(unrelated, heads)).toEqual([]);
  expect(conflictsOf({ id: one.id, copyOf: one.id }, [])).toEqual([]);
});

test("[TB3] a kept copy loses its mark and its link, and nothing else", () => {
  const copy = copyOf(original);
  expect(asOwnEntry(copy)).toEqual({
    ...asNewEntry(copy, copy.id, copy.createdAt),
    title: original.title,
  });
  const untitled = { ...original, title: "" };
  expect(asOwnEntry(copyOf(untitled)).title).toBe("");
  expect(asOwnEntry(copyOf(original, { title: "Mine" })).title).toBe("Mine");
});

test("[TB3] the original that says what its copy says keeps its id, its age, its lineage and the ids of its parts", () => {
  const lineage = ["a".repeat(32)];
  const first = { ...original, lineage, copyOf: newId() };
  const [learned, ...others] = original.parts;
  if (learned?.kind !== "learned") throw new Error("the sample begins with what was learned");
  const written = { ...learned, text: `${learned.text} And more.` };
  const added = { id: newId(), kind: "aha", text: "entirely new" } as const;
  const copy = copyOf({ ...original, parts: [written, ...others, added] });
  const settled = withContentOfCopy(first, copy, newId);
  expect(settled).toMatchObject({
    id: original.id,
    createdAt: 1000,
    lineage,
    copyOf: first.copyOf,
  });
  expect(settled.title).toBe(original.title);
  expect(settled.parts.slice(0, -1)).toEqual([written, ...others]);
  expect(settled.parts.at(-1)).toMatchObject({ kind: "aha", text: "entirely new" });
  expect(readEntry(settled).ok).toBe(true);
});

test("[TB3] a title that is too long for the mark stays as it is", () => {
  const title = "x".repeat(bounds.line - 3);
  expect(conflictTitle({ ...original, title })).toBe(title);
});

test("[TB4] two versions stand side by side: what both say on both sides, what one says on its own", () => {
  const [learned, ...others] = original.parts;
  if (learned?.kind !== "learned") throw new Error("the sample begins with what was learned");
  const one = { ...original, parts: [{ ...learned, text: "the cache is near" }, ...others] };
  const other = {
    ...original,
    parts: [{ ...learned, text: "the cache is far" }, ...others],
    facts: { ...original.facts, section: "dns" },
  };
  const differences = sideBySide(one, other);
  expect(differences.map(({ of }) => of)).toEqual(["section", "learned"]);
  const text = (words: readonly { readonly text: string }[]) =>
    words.map((word) => word.text).join("");
  expect(
    differences.map((difference) => [text(difference.one.words), text(difference.other.words)]),
  ).toEqual([
    [original.facts.section, "dns"],
    ["the cache is near", "the cache is far"],
  ]);
  expect(differences[1]?.one.words.at(-1)).toEqual({ kind: "added", text: "near" });
  const short = { ...one, parts: others };
  expect(sideBySide(short, one)[0]).toMatchObject({
    one: { isMissing: true },
    other: { isMissing: false },
  });
  expect(sideBySide(one, one)).toEqual([]);
});
