import { isLocalDate, type LocalDate, noonUtc } from "./local-date";

const dayMs = 86_400_000;

/** Whole days from one day to another; negative where the other lies before it. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((noonUtc(to).getTime() - noonUtc(from).getTime()) / dayMs);
}

/** The day so many days after another, or before it; the last day of the calendar where that lies beyond it. */
export function addDays(date: LocalDate, days: number): LocalDate {
  const moved = new Date(noonUtc(date).getTime() + days * dayMs);
  const text = Number.isNaN(moved.getTime()) ? "" : moved.toISOString().slice(0, 10);
  if (isLocalDate(text)) return text;
  return days < 0 ? "1900-01-01" : "2200-12-31";
}
