import fc from "fast-check";
import { expect, test } from "vitest";
import {
  emptyPart,
  isEmptyPart,
  type Part,
  type PartKind,
  runsOf,
  textsOf,
  withoutPart,
  withPart,
  withPartMoved,
} from "../../../src/core/journal/part";
import { arbitraryEntry, arbitraryId } from "../../support/arbitrary-entry";

/** Every kind, in the order of the page. */
const kinds: readonly PartKind[] = [
  "learned",
  "thought",
  "connection",
  "snippet",
  "mistake",
  "aha",
  "question",
  "application",
  "goal",
];

const parts = arbitraryEntry().map((entry) => entry.parts);
const idsOf = (list: readonly Part[]) => list.map(({ id }) => id);

test("a part of any kind begins empty, and is not empty with one word in any of its texts", () => {
  for (const kind of kinds) {
    const part = emptyPart(kind, "p");
    expect(isEmptyPart(part)).toBe(true);
    for (const [field, value] of Object.entries(part)) {
      if (value !== "" || field === "language") continue;
      expect(isEmptyPart({ ...part, [field]: " \n" })).toBe(true);
      expect(isEmptyPart({ ...part, [field]: "x" })).toBe(false);
      expect(textsOf({ ...part, [field]: "x" })).toContain("x");
    }
  }
  expect(isEmptyPart({ id: "p", kind: "foreign", was: {} })).toBe(false);
});

test("parts that are added in any order stand as the page has them, those of one section as they came", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...kinds, ...kinds]), (order) => {
      const added = order.reduce<readonly Part[]>(
        (list, kind, at) => withPart(list, emptyPart(kind, String(at))),
        [],
      );
      expect(added).toHaveLength(order.length);
      const sections = runsOf(added).map(({ section }) => section);
      expect(new Set(sections).size).toBe(sections.length);
      for (const run of runsOf(added)) {
        const at = run.parts.map(({ id }) => Number(id));
        expect(at).toEqual(at.toSorted((a, b) => a - b));
      }
    }),
  );
});

test("adding a part changes no other, and taking it out gives back what was there", () => {
  fc.assert(
    fc.property(parts, arbitraryId(), fc.constantFrom(...kinds), (list, id, kind) => {
      fc.pre(!idsOf(list).includes(id));
      const added = withPart(list, emptyPart(kind, id));
      expect(withoutPart(added, id)).toEqual(list);
    }),
  );
});

test("a move changes places with the neighbour, is undone by its opposite, and stops at either end", () => {
  fc.assert(
    fc.property(parts, fc.nat(), fc.constantFrom<-1 | 1>(-1, 1), (list, seed, by) => {
      fc.pre(list.length > 0);
      const from = seed % list.length;
      const id = list[from]?.id ?? "";
      const moved = withPartMoved(list, id, by);
      if (from + by < 0 || from + by >= list.length) {
        expect(moved).toBe(list);
        return;
      }
      expect(moved[from + by]).toBe(list[from]);
      expect(moved[from]).toBe(list[from + by]);
      expect(withPartMoved(moved, id, by === 1 ? -1 : 1)).toEqual(list);
    }),
  );
  expect(withPartMoved([], "x", 1)).toEqual([]);
});

test("the runs of a page are its parts, none lost and none twice", () => {
  fc.assert(
    fc.property(parts, (list) => {
      const runs = runsOf(list);
      expect(runs.flatMap((run) => run.parts)).toEqual(list);
      for (const [at, run] of runs.entries()) {
        expect(run.parts.length).toBeGreaterThan(0);
        expect(run.section).not.toBe(runs[at - 1]?.section);
      }
    }),
  );
});
