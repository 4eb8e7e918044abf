import type { Head } from "../journal/entry";
import type { LocalDate } from "../journal/local-date";
import { spellingKey } from "../journal/tag";

/** What was spent on a section. */
export interface SectionTotal {
  /** As it was spelt last; "" for entries without one. */
  readonly section: string;
  readonly entries: number;
  /** Time spent, in whole minutes. */
  readonly minutes: number;
}

/** What was spent on each section from a day on, most first. */
export function sectionMinutes(
  heads: readonly Head[],
  from: LocalDate | undefined,
): readonly SectionTotal[] {
  const totals = new Map<string, { section: string; entries: number; minutes: number }>();
  // Working out a key costs more than finding it, and spellings are few.
  const bySpelling = new Map<string, { section: string; entries: number; minutes: number }>();
  for (const { facts } of heads) {
    const { date, section = "", minutes = 0 } = facts;
    if (from !== undefined && date < from) continue;
    let total = bySpelling.get(section);
    if (!total) {
      const key = spellingKey(section);
      // The newest entry stands first, and its spelling counts.
      total = totals.get(key) ?? { section, entries: 0, minutes: 0 };
      totals.set(key, total);
      bySpelling.set(section, total);
    }
    total.entries += 1;
    total.minutes += minutes;
  }
  return [...totals.values()].toSorted((a, b) => b.minutes - a.minutes || b.entries - a.entries);
}
