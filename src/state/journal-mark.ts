import { computed, effect, type ReadonlySignal } from "@preact/signals";
import { isLocalDate, type LocalDate } from "../core/journal/local-date";
import type { Clock } from "../platform/clock";
import type { SmallStorage } from "../platform/small-storage";
import { journalMarkName } from "./had-journal";
import type { JournalModel } from "./journal-model";

/** How many entries the journal had, and the day on which that was last noted. */
export interface JournalMark {
  readonly entries: number;
  readonly date: LocalDate;
}

/** What the mark says; it may be there and not be legible. */
export function readJournalMark(storage: SmallStorage): JournalMark | undefined {
  try {
    const { entries, date }: Record<string, unknown> = JSON.parse(
      storage.read(journalMarkName) ?? "",
    );
    const isKnown = typeof entries === "number" && typeof date === "string" && isLocalDate(date);
    return isKnown ? { entries, date } : undefined;
  } catch {
    return undefined;
  }
}

/** Takes the mark away: an empty journal is what the owner wants. */
export function forgetJournal(storage: SmallStorage): void {
  storage.remove(journalMarkName);
}

interface MarkNeeds {
  readonly journal: Pick<JournalModel, "heads" | "isComplete" | "state">;
  readonly storage: SmallStorage;
  readonly clock: Pick<Clock, "today">;
  /** Runs a function when nothing is more urgent. */
  readonly idle: (run: () => void) => void;
  /** How many entries are in the trash; `undefined` where that cannot be said. */
  readonly countTrash: () => Promise<number | undefined>;
  /** So many entries that were there at the last start are neither in the journal nor in the trash. */
  readonly whenFewer: (missing: number, before: JournalMark) => void;
}

/**
 * Notes beside the database that there is a journal, at the start and whenever the number of its
 * entries changes. What an earlier start noted is held against what is there: a browser that mends a
 * damaged database may leave entries out and say nothing.
 */
export function keepJournalMark(needs: MarkNeeds): () => void {
  const { journal, storage, clock, idle } = needs;
  let before = readJournalMark(storage);
  const entries: ReadonlySignal<number | undefined> = computed(() =>
    journal.state.value === "ready" && journal.isComplete.value
      ? journal.heads.value.length
      : undefined,
  );
  return effect(() => {
    const mark = { date: clock.today(), entries: entries.value };
    if (before && mark.entries !== undefined) {
      void compare(needs, before, mark.entries);
      before = undefined;
    }
    // A journal that never had an entry is none; one whose last entry was taken away is.
    if (!mark.entries && (mark.entries === undefined || !storage.read(journalMarkName))) return;
    idle(() => void storage.write(journalMarkName, JSON.stringify(mark)));
  });
}

async function compare(
  { countTrash, whenFewer }: MarkNeeds,
  before: JournalMark,
  entries: number,
): Promise<void> {
  if (entries >= before.entries) return;
  const missing = before.entries - entries - ((await countTrash()) ?? before.entries);
  if (missing > 0) whenFewer(missing, before);
}
