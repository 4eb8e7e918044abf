import type { Head } from "./entry";
import { type LocalDate, type Month, monthOf, noonUtc } from "./local-date";

/** What the entries of one month come to. */
export interface MonthTotal {
  readonly entries: number;
  /** Time spent, in whole minutes; entries without a time count as none. */
  readonly minutes: number;
}

const months =
  "January February March April May June July August September October November December".split(
    " ",
  );

/**
 * The totals of the months in `heads`, which stand newest first.
 * @param isComplete whether no older head is missing: if one may be, the oldest month has no total
 */
export function monthTotals(
  heads: readonly Head[],
  isComplete: boolean,
): ReadonlyMap<Month, MonthTotal> {
  const totals = new Map<Month, { entries: number; minutes: number }>();
  let month: Month | undefined;
  let total = { entries: 0, minutes: 0 };
  for (const { facts } of heads) {
    // A slice for each of 100,000 days would be most of the work.
    if (month === undefined || !facts.date.startsWith(month)) {
      month = monthOf(facts.date);
      totals.set(month, (total = { entries: 0, minutes: 0 }));
    }
    total.entries += 1;
    total.minutes += facts.minutes ?? 0;
  }
  if (month !== undefined && !isComplete) totals.delete(month);
  return totals;
}

/** Whether the head at this place of a list is the first of its month. */
export function startsMonth(heads: readonly Head[], at: number): boolean {
  const [before, head] = [heads[at - 1], heads[at]];
  return head !== undefined && !before?.facts.date.startsWith(monthOf(head.facts.date));
}

/** A day within its month, as a list says it: `Sun 31`. */
export function dayLabel(date: LocalDate): string {
  // ECMAScript fixes this format (sec-date.prototype.toutcstring): it begins with the English day.
  return `${noonUtc(date).toUTCString().slice(0, 3)} ${Number(date.slice(8))}`;
}

/** A month as a heading says it: `May 2026`. */
export function monthLabel(month: Month): string {
  return `${months[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;
}
