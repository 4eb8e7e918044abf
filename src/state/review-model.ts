import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import type { Card, CardKey, Grade, Review } from "../core/review/card";
import { intervals, memoryOf } from "../core/review/memory";
import type { Clock } from "../platform/clock";
import type { JournalStore } from "../storage/journal-store";
import { dailyMost, type DueModel } from "./due-model";
import { type DuePart, findDue } from "./find-due";
import type { JournalModel } from "./journal-model";
import type { NoticeModel } from "./notice-model";
import { sayProblem } from "./say-problem";

/** A part as it is asked, and in how many days it would come back after each grade. */
export interface Asked extends DuePart {
  readonly days: Readonly<Record<Grade, number>>;
}

/** What the page of reviewing shows. */
export type ReviewState =
  | { readonly kind: "looking" }
  | { readonly kind: "unreadable"; readonly why: string }
  | {
      readonly kind: "asking";
      readonly asked: Asked;
      /** The first of a sitting is 1. */
      readonly place: number;
      readonly total: number;
    }
  | {
      readonly kind: "over";
      /** How many cards were reviewed here today. */
      readonly reviewed: number;
      /** Whether more could be asked today. */
      readonly hasMore: boolean;
    };

/** The review: asks for what was learned, a few parts a day, and knows when to ask again. */
export interface ReviewModel {
  readonly state: ReadonlySignal<ReviewState>;
  /** Whether the last grade can be taken back. */
  readonly canUndo: ReadonlySignal<boolean>;
  /** Looks for what is to be asked now. */
  look(): Promise<void>;
  /** Notes how well what is asked was recalled, and asks the next. */
  grade(grade: Grade): Promise<void>;
  /** Takes the last grade back, and asks for that part again. */
  undo(): Promise<void>;
  /** Does not ask for this part any more; a notice takes that back. */
  leaveOut(): Promise<void>;
  /** Asks ten more today. */
  askMore(): Promise<void>;
}

/** What reviewing needs of the world. */
export interface ReviewHost {
  readonly store: Pick<JournalStore, "dueCards" | "cards" | "entries" | "changeCard">;
  readonly journal: Pick<JournalModel, "heads">;
  readonly notices: Pick<NoticeModel, "tell" | "warn">;
  readonly clock: Pick<Clock, "nowMs" | "today">;
  /** What else says how much there is to review. */
  readonly due: Pick<DueModel, "look">;
}

export const ReviewModel = createModel((host: ReviewHost): ReviewModel => {
  const { store, journal, notices, clock, due } = host;
  const state = signal<ReviewState>({ kind: "looking" });
  const canUndo = signal(false);
  /** What was graded in this sitting, and what each was before. */
  const graded: Asked[] = [];
  let most = dailyMost;
  let isBusy = false;
  let latest = 0;

  const ask = (part: DuePart): Asked => ({
    ...part,
    days: intervals(part.card && memoryOf(part.card), clock.today()),
  });

  const look = async (first?: CardKey) => {
    const looking = ++latest;
    const found = await findDue({
      store,
      heads: journal.heads.peek(),
      today: clock.today(),
      most,
      newest: Number.POSITIVE_INFINITY,
    });
    if (looking !== latest) return;
    canUndo.value = graded.length > 0;
    if (!found.ok) {
      state.value = { kind: "unreadable", why: sayProblem(found.problem) };
      return;
    }
    const { parts, reviewed, hasMore } = found.value;
    const next = parts.find((part) => isOf(part, first)) ?? parts[0];
    const done = new Set(graded.map(({ part }) => part.id)).size;
    const left = parts.filter(({ part }) => !graded.some((one) => one.part.id === part.id)).length;
    state.value = next
      ? {
          kind: "asking",
          asked: ask(next),
          place: Math.min(done + 1, done + left),
          total: done + left,
        }
      : { kind: "over", reviewed, hasMore };
  };

  /** Changes a card as it was when it was shown; nothing where it has changed since. Whether it could be stored. */
  const write = async (
    key: CardKey,
    shown: Card | undefined,
    next: Card | undefined,
  ): Promise<boolean> => {
    const seen = JSON.stringify(shown?.reviews ?? []);
    const changed = await store.changeCard(key, clock.today(), (now) =>
      JSON.stringify(now?.reviews ?? []) === seen ? next : now,
    );
    if (!changed.ok) notices.warn(`Not noted. ${sayProblem(changed.problem)}`);
    return changed.ok;
  };

  const withReview = (asked: Asked, grade: Review["grade"]): Card => {
    const { card, entry, part } = asked;
    const last = card?.reviews.at(-1)?.atMs ?? -1;
    // A clock that was set back does not put a review before the one that it follows.
    const review = { atMs: Math.max(clock.nowMs(), last + 1), day: clock.today(), grade };
    return { ...card, entry: entry.id, part: part.id, reviews: [...(card?.reviews ?? []), review] };
  };

  const asked = () => {
    const now = state.peek();
    return now.kind === "asking" ? now.asked : undefined;
  };

  /** One thing at a time: a second press on a grade is not for the next part. */
  const alone = async (deed: () => Promise<void>) => {
    if (isBusy) return;
    isBusy = true;
    try {
      await deed();
    } finally {
      isBusy = false;
    }
    void due.look();
  };

  return {
    state,
    canUndo,
    look() {
      const now = asked();
      return look(now && keyOf(now));
    },
    grade: (grade) =>
      alone(async () => {
        const now = asked();
        if (!now || !(await write(keyOf(now), now.card, withReview(now, grade)))) return;
        graded.push(now);
        await look();
      }),
    undo: () =>
      alone(async () => {
        const last = graded.at(-1);
        if (!last) return;
        const key = keyOf(last);
        const cards = await store.cards([key.entry]);
        const card = cards.ok && cards.value.find((one) => one.part === key.part);
        if (card && !(await write(key, card, last.card))) return;
        graded.pop();
        await look(key);
      }),
    leaveOut: () =>
      alone(async () => {
        const now = asked();
        if (!now) return;
        const out = withReview(now, "out");
        if (!(await write(keyOf(now), now.card, out))) return;
        notices.tell("This will not be asked any more.", {
          label: "Undo",
          run: () =>
            void alone(async () => {
              if (await write(keyOf(now), out, now.card)) await look(keyOf(now));
            }),
        });
        await look();
      }),
    askMore: () =>
      alone(async () => {
        most += dailyMost;
        await look();
      }),
  };
});

function keyOf({ entry, part }: DuePart): CardKey {
  return { entry: entry.id, part: part.id };
}

function isOf({ entry, part }: DuePart, key: CardKey | undefined): boolean {
  return entry.id === key?.entry && part.id === key.part;
}
