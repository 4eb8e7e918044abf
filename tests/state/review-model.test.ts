import { expect, test } from "vitest";
import { blankEntry, type Entry } from "../../src/core/journal/entry";
import { addDays } from "../../src/core/journal/days";
import type { LocalDate } from "../../src/core/journal/local-date";
import type { Grade } from "../../src/core/review/card";
import { failure } from "../../src/core/result";
import { DueModel } from "../../src/state/due-model";
import { JournalModel } from "../../src/state/journal-model";
import { NoticeModel } from "../../src/state/notice-model";
import { ReviewModel } from "../../src/state/review-model";
import type { JournalStore } from "../../src/storage/journal-store";
import { valueOf } from "../storage/sample";
import { fakeClock } from "../support/fake-clock";
import { openTestStore } from "../support/open-test-store";
import { smallMemory } from "../support/small-memory";

const first: LocalDate = "2026-05-01";
const { newId } = fakeClock();

/** An entry of a day of May with these ahas. */
function entryOf(day: number, ...ahas: readonly string[]): Entry {
  return {
    ...blankEntry(newId(), { date: addDays(first, day - 1), tags: [] }, day),
    title: `Day ${day}`,
    parts: ahas.map((text) => ({ id: newId(), kind: "aha", text })),
  };
}

/** A desk on a day, where reviews are kept as they are stored; `day` can be set. */
async function openDesk(
  entries: readonly Entry[],
  given: Partial<JournalStore> = {},
  store = openTestStore(),
) {
  valueOf(
    await store.importEntries(
      entries.map((entry) => ({ entry, base: 0 })),
      0,
    ),
  );
  const clock = fakeClock();
  let today: LocalDate = "2026-05-31";
  let nowMs = 1_780_000_000_000;
  const journal = new JournalModel(store, (run) => void setTimeout(run));
  await journal.open();
  await expect.poll(() => journal.isComplete.peek()).toBe(true);
  const notices = new NoticeModel(clock.after);
  const host = {
    store: { ...store, ...given },
    journal,
    notices,
    smallStorage: smallMemory(),
    clock: { nowMs: () => (nowMs += 1000), today: () => today },
  };
  const due = new DueModel(host);
  const review = new ReviewModel({ ...host, due });
  await review.look();
  const state = () => review.state.peek();
  return {
    store,
    review,
    due,
    notices,
    goTo: (day: LocalDate) => (today = day),
    setClock: (ms: number) => (nowMs = ms),
    /** What is asked, and where in the sitting it stands. */
    asked() {
      const now = state();
      if (now.kind !== "asking") return now.kind;
      const { part } = now.asked;
      return `${now.place}/${now.total} ${part.kind === "aha" ? part.text : part.kind}`;
    },
    over() {
      const now = state();
      return now.kind === "over" && [now.reviewed, now.hasMore];
    },
    /** Grades what is asked, and what is asked after that. */
    async grade(...grades: readonly Grade[]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      for (const one of grades) await review.grade(one);
    },
  };
}

test("[RV3] what was written today is not asked before tomorrow; the newest comes first", async () => {
  const desk = await openDesk([entryOf(31, "today"), entryOf(30, "new"), entryOf(2, "old")]);
  expect(desk.asked()).toBe("1/2 new");
  await desk.grade("good");
  expect(desk.asked()).toBe("2/2 old");
  await desk.grade("good");
  expect(desk.over()).toEqual([2, false]);
  desk.goTo("2026-06-01");
  await desk.review.look();
  expect(desk.asked()).toBe("3/3 today");
});

test("[RV4] what is recalled comes back when it is due, and what is not comes back when all else was asked", async () => {
  const desk = await openDesk([entryOf(3, "a"), entryOf(2, "b")]);
  await desk.grade("again");
  expect(desk.asked()).toBe("2/2 b");
  await desk.grade("good");
  expect(desk.asked()).toBe("2/2 a");
  await desk.grade("again", "good");
  expect(desk.over()).toEqual([2, false]);
  desk.goTo("2026-06-01");
  await desk.review.look();
  expect(desk.asked()).toMatch(/ a$/);
  desk.goTo("2026-06-02");
  await desk.grade("good");
  expect(desk.asked()).toMatch(/ b$/);
});

test("[RV7] ten are asked a day and no more, unless their owner asks for more", async () => {
  const ahas = Array.from({ length: 25 }, (_, at) => `aha ${at}`);
  const desk = await openDesk([entryOf(3, ...ahas)]);
  expect(desk.due.isBegun.peek()).toBe(false);
  await desk.due.look();
  expect(desk.due.count.peek()).toBe(10);
  expect(desk.due.isBegun.peek()).toBe(true);
  expect(desk.asked()).toBe("1/10 aha 0");
  await desk.grade(...Array.from({ length: 10 }, () => "good" as const));
  expect(desk.over()).toEqual([10, true]);
  await desk.due.look();
  expect(desk.due.count.peek()).toBe(0);
  await desk.review.askMore();
  expect(desk.asked()).toBe("11/20 aha 10");
});

