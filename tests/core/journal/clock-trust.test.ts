import fc from "fast-check";
import { expect, test } from "vitest";
import { type ClockTrust, isTrusted, lookedAt } from "../../../src/core/journal/clock-trust";

const day = 86_400_000;
const year = 365 * day;
const now = 1_780_000_000_000;

/** What is known after looks at these times. */
const after = (...looks: readonly number[]) =>
  looks.reduce<ClockTrust | undefined>(lookedAt, undefined);
const days = (count: number, from = now) =>
  Array.from({ length: count }, (_, at) => from + at * day);
const week = days(7);

test("[HT4] a clock is trusted on the seventh day that followed from the one before, and not sooner", () => {
  for (const count of [1, 2, 3, 4, 5, 6])
    expect(isTrusted(after(...days(count)), now + (count - 1) * day)).toBe(false);
  expect(isTrusted(after(...days(6)), now + 6 * day)).toBe(true);
  expect(isTrusted(after(...week), now + 7 * day)).toBe(true);
  expect(isTrusted(undefined, now)).toBe(false);
});

test("[HT4] many looks on one day count once", () => {
  const often = Array.from({ length: 500 }, (_, at) => now + at * 100_000);
  expect(isTrusted(after(...often), now + day - 1)).toBe(false);
});

test("[HT4] a clock that jumped by more than ten days is not trusted, before seven more days agree", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 10 * day + 1, max: 10 * year }),
      fc.boolean(),
      fc.integer({ min: 0, max: 6 }),
      (by, isBack, more) => {
        const jumped = now + 6 * day + (isBack ? -by : by);
        expect(isTrusted(after(...week), jumped)).toBe(false);
        const looks = after(...week, ...days(more, jumped));
        expect(isTrusted(looks, jumped + more * day)).toBe(more === 6);
      },
    ),
  );
});

test("[HT4] a jump there and back does not make the clock of the jump trusted", () => {
  const away = now + 6 * day + 10 * year;
  const looks = after(...week, away, ...days(3, now + 7 * day));
  expect(isTrusted(looks, away)).toBe(false);
  expect(isTrusted(looks, away + day)).toBe(false);
});

test("[HT4] whoever opens the journal once a week, or came through a change of zone, is trusted", () => {
  const weekly = Array.from({ length: 7 }, (_, at) => now + at * 7.2 * day);
  expect(isTrusted(after(...weekly), now + 50 * day)).toBe(true);
  expect(isTrusted(after(...week), now + 6 * day - 14 * 3_600_000)).toBe(true);
});
