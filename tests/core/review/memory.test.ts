import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, daysBetween } from "../../../src/core/journal/days";
import type { LocalDate } from "../../../src/core/journal/local-date";
import { type Grade, grades, type Review } from "../../../src/core/review/card";
import {
  afterReview,
  intervals,
  type Memory,
  memoryOf,
  recallChance,
} from "../../../src/core/review/memory";

const first: LocalDate = "2026-05-31";

/** Reviews that go on from one to the next, some days apart. */
const courses = fc.array(fc.record({ grade: fc.constantFrom(...grades), gap: fc.nat(400) }), {
  maxLength: 12,
});

function courseOf(steps: readonly { readonly grade: Grade; readonly gap: number }[]): Review[] {
  let day = first;
  return steps.map(({ grade, gap }, at) => {
    day = addDays(day, gap);
    return { atMs: at, day, grade };
  });
}

test("[RV4] the first grades are those that FSRS-6 gives with its published weights", () => {
  expect(intervals(undefined, first)).toEqual({ again: 0, hard: 1, good: 2, easy: 8 });
  const good = afterReview(undefined, "good", first);
  expect(good).toMatchObject({ on: first, due: "2026-06-02", stability: 2.3065 });
  expect(afterReview(good, "good", "2026-06-02").due).toBe("2026-06-13");
  expect(memoryOf({ reviews: [] })).toBeUndefined();
});

test("[RV4] a better grade never brings a card back earlier, and what is recalled comes back later each time", () => {
  fc.assert(
    fc.property(courses, (steps) => {
      const reviews = courseOf(steps);
      const memory = memoryOf({ reviews });
      const day = memory?.due ?? first;
      const { again, hard, good, easy } = intervals(memory, day);
      expect(again).toBe(0);
      expect(hard).toBeGreaterThanOrEqual(1);
      expect(good).toBeGreaterThanOrEqual(hard + Number(!memory || memory.on < day));
      expect(easy).toBeGreaterThan(good);
      for (const days of [hard, good, easy]) expect(days).toBeLessThanOrEqual(3652);
      if (!memory) return;
      const next = afterReview(memory, "good", day);
      expect(daysBetween(day, next.due)).toBe(good);
      expect(next.stability).toBeGreaterThanOrEqual(memory.stability);
      expect(intervals(memory, memory.on).good).toBeGreaterThanOrEqual(1);
    }),
  );
});

test("[RV4] a pause is no fault: whoever recalls after a long one is asked later than who recalls in time", () => {
  const memory = afterReview(undefined, "good", first);
  const inTime = intervals(memory, addDays(first, 2)).good;
  const late = intervals(memory, addDays(first, 200)).good;
  expect(late).toBeGreaterThan(inTime);
  expect(recallChance(memory, first)).toBe(1);
  expect(recallChance(memory, addDays(first, 2))).toBeCloseTo(0.9, 1);
  expect(recallChance(memory, addDays(first, 200))).toBeLessThan(0.7);
});

test("[RV4] the same reviews give the same day; a clock that was set back is the same day", () => {
  fc.assert(
    fc.property(courses, (steps) => {
      const reviews = courseOf(steps);
      expect(memoryOf({ reviews })).toEqual(memoryOf({ reviews: structuredClone(reviews) }));
      const out: Review = { atMs: 1e6, day: first, grade: "out" };
      expect(memoryOf({ reviews: [...reviews, out] })).toEqual(memoryOf({ reviews }));
    }),
  );
  const memory: Memory = afterReview(undefined, "good", first);
  expect(intervals(memory, "2020-01-01")).toEqual(intervals(memory, first));
});
