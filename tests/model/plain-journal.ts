import type { EntryId } from "../../src/core/journal/id";

/** What an entry is to the model: its words, and whether it lies in the trash. */
export interface PlainEntry {
  readonly text: string;
  readonly isTrashed: boolean;
  readonly revision: number;
}

/** A journal as simple as it can be said: a map of texts, the texts before them, and one import. */
export class PlainJournal {
  entries = new Map<EntryId, PlainEntry>();
  /** Texts that were replaced and must be found in the history. */
  readonly history = new Map<EntryId, Set<string>>();
  lastImport: readonly {
    readonly id: EntryId;
    readonly before: PlainEntry | undefined;
    readonly after: number;
  }[] = [];

  write(id: EntryId, entry: PlainEntry): void {
    const before = this.entries.get(id);
    if (before) this.remember(id, before.text);
    this.entries.set(id, entry);
  }

  remember(id: EntryId, text: string): void {
    const texts = this.history.get(id) ?? new Set();
    this.history.set(id, texts.add(text));
  }

  remove(id: EntryId): void {
    this.entries.delete(id);
    this.history.delete(id);
  }

  forgetAll(): void {
    this.entries.clear();
    this.history.clear();
    this.lastImport = [];
  }

  idsWhere(test: (entry: PlainEntry) => boolean): readonly EntryId[] {
    return [...this.entries].filter(([, entry]) => test(entry)).map(([id]) => id);
  }
}
