import { addDays, daysBetween } from "../journal/days";
import { isLocalDate, type LocalDate } from "../journal/local-date";

/** A Monday. */
const anyMonday: LocalDate = "2024-01-01";

/** The Monday of a day's week. */
export function mondayOf(date: LocalDate): LocalDate {
  const days = daysBetween(anyMonday, date) % 7;
  return addDays(date, days < 0 ? -days - 7 : -days);
}

/** A week of ISO 8601. */
export interface IsoWeek {
  /** The year that has most of its days, which is not that of its Monday in some. */
  readonly year: number;
  /** From 1 to 53. */
  readonly week: number;
}

/** The week that begins on a Monday. */
export function isoWeekOf(monday: LocalDate): IsoWeek {
  const thursday = addDays(monday, 3);
  const year = Number(thursday.slice(0, 4));
  return { year, week: 1 + Math.floor(daysBetween(firstDayOf(year), thursday) / 7) };
}

/** A week as an address has it: `2026-W47`. */
export function printWeek(monday: LocalDate): string {
  const { year, week } = isoWeekOf(monday);
  return `${year}-W${String(week).padStart(2, "0")}`;
}

/** The Monday of the week that is written so; nothing where there is no such week. */
export function parseWeek(text: string): LocalDate | undefined {
  const [, year, week] = /^(\d{4})-W(\d{2})$/.exec(text) ?? [];
  if (year === undefined || Number(year) < 1901 || Number(year) > 2199) return undefined;
  // The fourth of January is always in the first week.
  const first = mondayOf(addDays(firstDayOf(Number(year)), 3));
  const monday = addDays(first, (Number(week) - 1) * 7);
  return printWeek(monday) === text ? monday : undefined;
}

function firstDayOf(year: number): LocalDate {
  const day = `${year}-01-01`;
  return isLocalDate(day) ? day : anyMonday;
}
