import type { Head } from "./entry";
import { type LocalDate, type Month, monthOf, noonUtc } from "./local-date";
import { spellingKey } from "./tag";

/** What the list of the journal is narrowed to; a missing field narrows nothing. */
export interface JournalFilter {
  readonly tag?: string;
  readonly section?: string;
}

/** What the entries of one month come to. */
export interface MonthTotal {
  readonly entries: number;
  /** Time spent, in whole minutes; entries without a time count as none. */
  readonly minutes: number;
}

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** The heads that the filter lets through, in their order; the same array when it lets all of them through. */
export function filterHeads(heads: readonly Head[], filter: JournalFilter): readonly Head[] {
  const { tag, section } = filter;
  if (tag === undefined && section === undefined) return heads;
  const isTag = spelledLike(tag);
  const isSection = spelledLike(section);
  return heads.filter(
    ({ facts }) =>
      (tag === undefined || facts.tags.some(isTag)) &&
      (section === undefined || (facts.section !== undefined && isSection(facts.section))),
  );
}

/**
 * The totals of the months in `heads`, which stand newest first.
 * @param isComplete whether no older head is missing: if one may be, the oldest month has no total
 */
export function monthTotals(
  heads: readonly Head[],
  isComplete: boolean,
): ReadonlyMap<Month, MonthTotal> {
  const totals = new Map<Month, MonthTotal>();
  let month: Month | undefined;
  let entries = 0;
  let minutes = 0;
  for (const { facts } of heads) {
    // A slice for each of 100,000 days would be most of the work.
    if (month === undefined || !facts.date.startsWith(month)) {
      if (month !== undefined) totals.set(month, { entries, minutes });
      month = monthOf(facts.date);
      entries = 0;
      minutes = 0;
    }
    entries += 1;
    minutes += facts.minutes ?? 0;
  }
  if (month !== undefined && isComplete) totals.set(month, { entries, minutes });
  return totals;
}

/** Whether the head at this place of a list is the first of its month. */
export function startsMonth(heads: readonly Head[], at: number): boolean {
  const [before, head] = [heads[at - 1], heads[at]];
  return head !== undefined && !before?.facts.date.startsWith(monthOf(head.facts.date));
}

/** A day within its month, as a list says it: `Sun 31`. */
export function dayLabel(date: LocalDate): string {
  return `${weekdays[noonUtc(date).getUTCDay()]} ${Number(date.slice(8))}`;
}

/** A month as a heading says it: `May 2026`. */
export function monthLabel(month: Month): string {
  return `${months[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;
}

/** Whether a text is another spelling of `wanted`; each spelling is worked out once. */
function spelledLike(wanted: string | undefined): (text: string) => boolean {
  const key = spellingKey(wanted ?? "");
  const known = new Map<string, boolean>();
  return (text) => {
    let answer = known.get(text);
    if (answer === undefined) known.set(text, (answer = spellingKey(text) === key));
    return answer;
  };
}
