import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import type { Entry } from "../core/journal/entry";
import type { EntryId } from "../core/journal/id";
import type { JournalStore } from "../storage/journal-store";
import type { StoreProblem } from "../storage/problem";

/** The entry that is being read. */
export interface EntryModel {
  readonly shown: ReadonlySignal<ShownEntry>;
  /** Reads one entry, and only that one. */
  open(id: EntryId): Promise<void>;
  /** Shows the state that was just stored, if its entry is the one on screen. */
  refresh(entry: Entry): void;
}

export type ShownEntry =
  | { readonly state: "none" }
  | { readonly state: "reading"; readonly id: EntryId }
  | { readonly state: "shown"; readonly id: EntryId; readonly entry: Entry }
  | { readonly state: "missing"; readonly id: EntryId }
  | { readonly state: "failed"; readonly id: EntryId; readonly problem: StoreProblem };

export const EntryModel = createModel((store: Pick<JournalStore, "entry">): EntryModel => {
  const shown = signal<ShownEntry>({ state: "none" });
  return {
    shown,
    async open(id) {
      const before = shown.peek();
      // The entry on screen stays while it is read anew: no flash of an empty page.
      if (before.state !== "shown" || before.id !== id) shown.value = { state: "reading", id };
      const read = await store.entry(id);
      const now = shown.peek();
      // The owner went on to another entry meanwhile.
      if (now.state === "none" || now.id !== id) return;
      if (!read.ok) shown.value = { state: "failed", id, problem: read.problem };
      else if (read.value) shown.value = { state: "shown", id, entry: read.value.entry };
      else shown.value = { state: "missing", id };
    },
    refresh(entry) {
      const now = shown.peek();
      if (now.state === "shown" && now.id === entry.id)
        shown.value = { state: "shown", id: entry.id, entry };
    },
  };
});
