import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import type { EntryId } from "../core/journal/id";
import { type Result, success } from "../core/result";
import type { JournalStore, StoredEntry } from "../storage/journal-store";
import type { StoreProblem } from "../storage/problem";

/** The entry that is being read. */
export interface EntryModel {
  readonly shown: ReadonlySignal<ShownEntry | undefined>;
  /** Reads one entry, and only that one; the one on screen stays while it is read once more. */
  open(id: EntryId): Promise<void>;
  /** Reads an entry that may be opened next: it is shown at once then, and read once more. */
  expect(id: EntryId): Promise<void>;
  /** Shows the state that was just stored, if its entry is the one on screen. */
  refresh(stored: StoredEntry): void;
}

export interface ShownEntry {
  readonly id: EntryId;
  /** What the store gave: an entry, nothing, or a problem; `undefined` while it is being read. */
  readonly read?: Result<StoredEntry | undefined, StoreProblem>;
}

export const EntryModel = createModel((store: Pick<JournalStore, "entry">): EntryModel => {
  const shown = signal<ShownEntry | undefined>(undefined);
  let expected: ShownEntry | undefined;
  // The owner may have gone on to another entry meanwhile.
  const show = (id: EntryId, read: NonNullable<ShownEntry["read"]>) => {
    const now = shown.peek();
    // Answers may overtake one another: only a higher revision is a newer state, whatever came last.
    if (now?.id === id && !(revisionOf(read) <= revisionOf(now.read))) shown.value = { id, read };
  };
  return {
    shown,
    async open(id) {
      // The entry on screen stays while it is read anew: no flash of an empty page.
      if (shown.peek()?.id !== id) shown.value = expected?.id === id ? expected : { id };
      show(id, await store.entry(id));
    },
    async expect(id) {
      expected = { id, read: await store.entry(id) };
    },
    refresh: (stored) => show(stored.entry.id, success(stored)),
  };
});

/** The number of the write that a reading found; `NaN`, which is neither higher nor lower, where it found none. */
function revisionOf(read: ShownEntry["read"]): number {
  return (read?.ok ? read.value?.revision : undefined) ?? Number.NaN;
}
