import fc from "fast-check";
import { expect, test } from "vitest";
import { bestFirst, bestOf, countOf } from "../../../src/core/search/order";

/** Few different scores, so that many are alike; some tiny and some huge. */
const scores = fc
  .array(fc.oneof(fc.constantFrom(0, 0, 1, 1.5, 2), fc.float({ min: 0, noNaN: true })), {
    maxLength: 60,
  })
  .map((some) => Float32Array.from(some));

test("[FI7] the best come first, of two alike the one that the tie says, and what does not meet the query does not come", () => {
  fc.assert(
    fc.property(scores, fc.integer({ min: 1, max: 30 }), (of, count) => {
      // Some order that is not that of the numbers.
      const tie = (a: number, b: number) => (a % 7) - (b % 7) || a - b;
      const expected = [...of.keys()]
        .filter((entry) => (of[entry] ?? 0) > 0)
        .toSorted((a, b) => (of[b] ?? 0) - (of[a] ?? 0) || tie(a, b));
      expect([...bestFirst(of, tie)]).toEqual(expected);
      expect(bestOf(of, count, tie)).toEqual(expected.slice(0, count));
      expect(countOf(of)).toBe(expected.length);
    }),
  );
});
