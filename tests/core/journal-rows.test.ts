import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Head } from "../../src/core/journal/entry";
import { compareHeads } from "../../src/core/journal/entry";
import { filterHeads } from "../../src/core/journal/journal-filter";
import { dayLabel, monthLabel, monthTotal, startsMonth } from "../../src/core/journal/journal-rows";
import { FactCounter, type KnownFacts } from "../../src/core/journal/known-facts";
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
    expect(monthTotal(heads, 0, true)).toEqual({ entries: 2, minutes: 50 });
    expect(monthTotal(heads, 2, true)).toEqual({ entries: 1, minutes: 10 });
    expect(monthTotal(heads, 3, true)).toBeUndefined();
  });

  test("[JR2] as long as older entries may be missing, the oldest month has no total and the others have theirs", () => {
    const heads = [headOn("2026-05-31"), headOn("2026-04-30")];
    expect(monthTotal(heads, 0, false)).toEqual({ entries: 1, minutes: 0 });
    expect(monthTotal(heads, 1, false)).toBeUndefined();
    expect(monthTotal([], 0, false)).toBeUndefined();
  });

  test("[JR2] the totals of all months come to all entries and all minutes", () => {
    fc.assert(
      fc.property(arbitraryHeads(), (heads) => {
        const totals = heads.flatMap((_, at) =>
          startsMonth(heads, at) ? (monthTotal(heads, at, true) ?? []) : [],
        );
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
    const heads = [
      headOn("2026-05-31", { tags: ["dns", "Pods"], section: "linux", energy: "tea" }),
      headOn("2026-05-30", { tags: ["pods"], section: "Linux", energy: "coffee++" }),
      headOn("2026-05-29", { section: "helm", energy: "coffee++" }),
    ];
    expect(new FactCounter().count(heads)).toEqual({
      sections: ["linux", "helm"],
      energies: ["coffee++", "tea"],
      tags: ["Pods", "dns"],
      tagCounts: new Map([
        ["Pods", 2],
        ["dns", 1],
      ]),
      sectionCounts: new Map([
        ["linux", 2],
        ["helm", 1],
      ]),
    });
  });

  test("[JR3] what left the list leaves no trace in the counts, whatever else changed with it", () => {
    const byKey = ({ tagCounts }: KnownFacts) =>
      new Map([...tagCounts].map(([tag, count]) => [spellingKey(tag), count]));
    fc.assert(
      fc.property(
        fc.array(arbitraryHeads(), { maxLength: 4 }),
        arbitraryHeads(),
        (before, heads) => {
          const counter = new FactCounter();
          for (const list of before) counter.count(list);
          expect(byKey(counter.count(heads))).toEqual(byKey(new FactCounter().count(heads)));
        },
      ),
    );
  });

  test("[JR3] one head that is put, moved or removed among many is counted as it stands", () => {
    fc.assert(
      fc.property(arbitraryHeads(), fc.nat(), fc.nat(), (heads, from, to) => {
        const counter = new FactCounter();
        const all = counter.count(heads);
        const [head] = heads.slice(from % (heads.length + 1));
        if (!head) return;
        const others = heads.filter((other) => other !== head);
        const { tagCounts } = counter.count(others);
        for (const tag of head.facts.tags)
          expect(tagCounts.get(spelled(all, tag)) ?? 0).toBeLessThan(
            all.tagCounts.get(spelled(all, tag)) ?? 0,
          );
        const moved = others.toSpliced(to % (others.length + 1), 0, head);
        expect(counter.count(moved)).toEqual(all);
      }),
    );
  });

  test("[JR7] as long as the list says the same, what is known is the very same object", () => {
    const counter = new FactCounter();
    const [first, second] = [
      headOn("2026-05-31", { tags: ["dns"] }),
      headOn("2026-05-30", { tags: ["pods"], section: "linux" }),
    ];
    const known = counter.count([first, second]);
    expect(counter.count([{ ...first, label: "renamed" }, second])).toBe(known);
    expect(counter.count([second, first])).toBe(known);
    expect(counter.count([first])).not.toBe(known);
  });
});

/** The spelling under which a tag is counted. */
function spelled({ tags }: KnownFacts, tag: string): string {
  return tags.find((known) => spellingKey(known) === spellingKey(tag)) ?? tag;
}

test("[JR2] the order of arbitrary heads is the journal's", () => {
  fc.assert(
    fc.property(arbitraryHeads(), (heads: readonly Head[]) => {
      expect(heads.toSorted(compareHeads)).toEqual(heads);
    }),
  );
});
