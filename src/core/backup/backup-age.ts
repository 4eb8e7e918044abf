import { type LocalDate, noonUtc } from "../journal/local-date";
import type { LastExport } from "./last-export";
import { sayCount } from "./say-count";

/** How much of the journal is not in a backup yet. */
export interface BackupAge {
  /** Whole days since the last backup; `undefined` if none has left this browser. A day to come counts as today. */
  readonly days: number | undefined;
  /** Entries that were written or changed since. */
  readonly entriesSince: number;
}

/** Whether the owner should be reminded: not at all, by the way, or in red. */
export type Urgency = "none" | "soon" | "now";

const noBackup = "No backup has left this browser yet.";
const dayMs = 86_400_000;

/** From how many days or entries on a backup is due, and overdue; a first one is due earlier, since nothing is safe yet. */
const due = { days: 14, entries: 10, firstEntries: 3 } as const;
const overdue = { days: 45, entries: 40, firstEntries: 15 } as const;

/** The age of the last backup on a day, given how many entries changed since. */
export function backupAge(
  last: LastExport | undefined,
  entriesSince: number,
  today: LocalDate,
): BackupAge {
  if (!last) return { days: undefined, entriesSince };
  return { days: daysSince(last.date, today), entriesSince };
}

function daysSince(date: LocalDate, today: LocalDate): number {
  const days = Math.round((noonUtc(today).getTime() - noonUtc(date).getTime()) / dayMs);
  return Math.max(0, days);
}

/** How urgent a backup is. Time alone is no reason: a journal in which nothing was written has nothing to lose. */
export function urgencyOf({ days, entriesSince }: BackupAge): Urgency {
  if (entriesSince === 0) return "none";
  const isBeyond = (limit: typeof due | typeof overdue) =>
    days === undefined
      ? entriesSince >= limit.firstEntries
      : days >= limit.days || entriesSince >= limit.entries;
  if (isBeyond(overdue)) return "now";
  return isBeyond(due) ? "soon" : "none";
}

/** The day of the last backup in words, before it is known what changed since: `Last backup yesterday.` */
export function sayLastBackup(last: LastExport | undefined, today: LocalDate): string {
  return last ? `Last backup ${sayDays(daysSince(last.date, today))}.` : noBackup;
}

/** The age in words: `Last backup 12 days ago, 5 entries since.` */
export function sayBackupAge({ days, entriesSince }: BackupAge): string {
  if (days === undefined) return noBackup;
  const since = entriesSince === 0 ? "nothing new since" : `${sayCount(entriesSince)} since`;
  return `Last backup ${sayDays(days)}, ${since}.`;
}

/** The age in so few words that a phone shows them beside the prompt: `no backup`, `backup 12 d`. */
export function nameBackupAge({ days, entriesSince }: BackupAge): string {
  if (days === undefined) return "no backup";
  return days === 0 ? `${entriesSince} to back up` : `backup ${days} d`;
}

function sayDays(days: number): string {
  if (days === 0) return "today";
  return days === 1 ? "yesterday" : `${days.toLocaleString("en")} days ago`;
}
