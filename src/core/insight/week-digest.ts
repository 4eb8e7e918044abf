import { formatMinutes } from "../journal/duration";
import type { Entry, Head } from "../journal/entry";
import { stateOf } from "../journal/goal";
import type { LocalDate } from "../journal/local-date";
import type { GoalPart, MistakePart, PartId, ProsePart, QuestionPart } from "../journal/part";
import { spellingKey } from "../journal/tag";
import { withoutLinkIds } from "../journal/without-link-ids";
import { printEntryLink } from "../markup/entry-link";
import { sectionMinutes, type SectionTotal } from "./section-minutes";
import { isoWeekOf } from "./week";

/** A part, and the entry that it stands in. */
export interface Noted<Of> {
  readonly entry: Entry;
  readonly part: Of & { readonly id: PartId };
}

/** What a week comes to. */
export interface WeekTotal {
  /** On how many days something was written. */
  readonly days: number;
  readonly minutes: number;
  readonly entries: number;
}

/** What became of a week. */
export interface WeekDigest {
  readonly total: WeekTotal;
  /** What the week before it came to. */
  readonly before: WeekTotal;
  readonly sections: readonly SectionTotal[];
  /** Its entries, in the order of their days. */
  readonly heads: readonly Head[];
  /** Of how many of them the parts were read, the first ones. */
  readonly partsRead: number;
  readonly ahas: readonly Noted<ProsePart>[];
  readonly mistakes: readonly Noted<MistakePart>[];
  readonly questions: readonly Noted<QuestionPart>[];
  /** Those that were not dropped. */
  readonly goals: readonly Noted<GoalPart>[];
}

/** What weekly reviews are filed under. */
export const reviewSection = "weekly review";

/** So many entries a review has links to; after an import a day may have thousands. */
const mostLinks = 100;

/** The entries of some days in their order: without reviews of weeks, which are not what was studied, and conflict copies, which say what their entries say. */
export function studiedFrom(
  heads: readonly Head[],
  from: LocalDate,
  end: LocalDate,
): readonly Head[] {
  return heads
    .filter(
      ({ facts, copyOf }) =>
        facts.date >= from &&
        facts.date < end &&
        copyOf === undefined &&
        !isReviewSection(facts.section),
    )
    .toSorted((a, b) =>
      a.facts.date === b.facts.date
        ? a.createdAt - b.createdAt
        : Number(a.facts.date > b.facts.date) || -1,
    );
}

/** Sums a week up. `entries` are what could be read of its heads, in the same order. */
export function digestOf(
  heads: readonly Head[],
  before: readonly Head[],
  entries: readonly Entry[],
): WeekDigest {
  const noted = entries.flatMap((entry) => entry.parts.map((part) => ({ entry, part })));
  return {
    total: totalOf(heads),
    before: totalOf(before),
    sections: sectionMinutes(heads, undefined),
    heads,
    partsRead: entries.length,
    ahas: noted.flatMap(({ entry, part }) =>
      part.kind === "aha" && part.text.trim() !== "" ? [{ entry, part }] : [],
    ),
    mistakes: noted.flatMap(({ entry, part }) =>
      part.kind === "mistake" ? [{ entry, part }] : [],
    ),
    questions: noted.flatMap(({ entry, part }) =>
      part.kind === "question" ? [{ entry, part }] : [],
    ),
    goals: noted.flatMap(({ entry, part }) =>
      part.kind === "goal" && stateOf(part) !== "dropped" ? [{ entry, part }] : [],
    ),
  };
}

function totalOf(heads: readonly Head[]): WeekTotal {
  return {
    days: new Set(heads.map(({ facts }) => facts.date)).size,
    minutes: heads.reduce((sum, { facts }) => sum + (facts.minutes ?? 0), 0),
    entries: heads.length,
  };
}

/** What the review of a week is called: `Week 47 of 2026`. */
export function reviewTitle(monday: LocalDate): string {
  const { year, week } = isoWeekOf(monday);
  return `Week ${week} of ${year}`;
}

/** The entry that a week's review became: by its name and its section, so one that was written by hand counts. */
export function reviewOf(heads: readonly Head[], monday: LocalDate): Head | undefined {
  const title = reviewTitle(monday);
  return heads.find(
    ({ label, facts, copyOf }) =>
      label === title && copyOf === undefined && isReviewSection(facts.section),
  );
}

function isReviewSection(section: string | undefined): boolean {
  return section !== undefined && spellingKey(section) === reviewSection;
}

/** A total in words: `2 days, 1 h 20 min, 3 entries`. */
export function sayWeekTotal({ days, minutes, entries }: WeekTotal): string {
  return [
    sayCount(days, "day", "days"),
    ...(minutes > 0 ? [formatMinutes(minutes)] : []),
    sayCount(entries, "entry", "entries"),
  ].join(", ");
}

/** How many parts there are of each kind, in words: `1 aha, 2 mistakes (1 fixed)`; "" where there are none. */
export function sayParts({ ahas, mistakes, questions, goals }: WeekDigest): string {
  const fixed = mistakes.filter(({ part }) => isFixed(part)).length;
  const answered = questions.filter(({ part }) => part.isAnswered).length;
  const taken = goals.filter(({ part }) => stateOf(part) === "taken").length;
  const counts = [
    { count: ahas.length, kind: "aha", done: "" },
    { count: mistakes.length, kind: "mistake", done: fixed && `${fixed} fixed` },
    { count: questions.length, kind: "question", done: answered && `${answered} answered` },
    { count: goals.length, kind: "goal", done: taken && `${taken} taken up` },
  ];
  return counts
    .filter(({ count }) => count > 0)
    .map(({ count, kind, done }) => sayCount(count, kind, `${kind}s`) + (done ? ` (${done})` : ""))
    .join(", ");
}

/** Whether it is written down what helped. */
export function isFixed({ fix }: MistakePart): boolean {
  return fix.trim() !== "";
}

function sayCount(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}

/** What a week's review begins with, as Markdown: how much it was, and a link to each entry. Nothing is copied out of them. */
export function reviewText(digest: WeekDigest): string {
  const { total, sections, heads } = digest;
  const spent = sections.flatMap(({ section, minutes }) =>
    section === "" || minutes === 0 ? [] : [`- ${section}: ${formatMinutes(minutes)}`],
  );
  const links = heads
    .slice(0, mostLinks)
    .map(({ id, label }) => `- ${printEntryLink(id, withoutLinkIds(label))}`);
  const more = heads.length - links.length;
  return [
    [sayWeekTotal(total), sayParts(digest)]
      .flatMap((words) => (words ? [`${words}.`] : []))
      .join(" "),
    spent.join("\n"),
    [...links, ...(more > 0 ? [`- and ${more} more`] : [])].join("\n"),
  ]
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
}
