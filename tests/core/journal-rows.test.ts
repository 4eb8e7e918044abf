import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Head } from "../../src/core/journal/entry";
import { compareHeads } from "../../src/core/journal/entry";
import {
  dayLabel,
  filterHeads,
  monthLabel,
  monthTotals,
  startsMonth,
} from "../../src/core/journal/journal-rows";
import { FactCounts } from "../../src/core/journal/known-facts";
import { monthOf } from "../../src/core/journal/local-date";
import { spellingKey } from "../../src/core/journal/tag";
import { arbitraryHeads, headOn } from "../support/arbitrary-heads";

const words = fc.constantFrom("pods", "Pods", "é", "e\u0301", "linux", "LINUX", "absent");

describe("filter", () => {
  test("[JR1] without a filter the list is the very same one", () => {
    const heads = [headOn("2026-05-31")];
    expect(filterHeads(heads, {})).toBe(heads);
  });

  test("[JR1] a filter lets through what bears the tag and the section, in any spelling, and nothing else", () => {
    const heads = [
      headOn("2026-05-31", { tags: ["Pods"], section: "Linux" }),
      headOn("2026-05-30", { tags: ["pod"], section: "linux" }),
      headOn("2026-05-29", { tags: ["x", "pods"] }),
    ];
    expect(filterHeads(heads, { tag: "pods" })).toEqual([heads[0], heads[2]]);
    expect(filterHeads(heads, { section: "LINUX" })).toEqual([heads[0], heads[1]]);
    expect(filterHeads(heads, { tag: "pods", section: "linux" })).toEqual([heads[0]]);
    expect(filterHeads(heads, { tag: "po" })).toEqual([]);
    expect(filterHeads(heads, { section: "" })).toEqual([]);
  });

  test("[JR1] a filter finds what a naive scan finds, in the same order", () => {
    fc.assert(
      fc.property(arbitraryHeads(), words, (heads, tag) => {
        const naive = heads.filter(({ facts }) =>
          facts.tags.map(spellingKey).includes(spellingKey(tag)),
        );
        expect(filterHeads(heads, { tag })).toEqual(naive);
      }),
    );
  });
});

describe("months", () => {
  test("[JR2] a month's total is its entries and their minutes", () => {
    const heads = [
      headOn("2026-05-31", { minutes: 50 }),
      headOn("2026-05-01"),
      headOn("2026-04-30", { minutes: 10 }),
    ];
    expect([...monthTotals(heads, true)]).toEqual([
      ["2026-05", { entries: 2, minutes: 50 }],
      ["2026-04", { entries: 1, minutes: 10 }],
    ]);
  });

  test("[JR2] as long as older entries may be missing, the oldest month has no total and the others have theirs", () => {
    const heads = [headOn("2026-05-31"), headOn("2026-04-30")];
    expect([...monthTotals(heads, false).keys()]).toEqual(["2026-05"]);
    expect([...monthTotals([], false)]).toEqual([]);
    expect([...monthTotals([], true)]).toEqual([]);
  });

  test("[JR2] the totals of all months come to all entries and all minutes", () => {
    fc.assert(
      fc.property(arbitraryHeads(), (heads) => {
        const totals = [...monthTotals(heads, true).values()];
        const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
        expect(sum(totals.map(({ entries }) => entries))).toBe(heads.length);
        expect(sum(totals.map(({ minutes }) => minutes))).toBe(
          sum(heads.map(({ facts }) => facts.minutes ?? 0)),
        );
      }),
    );
  });

  test("[JR2] every month begins exactly once", () => {
    fc.assert(
      fc.property(arbitraryHeads(), (heads) => {
        const begun = heads
          .filter((_, at) => startsMonth(heads, at))
          .map(({ facts }) => monthOf(facts.date));
        expect(begun).toEqual([...new Set(heads.map(({ facts }) => monthOf(facts.date)))]);
        expect(startsMonth(heads, heads.length)).toBe(false);
      }),
    );
  });

  test("[JR2] days and months are named by the calendar, in every time zone", () => {
    expect(dayLabel("2026-05-31")).toBe("Sun 31");
    expect(dayLabel("2024-02-29")).toBe("Thu 29");
    expect(dayLabel("1900-01-01")).toBe("Mon 1");
    expect(monthLabel("2026-05")).toBe("May 2026");
    expect(monthLabel("1999-12")).toBe("December 1999");
  });
});

describe("known facts", () => {
  test("[JR3] the most used come first, all spellings of a word as one, shown as met first", () => {
    const counts = new FactCounts();
    counts.add(headOn("2026-05-31", { tags: ["dns", "Pods"], section: "linux", energy: "tea" }));
    counts.add(headOn("2026-05-30", { tags: ["pods"], section: "Linux", energy: "coffee++" }));
    counts.add(headOn("2026-05-29", { section: "helm", energy: "coffee++" }));
    expect(counts.known()).toEqual({
      sections: ["linux", "helm"],
      energies: ["coffee++", "tea"],
      tags: ["Pods", "dns"],
      tagCounts: new Map([
        ["Pods", 2],
        ["dns", 1],
      ]),
    });
  });

  test("[JR3] what was added and dropped again leaves no trace in the counts", () => {
    fc.assert(
      fc.property(arbitraryHeads(), arbitraryHeads(), (kept, dropped) => {
        const both = new FactCounts();
        const alone = new FactCounts();
        for (const head of [...kept, ...dropped]) both.add(head);
        for (const head of dropped) both.drop(head);
        for (const head of kept) alone.add(head);
        expect(both.known()).toEqual(alone.known());
      }),
    );
  });
});

test("[JR2] the order of arbitrary heads is the journal's", () => {
  fc.assert(
    fc.property(arbitraryHeads(), (heads: readonly Head[]) => {
      expect(heads.toSorted(compareHeads)).toEqual(heads);
    }),
  );
});
