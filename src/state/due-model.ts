import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import type { Clock } from "../platform/clock";
import type { JournalStore } from "../storage/journal-store";
import { findDue } from "./find-due";
import type { JournalModel } from "./journal-model";

/** How much there is to review today: what the journal and the icon on the home screen say. */
export interface DueModel {
  /** At most ten less those of today; `undefined` until it was looked for, or where it cannot be read. */
  readonly count: ReadonlySignal<number | undefined>;
  /** Whether it was looked for. */
  readonly isKnown: ReadonlySignal<boolean>;
  /** Looks at the journal as it is now. */
  look(): Promise<void>;
}

/** What counting needs of the world. */
export interface DueHost {
  readonly store: Pick<JournalStore, "dueCards" | "cards" | "entries">;
  readonly journal: Pick<JournalModel, "heads">;
  readonly clock: Pick<Clock, "today">;
}

/** How many parts are asked a day unless the owner asks for more. */
export const dailyMost = 10;

/** The review looks through all of the journal. Who only opens it should not pay for that: these are there with the first screen. */
const newestCounted = 50;

export const DueModel = createModel(({ store, journal, clock }: DueHost): DueModel => {
  const count = signal<number | undefined>();
  const isKnown = signal(false);
  let latest = 0;
  return {
    count,
    isKnown,
    async look() {
      const looking = ++latest;
      const due = await findDue({
        store,
        heads: journal.heads.peek(),
        today: clock.today(),
        most: dailyMost,
        newest: newestCounted,
      });
      if (looking !== latest) return;
      count.value = due.ok ? due.value.parts.length : undefined;
      isKnown.value = true;
    },
  };
});
