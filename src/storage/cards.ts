import type { EntryId } from "../core/journal/id";
import { isLocalDate, type LocalDate } from "../core/journal/local-date";
import {
  type Card,
  type CardKey,
  isLeftOut,
  keyOf,
  mergeCards,
  printCard,
  readCard,
  readCardLines,
} from "../core/review/card";
import { memoryOf } from "../core/review/memory";
import { type Result, success } from "../core/result";
import type { StoreProblem } from "./problem";
import type {
  CardRow,
  DueKey,
  JournalDatabase,
  JournalSchema,
  ReviewedMark,
  WriteTransaction,
} from "./schema";
import { type Queue, strictly } from "./strictly";

/** What is to be asked on a day. */
export interface DueCards {
  /** Those that have waited longest, some hundreds at most. */
  readonly cards: readonly Card[];
  /** How many cards were reviewed here on that day. */
  readonly reviewed: number;
}

/** More than anybody reviews on a day. */
const mostDue = 500;

/** Cards that are read and written at once. */
const batchSize = 200;

/** The cards that are due on a day, by one bounded read. */
export async function readDueCards(db: JournalDatabase, today: LocalDate): Promise<DueCards> {
  const tx = db.transaction(["cards", "due", "marks"]);
  const [keys, mark] = await Promise.all([
    tx.objectStore("due").getAllKeys(IDBKeyRange.bound([], [today, []]), mostDue),
    tx.objectStore("marks").get("reviewed"),
  ]);
  const rows = await Promise.all(
    keys.map(([, entry, part]) => tx.objectStore("cards").get([entry, part])),
  );
  return { cards: rows.flatMap(cardIn), reviewed: reviewedOn(mark, today) };
}

/** All cards of these entries, or of all. */
export async function readCards(
  db: JournalDatabase,
  entries?: readonly EntryId[],
): Promise<readonly Card[]> {
  const { store } = db.transaction("cards");
  const rows = entries
    ? await Promise.all(entries.map((id) => store.getAll(cardsOf(id))))
    : [await store.getAll()];
  return rows.flat().flatMap(cardIn);
}

/**
 * Stores what `change` makes of a card, in one strict transaction: of two tabs that review it in one
 * moment, the second sees what the first did. What is stored then.
 */
export function changeCard(
  db: JournalDatabase,
  key: CardKey,
  today: LocalDate,
  change: (now: Card | undefined) => Card | undefined,
): Promise<Result<Card | undefined, StoreProblem>> {
  return strictly(db, async (tx, queue) => {
    const row = await tx.objectStore("cards").get([key.entry, key.part]);
    const [now] = cardIn(row);
    const next = change(now);
    replaceCard(tx, queue, row, next);
    const marks = tx.objectStore("marks");
    const step = Number(isOfDay(next, today)) - Number(isOfDay(now, today));
    if (step !== 0) {
      const reviewed = reviewedOn(await marks.get("reviewed"), today);
      const mark: ReviewedMark = { reviewedOn: today, cards: Math.max(0, reviewed + step) };
      queue(marks.put(mark, "reviewed"));
    }
    return success(next);
  });
}

/**
 * Queues the cards that are among these lines of a backup: each has all reviews of here and there.
 * Brings whether there was anything that was not here, and the lines that are none.
 */
export async function importCards(
  tx: WriteTransaction,
  queue: Queue,
  lines: readonly string[],
): Promise<{ readonly isAny: boolean; readonly rest: readonly string[] }> {
  const store = tx.objectStore("cards");
  const { cards, rest } = readCardLines(lines);
  let isAny = false;
  for (let from = 0; from < cards.length; from += batchSize) {
    const batch = cards.slice(from, from + batchSize);
    // oxlint-disable-next-line no-await-in-loop -- bounds what is in flight
    const rows = await Promise.all(batch.map(({ entry, part }) => store.get([entry, part])));
    for (const [at, card] of batch.entries()) {
      const [here] = cardIn(rows[at]);
      const merged = here ? mergeCards(here, card) : card;
      if (here && printCard(merged) === printCard(here)) continue;
      isAny = true;
      replaceCard(tx, queue, rows[at], merged);
    }
  }
  return { isAny, rest };
}

/** Queues the removal of all cards of an entry. */
export async function removeCards(tx: WriteTransaction, queue: Queue, id: EntryId): Promise<void> {
  for (const row of await tx.objectStore("cards").getAll(cardsOf(id)))
    replaceCard(tx, queue, row, undefined);
}

/** The card of a row, if it is one and stands where it should. */
export function cardIn(row: CardRow | undefined): readonly Card[] {
  const card = row && readCard(row.card);
  return card?.entry === row?.entry && card?.part === row?.part && card ? [card] : [];
}

function replaceCard(
  tx: WriteTransaction,
  queue: Queue,
  before: CardRow | undefined,
  card: Card | undefined,
): void {
  const due = tx.objectStore("due");
  if (before?.due !== undefined && isLocalDate(before.due))
    queue(due.delete(dueKey(before, before.due)));
  if (!card) {
    if (before) queue(tx.objectStore("cards").delete([before.entry, before.part]));
    return;
  }
  const day = isLeftOut(card) ? undefined : memoryOf(card)?.due;
  queue(tx.objectStore("cards").put({ ...keyOf(card), card, ...(day && { due: day }) }));
  if (day) queue(due.put(keyOf(card), dueKey(card, day)));
}

function dueKey({ entry, part }: CardKey, day: LocalDate): DueKey {
  return [day, entry, part];
}

/** An array sorts after every text, so this range holds all parts of the one entry. */
function cardsOf(id: EntryId): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, []]);
}

function isOfDay(card: Card | undefined, day: LocalDate): boolean {
  return (
    card?.reviews.some(
      (review) => review.day === day && review.grade !== "out" && review.grade !== "in",
    ) ?? false
  );
}

function reviewedOn(mark: JournalSchema["marks"]["value"] | undefined, day: LocalDate): number {
  return typeof mark === "object" &&
    "reviewedOn" in mark &&
    mark.reviewedOn === day &&
    Number.isSafeInteger(mark.cards)
    ? mark.cards
    : 0;
}
