import { FSRSAlgorithm } from "ts-fsrs";
import { addDays, daysBetween } from "../journal/days";
import type { LocalDate } from "../journal/local-date";
import type { Card, Grade } from "./card";

/** How well something is remembered, as FSRS has it. */
export interface Memory {
  /** Days after which nine of ten such things are still recalled. */
  readonly stability: number;
  /** From 1, easy, to 10. */
  readonly difficulty: number;
  /** The day of the last review. */
  readonly on: LocalDate;
  /** The day from which on it is to be asked again. */
  readonly due: LocalDate;
}

/** Nothing is put off for longer than this, in days: ten years. */
const longestInterval = 3650;

/**
 * FSRS-6 with its published weights (ts-fsrs; open-spaced-repetition/fsrs4anki, "The Algorithm"). Days are
 * the unit, and nothing is left to chance: the same reviews give the same day on every device.
 */
const fsrs = new FSRSAlgorithm({ enable_fuzz: false, maximum_interval: longestInterval });

/** How well a card is remembered after all its reviews; nothing before the first. */
export function memoryOf({ reviews }: Pick<Card, "reviews">): Memory | undefined {
  let memory: Memory | undefined;
  for (const { grade, day } of reviews)
    if (grade !== "out" && grade !== "in") memory = afterReview(memory, grade, day);
  return memory;
}

/** The memory after it was asked on a day. A day before the last review, as after a clock that was set back, counts as the same day. */
export function afterReview(before: Memory | undefined, grade: Grade, day: LocalDate): Memory {
  const { stability, difficulty } = nextState(before, grade, day);
  return { stability, difficulty, on: day, due: addDays(day, intervals(before, day)[grade]) };
}

/**
 * In how many days it would be asked again after each grade. "Again" is the same day; a better grade never
 * brings it back earlier, and on another day "good" and "easy" later than the one before (as ts-fsrs's own scheduler has it).
 */
export function intervals(
  before: Memory | undefined,
  day: LocalDate,
): Readonly<Record<Grade, number>> {
  const after = (grade: Grade) => fsrs.next_interval(nextState(before, grade, day).stability, 0);
  const hard = Math.min(after("hard"), after("good"));
  // What was not recalled a moment ago is known again, and no more than that.
  const good = Math.max(after("good"), hard + Number(!before || before.on < day));
  return { again: 0, hard, good, easy: Math.max(after("easy"), good + 1) };
}

/** How likely it is to be recalled on a day, from 0 to 1. */
export function recallChance({ stability, on }: Memory, day: LocalDate): number {
  return fsrs.forgetting_curve(Math.max(0, daysBetween(on, day)), stability);
}

function nextState(
  before: Memory | undefined,
  grade: Grade,
  day: LocalDate,
): { readonly stability: number; readonly difficulty: number } {
  const days = before ? Math.max(0, daysBetween(before.on, day)) : 0;
  return fsrs.next_state(before ?? null, days, rating[grade]);
}

/** As FSRS counts them. */
const rating: Readonly<Record<Grade, number>> = { again: 1, hard: 2, good: 3, easy: 4 };
