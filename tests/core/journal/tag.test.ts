import fc from "fast-check";
import { expect, test } from "vitest";
import { longestTag, spellingKey, toTag, withTag, withTags } from "../../../src/core/journal/tag";

test.each([
  ["pods", "pods"],
  ["#pods", "pods"],
  ["# Core Concepts ", "Core-Concepts"],
  ["c#", "c#"],
  ["a\n\tb", "a-b"],
  ["", undefined],
  [" , ", undefined],
  ["##", undefined],
])("the tag of %j is %j", (text, tag) => {
  expect(toTag(text)).toBe(tag);
});

test("a tag is well formed, not empty, without white space or commas, and its own tag", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      const tag = toTag(text);
      if (tag === undefined) return;
      expect(tag).not.toBe("");
      expect(tag).not.toMatch(/[\s,]/);
      expect(tag.length).toBeLessThanOrEqual(longestTag);
      expect(tag.isWellFormed()).toBe(true);
      if (!tag.startsWith("#")) expect(toTag(tag)).toBe(tag);
    }),
  );
});

test("adding a tag keeps the first spelling, each once, in the order they came", () => {
  expect(withTag(["Pods"], "pods")).toEqual(["Pods"]);
  expect(withTag(["e\u0301tcd"], "Étcd")).toEqual(["e\u0301tcd"]);
  expect(withTag(["a"], "b")).toEqual(["a", "b"]);
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1 })),
      fc.string({ minLength: 1 }),
      (texts, tag) => {
        const tags = texts.reduce<readonly string[]>(withTag, []);
        const more = withTag(tags, tag);
        expect(more.slice(0, tags.length)).toEqual(tags);
        expect(new Set(more.map(spellingKey)).size).toBe(more.length);
        expect(more.map(spellingKey)).toContain(spellingKey(tag));
        expect(withTag(more, tag)).toBe(more);
      },
    ),
  );
});

test("texts become tags in their order, those that ask for none left out", () => {
  expect(withTags(["a"], ["# b c", " ", "A", "d"])).toEqual(["a", "b-c", "d"]);
});
