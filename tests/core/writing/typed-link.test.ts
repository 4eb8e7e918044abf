import fc from "fast-check";
import { expect, test } from "vitest";
import { readEntryLink } from "../../../src/core/markup/entry-link";
import { completedLink, typedLink } from "../../../src/core/writing/typed-link";

const id = "0190d3c0-0000-7000-8000-000000000001";

/** What is being typed at the `|` of a text. */
function typedAt(text: string): string | undefined {
  const caret = text.indexOf("¦");
  return typedLink(text.replace("¦", ""), caret)?.typed;
}

test.each([
  ["see [[¦", ""],
  ["see [[po¦ later", "po"],
  ["[[a]] and [[b c¦", "b c"],
  ["`code` [[b¦", "b"],
  ["```\ncode\n```\n[[b¦", "b"],
  ["- [[b¦]]", "b"],
])("[CN15] in %j a link is being typed", (text, typed) => {
  expect(typedAt(text)).toBe(typed);
});

test.each([
  "none¦",
  "[po¦",
  "[[done]]¦",
  "[[one\n¦",
  "`[[b¦",
  "```\n[[b¦",
  "![[b¦",
  "\\[[b¦",
  "[[ -f¦",
  "[[a|b¦",
  `[[${"x".repeat(81)}¦`,
])("[CN15] in %j none is", (text) => {
  expect(typedAt(text)).toBeUndefined();
});

test("[CN15] what is taken stands in the place of what was typed, is closed once, and nothing else changes", () => {
  const plain = fc.string({ maxLength: 12 }).map((text) => text.replaceAll(/[`[\]|\\!\n]/g, ""));
  fc.assert(
    fc.property(
      plain,
      plain.filter((text) => !/^\s/.test(text)),
      plain,
      fc.boolean(),
      fc.string(),
      (before, typed, after, isClosed, label) => {
        const text = `${before}[[${typed}${isClosed ? "]]" : ""}${after}`;
        const caret = before.length + 2 + typed.length;
        const link = typedLink(text, caret);
        if (!link) return expect(before).toMatch(/^ {4}|^\t/);
        const {
          start,
          end,
          text: written,
          selectionStart,
        } = completedLink(text, caret, link, {
          id,
          label,
        });
        const changed = text.slice(0, start) + written + text.slice(end);
        expect(changed).toBe(before + written + after);
        expect(readEntryLink(written)?.id).toBe(id);
        expect(selectionStart).toBe(before.length + written.length);
        return undefined;
      },
    ),
  );
});

test("[CN15] within a table the bar bears a backslash", () => {
  const text = "| a | b |\n|---|---|\n| [[po | c |";
  const caret = text.indexOf("[[po") + 4;
  const link = typedLink(text, caret) ?? expect.unreachable("it is being typed");
  expect(completedLink(text, caret, link, { id, label: "Pods" }).text).toBe(`[[${id}\\|Pods]]`);
});
