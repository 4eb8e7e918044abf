import type { EntryId } from "../journal/id";
import type { Card } from "../review/card";

/** How well was recalled what was noted with one confidence. */
export interface Recall {
  readonly confidence: 1 | 2 | 3 | 4 | 5;
  readonly reviews: number;
  /** How many of these were recalled, however hard. */
  readonly recalled: number;
}

/**
 * Stated confidence against recall. What counts of a day is its first review of a part: the ones after it,
 * of the same day, ask for what was seen a moment ago.
 */
export function recallByConfidence(
  cards: readonly Card[],
  confidenceOf: (entry: EntryId) => 1 | 2 | 3 | 4 | 5 | undefined,
): readonly Recall[] {
  const found = ([1, 2, 3, 4, 5] as const).map((confidence) => ({
    confidence,
    reviews: 0,
    recalled: 0,
  }));
  for (const { entry, reviews } of cards) {
    const recall = found.find(({ confidence }) => confidence === confidenceOf(entry));
    if (!recall) continue;
    let day = "";
    for (const review of reviews) {
      if (review.grade === "out" || review.grade === "in" || review.day === day) continue;
      ({ day } = review);
      recall.reviews += 1;
      if (review.grade !== "again") recall.recalled += 1;
    }
  }
  return found;
}
