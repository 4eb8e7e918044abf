import {
  computed,
  createModel,
  effect,
  type ReadonlySignal,
  signal,
  untracked,
} from "@preact/signals";
import { type BackupAge, backupAge } from "../core/backup/backup-age";
import { readLastExport } from "../core/backup/last-export";
import type { EntryId } from "../core/journal/id";
import type { Clock } from "../platform/clock";
import type { SmallStorage } from "../platform/small-storage";
import type { Revision, StoredEntry } from "../storage/journal-store";
import type { BackupModel } from "./backup-model";
import type { JournalModel } from "./journal-model";

/** Knows how much of the journal is in no backup yet. A reminder and no more: the truth is in the files. */
export interface BackupReminder {
  /** `undefined` until the journal is read, or where it is not known. */
  readonly age: ReadonlySignal<BackupAge | undefined>;
  /** An entry was stored. */
  kept(stored: Pick<StoredEntry, "entry" | "revision">): void;
}

interface ReminderNeeds {
  readonly journal: Pick<JournalModel, "heads" | "isComplete" | "state">;
  readonly backup: Pick<BackupModel, "lastExport">;
  readonly storage: SmallStorage;
  readonly clock: Pick<Clock, "today">;
  /** Runs a function when nothing is more urgent. */
  readonly idle: (run: () => void) => void;
}

const name = "changed-since-backup";

/** More entries than this need not be told apart: a backup is long overdue by then. */
const mostChanges = 1000;

export const BackupReminder = createModel(
  ({ journal, backup, storage, clock, idle }: ReminderNeeds): BackupReminder => {
    const lastRevision = () => readLastExport(backup.lastExport.peek())?.revision ?? 0;
    const latest = new Map(readChanges(storage.read(name)));
    const since = signal(0);
    let isWriting = false;
    const count = () => {
      const revision = lastRevision();
      since.value = [...latest.values()].filter((changed) => changed > revision).length;
    };
    const write = () => {
      isWriting = false;
      // What another tab noted meanwhile is kept; what a backup holds need not be remembered.
      for (const [id, changed] of readChanges(storage.read(name)))
        latest.set(id, Math.max(changed, latest.get(id) ?? 0));
      const revision = lastRevision();
      for (const [id, changed] of latest) if (changed <= revision) latest.delete(id);
      storage.write(name, JSON.stringify([...latest].slice(-mostChanges)));
      count();
    };
    const writeSoon = () => {
      if (isWriting) return;
      isWriting = true;
      idle(write);
    };
    effect(() => {
      if (backup.lastExport.value !== undefined) writeSoon();
      untracked(count);
    });
    return {
      age: computed(() => {
        if (journal.state.value !== "ready" || !journal.isComplete.value) return undefined;
        const last = readLastExport(backup.lastExport.value);
        const all = journal.heads.value.length;
        const counted = since.value;
        // Without a backup everything that is there is in none.
        return backupAge(last, last ? counted : all, clock.today());
      }),
      kept({ entry, revision }) {
        const isCounted = (latest.get(entry.id) ?? 0) > lastRevision();
        latest.set(entry.id, revision);
        // Further writes of the entry change no number: nothing is drawn or stored on account of them.
        if (!isCounted) writeSoon();
      },
    };
  },
);

/** Pairs of an entry's id and the number of its last write; what is damaged is none. */
function readChanges(text: string | undefined): ReadonlyMap<EntryId, Revision> {
  try {
    const pairs: unknown = JSON.parse(text ?? "[]");
    if (!Array.isArray(pairs)) return new Map();
    return new Map(
      pairs.flatMap((pair: unknown) => {
        const [id, revision]: readonly unknown[] = Array.isArray(pair) ? pair : [];
        return typeof id === "string" && typeof revision === "number" ? [[id, revision]] : [];
      }),
    );
  } catch {
    return new Map();
  }
}
