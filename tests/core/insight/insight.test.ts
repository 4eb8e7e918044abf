import fc from "fast-check";
import { expect, test } from "vitest";
import { calendarOf, levelOf, rhythmOf } from "../../../src/core/insight/calendar";
import { confidenceByMonth } from "../../../src/core/insight/confidence";
import { recallByConfidence } from "../../../src/core/insight/recall";
import { sectionMinutes } from "../../../src/core/insight/section-minutes";
import { isoWeekOf, mondayOf, parseWeek, printWeek } from "../../../src/core/insight/week";
import {
  digestOf,
  reviewOf,
  reviewText,
  reviewTitle,
  sayParts,
  sayWeekTotal,
  studiedFrom,
} from "../../../src/core/insight/week-digest";
import { addDays, daysBetween } from "../../../src/core/journal/days";
import { blankEntry, type Entry, type Head, headOf } from "../../../src/core/journal/entry";
import type { Facts } from "../../../src/core/journal/facts";
import type { LocalDate } from "../../../src/core/journal/local-date";
import type { Grade } from "../../../src/core/review/card";
import { arbitraryDate, arbitraryEntries } from "../../support/arbitrary-entry";

const id = "019e7de7-be00-7001-8000-000000000001";

function head(facts: Partial<Facts>): Head {
  return headOf(blankEntry(id, { date: "2026-05-31", tags: [], ...facts }, 0));
}

test("[SI1] every day is in one week of ISO 8601, which is written and read back", () => {
  expect(mondayOf("2026-05-31")).toBe("2026-05-25");
  expect(mondayOf("2026-05-25")).toBe("2026-05-25");
  expect(isoWeekOf("2026-05-25")).toEqual({ year: 2026, week: 22 });
  // The year of a week is that of its Thursday.
  expect(printWeek(mondayOf("2027-01-01"))).toBe("2026-W53");
  expect(printWeek(mondayOf("2024-12-31"))).toBe("2025-W01");
  expect(printWeek(mondayOf("2021-01-03"))).toBe("2020-W53");
  for (const text of ["2026-W54", "2026-W00", "2025-W53", "2026-W1", "x", "", "1800-W01"])
    expect(parseWeek(text)).toBeUndefined();
  fc.assert(
    fc.property(arbitraryDate(), (date) => {
      if (date < "1902" || date > "2199") return;
      const monday = mondayOf(date);
      const days = daysBetween(monday, date);
      expect(days).toBeGreaterThanOrEqual(0);
      expect(days).toBeLessThan(7);
      expect(parseWeek(printWeek(monday))).toBe(monday);
      const { week } = isoWeekOf(monday);
      expect(week).toBeGreaterThanOrEqual(1);
      expect(week).toBeLessThanOrEqual(53);
    }),
  );
});

