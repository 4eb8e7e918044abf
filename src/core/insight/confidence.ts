import type { Head } from "../journal/entry";
import { type Month, monthOf } from "../journal/local-date";
import { spellingKey } from "../journal/tag";

/** The confidence of the entries of one month. */
export interface MonthConfidence {
  readonly month: Month;
  /** From 1 to 5. */
  readonly mean: number;
  readonly entries: number;
}

/** Of what the confidence is wanted: of everything, of a section, or of a tag. */
export interface ConfidenceOf {
  readonly section?: string;
  readonly tag?: string;
}

/** How confidence went month by month, the oldest first; months in which none was noted are left out. */
export function confidenceByMonth(
  heads: readonly Head[],
  { section, tag }: ConfidenceOf,
): readonly MonthConfidence[] {
  const [wantedSection, wantedTag] = [section, tag].map(
    (name) => name !== undefined && spellingKey(name),
  );
  const sums = new Map<Month, { sum: number; entries: number }>();
  for (const { facts } of heads) {
    if (facts.confidence === undefined) continue;
    if (wantedSection && spellingKey(facts.section ?? "") !== wantedSection) continue;
    if (wantedTag && !facts.tags.some((one) => spellingKey(one) === wantedTag)) continue;
    const month = monthOf(facts.date);
    const known = sums.get(month);
    if (known) {
      known.sum += facts.confidence;
      known.entries += 1;
    } else sums.set(month, { sum: facts.confidence, entries: 1 });
  }
  return [...sums]
    .map(([month, { sum, entries }]) => ({ month, mean: sum / entries, entries }))
    .toSorted((a, b) => (a.month < b.month ? -1 : 1));
}
