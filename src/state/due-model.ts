import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import type { Clock } from "../platform/clock";
import type { SmallStorage } from "../platform/small-storage";
import type { JournalStore } from "../storage/journal-store";
import { findDue } from "./find-due";
import type { JournalModel } from "./journal-model";

/** How much there is to review today: what the journal and the icon on the home screen say. */
export interface DueModel {
  /** At most ten less those of today; `undefined` until it was looked for, or where it cannot be read. */
  readonly count: ReadonlySignal<number | undefined>;
  /** Whether it was looked for. */
  readonly isKnown: ReadonlySignal<boolean>;
  /** Whether there ever was something to review here: from then on it is said that there is nothing, so that the journal has the same height every day. */
  readonly isBegun: ReadonlySignal<boolean>;
  /** Looks at the journal as it is now. */
  look(): Promise<void>;
}

/** What counting needs of the world. */
export interface DueHost {
  readonly store: Pick<JournalStore, "dueCards" | "cards" | "entries">;
  readonly journal: Pick<JournalModel, "heads">;
  readonly clock: Pick<Clock, "today">;
  readonly smallStorage: Pick<SmallStorage, "read" | "write">;
}

/** How many parts are asked a day unless the owner asks for more. */
export const dailyMost = 10;

/** The review looks through all of the journal. Who only opens it should not pay for that: these are there with the first screen. */
const newestCounted = 50;

const begunName = "review-begun";

export const DueModel = createModel((host: DueHost): DueModel => {
  const { store, journal, clock, smallStorage } = host;
  const count = signal<number | undefined>();
  const isKnown = signal(false);
  const isBegun = signal(smallStorage.read(begunName) !== undefined);
  let latest = 0;
  return {
    count,
    isKnown,
    isBegun,
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
      if (!isBegun.peek() && due.ok && due.value.parts.length > 0) {
        isBegun.value = true;
        smallStorage.write(begunName, clock.today());
      }
      isKnown.value = true;
    },
  };
});
