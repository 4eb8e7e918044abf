import { type MistakePart, textsOf } from "../journal/part";
import { type NameCount, SpellingTally } from "../journal/spelling-tally";
import { fitsLine, isAsked } from "./fits";
import { type ShelfEntry, type Whence, whenceOf } from "./shelf";

/** What is asked of the mistakes ledger; "" asks for any. */
export interface LedgerQuestion {
  /** Words that the mistake has to have. */
  readonly line: string;
  readonly section: string;
  /** How many are wanted. */
  readonly count: number;
}

/** A mistake, where it stands, and how often it was met. */
export interface LedgerRow {
  readonly from: Whence;
  readonly part: MistakePart;
  /** The first time and every time since. */
  readonly times: number;
}

/** Mistakes that meet a question, the repeat offenders first. */
export interface LedgerAnswer {
  readonly total: number;
  /** How often all of them were met together. */
  readonly times: number;
  readonly rows: readonly LedgerRow[];
  /** How often the mistakes of each section were met, of those that meet the rest of the question. */
  readonly sections: readonly NameCount[];
}

/** How often a mistake was met: once when it was written down, and each time since. */
export function timesMet({ metAgain = [] }: MistakePart): number {
  return 1 + metAgain.length;
}

/** Counts and orders all mistakes, of entries in the order of their days, the newest first. */
export function ledgerOf(
  entries: readonly ShelfEntry[],
  { line, section, count }: LedgerQuestion,
): LedgerAnswer {
  const sections = new SpellingTally();
  const rows: LedgerRow[] = [];
  let met = 0;
  for (const entry of entries)
    for (const part of entry.mistakes) {
      if (!fitsLine(part, () => textsOf(part), entry, line)) continue;
      const times = timesMet(part);
      if (entry.section !== undefined) sections.count(entry.section, times);
      if (!isAsked(section, entry.section)) continue;
      rows.push({ from: whenceOf(entry), part, times });
      met += times;
    }
  const lastMet = ({ part }: LedgerRow) => part.metAgain?.at(-1) ?? 0;
  const ordered = rows.toSorted((a, b) => b.times - a.times || lastMet(b) - lastMet(a));
  return {
    total: rows.length,
    times: met,
    rows: ordered.slice(0, count),
    sections: sections.mostUsed(),
  };
}
