import fc from "fast-check";
import { expect, test } from "vitest";
import { dayNumber, isLocalDate, monthOf, noonUtc } from "../../../src/core/journal/local-date";

const day = fc
  .date({
    min: new Date("1900-01-01T00:00:00Z"),
    max: new Date("2200-12-31T23:59:59Z"),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString().slice(0, 10));

test("[MO3] every day of the calendar from 1900 to 2200 is a date, and formats as itself", () => {
  fc.assert(
    fc.property(day, (text) => {
      if (!isLocalDate(text)) throw new Error(`${text} was refused`);
      expect(noonUtc(text).toISOString().slice(0, 10)).toBe(text);
      expect(text.startsWith(monthOf(text))).toBe(true);
    }),
  );
});

test("[MO3] days sort as their numbers do", () => {
  fc.assert(
    fc.property(day, day, (a, b) => {
      if (!isLocalDate(a) || !isLocalDate(b)) throw new Error("refused");
      expect(Math.sign(dayNumber(a) - dayNumber(b))).toBe(a < b ? -1 : Number(a > b));
    }),
  );
});

test.each([
  ["2026-02-30"],
  ["2025-02-29"],
  ["1900-02-29"],
  ["2026-13-01"],
  ["2026-00-10"],
  ["2026-04-31"],
  ["2026-01-00"],
  ["1899-12-31"],
  ["2201-01-01"],
  ["-1"],
  [""],
  ["+275760-09-13"],
  ["2026-1-1"],
  ["2026-01-01T00:00"],
  [" 2026-01-01"],
  ["2026/01/01"],
  ["２０２６-01-01"],
  ["2026-01-01\n"],
])("[MO3] %j is no day: it is refused, not shifted", (text) => {
  expect(isLocalDate(text)).toBe(false);
});

test("[MO3] leap days of leap years are days", () => {
  expect(["2024-02-29", "2000-02-29", "2400-02-29"].map(isLocalDate)).toEqual([true, true, false]);
});
