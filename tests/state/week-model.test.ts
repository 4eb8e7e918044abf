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

async function openDesk(
  entries: readonly Entry[],
  given: Partial<JournalStore> = {},
  idle: (run: () => void) => void = (run) => void setTimeout(run),
) {
  const store = openTestStore();
  valueOf(
    await store.importEntries(
      entries.map((entry) => ({ entry, base: 0 })),
      0,
    ),
  );
  const journal = new JournalModel(store, idle);
  await journal.open();
  const notices = new NoticeModel(clock.after);
  const onKept = (stored: StoredEntry) => journal.put(headOf(stored.entry));
  const used = { ...store, ...given };
  const week = new WeekModel({ store: used, journal, notices, clock, newId, onKept });
  return { store, journal, notices, week, see: new SeeModel({ store: used, journal }) };
}

/** When all heads are read. */
function untilRead({ journal }: Awaited<ReturnType<typeof openDesk>>): Promise<void> {
  return expect.poll(() => journal.isComplete.peek()).toBe(true);
}

test("[SI6] a week has the entries of its days, and becomes an entry once", async () => {
  const inside = ["2026-05-25", "2026-05-31"] as const;
  const desk = await openDesk([
    entryOn("2026-05-24", "before"),
    ...inside.map((date) => entryOn(date, date)),
    entryOn("2026-06-01", "after"),
  ]);
  await untilRead(desk);
  await desk.week.look("2026-05-25");
  const shown = desk.week.shown.peek();
  expect(shown?.digest.heads.map(({ label }) => label)).toEqual(inside);
  expect(shown?.digest.before).toMatchObject({ days: 1, minutes: 30, entries: 1 });
  expect(shown?.review).toBeUndefined();
  // A second press before the first is done is the same wish.
  const [id, again] = await Promise.all([desk.week.write(), desk.week.write()]);
  expect(again).toBeUndefined();
  const made = valueOf(await desk.store.entry(id ?? ""))?.entry;
  expect(made).toMatchObject({
    title: "Week 22 of 2026",
    facts: { date: "2026-05-31", section: "weekly review" },
  });
  await desk.week.look("2026-05-25");
  expect(desk.week.shown.peek()?.review).toBe(id);
  // The review itself is not what was studied.
  expect(desk.week.shown.peek()?.digest.heads).toHaveLength(2);
});

test("[SI6] of a week that was filled by an import every entry counts, and the parts of the first hundred are read", async () => {
  const entries = Array.from({ length: 130 }, (_, at) => ({
    ...entryOn("2026-05-27", String(at)),
    parts: [{ id: newId(), kind: "aha", text: "aha" } as const],
  }));
  let read = 0;
  const desk = await openDesk(entries, {
    entries: (ids) => {
      read += ids.length;
      return desk.store.entries(ids);
    },
  });
  await untilRead(desk);
  await desk.week.look("2026-05-25");
  const digest = desk.week.shown.peek()?.digest;
  expect(digest?.total).toEqual({ days: 1, minutes: 130 * 30, entries: 130 });
  expect(digest?.ahas).toHaveLength(100);
  expect(read).toBe(100);
  // What did not change is not read again.
  await desk.week.look("2026-05-25");
  expect(read).toBe(100);
});

test("[SI8] a week is shown once all of it is read, and before all else is", async () => {
  const waiting: (() => void)[] = [];
  const newest = Array.from({ length: 60 }, (_, at) => entryOn("2026-05-27", String(at)));
  const older = Array.from({ length: 600 }, (_, at) => entryOn("2026-01-05", `old ${at}`));
  const desk = await openDesk([...newest, ...older], {}, (run) => void waiting.push(run));
  const next = () => waiting.splice(0).forEach((run) => run());
  await desk.week.look("2026-05-25");
  // A screenful of 50 has not got to its end.
  expect(desk.week.shown.peek()).toBeUndefined();
  await expect
    .poll(() => {
      next();
      return desk.journal.heads.peek().length;
    })
    .toBeGreaterThan(60);
  expect(desk.journal.isComplete.peek()).toBe(false);
  await desk.week.look("2026-05-25");
  expect(desk.week.shown.peek()?.digest.total.entries).toBe(60);
});

test("[SI6] a week that cannot be read or stored says so, and begins nothing", async () => {
  const broken = async () => failure({ kind: "unreachable" } as const);
  const unread = await openDesk([entryOn("2026-05-25", "x")], { entries: broken });
  await untilRead(unread);
  await unread.week.look("2026-05-25");
  expect(unread.week.why.peek()).toMatch(/does not answer/);
  expect(await unread.week.write()).toBeUndefined();
  const unkept = await openDesk([entryOn("2026-05-25", "x")], { keep: broken });
  await untilRead(unkept);
  await unkept.week.look("2026-05-25");
  expect(await unkept.week.write()).toBeUndefined();
  expect(unkept.notices.notices.peek().at(-1)?.text).toMatch(/^The review was not begun\. /);
});

test("[SI5] recall is shown once something was reviewed", async () => {
  const entry = entryOn("2026-05-25", "x");
  const desk = await openDesk([entry]);
  await untilRead(desk);
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
