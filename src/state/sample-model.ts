import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import type { Entry } from "../core/journal/entry";
import { sampleEntry } from "../core/journal/sample-entry";
import type { Clock } from "../platform/clock";
import type { NewId } from "../platform/ids";
import type { SmallStorage } from "../platform/small-storage";
import type { JournalStore, StoredEntry } from "../storage/journal-store";
import type { NoticeModel } from "./notice-model";
import type { RouteModel } from "./route-model";
import { sayProblem } from "./say-problem";

/** The sample that an empty journal shows, until it was kept or removed once. */
export interface SampleModel {
  /** The entry to be shown, which is stored nowhere; undefined while it is not wanted. */
  readonly entry: ReadonlySignal<Entry | undefined>;
  /** Stores it as an entry of today, and opens it. Asked again meanwhile, it stores no second one. */
  keep(): Promise<void>;
  /** Takes it away, for the next starts too. */
  remove(): void;
  /** Shows it again, until the page ends. */
  show(): void;
}

interface SampleHost {
  readonly store: Pick<JournalStore, "keep">;
  readonly smallStorage: SmallStorage;
  readonly notices: Pick<NoticeModel, "warn">;
  readonly route: Pick<RouteModel, "go">;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Hears of what was stored, after it was committed. */
  readonly onKept: (stored: StoredEntry) => void;
}

const mark = "sample";

export const SampleModel = createModel(
  ({ store, smallStorage, notices, route, clock, newId, onKept }: SampleHost): SampleModel => {
    const make = () => sampleEntry({ date: clock.today(), nowMs: clock.nowMs(), newId });
    const entry = signal(smallStorage.read(mark) === undefined ? make() : undefined);
    let isBeingKept = false;
    const keep = async () => {
      // The page may have been open over midnight: an entry is of the day on which it is kept.
      const kept = await store.keep({
        entry: make(),
        base: 0,
        sitting: newId(),
        nowMs: clock.nowMs(),
      });
      if (!kept.ok) return notices.warn(`The sample was not stored. ${sayProblem(kept.problem)}`);
      smallStorage.write(mark, "kept");
      onKept(kept.value);
      route.go({ page: "entry", id: kept.value.entry.id });
    };
    return {
      entry,
      async keep() {
        if (isBeingKept) return;
        isBeingKept = true;
        try {
          await keep();
        } finally {
          isBeingKept = false;
        }
      },
      remove() {
        smallStorage.write(mark, "removed");
        entry.value = undefined;
      },
      show() {
        entry.value = make();
      },
    };
  },
);