test("[SI2] the calendar has every entry of its weeks once, on its day", () => {
  fc.assert(
    fc.property(
      arbitraryEntries(12),
      arbitraryDate(),
      fc.integer({ min: 1, max: 60 }),
      (all, today, weeks) => {
        const heads = all.map(headOf);
        const calendar = calendarOf(heads, today, weeks);
        expect(calendar).toHaveLength(weeks);
        const days = calendar.flat();
        const [first, last] = [days[0]?.date ?? "", days.at(-1)?.date ?? ""];
        const within = heads.filter(({ facts }) => facts.date >= first && facts.date <= last);
        expect(days.reduce((sum, { entries }) => sum + entries, 0)).toBe(within.length);
        expect(days.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(
          within.reduce((sum, { facts }) => sum + (facts.minutes ?? 0), 0),
        );
        for (const { date, entries } of days)
          expect(entries).toBe(heads.filter(({ facts }) => facts.date === date).length);
      },
    ),
  );
  const levels = [0, 29, 30, 60, 119, 120].map((minutes) =>
    levelOf({ date: "2026-05-31", entries: 1, minutes }),
  );
  expect(levels).toEqual([1, 1, 2, 3, 3, 4]);
  expect(levelOf({ date: "2026-05-31", entries: 0, minutes: 0 })).toBe(0);
});

test("[SI2] weeks with a session are counted, and only a second miss is spoken of", () => {
  const rhythm = (...missing: readonly number[]) =>
    rhythmOf(
      calendarOf(
        [0, 1, 2, 3].flatMap((week) =>
          missing.includes(week) ? [] : [head({ date: addDays("2026-05-31", -7 * week) })],
        ),
        "2026-05-31",
        4,
      ),
    );
  expect(rhythm()).toEqual({ weeks: 4, kept: 4, isSecondMiss: false });
  expect(rhythm(0)).toEqual({ weeks: 4, kept: 3, isSecondMiss: false });
  expect(rhythm(0, 1)).toEqual({ weeks: 4, kept: 2, isSecondMiss: true });
  // Who has not begun has missed nothing.
  expect(rhythm(0, 1, 2, 3).isSecondMiss).toBe(false);
});

test("[SI3] the minutes of all sections are those of all entries, and spellings of one name are one", () => {
  const heads = [
    head({ section: "DNS", minutes: 10 }),
    head({ section: "dns", minutes: 20, date: "2026-05-01" }),
    head({ minutes: 5 }),
    head({ section: "pods" }),
  ];
  expect(sectionMinutes(heads, undefined)).toEqual([
    { section: "DNS", entries: 2, minutes: 30 },
    { section: "", entries: 1, minutes: 5 },
    { section: "pods", entries: 1, minutes: 0 },
  ]);
  expect(sectionMinutes(heads, "2026-05-02")[0]).toEqual({
    section: "DNS",
    entries: 1,
    minutes: 10,
  });
  fc.assert(
    fc.property(arbitraryEntries(12), arbitraryDate(), (all, from) => {
      const within = all.map(headOf).filter(({ facts }) => facts.date >= from);
      const totals = sectionMinutes(all.map(headOf), from);
      expect(totals.reduce((sum, { entries }) => sum + entries, 0)).toBe(within.length);
      expect(totals.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(
        within.reduce((sum, { facts }) => sum + (facts.minutes ?? 0), 0),
      );
    }),
  );
});

test("[SI4] confidence is the mean of a month's entries, of everything, of a section or of a tag", () => {
  const heads = [
    head({ confidence: 2, section: "dns", tags: ["a"] }),
    head({ confidence: 4, section: "DNS" }),
    head({ confidence: 5, date: "2026-04-01", tags: ["A"] }),
    head({ section: "dns" }),
  ];
  expect(confidenceByMonth(heads, {})).toEqual([
    { month: "2026-04", mean: 5, entries: 1 },
    { month: "2026-05", mean: 3, entries: 2 },
  ]);
  expect(confidenceByMonth(heads, { section: "dns" })).toEqual([
    { month: "2026-05", mean: 3, entries: 2 },
  ]);
  expect(confidenceByMonth(heads, { tag: "a" }).map(({ mean }) => mean)).toEqual([5, 2]);
  expect(confidenceByMonth(heads, { tag: "b" })).toEqual([]);
});

test("[SI5] recall counts the first review of a part on each day, by what was stated of its entry", () => {
  const reviews = (...all: readonly (readonly [LocalDate, Grade | "out"])[]) =>
    all.map(([day, grade], atMs) => ({ atMs, day, grade }));
  const cards = [
    {
      entry: "a",
      part: "1",
      reviews: reviews(
        ["2026-06-01", "again"],
        ["2026-06-01", "good"],
        ["2026-06-03", "hard"],
        ["2026-06-04", "out"],
      ),
    },
    { entry: "b", part: "2", reviews: reviews(["2026-06-01", "easy"]) },
    { entry: "c", part: "3", reviews: reviews(["2026-06-01", "easy"]) },
  ];
  const found = recallByConfidence(cards, (entry) =>
    entry === "a" ? 4 : entry === "b" ? 1 : undefined,
  );
  expect(found).toEqual([
    { confidence: 1, reviews: 1, recalled: 1 },
    { confidence: 2, reviews: 0, recalled: 0 },
    { confidence: 3, reviews: 0, recalled: 0 },
    { confidence: 4, reviews: 2, recalled: 1 },
    { confidence: 5, reviews: 0, recalled: 0 },
  ]);
});

test("[SI1][SI6] every entry that was studied is in exactly one week", () => {
  fc.assert(
    fc.property(arbitraryEntries(12), (all) => {
      const heads = all.map(headOf);
      const studied = heads.filter(({ copyOf, facts }) => !copyOf && !isReview(facts));
      const mondays = new Set(heads.map(({ facts }) => mondayOf(facts.date)));
      const found = [...mondays].flatMap((monday) =>
        studiedFrom(heads, monday, addDays(monday, 7)),
      );
      expect(new Set(found)).toEqual(new Set(studied));
      expect(found).toHaveLength(studied.length);
    }),
  );
});

test("[SI6] a review of a week is no study, however its section is spelt, and neither is a conflict copy", () => {
  const [studied, review, copy] = [
    head({ date: "2026-05-25" }),
    { ...head({ section: "Weekly Review" }), label: "Week 22 of 2026" },
    { ...head({}), copyOf: id },
  ];
  expect(studiedFrom([copy, review, studied], "2026-05-25", "2026-06-01")).toEqual([studied]);
  expect(reviewOf([studied, review], "2026-05-25")).toBe(review);
  expect(reviewOf([studied, review], "2026-06-01")).toBeUndefined();
  expect(reviewOf([{ ...studied, label: "Week 22 of 2026" }], "2026-05-25")).toBeUndefined();
  // A conflict copy of the review bears its name, too.
  expect(reviewOf([{ ...review, copyOf: id }], "2026-05-25")).toBeUndefined();
});

test("[SI6] a week is summed up out of what was written in it, and its review copies nothing but names", () => {
  const entry: Entry = {
    ...blankEntry(id, { date: "2026-05-30", tags: [], minutes: 70, section: "dns" }, 0),
    title: "Names [and] numbers",
    parts: [
      { id: "a", kind: "aha", text: "aha" },
      { id: "m", kind: "mistake", broke: "it", fix: "that", tell: "", output: "" },
      { id: "n", kind: "mistake", broke: "it", fix: " ", tell: "", output: "" },
      { id: "q", kind: "question", text: "why", isAnswered: false, answer: "" },
      { id: "r", kind: "question", text: "how", isAnswered: true, answer: "so" },
      { id: "g", kind: "goal", text: "taken", state: "taken" },
      { id: "h", kind: "goal", text: "dropped", state: "dropped" },
    ],
  };
  const early = head({ date: "2026-05-29", minutes: 20 });
  const digest = digestOf([early, headOf(entry)], [early], [entry]);
  expect(digest.total).toEqual({ days: 2, minutes: 90, entries: 2 });
  expect(digest.before).toEqual({ days: 1, minutes: 20, entries: 1 });
  expect(sayWeekTotal(digest.before)).toBe("1 day, 20 min, 1 entry");
  expect(sayParts(digest)).toBe(
    "1 aha, 2 mistakes (1 fixed), 2 questions (1 answered), 1 goal (1 taken up)",
  );
  expect(reviewTitle("2026-05-25")).toBe("Week 22 of 2026");
  expect(reviewText(digest)).toBe(
    [
      `2 days, 1 h 30 min, 2 entries. ${sayParts(digest)}.`,
      "- dns: 1 h 10 min",
      `- [[${id}|Untitled]]\n- [[${id}|Names (and) numbers]]`,
    ].join("\n\n"),
  );
  // An import can put thousands on one day.
  const many = Array.from({ length: 140 }, () => early);
  expect(reviewText(digestOf(many, [], []))).toMatch(/\[\[.*\n- and 40 more$/);
});

function isReview({ section }: Facts): boolean {
  return section?.toLowerCase() === "weekly review";
}
