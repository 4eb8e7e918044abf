import type { ReadonlySignal } from "@preact/signals";
import type { Head } from "../core/journal/entry";
import type { EntryId } from "../core/journal/id";
import type { StoreProblem } from "../storage/problem";

/** The heads of all entries, newest first, and what can be told from them. */
export interface JournalModel {
  readonly state: ReadonlySignal<"loading" | "ready" | StoreProblem>;
  /** Newest first. A screenful at first; the rest follows in slices. */
  readonly heads: ReadonlySignal<readonly Head[]>;
  /** Whether `heads` is all there is. */
  readonly isComplete: ReadonlySignal<boolean>;
  /** Sections, energies and tags that were used before, the most used first. */
  readonly known: ReadonlySignal<KnownFacts>;
  /** Reads the first screenful, then the rest in the background. */
  open(): Promise<void>;
  /** Takes in the head of an entry that was stored; its row moves where it belongs. */
  put(head: Head): void;
  /** Takes out the head of an entry that left the journal. */
  remove(id: EntryId): void;
  /** Reads everything anew, after an import or another tab's writing. */
  reload(): Promise<void>;
  /** The entries beside this one: `previous` is the older, `next` the newer. */
  neighbours(id: EntryId): { readonly previous?: Head; readonly next?: Head };
}

export interface KnownFacts {
  readonly sections: readonly string[];
  readonly energies: readonly string[];
  readonly tags: readonly string[];
}
