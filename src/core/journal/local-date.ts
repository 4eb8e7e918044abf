/**
 * A day as its owner lived it: `YYYY-MM-DD`, with no time and no zone.
 * It never passes through UTC, so an entry stays on its day wherever it is opened.
 */
export type LocalDate = `${number}-${number}-${number}`;

/** A calendar month, `YYYY-MM`. */
export type Month = string;

const earliestYear = 1900;
const latestYear = 2200;
const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether `text` names a day that exists, from 1900 to 2200. (`new Date` would turn 30 February into 2 March.) */
export function isLocalDate(text: string): text is LocalDate {
  const match = shape.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return (
    year >= earliestYear &&
    year <= latestYear &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month)
  );
}

/** The month of a day. */
export function monthOf(date: LocalDate): Month {
  return date.slice(0, 7);
}

/** The day as one number, 20260531, which sorts as the days do. */
export function dayNumber(date: LocalDate): number {
  return Number(date.replaceAll("-", ""));
}

/**
 * The same day at noon UTC, for `Intl` with `timeZone: "UTC"`: formatting needs an instant, and
 * with both ends pinned to UTC the day that comes out is the day that went in.
 */
export function noonUtc(date: LocalDate): Date {
  return new Date(`${date}T12:00:00Z`);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
