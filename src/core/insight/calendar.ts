import { addDays, daysBetween } from "../journal/days";
import type { Head } from "../journal/entry";
import type { LocalDate } from "../journal/local-date";
import { mondayOf } from "./week";

/** What was done on a day. */
export interface DayTotal {
  readonly date: LocalDate;
  readonly entries: number;
  /** Time spent, in whole minutes. */
  readonly minutes: number;
}

/** A week from its Monday to its Sunday. */
export type CalendarWeek = readonly DayTotal[];

/** From how many minutes on a day is of the second, third and fourth level; any entry makes it one of the first. */
export const levelMinutes = [30, 60, 120] as const;

/** How much a day stands out, from 0 to 4. Fixed minutes, or a quiet month would look like a busy one. */
export function levelOf({ entries, minutes }: DayTotal): number {
  if (entries === 0) return 0;
  return 1 + levelMinutes.filter((least) => minutes >= least).length;
}

/** The last weeks up to today's, the oldest first; what is dated later is not in them. */
export function calendarOf(
  heads: readonly Head[],
  today: LocalDate,
  weeks: number,
): readonly CalendarWeek[] {
  const first = addDays(mondayOf(today), -7 * (weeks - 1));
  const days = Array.from({ length: weeks * 7 }, (_, at) => ({
    date: addDays(first, at),
    entries: 0,
    minutes: 0,
  }));
  // As text they compare as days do; reckoning is for those that are in it.
  const last = days.at(-1)?.date ?? first;
  for (const { facts } of heads) {
    if (facts.date < first || facts.date > last) continue;
    const day = days[daysBetween(first, facts.date)];
    if (!day) continue;
    day.entries += 1;
    day.minutes += facts.minutes ?? 0;
  }
  return Array.from({ length: weeks }, (_, at) => days.slice(at * 7, at * 7 + 7));
}

/** How regular the weeks were. */
export interface Rhythm {
  readonly weeks: number;
  /** In how many of them something was written. */
  readonly kept: number;
  /** Whether this week has nothing yet, and the one before had nothing either. */
  readonly isSecondMiss: boolean;
}

/** The rhythm of some weeks, this one being the last. */
export function rhythmOf(calendar: readonly CalendarWeek[]): Rhythm {
  const isKept = calendar.map((week) => week.some(({ entries }) => entries > 0));
  return {
    weeks: calendar.length,
    kept: isKept.filter(Boolean).length,
    isSecondMiss: isKept.at(-1) === false && isKept.at(-2) === false && isKept.includes(true),
  };
}
