import fc from "fast-check";
import { expect, test } from "vitest";
import { blankLike, duplicateOf } from "../../../src/core/journal/duplicate";
import { isEmptyPart } from "../../../src/core/journal/part";
import { arbitraryEntry } from "../../support/arbitrary-entry";

function needs() {
  let last = 0;
  return {
    newId: () => `new-${++last}`,
    today: "2026-05-31",
    nowMs: 1_780_000_000_000,
  } as const;
}

test("[WR35] a duplicate says what the entry says but for its goals, today, with ids of its own and no time spent", () => {
  fc.assert(
    fc.property(arbitraryEntry(), (entry) => {
      const copy = duplicateOf(entry, needs());
      const { minutes: _, ...facts } = entry.facts;
      expect(copy.title).toBe(entry.title);
      expect(copy.facts).toEqual({ ...facts, date: "2026-05-31" });
      const bare = (parts: typeof entry.parts) => parts.map((part) => ({ ...part, id: "" }));
      expect(bare(copy.parts)).toEqual(bare(entry.parts.filter(({ kind }) => kind !== "goal")));
      const ids = [copy.id, ...copy.parts.map(({ id }) => id)];
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of [entry.id, ...entry.parts.map((part) => part.id)])
        expect(ids).not.toContain(id);
      expect(copy).toMatchObject({ createdAt: 1_780_000_000_000, editedAt: 1_780_000_000_000 });
      expect([copy.trashedAt, copy.copyOf, copy.lineage]).toEqual([undefined, undefined, []]);
    }),
  );
});

test("[WR35] one with the same parts has the section, the tags, the kinds and the languages, and no word", () => {
  fc.assert(
    fc.property(arbitraryEntry(), (entry) => {
      const blank = blankLike(entry, needs());
      expect(blank.title).toBe("");
      expect(blank.parts.every(isEmptyPart)).toBe(true);
      const known = entry.parts.filter(({ kind }) => kind !== "foreign");
      const shape = (parts: typeof entry.parts) =>
        parts.map((part) => [part.kind, "language" in part && part.language]);
      expect(shape(blank.parts)).toEqual(shape(known));
      const { tags, section } = entry.facts;
      expect(blank.facts).toEqual({
        date: "2026-05-31",
        tags,
        ...(section !== undefined && { section }),
      });
    }),
  );
});
