import fc from "fast-check";
import { expect, test } from "vitest";
import { outOfTrash, trashed } from "../../../src/core/journal/trash";
import { daysLeft, overdueSince } from "../../../src/core/journal/trash-days";
import { arbitraryEntry } from "../../support/arbitrary-entry";

const day = 86_400_000;
const now = 1_780_000_000_000;

test("[HT6] moving to the trash and back changes nothing else of an entry", () => {
  fc.assert(
    fc.property(arbitraryEntry(), (entry) => {
      expect(outOfTrash(trashed(entry, now))).toEqual(outOfTrash(entry));
      expect(trashed(entry, now)).toEqual({ ...entry, trashedAt: now });
      expect("trashedAt" in outOfTrash(entry)).toBe(false);
    }),
  );
});

test("[HT6] days left count from thirty to none, and a clock of another year does not change the ends", () => {
  expect(daysLeft(now, now)).toBe(30);
  expect(daysLeft(now, now + 1)).toBe(30);
  expect(daysLeft(now, now + day)).toBe(29);
  expect(daysLeft(now, now + 30 * day - 1)).toBe(1);
  expect(daysLeft(now, now + 30 * day)).toBe(0);
  expect(daysLeft(now, now + 4000 * day)).toBe(0);
  expect(daysLeft(now, now - 4000 * day)).toBe(30);
  expect(overdueSince(now + 30 * day)).toBe(now);
});
