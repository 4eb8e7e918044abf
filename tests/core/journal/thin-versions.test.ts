import fc from "fast-check";
import { expect, test } from "vitest";
import { revisionsToThin, type Version } from "../../../src/core/journal/thin-versions";

const hour = 3_600_000;
const day = 24 * hour;
const year = 365 * day;
/** The beginning of an hour and of a day of UTC. */
const now = Math.floor(1_780_000_000_000 / day) * day;

const version = (revision: number, agoMs: number, isPinned = false): Version => ({
  revision,
  writtenAtMs: now - agoMs,
  isPinned,
});

const gone = (versions: readonly Version[], nowMs = now) => revisionsToThin(versions, nowMs);

/** A history as it may be after years, with wrong clocks among them. */
const history = fc
  .uniqueArray(
    fc.record({
      revision: fc.integer({ min: 1, max: 500 }),
      writtenAtMs: fc
        .oneof(
          fc.integer({ min: -day, max: 3 * day }),
          fc.integer({ min: 0, max: 20 * day }),
          fc.integer({ min: -10 * year, max: 10 * year }),
        )
        .map((agoMs) => now - agoMs),
      isPinned: fc.boolean(),
    }),
    { selector: ({ revision }) => revision, maxLength: 80 },
  )
  .map((versions) => versions.toSorted((a, b) => a.revision - b.revision));
const anyNow = fc.oneof(
  fc.constant(now),
  fc.integer({ min: -10 * year, max: 10 * year }).map((ms) => now + ms),
);

test("[HT3] all of the last day stay, then the newest of each hour, then of each day", () => {
  const versions = [
    version(1, 40 * day - 1),
    version(2, 40 * day - 2),
    version(3, 39 * day - 1),
    version(4, 2 * day - 3),
    version(5, 2 * day - 4),
    version(6, 2 * day - hour - 1),
    version(7, day - 1),
    version(8, day - 2),
    version(9, 1),
  ];
  expect(gone(versions)).toEqual([1, 4]);
});

test("[HT3] a pinned version stays, and so does what a clock of another year wrote in our future", () => {
  const old = [1, 2, 3].map((revision) => version(revision, 40 * day - revision, revision === 1));
  expect(gone(old)).toEqual([2]);
  const future = [1, 2, 3].map((revision) => version(revision, revision - 10 * year));
  expect(gone(future)).toEqual([]);
});

test("[HT3] the newest is told by its revision, whatever the clocks said", () => {
  expect(gone([version(1, 40 * day - 9), version(2, 40 * day - 1)])).toEqual([1]);
  expect(gone([version(1, 40 * day - 1), version(2, 40 * day - 9)])).toEqual([1]);
});

test("[HT3] thinning twice is thinning once, at any time of any clock", () => {
  fc.assert(
    fc.property(history, anyNow, (versions, nowMs) => {
      const removed = new Set(gone(versions, nowMs));
      const left = versions.filter(({ revision }) => !removed.has(revision));
      expect(gone(left, nowMs)).toEqual([]);
    }),
  );
});

test("[HT3] nothing pinned, nothing of the last day or the future and no newest of a day ever goes", () => {
  fc.assert(
    fc.property(history, anyNow, (versions, nowMs) => {
      const removed = new Set(gone(versions, nowMs));
      const newestOfDay = new Map<number, number>();
      for (const { revision, writtenAtMs } of versions)
        newestOfDay.set(Math.floor(writtenAtMs / day), revision);
      for (const { revision, writtenAtMs, isPinned } of versions) {
        const mayGo =
          !isPinned &&
          nowMs - writtenAtMs > day &&
          newestOfDay.get(Math.floor(writtenAtMs / day)) !== revision;
        if (removed.has(revision)) expect(mayGo).toBe(true);
      }
    }),
  );
});

test("[HT3] what is left of an old history is bounded: one a day, and one an hour of the last week", () => {
  fc.assert(
    fc.property(history, (versions) => {
      const removed = new Set(gone(versions));
      const left = versions.filter(
        ({ revision, isPinned, writtenAtMs }) =>
          !removed.has(revision) && !isPinned && now - writtenAtMs > 7 * day,
      );
      const days = left.map(({ writtenAtMs }) => Math.floor(writtenAtMs / day));
      expect(new Set(days).size).toBe(days.length);
    }),
  );
});
