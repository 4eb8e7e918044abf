import fc from "fast-check";
import { expect, test } from "vitest";
import { duplicateOf } from "../../../src/core/journal/duplicate";
import { blankEntry, headOf } from "../../../src/core/journal/entry";
import { closedGoals, goalsOf, titleOfGoal } from "../../../src/core/journal/goal";
import type { GoalPart } from "../../../src/core/journal/part";
import { newId } from "../../../src/platform/ids";

const goal = (text: string, state?: GoalPart["state"]): GoalPart => ({
  id: newId(),
  kind: "goal",
  text,
  ...(state && { state }),
});
const blank = blankEntry(newId(), { date: "2026-05-31", tags: [] }, 0);
const entry = {
  ...blank,
  parts: [goal("one"), goal("two", "parked"), goal("three", "taken"), goal(" "), goal("4", "open")],
};

test("[GL1] a goal without a state is open, an empty one is none", () => {
  expect(goalsOf(entry, "open").map(({ part }) => part.text)).toEqual(["one", "4"]);
  expect(goalsOf(entry, "parked").map(({ part }) => part.text)).toEqual(["two"]);
  expect(closedGoals(entry).map(({ part }) => part.text)).toEqual(["three", "two"]);
});

test("[GL3] the head says whether a goal is parked, and else is as it was", () => {
  expect(headOf(entry).hasParked).toBe(true);
  expect(headOf({ ...entry, parts: [goal("one")] })).not.toHaveProperty("hasParked");
});

test("[GL2] a goal's title is its first line without marks", () => {
  expect(titleOfGoal("- [ ] Headless Services\nand more")).toBe("Headless Services");
  expect(titleOfGoal("> 1. `kubectl exec`")).toBe("`kubectl exec`");
  expect(titleOfGoal("## ")).toBe("##");
  expect(titleOfGoal("x".repeat(300))).toHaveLength(200);
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const title = titleOfGoal(text);
      expect(title.length).toBeLessThanOrEqual(200);
      expect(title).not.toContain("\n");
      if (text.trim() !== "") expect(title).not.toBe("");
    }),
  );
});

test("[GL1] a duplicate has no goal: of each there is one", () => {
  const needs = { newId, today: "2026-06-01", nowMs: 1 } as const;
  expect(duplicateOf(entry, needs).parts).toEqual([]);
});
