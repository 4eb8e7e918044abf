import fc from "fast-check";
import { expect, test } from "vitest";
import {
  emptyPart,
  isEmptyPart,
  type Part,
  partKinds,
  type PartKind,
  textsOf,
  withoutPart,
  withPart,
} from "../../../src/core/journal/part";
import { runsOf } from "../../../src/core/journal/part-runs";
import { arbitraryEntry, arbitraryId } from "../../support/arbitrary-entry";

const kinds: readonly PartKind[] = partKinds;

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
