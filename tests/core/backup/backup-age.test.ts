import fc from "fast-check";
import { expect, test } from "vitest";
import {
  backupAge,
  nameBackupAge,
  sayBackupAge,
  urgencyOf,
} from "../../../src/core/backup/backup-age";

const last = { date: "2026-11-10", entries: 7, revision: 20 } as const;

test("[BK30] the age of a backup counts whole days on the calendar, whatever the zone, and never less than none", () => {
  expect(backupAge(last, 3, "2026-11-22")).toEqual({ days: 12, entriesSince: 3 });
  expect(backupAge(last, 3, "2026-11-10").days).toBe(0);
  expect(backupAge(last, 3, "2016-11-10").days).toBe(0);
  expect(backupAge({ ...last, date: "2026-03-28" }, 0, "2026-03-30").days).toBe(2);
  expect(backupAge(undefined, 3, "2026-11-22").days).toBeUndefined();
});

test.each([
  [undefined, 0, "none"],
  [undefined, 2, "none"],
  [undefined, 3, "soon"],
  [undefined, 15, "now"],
  [400, 0, "none"],
  [13, 9, "none"],
  [14, 1, "soon"],
  [0, 10, "soon"],
  [45, 1, "now"],
  [0, 40, "now"],
] as const)(
  "[BK31] %s days and %s entries since a backup are %s",
  (days, entriesSince, urgency) => {
    expect(urgencyOf({ days, entriesSince })).toBe(urgency);
  },
);

test("[BK31] more days or more entries never make a backup less urgent", () => {
  const rank = { none: 0, soon: 1, now: 2 };
  const many = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(many, many, many, many, (days, entriesSince, moreDays, moreEntries) => {
      const later = { days: days + moreDays, entriesSince: entriesSince + moreEntries };
      expect(rank[urgencyOf(later)]).toBeGreaterThanOrEqual(
        rank[urgencyOf({ days, entriesSince })],
      );
    }),
  );
});

test("[BK30] the age is said in words", () => {
  expect(sayBackupAge({ days: undefined, entriesSince: 3 })).toBe(
    "No backup has left this browser yet.",
  );
  expect(sayBackupAge({ days: 0, entriesSince: 0 })).toBe("Last backup today, nothing new since.");
  expect(sayBackupAge({ days: 1, entriesSince: 1 })).toBe("Last backup yesterday, 1 entry since.");
  expect(sayBackupAge({ days: 1200, entriesSince: 5 })).toBe(
    "Last backup 1,200 days ago, 5 entries since.",
  );
  expect(nameBackupAge({ days: undefined, entriesSince: 3 })).toBe("no backup");
  expect(nameBackupAge({ days: 0, entriesSince: 12 })).toBe("12 to back up");
  expect(nameBackupAge({ days: 30, entriesSince: 2 })).toBe("backup 30 d");
});