test("[RV7] after a long pause there are ten as on any other day, and what is still recalled best comes first", async () => {
  const ahas = Array.from({ length: 12 }, (_, at) => `aha ${at}`);
  const desk = await openDesk([entryOf(3, ...ahas)]);
  await desk.review.askMore();
  await desk.grade(...ahas.map((_, at) => (at === 5 ? ("easy" as const) : ("hard" as const))));
  expect(desk.over()).toEqual([12, false]);
  desk.goTo("2029-05-31");
  const fresh = await openDesk([], {}, desk.store);
  fresh.goTo("2029-05-31");
  await fresh.review.look();
  expect(fresh.asked()).toBe("1/10 aha 5");
  await fresh.due.look();
  expect(fresh.due.count.peek()).toBe(10);
});

test("[RV5] a grade that cannot be stored is said, and the part is still asked", async () => {
  const full = async () => failure({ kind: "full" } as const);
  const desk = await openDesk([entryOf(3, "a")], { changeCard: full });
  await desk.grade("good");
  expect(desk.asked()).toBe("1/1 a");
  expect(desk.notices.notices.peek()[0]?.text).toMatch(/^Not noted\. /);
  expect(valueOf(await desk.store.cards())).toEqual([]);
});

test("[RV5] what another tab graded meanwhile is not graded twice", async () => {
  const here = await openDesk([entryOf(3, "a"), entryOf(2, "b")]);
  const there = await openDesk([], {}, here.store);
  expect(there.asked()).toBe("1/2 a");
  await there.grade("easy");
  await here.grade("good");
  const [card] = valueOf(await here.store.cards());
  expect(card?.reviews.map(({ grade }) => grade)).toEqual(["easy"]);
  expect(here.asked()).toMatch(/ b$/);
});

test("[RV5] two presses in one moment are one grade", async () => {
  const desk = await openDesk([entryOf(3, "a"), entryOf(2, "b")]);
  await Promise.all([desk.review.grade("good"), desk.review.grade("good")]);
  expect(desk.asked()).toBe("2/2 b");
  expect(valueOf(await desk.store.cards())).toHaveLength(1);
});

test("[RV6] grades are taken back one by one, and each part is asked again", async () => {
  const desk = await openDesk([entryOf(3, "a"), entryOf(2, "b")]);
  expect(desk.review.canUndo.peek()).toBe(false);
  await desk.grade("again", "good");
  await desk.review.undo();
  expect(desk.asked()).toMatch(/ b$/);
  await desk.review.undo();
  expect(desk.asked()).toBe("1/2 a");
  expect(desk.review.canUndo.peek()).toBe(false);
  expect(valueOf(await desk.store.cards())).toEqual([]);
  await desk.review.undo();
  expect(desk.asked()).toBe("1/2 a");
});

test("[RV6] what is left out is not asked any more, until that is taken back", async () => {
  const desk = await openDesk([entryOf(3, "a"), entryOf(2, "b")]);
  await desk.review.leaveOut();
  expect(desk.asked()).toBe("1/1 b");
  const [notice] = desk.notices.notices.peek();
  notice?.action?.run();
  await expect.poll(() => desk.asked()).toBe("1/2 a");
  await desk.review.leaveOut();
  await desk.grade("good");
  expect(desk.over()).toEqual([1, false]);
  desk.goTo("2027-01-01");
  await desk.review.look();
  expect(desk.asked()).toMatch(/ b$/);
});

test("[RV3] what is asked follows its entry: edited text is asked as it is now, and what is gone is not asked", async () => {
  const entry = entryOf(3, "a", "b");
  const desk = await openDesk([entry]);
  const [part] = entry.parts;
  const stored = valueOf(await desk.store.entry(entry.id));
  if (!stored || part?.kind !== "aha") throw new Error("no entry");
  const edited = { ...entry, parts: [{ ...part, text: "a, said better" }] };
  valueOf(await desk.store.keep({ entry: edited, base: stored.revision, sitting: "s", nowMs: 1 }));
  await desk.review.look();
  expect(desk.asked()).toBe("1/1 a, said better");
  await desk.grade("again");
  const again = valueOf(await desk.store.entry(entry.id));
  valueOf(
    await desk.store.keep({
      entry: { ...edited, trashedAt: 1 },
      base: again?.revision ?? 0,
      sitting: "s",
      nowMs: 1,
    }),
  );
  await desk.review.look();
  expect(desk.over()).toEqual([1, false]);
});

test("[RV5] a clock that was set back puts no review before the one that it follows", async () => {
  const desk = await openDesk([entryOf(3, "a")]);
  await desk.grade("again");
  desk.setClock(5);
  await desk.grade("good");
  const [card] = valueOf(await desk.store.cards());
  expect(card?.reviews.map(({ grade }) => grade)).toEqual(["again", "good"]);
});

test("[RV7] a journal that cannot be read says so and can be tried again", async () => {
  let isBroken = true;
  const store = openTestStore();
  const desk = await openDesk(
    [entryOf(3, "a")],
    {
      dueCards: async (today) =>
        isBroken ? failure({ kind: "unreachable" } as const) : store.dueCards(today),
    },
    store,
  );
  expect(desk.asked()).toBe("unreadable");
  await desk.due.look();
  expect(desk.due.count.peek()).toBeUndefined();
  isBroken = false;
  await desk.review.look();
  expect(desk.asked()).toBe("1/1 a");
});
