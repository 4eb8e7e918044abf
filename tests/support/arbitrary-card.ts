import fc from "fast-check";
import { type Card, grades, readCard, type Review } from "../../src/core/review/card";
import { arbitraryDate } from "./arbitrary-entry";

/** Reviews in no order, some of them twice. */
export function arbitraryReviews(): fc.Arbitrary<Review[]> {
  return fc.array(
    fc.record({
      atMs: fc.oneof(fc.nat(5), fc.nat(2 ** 42)),
      day: arbitraryDate(),
      grade: fc.constantFrom(...grades, "out" as const, "in" as const),
    }),
    { maxLength: 8 },
  );
}

/** A card of any part. */
export function arbitraryCard(): fc.Arbitrary<Card> {
  const uuid = fc.uuid({ version: 7 });
  return fc
    .record({ entry: uuid, part: uuid, reviews: arbitraryReviews() })
    .map((value) => readCard(value))
    .filter((card) => card !== undefined);
}
