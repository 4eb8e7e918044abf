import { isLocalDate, type LocalDate } from "../src/core/journal/local-date";

/** The newest day of every journal that is made here: made today or next year, it is the same journal. */
export const newestDay: LocalDate = "2026-10-31";

const dayMs = 24 * 60 * 60 * 1000;

/** The day this many days before the newest. */
export function dayBefore(days: number): LocalDate {
  const date = new Date(Date.parse(newestDay) - days * dayMs).toISOString().slice(0, 10);
  if (!isLocalDate(date)) throw new Error(`${date} is beyond the calendar of the journal.`);
  return date;
}

/** An instant of such a day, in milliseconds since the epoch. */
export function instantOf(date: LocalDate, msOfDay: number): number {
  return Date.parse(date) + msOfDay;
}
