import { formatMinutes } from "../journal/duration";
import { type Entry, headOf, labelOf } from "../journal/entry";
import { stateOf } from "../journal/goal";
import type { LocalDate } from "../journal/local-date";
import type { GoalPart, MistakePart, PartId, ProsePart, QuestionPart } from "../journal/part";
import { withoutLinkIds } from "../journal/without-link-ids";
import { sectionMinutes, type SectionTotal } from "./section-minutes";
import { isoWeekOf } from "./week";

/** A part, and the entry that it stands in. */
export interface Noted<Of> {
  readonly entry: Entry;
  readonly part: Of & { readonly id: PartId };
}

/** What became of a week. */
export interface WeekDigest {
  /** On how many days something was written. */
  readonly days: number;
  readonly minutes: number;
  readonly sections: readonly SectionTotal[];
  /** The entries, in the order of their days. */
  readonly entries: readonly Entry[];
  readonly ahas: readonly Noted<ProsePart>[];
  readonly mistakes: readonly Noted<MistakePart>[];
  readonly questions: readonly Noted<QuestionPart>[];
  readonly goals: readonly Noted<GoalPart>[];
}

/** What weekly reviews are filed under. */
export const reviewSection = "weekly review";

/** Sums a week up; reviews of weeks are not what was studied, and conflict copies say what their entries say. */
export function digestOf(all: readonly Entry[]): WeekDigest {
  const entries = all
    .filter(
      ({ trashedAt, copyOf, facts }) =>
        trashedAt === undefined && copyOf === undefined && facts.section !== reviewSection,
    )
    .toSorted((a, b) => (a.facts.date < b.facts.date ? -1 : Number(a.facts.date > b.facts.date)));
  const noted = entries.flatMap((entry) => entry.parts.map((part) => ({ entry, part })));
  const heads = entries.map(headOf);
  return {
    days: new Set(entries.map(({ facts }) => facts.date)).size,
    minutes: heads.reduce((sum, { facts }) => sum + (facts.minutes ?? 0), 0),
    sections: sectionMinutes(heads, undefined),
    entries,
    ahas: noted.flatMap(({ entry, part }) =>
      part.kind === "aha" && part.text.trim() !== "" ? [{ entry, part }] : [],
    ),
    mistakes: noted.flatMap(({ entry, part }) =>
      part.kind === "mistake" ? [{ entry, part }] : [],
    ),
    questions: noted.flatMap(({ entry, part }) =>
      part.kind === "question" && !part.isAnswered ? [{ entry, part }] : [],
    ),
    goals: noted.flatMap(({ entry, part }) =>
      part.kind === "goal" && ["open", "parked"].includes(stateOf(part)) ? [{ entry, part }] : [],
    ),
  };
}

/** What the review of a week is called: `Week 47 of 2026`. */
export function reviewTitle(monday: LocalDate): string {
  const { year, week } = isoWeekOf(monday);
  return `Week ${week} of ${year}`;
}

/** What a week's review begins with, as Markdown: how much it was, and a link to each entry. Nothing is copied out of them. */
export function reviewText({ days, minutes, entries }: WeekDigest): string {
  const counts = [
    `${days} ${days === 1 ? "day" : "days"}`,
    ...(minutes > 0 ? [formatMinutes(minutes)] : []),
    `${entries.length} ${entries.length === 1 ? "entry" : "entries"}`,
  ];
  const links = entries.map((entry) => {
    const label = withoutLinkIds(labelOf(entry))
      .replaceAll(/[[\]|\n]/g, " ")
      .trim();
    return `- [[${entry.id}|${label}]]`;
  });
  return [`${counts.join(", ")}.`, links.join("\n")].join("\n\n");
}
