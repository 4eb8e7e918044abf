import type { BrowserContext } from "playwright";
import type { Finding } from "./finding";
import type { LongEntry } from "./long-entries";

/** What every measure works with: a browser on a filled journal, with app and limit page installed. */
export interface Bench {
  readonly context: BrowserContext;
  /** The app's address; the bench's pages are under `bench/` below it. */
  readonly url: string;
  /** Entries in the journal. */
  readonly size: number;
  readonly runs: number;
  readonly longEntries: readonly LongEntry[];
  /** The size at which everything is measured that need not be at each, and openings twice as often. */
  readonly isMain: boolean;
  readonly isLargest: boolean;
}

/** Measures one concern on one journal. */
export type Measure = (bench: Bench) => Promise<readonly Finding[]>;

/** The long entries of this length. */
export function entriesOfLength({ longEntries }: Bench, kilobytes: number): readonly LongEntry[] {
  return longEntries.filter((entry) => entry.kilobytes === kilobytes);
}

/** The only or first long entry of this length. */
export function entryOfLength(bench: Bench, kilobytes: number): LongEntry {
  const [entry] = entriesOfLength(bench, kilobytes);
  if (!entry) throw new Error(`There is no long entry of ${kilobytes} kB.`);
  return entry;
}
