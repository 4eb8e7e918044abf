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
 * What the month of the head at `from` comes to, which is the first of its month; `heads` stand newest
 * first. Only that month is looked at: a sum of all, after each jot among 100,000 entries, took 3 ms.
 * @param isComplete whether no older head is missing: if one may be, the oldest month has no total
 */
export function monthTotal(
  heads: readonly Head[],
  from: number,
  isComplete: boolean,
): MonthTotal | undefined {
  const first = heads[from];
  if (!first) return undefined;
  const month = monthOf(first.facts.date);
  let minutes = 0;
  for (let at = from; ; at += 1) {
    const facts = heads[at]?.facts;
    if (!facts && !isComplete) return undefined;
    if (!facts?.date.startsWith(month)) return { entries: at - from, minutes };
    minutes += facts.minutes ?? 0;
  }
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
