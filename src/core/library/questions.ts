import type { QuestionPart } from "../journal/part";
import { type NameCount, SpellingTally } from "../journal/spelling-tally";
import { fitsLine, isAsked } from "./fits";
import { type ShelfEntry, type Whence, whenceOf } from "./shelf";

/** What is asked of the list of questions; "" asks for any. */
export interface QuestionWish {
  /** Words that the question or its answer has to have. */
  readonly line: string;
  readonly section: string;
  readonly isAnswered: boolean;
  /** How many are wanted. */
  readonly count: number;
}

/** A question, and where it stands. */
export interface FoundQuestion {
  readonly from: Whence;
  readonly part: QuestionPart;
}

/** Questions that meet a wish, the newest first: what was asked last is what its owner is at. */
export interface QuestionAnswer {
  readonly total: number;
  readonly questions: readonly FoundQuestion[];
  /** How many there are in each section, of those that meet the rest of the wish. */
  readonly sections: readonly NameCount[];
  /** How many of all are open, and how many are answered, of those that have the words. */
  readonly open: number;
  readonly answered: number;
}

/** Looks through all questions, of entries in the order of their days, the newest first. */
export function findQuestions(
  entries: readonly ShelfEntry[],
  { line, section, isAnswered, count }: QuestionWish,
): QuestionAnswer {
  const sections = new SpellingTally();
  const questions: FoundQuestion[] = [];
  const counts = { total: 0, open: 0, answered: 0 };
  for (const entry of entries)
    for (const part of entry.questions) {
      if (!fitsLine(part, () => [part.text, part.answer], entry, line)) continue;
      counts[part.isAnswered ? "answered" : "open"] += 1;
      if (part.isAnswered !== isAnswered) continue;
      if (entry.section !== undefined) sections.count(entry.section);
      if (!isAsked(section, entry.section)) continue;
      counts.total += 1;
      if (questions.length < count) questions.push({ from: whenceOf(entry), part });
    }
  return { ...counts, questions, sections: sections.mostUsed() };
}
