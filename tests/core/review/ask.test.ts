import fc from "fast-check";
import { expect, test } from "vitest";
import { type Entry, blankEntry } from "../../../src/core/journal/entry";
import type { Part } from "../../../src/core/journal/part";
import {
  answerOfAha,
  type AskedPart,
  askedPartsOf,
  questionOf,
} from "../../../src/core/review/ask";
import { arbitraryEntry } from "../../support/arbitrary-entry";

const id = "019e7de7-be00-7001-8000-000000000001";

function entryOf(...parts: readonly Part[]): Entry {
  return { ...blankEntry(id, { date: "2026-05-31", tags: [] }, 0), title: "Exit codes", parts };
}

const aha = (text: string): AskedPart => ({ id: "a", kind: "aha", text });
const mistake = { id: "m", kind: "mistake", broke: "It", fix: "", tell: "", output: "" } as const;
const question = {
  id: "q",
  kind: "question",
  text: "Why?",
  isAnswered: true,
  answer: "So",
} as const;

test("[RV3] an aha, a mistake with what helped and an answered question are asked, and nothing else", () => {
  const isAsked = (part: Part) => askedPartsOf(entryOf(part)).length === 1;
  expect(isAsked(aha("A healthy exit is still an exit."))).toBe(true);
  expect(isAsked(aha("  \n "))).toBe(false);
  expect(isAsked(mistake)).toBe(false);
  expect(isAsked({ ...mistake, output: "Exit Code: 0" })).toBe(false);
  expect(isAsked({ ...mistake, fix: "A Job" })).toBe(true);
  expect(isAsked({ ...mistake, tell: "Code 0" })).toBe(true);
  expect(isAsked({ ...mistake, broke: " ", fix: "A Job" })).toBe(false);
  expect(isAsked(question)).toBe(true);
  expect(isAsked({ ...question, isAnswered: false })).toBe(false);
  expect(isAsked({ ...question, answer: " " })).toBe(false);
  expect(isAsked({ ...question, answer: "", answeredIn: id })).toBe(true);
  expect(isAsked({ id: "l", kind: "learned", text: "x" })).toBe(false);
  expect(isAsked({ id: "g", kind: "goal", text: "x" })).toBe(false);
});

test("[RV3] nothing is asked of the trash, nor of a conflict copy, which says what its entry says", () => {
  const entry = entryOf(aha("x"));
  expect(askedPartsOf({ ...entry, trashedAt: 1 })).toEqual([]);
  expect(askedPartsOf({ ...entry, copyOf: id })).toEqual([]);
});

test("[RV3] an aha that begins with a question is asked by it; another one by its entry, which must not tell the answer", () => {
  const own = aha("What does exit code 0 mean?\n\nThe process wanted to end.");
  expect(questionOf(own, entryOf(own))).toEqual({
    text: "What does exit code 0 mean?",
    isProse: true,
  });
  expect(answerOfAha("What does exit code 0 mean?\n\nThe process wanted to end.")).toBe(
    "The process wanted to end.",
  );
  const plain = aha("The process wanted to end.");
  expect(questionOf(plain, entryOf(plain))).toEqual({
    text: "What was the aha in “Exit codes”?",
    isProse: false,
  });
  expect(questionOf(plain, { ...entryOf(plain), title: " " }).text).toBe(
    "What was the aha in the entry of 2026-05-31?",
  );
  expect(answerOfAha("Is that all?")).toBe("Is that all?");
  expect(questionOf(aha("Is that all?"), entryOf()).isProse).toBe(false);
  expect(questionOf(mistake, entryOf()).text).toBe("It");
  expect(questionOf(question, entryOf()).text).toBe("Why?");
});

test("[RV3] whatever an entry holds, each of its parts that is asked has a question", () => {
  fc.assert(
    fc.property(arbitraryEntry(), (entry) => {
      for (const part of askedPartsOf(entry)) {
        expect(questionOf(part, entry).text.trim()).not.toBe("");
        if (part.kind === "aha") expect(answerOfAha(part.text).trim()).not.toBe("");
      }
    }),
  );
});
