import fc from "fast-check";
import { expect, test } from "vitest";
import { toShelf } from "../../../src/core/library/shelf";
import { findQuestions, type QuestionWish } from "../../../src/core/library/questions";
import { blankEntry, type Entry } from "../../../src/core/journal/entry";
import type { QuestionPart } from "../../../src/core/journal/part";
import { arbitraryEntries } from "../../support/arbitrary-entry";

const any: QuestionWish = { line: "", section: "", isAnswered: false, count: 9 };

function entryOf(section: string, ...questions: readonly Partial<QuestionPart>[]): Entry {
  const id = "019e7de7-be00-7001-8000-000000000001";
  return {
    ...blankEntry(id, { date: "2026-05-31", tags: [], section }, 0),
    title: "x",
    parts: questions.map((part, at) => ({
      id: String(at),
      kind: "question",
      text: `question ${at}`,
      isAnswered: false,
      answer: "",
      ...part,
    })),
  };
}

const shelfOf = (...entries: readonly Entry[]) => entries.flatMap((entry) => toShelf(entry) ?? []);
const texts = (entries: readonly Entry[], wish: Partial<QuestionWish> = {}) =>
  findQuestions(shelfOf(...entries), { ...any, ...wish }).questions.map(({ part }) => part.text);

test("[QU1] open and answered questions are apart, and both are counted", () => {
  const entries = [entryOf("dns", {}, { isAnswered: true, answer: "so" }), entryOf("pods", {})];
  expect(texts(entries)).toEqual(["question 0", "question 0"]);
  expect(texts(entries, { isAnswered: true })).toEqual(["question 1"]);
  const answer = findQuestions(shelfOf(...entries), { ...any, count: 1 });
  expect(answer).toMatchObject({ total: 2, open: 2, answered: 1 });
  expect(answer.questions).toHaveLength(1);
  expect(answer.sections).toEqual([
    { name: "dns", count: 1 },
    { name: "pods", count: 1 },
  ]);
});

test("[QU1] words are looked for in the question, its answer and what its entry is filed under", () => {
  const entries = [
    entryOf("DNS", { text: "Why ndots?" }, { text: "x", isAnswered: true, answer: "Five seconds" }),
  ];
  expect(texts(entries, { line: "NDOTS dns" })).toEqual(["Why ndots?"]);
  expect(texts(entries, { line: "five", isAnswered: true })).toEqual(["x"]);
  expect(texts(entries, { line: "six" })).toEqual([]);
  expect(texts(entries, { section: "dns" })).toEqual(["Why ndots?"]);
  expect(texts(entries, { section: "pods" })).toEqual([]);
});

test("[QU1] every question of the journal is in one of the two lists, and nothing of the trash or of a conflict copy", () => {
  fc.assert(
    fc.property(arbitraryEntries(6), (entries) => {
      const wish = { ...any, count: 1000 };
      const shelf = shelfOf(...entries);
      const found = [true, false].flatMap((isAnswered) =>
        findQuestions(shelf, { ...wish, isAnswered }).questions.map(({ part }) => part),
      );
      const all = entries
        .filter(({ trashedAt, copyOf }) => trashedAt === undefined && copyOf === undefined)
        .flatMap(({ parts }) => parts)
        .filter((part) => part.kind === "question" && `${part.text}${part.answer}`.trim() !== "");
      expect(new Set(found)).toEqual(new Set(all));
      expect(found).toHaveLength(all.length);
    }),
  );
});
