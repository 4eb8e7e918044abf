import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, daysBetween } from "../../../src/core/journal/days";
import { saySpan } from "../../../src/core/journal/say-span";
import {
  type Card,
  cardSection,
  isLeftOut,
  mergeCards,
  printCard,
  readCard,
  readCardLines,
} from "../../../src/core/review/card";
import { arbitraryCard, arbitraryReviews } from "../../support/arbitrary-card";
import { arbitraryDate } from "../../support/arbitrary-entry";

const entry = "019e7de7-be00-7001-8000-000000000001";
const part = "019e7de7-be00-7001-8000-000000000002";

/** Cards of one part, as devices that were apart have them. */
const siblings = fc.array(arbitraryReviews(), { minLength: 3, maxLength: 3 }).map((all) =>
  all.map((reviews): Card => {
    const card = readCard({ entry, part, reviews });
    if (!card) throw new Error("no card");
    return card;
  }),
);

test("[RV1] a card is read as it was printed, whatever a newer version knows of it", () => {
  fc.assert(
    fc.property(arbitraryCard(), (card) => {
      expect(readCard(JSON.parse(printCard(card)))).toEqual(card);
    }),
  );
  const newer = { entry, part, reviews: [], cue: "why?", __proto__: { grade: 1 } };
  expect(readCard(newer)).toEqual({ entry, part, reviews: [], cue: "why?" });
});

test("[RV1] what is no card is none, and nothing throws", () => {
  const review = { atMs: 1, day: "2026-05-31", grade: "good" };
  const wrong: readonly unknown[] = [
    undefined,
    null,
    [],
    "",
    {},
    { entry, part },
    { entry: "x", part, reviews: [] },
    { entry, part: 1, reviews: [] },
    { entry, part, reviews: {} },
    ...[
      { ...review, atMs: -1 },
      { ...review, atMs: 1.5 },
      { ...review, day: "2026-02-30" },
      { ...review, grade: "best" },
      "good",
      null,
    ].map((one) => ({ entry, part, reviews: [review, one] })),
  ];
  for (const value of wrong) expect(readCard(value)).toBeUndefined();
  fc.assert(fc.property(fc.anything(), (value) => void readCard(value)));
});

test("[RV2] cards of devices that were apart merge to the same, in any order and however often", () => {
  fc.assert(
    fc.property(siblings, ([a, b, c]) => {
      if (!a || !b || !c) return;
      const all = mergeCards(mergeCards(a, b), c);
      expect(printCard(mergeCards(c, mergeCards(b, a)))).toBe(printCard(all));
      expect(printCard(mergeCards(all, a))).toBe(printCard(all));
      for (const review of [a, b, c].flatMap(({ reviews }) => reviews))
        expect(all.reviews).toContainEqual(review);
      expect(all.reviews.length).toBeLessThanOrEqual(
        [a, b, c].reduce((sum, { reviews }) => sum + reviews.length, 0),
      );
    }),
  );
});

test("[RV2] of the lines of a backup those that are cards are taken once each, and the others are kept", () => {
  const review = (atMs: number) => ({ atMs, day: "2026-05-31", grade: "good" });
  const line = (...reviews: readonly unknown[]) => JSON.stringify({ entry, part, reviews });
  const { cards, rest } = readCardLines([
    line(review(2)),
    "[1]",
    line(review(1)),
    '{"of":"later"}',
  ]);
  expect(rest).toEqual(["[1]", '{"of":"later"}']);
  expect(cards).toEqual([{ entry, part, reviews: [review(1), review(2)] }]);
  expect(cardSection(cards).get("cards")).toEqual([line(review(1), review(2))]);
  expect([...cardSection([]).keys()]).toEqual([]);
});

test("[RV6] the last word decides whether a part is left out", () => {
  const said = (...grades: readonly string[]) =>
    readCard({
      entry,
      part,
      reviews: grades.map((grade, atMs) => ({ atMs, day: "2026-05-31", grade })),
    });
  const isOut = (card: Card | undefined) => card && isLeftOut(card);
  expect(isOut(said())).toBe(false);
  expect(isOut(said("good", "out"))).toBe(true);
  expect(isOut(said("out", "good"))).toBe(true);
  expect(isOut(said("out", "in", "good"))).toBe(false);
});

test("[RV4] days are counted by the calendar", () => {
  expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
  expect(addDays("2026-02-28", 1)).toBe("2026-03-01");
  expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
  expect(addDays("2200-12-30", 1e9)).toBe("2200-12-31");
  expect(addDays("1900-01-02", -1e9)).toBe("1900-01-01");
  fc.assert(
    fc.property(arbitraryDate(), fc.integer({ min: -4000, max: 4000 }), (date, days) => {
      const there = addDays(date, days);
      if (there > "1900-01-01" && there < "2200-12-31") expect(daysBetween(date, there)).toBe(days);
    }),
  );
});

test("[RV4] spans are said as one says them", () => {
  const said = [0, 1, 2, 20, 21, 60, 61, 547, 548, 3650].map(saySpan);
  expect(said).toEqual([
    "today",
    "1 day",
    "2 days",
    "20 days",
    "3 weeks",
    "9 weeks",
    "2 months",
    "18 months",
    "2 years",
    "10 years",
  ]);
});
