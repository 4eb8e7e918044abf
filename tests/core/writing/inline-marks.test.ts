import fc from "fast-check";
import { expect, test } from "vitest";
import {
  canBeLinked,
  type InlineMark,
  isAddress,
  linked,
  toggledMark,
} from "../../../src/core/writing/inline-marks";
import { applied, drawn, picture } from "./picture";

test.each<[InlineMark, string, string]>([
  ["**", "a ‹word› b", "a **‹word›** b"],
  ["**", "a ‹word › b", "a **‹word›**  b"],
  ["**", "a **‹word›** b", "a ‹word› b"],
  ["**", "a ‹**word**› b", "a ‹word› b"],
  ["**", "a |", "a **|**"],
  ["**", "a **|**", "a |"],
  ["**", "a **b|**", "a **b**|"],
  ["`", "run ‹ls›", "run `‹ls›`"],
  ["`", "run ‹`ls`›", "run ‹ls›"],
  ["`", "‹a`b›", "`` ‹a`b› ``"],
  ["`", "see\n‹a\nb›\nend", "see\n```\n‹a\nb›\n```\nend"],
  ["`", "see ‹a\n```\nb› end", "see \n````\n‹a\n```\nb›\n````\n end"],
])("[WR31] %s makes %j %j", (mark, before, after) => {
  const [text, start, end] = drawn(before);
  expect(picture(text, toggledMark(text, start, end, mark))).toBe(after);
});

test.each([
  ["a |", undefined, "a [|]()"],
  ["a ‹word›", undefined, "a [word](|)"],
  ["‹https://k8s.io›", undefined, "[|](https://k8s.io)"],
  ["a ‹word› b", "https://k8s.io/docs", "a [word](https://k8s.io/docs)| b"],
  [
    "‹word›",
    "https://en.wikipedia.org/wiki/Pod_(x)",
    "[word](<https://en.wikipedia.org/wiki/Pod_(x)>)|",
  ],
])("[WR32] a link makes %j with %j %j", (before, address, after) => {
  const [text, start, end] = drawn(before);
  expect(picture(text, linked(text, start, end, address))).toBe(after);
});

test("[WR32] only one whole address is one, and only words can bear it", () => {
  expect(["https://k8s.io", "http://a/b?c#d", "mailto:me@example.org"].every(isAddress)).toBe(true);
  for (const text of [
    "k8s.io",
    "see https://k8s.io",
    "https://",
    "javascript:alert(1)",
    "https://a b",
  ])
    expect(isAddress(text)).toBe(false);
  expect(["word", "two words", "`code`"].every(canBeLinked)).toBe(true);
  for (const text of ["", " ", "a]b", "[a", "a\nb", "https://k8s.io"])
    expect(canBeLinked(text)).toBe(false);
});

test("[WR31] marks are put around words and change none of them", () => {
  const texts = fc.string({ unit: fc.constantFrom("a", " ", "*", "`", "\n", "é"), maxLength: 30 });
  const words = (text: string) => text.replaceAll(/[^aé]/g, "");
  fc.assert(
    fc.property(
      texts,
      fc.nat(),
      fc.nat(),
      fc.constantFrom<InlineMark>("**", "`"),
      (text, one, other, mark) => {
        const [start = 0, end = 0] = [one, other]
          .map((at) => at % (text.length + 1))
          .toSorted((a, b) => a - b);
        const change = toggledMark(text, start, end, mark);
        const next = applied(text, change);
        expect(words(next)).toBe(words(text));
        expect(words(next.slice(change.selectionStart, change.selectionEnd))).toBe(
          words(text.slice(start, end)),
        );
      },
    ),
  );
});
