import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import type { EntryId } from "../core/journal/id";
import { type Result, success } from "../core/result";
import type { JournalStore, StoredEntry } from "../storage/journal-store";
import type { StoreProblem } from "../storage/problem";

/** The entry that is being read. */
export interface EntryModel {
  readonly shown: ReadonlySignal<ShownEntry | undefined>;
  /** Reads one entry, and only that one. */
  open(id: EntryId): Promise<void>;
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
  // The owner may have gone on to another entry meanwhile.
  const show = (id: EntryId, read: NonNullable<ShownEntry["read"]>) => {
    if (shown.peek()?.id === id) shown.value = { id, read };
  };
  return {
    shown,
    async open(id) {
      // The entry on screen stays while it is read anew: no flash of an empty page.
      if (shown.peek()?.id !== id) shown.value = { id };
      show(id, await store.entry(id));
    },
    refresh: (stored) => show(stored.entry.id, success(stored)),
  };
});
