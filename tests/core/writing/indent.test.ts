import fc from "fast-check";
import { expect, test } from "vitest";
import { brokenLine, indented, outdented } from "../../../src/core/writing/indent";
import { applied, drawn, picture } from "./picture";

test.each([
  ["a|b", "a  |b"],
  ["a‹b›c", "a  |c"],
  ["‹a\nb›", "  ‹a\n  b›"],
  ["x\na‹a\n\nb›b", "x\n  a‹a\n\n  b›b"],
  ["‹a\nb\n›c", "  ‹a\n  b\n›c"],
])("[WR27] the tab key makes %j %j", (before, after) => {
  const [text, start, end] = drawn(before);
  expect(picture(text, indented(text, start, end))).toBe(after);
});

test.each([
  ["  a|", "a|"],
  ["|  a", "|a"],
  ["\ta|", "a|"],
  [" a|", "a|"],
  ["    ‹a\n  b›", "  ‹a\nb›"],
  ["a|", "a|"],
  ["a\n  |b", "a\n|b"],
])("[WR27] shift and tab make %j %j", (before, after) => {
  const [text, start, end] = drawn(before);
  expect(picture(text, outdented(text, start, end))).toBe(after);
});

test.each([
  ["  a|b", "  a\n  |b"],
  ["a\n\t b|", "a\n\t b\n\t |"],
  [" | a", " \n | a"],
  ["  a‹b›c", "  a\n  |c"],
])("[WR27] enter makes %j %j", (before, after) => {
  const [text, start, end] = drawn(before);
  expect(picture(text, brokenLine(text, start, end))).toBe(after);
});

test("[WR27] indenting changes nothing but the spaces that lines begin with, and outdenting takes it back", () => {
  const code = fc.string({ unit: fc.constantFrom("a", " ", "\n", "\t", "{"), maxLength: 40 });
  fc.assert(
    fc.property(code, fc.nat(), fc.nat(), (text, one, other) => {
      const [start = 0, end = 0] = [one, other]
        .map((at) => at % (text.length + 1))
        .toSorted((a, b) => a - b);
      for (const key of [indented, outdented]) {
        const change = key(text, start, end);
        const next = applied(text, change);
        const isInline = key === indented && !text.slice(start, end).includes("\n");
        if (!isInline)
          expect(next.split("\n").map((line) => line.trimStart())).toEqual(
            text.split("\n").map((line) => line.trimStart()),
          );
        expect(change.selectionStart).toBeLessThanOrEqual(change.selectionEnd);
        expect(change.selectionEnd).toBeLessThanOrEqual(next.length);
        expect(change.selectionStart).toBeGreaterThanOrEqual(0);
      }
      const more = indented(text, start, end);
      if (text.slice(start, end).includes("\n")) {
        const next = applied(text, more);
        const less = outdented(next, more.selectionStart, more.selectionEnd);
        expect(applied(next, less)).toBe(text);
      }
    }),
  );
});
