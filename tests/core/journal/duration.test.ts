import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatMinutes, longestMinutes, parseMinutes } from "../../../src/core/journal/duration";

describe("[WR12] minutes are understood as people write them", () => {
  test.each([
    ["50", 50],
    ["50 min", 50],
    ["50m", 50],
    ["50 minutes", 50],
    ["1h20", 80],
    ["1 h 20 min", 80],
    ["1h 20m", 80],
    ["1:20", 80],
    ["01:05", 65],
    ["1.5h", 90],
    ["1,5 h", 90],
    ["2h", 120],
    ["2 hours", 120],
    ["0", 0],
    ["  50  MIN ", 50],
    ["168h", longestMinutes],
  ])("%s is %i minutes", (text, minutes) => {
    expect(parseMinutes(text)).toBe(minutes);
  });

  test.each([
    "",
    " ",
    "h",
    "m",
    "min",
    "ten",
    "-5",
    "1:60",
    "1:2:3",
    "1h2h",
    "50 x",
    "5e1",
    "169h",
    "∞",
    "１",
  ])("%j is none", (text) => {
    expect(parseMinutes(text)).toBeUndefined();
  });
});

test("[WR12] every number of minutes is read back from how it is said", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: longestMinutes }), (minutes) => {
      expect(parseMinutes(formatMinutes(minutes))).toBe(minutes);
    }),
  );
});

test("[WR12] whatever is typed, the answer is none or whole minutes within a week", () => {
  const digits = fc.string({
    unit: fc.constantFrom(..."0123456789hm:., in".split("")),
    maxLength: 12,
  });
  fc.assert(
    fc.property(fc.oneof(fc.string(), digits), (text) => {
      const minutes = parseMinutes(text);
      if (minutes === undefined) return;
      expect(Number.isInteger(minutes)).toBe(true);
      expect(minutes).toBeGreaterThanOrEqual(0);
      expect(minutes).toBeLessThanOrEqual(longestMinutes);
    }),
  );
});
