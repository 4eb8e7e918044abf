import { batch, computed, createModel, type ReadonlySignal, signal } from "@preact/signals";
import { compareHeads, type Head } from "../core/journal/entry";
import type { EntryId } from "../core/journal/id";
import type { FactCounter, KnownFacts } from "../core/journal/known-facts";
import type { JournalStore } from "../storage/journal-store";
import type { StoreProblem } from "../storage/problem";

/** The heads of all entries, newest first, and what can be told from them. */
export interface JournalModel {
  /** A problem may come with heads that were read before it: they stay on screen. */
  readonly state: ReadonlySignal<"loading" | "ready" | StoreProblem>;
  /** Newest first. A screenful at first; the rest follows in slices. */
  readonly heads: ReadonlySignal<readonly Head[]>;
  /** Whether `heads` is all there is. */
  readonly isComplete: ReadonlySignal<boolean>;
  /** Sections, energies and tags that were used before; the code that counts them comes after the first screenful. */
  readonly known: ReadonlySignal<KnownFacts>;
  /** Reads the first screenful; the rest follows in the background. */
  open(): Promise<void>;
  /** Takes in the head of an entry that was stored; its row moves where it belongs. */
  put(head: Head): void;
  /** Takes out the head of an entry that left the journal. */
  remove(id: EntryId): void;
  /** Reads everything anew, after an import or another tab's writing; what is shown stays until then. */
  reload(): Promise<void>;
}

/** How many heads fill the largest screen, and how many are read at a time after them. */
const screenful = 50;
const slice = 500;

const nothingKnown: KnownFacts = {
  sections: [],
  energies: [],
  tags: [],
  tagCounts: new Map(),
  sectionCounts: new Map(),
};

/** @param idle runs a function when nothing is more urgent: `requestIdleCallback`, or a test's own */
export const JournalModel = createModel(
  (
    store: Pick<JournalStore, "newestHeads" | "headsAfter">,
    idle: (run: () => void) => void,
  ): JournalModel => {
    const state = signal<"loading" | "ready" | StoreProblem>("loading");
    const heads = signal<readonly Head[]>([]);
    const isComplete = signal(false);
    const counter = signal<FactCounter | undefined>(undefined);
    const known = computed(() => counter.value?.count(heads.value) ?? nothingKnown);

    /** What was put or removed since the latest reading began, which may still bring what was before. */
    const touched = new Map<EntryId, Head | undefined>();
    let latestReading = 0;

    const touch = (id: EntryId, head: Head | undefined) => {
      touched.set(id, head);
      heads.value = withTouched(heads.peek(), id, head, isComplete.peek());
    };

    const hasProblem = () => typeof state.peek() === "object";

    /** Reads from the newest to the oldest, until another reading begins; `pause` runs what comes after a slice. */
    const read = async (pause: typeof idle): Promise<void> => {
      const reading = ++latestReading;
      const found: Head[] = [];
      let published = 0;
      touched.clear();
      // What could not be opened is that until it is: the page of it has more to offer than waiting.
      if (heads.peek().length === 0 && !hasProblem()) state.value = "loading";
      for (;;) {
        const last = found.at(-1);
        const next = await (last ? store.headsAfter(last, slice) : store.newestHeads(screenful));
        if (reading !== latestReading) return;
        if (!next.ok) {
          state.value = next.problem;
          return;
        }
        found.push(...next.value);
        const isDone = next.value.length < (last ? slice : screenful);
        // Doubling keeps the copies linear; a reload never shows less than is on screen.
        if (isDone || found.length >= Math.max(2 * published, heads.peek().length)) {
          published = found.length;
          batch(() => {
            state.value = "ready";
            isComplete.value = isDone;
            heads.value = [...touched].reduce<readonly Head[]>(
              (list, [id, head]) => withTouched(list, id, head, isDone),
              // An entry that moved while it was read may have been met twice.
              found.filter((head) => !touched.has(head.id)),
            );
          });
        }
        if (isDone) return;
        await new Promise<void>(pause);
        if (reading !== latestReading) return;
      }
    };

    const loadCounter = async () => {
      const { FactCounter } = await import("../core/journal/known-facts");
      counter.value = new FactCounter();
    };

    return {
      state,
      heads,
      isComplete,
      known,
      async open() {
        await new Promise<void>((shown) => {
          const pause = (run: () => void) => {
            shown();
            idle(run);
          };
          void read(pause).then(shown);
        });
        // Without the code there are no suggestions; nothing else is missing.
        idle(() => void loadCounter().catch(() => {}));
      },
      put(head) {
        touch(head.id, head);
        // What can be written can be read, by now.
        if (hasProblem()) void read(idle);
      },
      remove: (id) => touch(id, undefined),
      reload: () => read(idle),
    };
  },
);

/**
 * `heads` with the present head of one entry at its place, or without the entry. Before all is read,
 * a head that belongs beyond the last one read waits: months in between are not known yet.
 */
function withTouched(
  heads: readonly Head[],
  id: EntryId,
  head: Head | undefined,
  isComplete: boolean,
): readonly Head[] {
  const at = heads.findIndex((known) => known.id === id);
  const others = at < 0 ? heads : heads.toSpliced(at, 1);
  if (!head) return others;
  let [low, high] = [0, others.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const known = others[middle];
    if (known && compareHeads(known, head) < 0) low = middle + 1;
    else high = middle;
  }
  return isComplete || low < others.length ? others.toSpliced(low, 0, head) : others;
}
