import type { Entry, Head } from "../core/journal/entry";
import type { EntryId } from "../core/journal/id";
import type { LocalDate } from "../core/journal/local-date";
import { type AskedPart, askedPartsOf } from "../core/review/ask";
import { type Card, isLeftOut } from "../core/review/card";
import { memoryOf, recallChance } from "../core/review/memory";
import { type Result, success } from "../core/result";
import type { JournalStore } from "../storage/journal-store";
import type { StoreProblem } from "../storage/problem";

/** A part that is to be asked. */
export interface DuePart {
  readonly entry: Entry;
  readonly part: AskedPart;
  /** None before it was asked for the first time. */
  readonly card: Card | undefined;
}

/** What is to be asked now. */
export interface Due {
  readonly parts: readonly DuePart[];
  /** How many cards were reviewed here today. */
  readonly reviewed: number;
  /** Whether there is more than that. */
  readonly hasMore: boolean;
}

interface DueNeeds {
  readonly store: Pick<JournalStore, "dueCards" | "cards" | "entries">;
  /** Of the journal, newest first. */
  readonly heads: readonly Head[];
  readonly today: LocalDate;
  /** How many parts a day are asked; those that were asked today already and were not recalled count for nothing. */
  readonly most: number;
  /** In how many of the newest entries parts are looked for that were never asked. */
  readonly newest: number;
}

/** Entries that are read at once. */
const batchSize = 50;

/**
 * Finds what is to be asked: first what is due, and of that what is most likely to be recalled still, so
 * that a long pause costs the least; then what was never asked, the newest first, from the day after
 * it was written. Reading stops as soon as there is enough.
 */
export async function findDue(needs: DueNeeds): Promise<Result<Due, StoreProblem>> {
  const { store, heads, today, most, newest } = needs;
  const due = await store.dueCards(today);
  if (!due.ok) return due;
  const { cards, reviewed } = due.value;
  const room = Math.max(0, most - reviewed);
  const found: DuePart[] = [];
  const isEnough = () => found.length > room;
  const [askedToday, waiting] = partedBy(cards, ({ reviews }) => reviews.at(-1)?.day === today);
  const inOrder = waiting.toSorted((a, b) => chanceOf(b, today) - chanceOf(a, today));
  for (let from = 0; from < inOrder.length && !isEnough(); from += batchSize) {
    // oxlint-disable-next-line no-await-in-loop -- mostly the first batch is enough
    const parts = await partsOf(store, inOrder.slice(from, from + batchSize));
    if (!parts.ok) return parts;
    found.push(...parts.value);
  }
  const older = heads.filter(({ facts, copyOf }) => facts.date < today && copyOf === undefined);
  const looked = older.slice(0, newest);
  for (let from = 0; from < looked.length && !isEnough(); from += batchSize) {
    const ids = looked.slice(from, from + batchSize).map(({ id }) => id);
    // oxlint-disable-next-line no-await-in-loop -- see above
    const parts = await neverAsked(store, ids);
    if (!parts.ok) return parts;
    found.push(...parts.value);
  }
  // What was not recalled today comes back when all else was asked.
  const again = await partsOf(store, askedToday);
  if (!again.ok) return again;
  return success({
    parts: [...found.slice(0, room), ...again.value],
    reviewed,
    hasMore: found.length > room,
  });
}

/** The parts of these cards that can still be asked, in their order. */
async function partsOf(
  store: DueNeeds["store"],
  cards: readonly Card[],
): Promise<Result<readonly DuePart[], StoreProblem>> {
  const ids = [...new Set(cards.map(({ entry }) => entry))];
  const read = ids.length > 0 ? await store.entries(ids) : success([]);
  if (!read.ok) return read;
  const byId = new Map(read.value.map(({ entry }) => [entry.id, entry]));
  return success(
    cards.flatMap((card) => {
      const entry = byId.get(card.entry);
      const part = entry && askedPartsOf(entry).find(({ id }) => id === card.part);
      return entry && part && !isLeftOut(card) ? [{ entry, part, card }] : [];
    }),
  );
}

async function neverAsked(
  store: DueNeeds["store"],
  ids: readonly EntryId[],
): Promise<Result<readonly DuePart[], StoreProblem>> {
  const [read, cards] = await Promise.all([store.entries(ids), store.cards(ids)]);
  if (!read.ok) return read;
  if (!cards.ok) return cards;
  const known = new Set(cards.value.map(({ entry, part }) => `${entry} ${part}`));
  return success(
    read.value.flatMap(({ entry }) =>
      askedPartsOf(entry).flatMap((part) =>
        known.has(`${entry.id} ${part.id}`) ? [] : [{ entry, part, card: undefined }],
      ),
    ),
  );
}

function chanceOf(card: Card, today: LocalDate): number {
  const memory = memoryOf(card);
  return memory ? recallChance(memory, today) : 0;
}

function partedBy<Value>(
  values: readonly Value[],
  holds: (value: Value) => boolean,
): readonly [readonly Value[], readonly Value[]] {
  return [values.filter(holds), values.filter((value) => !holds(value))];
}
