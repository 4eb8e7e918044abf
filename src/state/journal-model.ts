import { batch, computed, createModel, type ReadonlySignal, signal } from "@preact/signals";
import { compareHeads, type Head } from "../core/journal/entry";
import type { EntryId } from "../core/journal/id";
import { FactCounts, type KnownFacts, sameKnownFacts } from "../core/journal/known-facts";
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
  /** Sections, energies and tags that were used before; counted when they are asked for. */
  readonly known: ReadonlySignal<KnownFacts>;
  /** Reads the first screenful; the rest follows in the background. */
  open(): Promise<void>;
  /** Takes in the head of an entry that was stored; its row moves where it belongs. */
  put(head: Head): void;
  /** Takes out the head of an entry that left the journal. */
  remove(id: EntryId): void;
  /** Reads everything anew, after an import or another tab's writing; what is shown stays until then. */
  reload(): Promise<void>;
  /** The entries beside this one: `previous` is the older, `next` the newer. */
  neighbours(id: EntryId): Neighbours;
}

/** The entries before and after one in time; at an end of the journal, or unread yet, they are missing. */
export interface Neighbours {
  readonly previous?: Head;
  readonly next?: Head;
}

/** How many heads fill the largest screen, and how many are read at a time after them. */
const screenful = 50;
const slice = 500;

/** @param idle runs a function when nothing is more urgent: `requestIdleCallback`, or a test's own */
export const JournalModel = createModel(
  (
    store: Pick<JournalStore, "newestHeads" | "headsAfter">,
    idle: (run: () => void) => void,
  ): JournalModel => {
    const state = signal<"loading" | "ready" | StoreProblem>("loading");
    const heads = signal<readonly Head[]>([]);
    const isComplete = signal(false);

    let counts: FactCounts | undefined;
    const countsChanged = signal(0);
    const known = computed(() => {
      void countsChanged.value;
      counts ??= counted(heads.peek());
      return counts.known();
    });
    const recount = () => {
      countsChanged.value = countsChanged.peek() + 1;
    };

    /** What was put or removed while a reading is under way, which may still bring what was before. */
    const touched = new Map<EntryId, Head | undefined>();
    let latestReading = 0;

    /** Reads from the newest to the oldest; gives back a promise of the rest after the first screenful. */
    const read = async (): Promise<{ readonly rest: Promise<void> }> => {
      const reading = ++latestReading;
      touched.clear();
      if (heads.peek().length === 0) state.value = "loading";
      const first = await store.newestHeads(screenful);
      if (reading !== latestReading) return { rest: Promise.resolve() };
      if (!first.ok) {
        state.value = first.problem;
        return { rest: Promise.resolve() };
      }
      const found: Head[] = [...first.value];
      let isDone = found.length < screenful;
      let published = 0;
      const publish = () => {
        // Doubling keeps the copies linear; a reload never shows less than is on screen.
        const isWorthIt = found.length >= 2 * published && found.length >= heads.peek().length;
        if (!isDone && !isWorthIt) return;
        published = found.length;
        const shown = merged(found, touched, isDone);
        batch(() => {
          heads.value = shown;
          isComplete.value = isDone;
          state.value = "ready";
          counts = undefined;
          recount();
        });
      };
      publish();
      const readRest = async () => {
        while (!isDone) {
          await new Promise<void>(idle);
          const last = found.at(-1);
          if (reading !== latestReading || !last) return;
          const next = await store.headsAfter(last, slice);
          if (reading !== latestReading) return;
          if (!next.ok) {
            state.value = next.problem;
            return;
          }
          for (const head of next.value) found.push(head);
          isDone = next.value.length < slice;
          publish();
        }
      };
      return { rest: readRest() };
    };

    const find = (id: EntryId) => heads.peek().findIndex((head) => head.id === id);
    const place = (id: EntryId, after: Head | undefined) => {
      touched.set(id, after);
      const at = find(id);
      const before = heads.peek()[at];
      const others = before ? heads.peek().toSpliced(at, 1) : heads.peek();
      const isWithin = after && (isComplete.peek() || isBefore(after, others.at(-1)));
      if (!before && !isWithin) return;
      batch(() => {
        heads.value = isWithin ? withHead(others, after) : others;
        if (before && isWithin && sameKnownFacts(before, after)) return;
        if (before) counts?.drop(before);
        if (isWithin) counts?.add(after);
        recount();
      });
    };

    return {
      state,
      heads,
      isComplete,
      known,
      open: async () => void (await read()),
      put: (head) => place(head.id, head),
      remove: (id) => place(id, undefined),
      async reload() {
        const { rest } = await read();
        await rest;
      },
      neighbours(id) {
        const at = find(id);
        if (at < 0) return {};
        const [next, previous] = [heads.peek()[at - 1], heads.peek()[at + 1]];
        return { ...(previous && { previous }), ...(next && { next }) };
      },
    };
  },
);

/**
 * What was read, with what was put and removed since laid over it. Before all is read, a head that
 * belongs beyond the last one read waits: months in between are not known yet.
 */
function merged(
  found: readonly Head[],
  touched: ReadonlyMap<EntryId, Head | undefined>,
  isDone: boolean,
): readonly Head[] {
  const last = found.at(-1);
  let list: readonly Head[] = found.filter((head) => !touched.has(head.id));
  for (const head of touched.values()) {
    if (head && (isDone || isBefore(head, last))) list = withHead(list, head);
  }
  return list;
}

function isBefore(head: Head, last: Head | undefined): boolean {
  return last !== undefined && compareHeads(head, last) < 0;
}

/** `heads` with one more at its place. */
function withHead(heads: readonly Head[], head: Head): readonly Head[] {
  let [low, high] = [0, heads.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const known = heads[middle];
    if (known && compareHeads(known, head) < 0) low = middle + 1;
    else high = middle;
  }
  return heads.toSpliced(low, 0, head);
}

function counted(heads: readonly Head[]): FactCounts {
  const counts = new FactCounts();
  for (const head of heads) counts.add(head);
  return counts;
}
