import { expect, test } from "vitest";
import { blankEntry, type Entry, headOf } from "../../src/core/journal/entry";
import type { LocalDate } from "../../src/core/journal/local-date";
import { failure } from "../../src/core/result";
import { JournalModel } from "../../src/state/journal-model";
import { NoticeModel } from "../../src/state/notice-model";
import { SeeModel } from "../../src/state/see-model";
import { WeekModel } from "../../src/state/week-model";
import type { JournalStore, StoredEntry } from "../../src/storage/journal-store";
import { valueOf } from "../storage/sample";
import { fakeClock } from "../support/fake-clock";
import { openTestStore } from "../support/open-test-store";

const clock = fakeClock();
const { newId } = clock;

function entryOn(date: LocalDate, title: string): Entry {
  return { ...blankEntry(newId(), { date, tags: [], minutes: 30, confidence: 4 }, 0), title };
}

async function openDesk(entries: readonly Entry[], given: Partial<JournalStore> = {}) {
  const store = openTestStore();
  valueOf(
    await store.importEntries(
      entries.map((entry) => ({ entry, base: 0 })),
      0,
    ),
  );
  const journal = new JournalModel(store, (run) => void setTimeout(run));
  await journal.open();
  await expect.poll(() => journal.isComplete.peek()).toBe(true);
  const notices = new NoticeModel(clock.after);
  const onKept = (stored: StoredEntry) => journal.put(headOf(stored.entry));
  const used = { ...store, ...given };
  const week = new WeekModel({ store: used, journal, notices, clock, newId, onKept });
  return { store, journal, notices, week, see: new SeeModel({ store: used, journal }) };
}

test("[SI6] a week has the entries of its days, and becomes an entry once", async () => {
  const inside = ["2026-05-25", "2026-05-31"] as const;
  const desk = await openDesk([
    entryOn("2026-05-24", "before"),
    ...inside.map((date) => entryOn(date, date)),
    entryOn("2026-06-01", "after"),
  ]);
  await desk.week.look("2026-05-25");
  const shown = desk.week.shown.peek();
  expect(shown?.digest.entries.map(({ title }) => title)).toEqual(inside);
  expect(shown?.review).toBeUndefined();
  const id = await desk.week.write();
  const made = valueOf(await desk.store.entry(id ?? ""))?.entry;
  expect(made).toMatchObject({
    title: "Week 22 of 2026",
    facts: { date: "2026-05-31", section: "weekly review" },
  });
  await desk.week.look("2026-05-25");
  expect(desk.week.shown.peek()?.review).toBe(id);
  // The review itself is not what was studied.
  expect(desk.week.shown.peek()?.digest.entries).toHaveLength(2);
});

test("[SI6] a week that cannot be read or stored says so, and begins nothing", async () => {
  const broken = async () => failure({ kind: "unreachable" } as const);
  const unread = await openDesk([entryOn("2026-05-25", "x")], { entries: broken });
  await unread.week.look("2026-05-25");
  expect(unread.week.why.peek()).toMatch(/does not answer/);
  expect(await unread.week.write()).toBeUndefined();
  const unkept = await openDesk([entryOn("2026-05-25", "x")], { keep: broken });
  await unkept.week.look("2026-05-25");
  expect(await unkept.week.write()).toBeUndefined();
  expect(unkept.notices.notices.peek().at(-1)?.text).toMatch(/^The review was not begun\. /);
});

test("[SI5] recall is shown once something was reviewed", async () => {
  const entry = entryOn("2026-05-25", "x");
  const desk = await openDesk([entry]);
  await desk.see.look();
  expect(desk.see.recall.peek()).toBeUndefined();
  const key = { entry: entry.id, part: newId() };
  valueOf(
    await desk.store.changeCard(key, "2026-05-31", () => ({
      ...key,
      reviews: [{ atMs: 1, day: "2026-05-31", grade: "good" }],
    })),
  );
  await desk.see.look();
  expect(desk.see.recall.peek()?.[3]).toEqual({ confidence: 4, reviews: 1, recalled: 1 });
});
