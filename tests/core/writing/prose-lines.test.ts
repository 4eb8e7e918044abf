import fc from "fast-check";
import { expect, test } from "vitest";
import {
  continuedLine,
  type LineKind,
  shiftedLines,
  toggledLines,
} from "../../../src/core/writing/prose-lines";
import { applied, drawn, picture } from "./picture";

test.each([
  ["- one|", "- one\n- |"],
  ["* one| two", "* one\n* | two"],
  ["  + one|", "  + one\n  + |"],
  ["9. nine|", "9. nine\n10. |"],
  ["1) one|", "1) one\n2) |"],
  ["- [x] done|", "- [x] done\n- [ ] |"],
  ["1. [ ] first|", "1. [ ] first\n2. [ ] |"],
  ["> said|", "> said\n> |"],
  ["> - said|", "> - said\n> - |"],
  ["a\n- b|\nc", "a\n- b\n- |\nc"],
  ["- |", "|"],
  ["- [ ] |", "|"],
  ["- one\n- |\ntwo", "- one\n|\ntwo"],
  ["- one\n  - |", "- one\n- |"],
  ["- one\n  - [ ] |", "- one\n- [ ] |"],
  ["> |", "|"],
  ["> - |", "> |"],
])("[WR30] enter makes %j %j", (before, after) => {
  const [text, start, end] = drawn(before);
  const change = continuedLine(text, start, end);
  expect(change && picture(text, change)).toBe(after);
});

test.each([
  "plain|",
  "|- one",
  "-| one",
  "‹- one›",
  "-one|",
  "**bold**|",
  "--- |",
  "```yaml\n- one|\n```",
  "~~~\n```\n- one|",
  "2026. was a year|\n".replace("2026. was", "2026 was"),
])("[WR30] enter in %j is a line break like any other", (before) => {
  expect(continuedLine(...drawn(before))).toBeUndefined();
});

test("[WR30] behind code that has ended, a list is a list again", () => {
  const [text, start, end] = drawn("```\n- one\n```\n- two|");
  const change = continuedLine(text, start, end);
  expect(change && applied(text, change)).toBe("```\n- one\n```\n- two\n- ");
});

test.each<[LineKind, string, string]>([
  ["list", "on|e", "- on|e"],
  ["list", "|", "- |"],
  ["list", "- on|e", "on|e"],
  ["list", "‹one\n\n  two›", "- ‹one\n\n  - two›"],
  ["list", "‹- one\ntwo›", "‹- one\n- two›"],
  ["list", "3. on|e", "- on|e"],
  ["list", "- [x] on|e", "- on|e"],
  ["task", "on|e", "- [ ] on|e"],
  ["task", "- on|e", "- [ ] on|e"],
  ["task", "  - [x] on|e", "  on|e"],
  ["task", "- [ ] |", "|"],
  ["quote", "on|e", "> on|e"],
  ["quote", "> on|e", "on|e"],
  ["quote", "‹one\n\ntwo›", "> ‹one\n\n> two›"],
])("[WR31] %s: %j becomes %j", (kind, before, after) => {
  const [text, start, end] = drawn(before);
  expect(picture(text, toggledLines(text, start, end, kind))).toBe(after);
});

test.each<[1 | -1, string, string]>([
  [1, "- on|e", "  - on|e"],
  [1, "10. on|e", "    10. on|e"],
  [-1, "    10. on|e", "10. on|e"],
  [-1, "   - on|e", " - on|e"],
  [-1, "on|e", "on|e"],
  [1, "‹- one\n  - two›\nthree", "  ‹- one\n    - two›\nthree"],
])("[WR31] a level of %i makes %j %j", (by, before, after) => {
  const [text, start, end] = drawn(before);
  expect(picture(text, shiftedLines(text, start, end, by))).toBe(after);
});

test("[WR31] no line loses a word, whatever it is made, and twice the same makes it plain again", () => {
  const pieces = fc.constantFrom("- ", "[ ] ", "[x] ", "> ", "1. ", "a", "b ", "  ", "\n", "```\n");
  const texts = fc.array(pieces, { maxLength: 20 }).map((list) => list.join(""));
  const words = (text: string) => text.replaceAll(/[^ab`]/g, "");
  fc.assert(
    fc.property(
      texts,
      fc.nat(),
      fc.nat(),
      fc.constantFrom<LineKind>("list", "task", "quote"),
      (text, one, other, kind) => {
        const [start = 0, end = 0] = [one, other]
          .map((at) => at % (text.length + 1))
          .toSorted((a, b) => a - b);
        for (const change of [
          toggledLines(text, start, end, kind),
          shiftedLines(text, start, end, 1),
          shiftedLines(text, start, end, -1),
          continuedLine(text, start, start),
        ]) {
          if (!change) continue;
          const next = applied(text, change);
          expect(words(next)).toBe(words(text));
          expect(change.selectionStart).toBeGreaterThanOrEqual(0);
          expect(change.selectionStart).toBeLessThanOrEqual(change.selectionEnd);
          expect(change.selectionEnd).toBeLessThanOrEqual(next.length);
        }
      },
    ),
  );
});

test("[WR30] a long text is gone through once", () => {
  const text = `${"> - ".repeat(50_000)}\n${"- [ ] one\n".repeat(50_000)}- `;
  expect(continuedLine(text, text.length, text.length)).toBeDefined();
  expect(toggledLines(text, 0, text.length, "task").text.length).toBeGreaterThan(text.length);
});
