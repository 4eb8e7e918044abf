import { parsed } from "../backup/read-header";
import type { Sections } from "../backup/sections";
import { type EntryId, isUuid } from "../journal/id";
import { sortingKeys } from "../journal/lineage";
import { isLocalDate, type LocalDate } from "../journal/local-date";
import { plainCopy } from "../journal/read-entry";
import type { PartId } from "../journal/part";

/** How well a part was recalled. */
export const grades = ["again", "hard", "good", "easy"] as const;
export type Grade = (typeof grades)[number];

/** One time that the owner was asked, or said that a part is not to be asked any more, or again. */
export interface Review {
  /** Milliseconds since the epoch. */
  readonly atMs: number;
  /** The day of it, as the owner lived it. */
  readonly day: LocalDate;
  readonly grade: Grade | "out" | "in";
}

/**
 * What is known of how well one part is recalled: every review of it, the oldest first. When it is due
 * follows from these and is stored nowhere but for finding it, so two devices that reviewed apart are
 * brought together by having all reviews of both.
 */
export interface Card {
  readonly entry: EntryId;
  readonly part: PartId;
  readonly reviews: readonly Review[];
}

/** Which part a card is of. */
export type CardKey = Pick<Card, "entry" | "part">;

/** Three a day for ten years; the oldest are forgotten first. */
const mostReviews = 10_000;

/** A card that comes from outside, or nothing where it is none; what a newer version knows of it is kept. Never throws. */
export function readCard(value: unknown): Card | undefined {
  const copy = plainCopy(value);
  if (typeof copy !== "object" || copy === null || Array.isArray(copy)) return undefined;
  const { entry, part, reviews }: Partial<Record<string, unknown>> = { ...copy };
  if (typeof entry !== "string" || !isUuid(entry)) return undefined;
  if (typeof part !== "string" || !isUuid(part)) return undefined;
  if (!Array.isArray(reviews) || !reviews.every(isReview)) return undefined;
  return { ...copy, entry, part, reviews: inOrder(reviews) };
}

/** The card as a line of a backup: keys in a fixed order, so that the same card makes the same line. */
export function printCard(card: Card): string {
  return JSON.stringify(card, byRank);
}

/** All cards as a section of a backup; no section where there are none. */
export function cardSection(cards: readonly Card[]): Sections {
  return new Map(cards.length > 0 ? [["cards", cards.map(printCard)]] : []);
}

/** The cards among the lines of a backup, each once, and the lines that are none: they may be a newer version's. */
export function readCardLines(lines: readonly string[]): {
  readonly cards: readonly Card[];
  readonly rest: readonly string[];
} {
  const cards = new Map<string, Card>();
  const rest: string[] = [];
  for (const line of lines) {
    const card = readCard(parsed(line));
    if (!card) rest.push(line);
    else {
      const key = `${card.entry} ${card.part}`;
      const known = cards.get(key);
      cards.set(key, known ? mergeCards(known, card) : card);
    }
  }
  return { cards: [...cards.values()], rest };
}

/** A card with all reviews of both, whichever comes first, and however often: what a newer version knows of it is taken from either. */
export function mergeCards(one: Card, other: Card): Card {
  const all = [...one.reviews, ...other.reviews];
  return { ...greaterFields(one, other), ...keyOf(one), reviews: inOrder(all) };
}

export function keyOf({ entry, part }: CardKey): CardKey {
  return { entry, part };
}

/** Whether its owner took the part out of what is asked. */
export function isLeftOut({ reviews }: Card): boolean {
  return reviews.findLast(({ grade }) => grade === "out" || grade === "in")?.grade === "out";
}

function isReview(value: unknown): value is Review {
  if (typeof value !== "object" || value === null) return false;
  const { atMs, day, grade }: Partial<Record<string, unknown>> = { ...value };
  return (
    Number.isSafeInteger(atMs) &&
    Number(atMs) >= 0 &&
    typeof day === "string" &&
    isLocalDate(day) &&
    typeof grade === "string" &&
    [...grades, "out", "in"].includes(grade)
  );
}

/** By their instants, each different one once. */
function inOrder(reviews: readonly Review[]): readonly Review[] {
  const byText = new Map(reviews.map((review) => [JSON.stringify(review, byRank), review]));
  return [...byText]
    .toSorted(([a, one], [b, other]) => one.atMs - other.atMs || (a < b ? -1 : 1))
    .map(([, review]) => review)
    .slice(-mostReviews);
}

/** Every field of both; of two values of one field the one whose text is greater, so that the order of merging makes no difference. */
function greaterFields(one: object, other: object): object {
  const fields = new Map<string, unknown>(Object.entries(one));
  for (const [name, value] of Object.entries(other)) {
    const known = fields.get(name);
    if (known === undefined || textOf(value) > textOf(known)) fields.set(name, value);
  }
  return Object.fromEntries(fields);
}

function textOf(value: unknown): string {
  return JSON.stringify(value, byRank);
}

const ranks = ["entry", "part", "reviews", "atMs", "day", "grade"];
const byRank = sortingKeys((key) => {
  const rank = ranks.indexOf(key);
  return rank < 0 ? ranks.length : rank;
});
