import { batch, createModel, type ReadonlySignal, signal } from "@preact/signals";
import { type Change, type ChangeSize, diffEntries, sizeOfChanges } from "../core/journal/diff";
import { besideOf } from "../core/journal/duplicate";
import { type Entry, labelOf } from "../core/journal/entry";
import type { EntryId } from "../core/journal/id";
import { bounds } from "../core/journal/read-entry";
import { outOfTrash } from "../core/journal/trash";
import type { Clock } from "../platform/clock";
import type { NewId } from "../platform/ids";
import type { JournalStore, Revision, StoredEntry } from "../storage/journal-store";
import type { StoreProblem } from "../storage/problem";
import type { NoticeModel } from "./notice-model";
import { sayProblem } from "./say-problem";

/** The states that an entry had, what became of each, and the ways back to them. */
export interface HistoryModel {
  readonly state: ReadonlySignal<History>;
  /** What each state changed of the one before it, by its revision; the sizes come one after the other. */
  readonly sizes: ReadonlySignal<ReadonlyMap<Revision, ChangeSize>>;
  /** Reads the history of one entry, and thins it with age first. */
  open(id: EntryId): Promise<void>;
  /** What happened between a state and the one before it; of the oldest that is kept, nothing. */
  changesOf(revision: Revision): readonly Change[];
  /** What happened from one state to another; nothing where one of them is not shown. */
  changesBetween(before: Revision, after: Revision): readonly Change[];
  /** Puts an earlier state in the place of the present one, which goes into the history; offers to take it back. */
  restore(revision: Revision): Promise<boolean>;
  /** Stores an earlier state as an entry of its own, and says under which id. */
  restoreBeside(revision: Revision): Promise<EntryId | undefined>;
}

/** What is shown of a history. */
export type History =
  | { readonly kind: "loading" }
  | { readonly kind: "missing" }
  | { readonly kind: "failed"; readonly problem: StoreProblem }
  /** The present state first, then the earlier ones, newest first; never none. */
  | { readonly kind: "ready"; readonly states: readonly StoredEntry[] };

/** What a history model needs of the world. */
export interface HistoryHost {
  readonly store: Pick<JournalStore, "entry" | "versions" | "thin" | "keep">;
  readonly clock: Pick<Clock, "nowMs">;
  readonly newId: NewId;
  /** Runs a function when nothing is more urgent. */
  readonly idle: (run: () => void) => void;
  readonly notices: Pick<NoticeModel, "tell" | "warn">;
  /** A state was committed. */
  readonly onKept: (stored: StoredEntry) => void;
}

/** What stands behind the title of an entry that was made of an earlier state. */
const besideMark = " (earlier version)";

export const HistoryModel = createModel((host: HistoryHost): HistoryModel => {
  const { store, clock, notices } = host;
  const state = signal<History>({ kind: "loading" });
  const sizes = signal<ReadonlyMap<Revision, ChangeSize>>(new Map());
  let latestReading = 0;

  const states = () => {
    const shown = state.peek();
    return shown.kind === "ready" ? shown.states : [];
  };
  const stateOf = (revision: Revision) => states().find((one) => one.revision === revision);

  const read = async (id: EntryId) => {
    const reading = ++latestReading;
    const [present, earlier] = await Promise.all([store.entry(id), store.versions(id)]);
    if (reading !== latestReading) return;
    batch(() => {
      sizes.value = new Map();
      if (!present.ok) state.value = { kind: "failed", problem: present.problem };
      else if (!earlier.ok) state.value = { kind: "failed", problem: earlier.problem };
      else if (!present.value) state.value = { kind: "missing" };
      else state.value = { kind: "ready", states: [present.value, ...earlier.value.toReversed()] };
    });
    void measure(reading);
  };

  /** Comparing takes time, so each state has its turn when the page is idle. */
  const measure = async (reading: number) => {
    for (const { revision } of states().slice(0, -1)) {
      // oxlint-disable-next-line no-await-in-loop -- one turn after the other
      await new Promise<void>(host.idle);
      if (reading !== latestReading) return;
      sizes.value = new Map([...sizes.peek(), [revision, sizeOfChanges(changesOf(revision))]]);
    }
  };

  const changesOf = (revision: Revision): readonly Change[] => {
    const at = states().findIndex((one) => one.revision === revision);
    const [after, before] = [states()[at], states()[at + 1]];
    return after && before ? diffEntries(before.entry, after.entry) : [];
  };

  /** Puts a state in the place of another one and shows the history anew; whether it did. */
  const replace = async (before: StoredEntry, next: Entry, pinsPrevious: boolean) => {
    const nowMs = clock.nowMs();
    const kept = await store.keep({
      entry: { ...outOfTrash(next), editedAt: nowMs },
      base: before.revision,
      sitting: host.newId(),
      nowMs,
      ...(pinsPrevious && { pinsPrevious }),
    });
    if (kept.ok) host.onKept(kept.value);
    else if (kept.problem.kind === "conflict")
      notices.warn("The entry was changed meanwhile, so nothing was restored. Look again.");
    else notices.warn(`Not restored. ${sayProblem(kept.problem)}`);
    // Whoever takes a restoration back may be looking at another entry's history by then.
    if (states()[0]?.entry.id === before.entry.id) await read(before.entry.id);
    return kept.ok ? kept.value : undefined;
  };

  return {
    state,
    sizes,
    async open(id) {
      const shown = states()[0]?.entry.id;
      if (shown !== id) state.value = { kind: "loading" };
      // A history that could not be thinned is a long one, and nothing worse.
      await store.thin(id, clock.nowMs());
      await read(id);
    },
    changesOf,
    changesBetween(before, after) {
      const [earlier, later] = [stateOf(before), stateOf(after)];
      return earlier && later ? diffEntries(earlier.entry, later.entry) : [];
    },
    async restore(revision) {
      const [earlier, present] = [stateOf(revision), states()[0]];
      if (!earlier || !present) return false;
      const kept = await replace(present, earlier.entry, true);
      if (!kept) return false;
      const undo = () => void replace(kept, present.entry, false);
      notices.tell("Restored. The version before is in the history.", { label: "Undo", run: undo });
      return true;
    },
    async restoreBeside(revision) {
      const earlier = stateOf(revision);
      if (!earlier) return undefined;
      const nowMs = clock.nowMs();
      const title = labelOf(earlier.entry) + besideMark;
      const entry: Entry = {
        ...besideOf(earlier.entry, { newId: host.newId, nowMs }),
        title: title.length > bounds.line ? earlier.entry.title : title,
      };
      const kept = await store.keep({ entry, base: 0, sitting: host.newId(), nowMs });
      if (!kept.ok) {
        notices.warn(`Not restored. ${sayProblem(kept.problem)}`);
        return undefined;
      }
      host.onKept(kept.value);
      notices.tell("Restored as an entry of its own.");
      return entry.id;
    },
  };
});
