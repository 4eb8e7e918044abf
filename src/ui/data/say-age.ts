import { type LocalDate, noonUtc } from "../../core/journal/local-date";

const dayMs = 86_400_000;

/** How long ago a day was: `today`, `yesterday`, `12 days ago`. A day to come has been set by a wrong clock: `today`. */
export function sayAge(date: LocalDate, today: LocalDate): string {
  const days = Math.round((noonUtc(today).getTime() - noonUtc(date).getTime()) / dayMs);
  if (days <= 0) return "today";
  return days === 1 ? "yesterday" : `${days.toLocaleString("en")} days ago`;
}
