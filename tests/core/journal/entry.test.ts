import fc from "fast-check";
import { expect, test } from "vitest";
import {
  blankEntry,
  compareHeads,
  type Head,
  headOf,
  isBlankEntry,
  labelOf,
  withoutEmptyParts,
} from "../../../src/core/journal/entry";
import { uuidV7 } from "../../../src/core/journal/id";
import { emptyPart } from "../../../src/core/journal/part";
import { sampleEntry } from "../../../src/core/journal/sample-entry";

let made = 0;
const newId = () => uuidV7(++made, new Uint8Array(10));
const blank = blankEntry(newId(), { date: "2026-05-31", tags: [] }, 1000);
const sample = sampleEntry({ date: "2026-05-31", nowMs: 1000, newId });

test("[MO6] an entry is blank until something is written, and a date alone is nothing", () => {
  expect(isBlankEntry(blank)).toBe(true);
  expect(isBlankEntry({ ...blank, parts: [emptyPart("snippet", newId())] })).toBe(true);
  expect(isBlankEntry({ ...blank, title: "x" })).toBe(false);
  expect(isBlankEntry({ ...blank, facts: { ...blank.facts, minutes: 5 } })).toBe(false);
  expect(isBlankEntry({ ...blank, facts: { ...blank.facts, tags: ["a"] } })).toBe(false);
  expect(isBlankEntry(sample)).toBe(false);
});

test("[MO7] empty parts are left out of what is stored, all others stay", () => {
  const withEmpty = {
    ...sample,
    parts: [emptyPart("aha", newId()), ...sample.parts, emptyPart("mistake", newId())],
  };
  expect(withoutEmptyParts(withEmpty)).toEqual(sample);
  expect(withoutEmptyParts(sample)).toBe(sample);
});

test("[MO8] an entry is called by its title, else by its first words", () => {
  expect(labelOf(sample)).toBe(sample.title);
  expect(labelOf(blank)).toBe("Untitled");
  const jotted = {
    ...blank,
    parts: [{ id: newId(), kind: "learned", text: "\n pods share an IP\nand more" } as const],
  };
  expect(labelOf(jotted)).toBe("pods share an IP");
  const long = { ...blank, parts: [{ id: newId(), kind: "aha", text: "x".repeat(500) } as const] };
  expect(labelOf(long)).toHaveLength(120);
});

test("[MO8] the head counts the questions that are still open", () => {
  expect(headOf(sample).openQuestions).toBe(1);
  expect(headOf(blank).openQuestions).toBe(0);
});

const head: fc.Arbitrary<Head> = fc
  .record({
    id: fc.integer({ min: 0, max: 5 }).map(String),
    date: fc.constantFrom("2026-05-30" as const, "2026-05-31" as const, "2025-01-01" as const),
    createdAt: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ id, date, createdAt }) => ({
    id,
    label: "",
    facts: { date, tags: [] },
    createdAt,
    openQuestions: 0,
  }));

test("[MO9] the order of the journal is total: newest day first, then newest creation", () => {
  fc.assert(
    fc.property(head, head, head, (a, b, c) => {
      expect(compareHeads(a, b) + compareHeads(b, a)).toBe(0);
      if (compareHeads(a, b) <= 0 && compareHeads(b, c) <= 0)
        expect(compareHeads(a, c)).toBeLessThanOrEqual(0);
      if (a.facts.date > b.facts.date) expect(compareHeads(a, b)).toBeLessThan(0);
      if (a.facts.date === b.facts.date && a.createdAt > b.createdAt)
        expect(compareHeads(a, b)).toBeLessThan(0);
    }),
  );
});
