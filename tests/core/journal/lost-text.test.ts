import fc from "fast-check";
import { expect, test } from "vitest";
import { blankEntry, type Entry } from "../../../src/core/journal/entry";
import { losesMuch } from "../../../src/core/journal/lost-text";
import { arbitraryEntry } from "../../support/arbitrary-entry";

const entry = (...texts: readonly string[]): Entry => ({
  ...blankEntry("e", { date: "2026-05-31", tags: [] }, 0),
  parts: texts.map((text, at) => ({ id: `p${at}`, kind: "thought", text })),
});
const long = "every word of it was typed by hand. ".repeat(10);

test("[HT5] a write that takes away or writes over much loses much", () => {
  expect(losesMuch(entry(long), entry(""))).toBe(true);
  expect(losesMuch(entry(long), entry())).toBe(true);
  expect(losesMuch(entry(long), entry("something pasted over it, as long ".repeat(10)))).toBe(true);
  expect(losesMuch(entry(long, long), entry(long))).toBe(true);
});

test("[HT5] a write that adds, or takes away a little of much, does not", () => {
  expect(losesMuch(entry(long), entry(`${long}${long}`))).toBe(false);
  expect(losesMuch(entry(long), entry(`before ${long}`))).toBe(false);
  expect(losesMuch(entry("short"), entry(""))).toBe(false);
  expect(losesMuch(entry(long, long, long, long), entry(long, long, long, ""))).toBe(false);
  expect(losesMuch(entry(long, "b"), entry("b", long))).toBe(true);
});

test("[HT5] an entry never loses much to itself, whatever is in it, nor to one that says more", () => {
  fc.assert(
    fc.property(arbitraryEntry(), (any) => {
      expect(losesMuch(any, structuredClone(any))).toBe(false);
      const more = any.parts.map((part) =>
        "text" in part ? { ...part, text: `${part.text}${long}` } : part,
      );
      expect(losesMuch(any, { ...any, parts: more })).toBe(false);
    }),
  );
});
