import fc from "fast-check";
import { expect, test } from "vitest";
import {
  asNewEntry,
  conflictTitle,
  mainPart,
  withMainPart,
  withPartBack,
  withPartFields,
  withPartMovedBesideMain,
} from "../../../src/core/journal/edit";
import { emptyPart, type Part, withoutPart } from "../../../src/core/journal/part";
import { arbitraryEntry, arbitraryId } from "../../support/arbitrary-entry";

const parts = arbitraryEntry().map((entry) => entry.parts);
const idsOf = (list: readonly Part[]) => list.map(({ id }) => id);

test("an entry gets a place for what was learned, and keeps the one it has", () => {
  fc.assert(
    fc.property(arbitraryEntry(), arbitraryId(), (entry, id) => {
      fc.pre(!idsOf(entry.parts).includes(id));
      const open = withMainPart(entry, id);
      const main = mainPart(open.parts);
      expect(main?.kind).toBe("learned");
      expect(withMainPart(open, "other")).toBe(open);
      if (main?.id === id) expect(withoutPart(open.parts, id)).toEqual(entry.parts);
      else expect(open).toBe(entry);
    }),
  );
});

test("writing fields changes them in that part and nothing else", () => {
  const list = [emptyPart("aha", "a"), emptyPart("snippet", "b")];
  expect(withPartFields(list, "b", { code: "ls" })).toEqual([list[0], { ...list[1], code: "ls" }]);
  expect(withPartFields(list, "c", { code: "ls" })).toEqual(list);
});

test("[WR8] a removed part comes back where it stood, and only once", () => {
  fc.assert(
    fc.property(parts, fc.nat(), (list, seed) => {
      fc.pre(list.length > 0);
      const at = seed % list.length;
      const part = list[at];
      if (!part) return;
      const before = list.slice(0, at);
      const back = withPartBack(withoutPart(list, part.id), part, before);
      expect(back).toEqual(list);
      expect(withPartBack(back, part, before)).toBe(back);
    }),
  );
});

test("[WR8] parts removed one after another come back in any order, and stand as they stood", () => {
  fc.assert(
    fc.property(
      parts.filter((list) => list.length > 1),
      fc.nat(),
      fc.nat(),
      (list, one, other) => {
        const first = list[one % list.length];
        if (!first) return;
        const rest = withoutPart(list, first.id);
        const second = rest[other % rest.length];
        if (!second) return;
        const beforeFirst = list.slice(0, list.indexOf(first));
        const beforeSecond = rest.slice(0, rest.indexOf(second));
        const neither = withoutPart(rest, second.id);
        const back = withPartBack(withPartBack(neither, second, beforeSecond), first, beforeFirst);
        expect(back).toEqual(list);
      },
    ),
  );
});

test("[WR8] the main part keeps its place, and the others change places with each other", () => {
  fc.assert(
    fc.property(parts, fc.nat(), fc.constantFrom<-1 | 1>(-1, 1), (list, seed, by) => {
      const main = mainPart(list);
      const others = list.filter((part) => part !== main);
      fc.pre(others.length > 0);
      const from = seed % others.length;
      const id = others[from]?.id ?? "";
      const moved = withPartMovedBesideMain(list, id, by);
      if (main) expect(moved.indexOf(main)).toBe(list.indexOf(main));
      const order = moved.filter((part) => part !== main);
      if (others[from + by]) expect(order[from + by]?.id).toBe(id);
      else expect(moved).toBe(list);
      expect(new Set(idsOf(moved))).toEqual(new Set(idsOf(list)));
    }),
  );
});

test("[WR7] a conflict copy says what it is and shares neither id nor history with its original", () => {
  fc.assert(
    fc.property(arbitraryEntry(), (entry) => {
      const copy = asNewEntry(entry, "018f0000-0000-7000-8000-000000000000", 7);
      expect(copy.id).not.toBe(entry.id);
      expect(copy.lineage).toEqual([]);
      expect(copy.createdAt).toBe(7);
      expect("trashedAt" in copy).toBe(false);
      expect(copy.parts).toBe(entry.parts);
      expect(conflictTitle(entry)).toMatch(/ \(conflict copy\)$/);
    }),
  );
});
