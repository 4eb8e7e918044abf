import fc from "fast-check";
import { expect, test } from "vitest";
import { type Facts, type FactsPatch, withFacts } from "../../../src/core/journal/facts";

const facts: Facts = { date: "2026-05-31", tags: ["pods"], section: "core", minutes: 0 };

test("a fact that is set to undefined is taken away, key and all; others stay", () => {
  expect(Object.keys(withFacts(facts, { section: undefined }))).not.toContain("section");
  expect(withFacts(facts, { section: undefined }).minutes).toBe(0);
  expect(withFacts(facts, { confidence: 4 })).toEqual({ ...facts, confidence: 4 });
  expect(withFacts(facts, {})).toEqual(facts);
});

test("the last patch of each fact wins, in one step or in two", () => {
  const patch: fc.Arbitrary<FactsPatch> = fc.record(
    {
      section: fc.option(fc.string(), { nil: undefined }),
      minutes: fc.option(fc.nat(), { nil: undefined }),
      confidence: fc.option(fc.constantFrom(1, 2, 3, 4, 5), { nil: undefined }),
      difficulty: fc.option(fc.constantFrom("easy", "medium", "hard"), { nil: undefined }),
      energy: fc.option(fc.string(), { nil: undefined }),
      tags: fc.array(fc.string()),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(patch, patch, (one, other) => {
      const inTwo = withFacts(withFacts(facts, one), other);
      expect(inTwo).toEqual(withFacts(facts, { ...one, ...other }));
      expect(Object.values(inTwo)).not.toContain(undefined);
      expect(inTwo.date).toBe(facts.date);
    }),
  );
});
