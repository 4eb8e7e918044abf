import { writeEntry, readEntry } from "../../src/core/journal/read-entry";
import type { Entry } from "../../src/core/journal/entry";
import type { EntryId } from "../../src/core/journal/id";
import { failure, type Result, success } from "../../src/core/result";
import type { Change, JournalStore, StoredEntry } from "../../src/storage/journal-store";
import type { StoreProblem } from "../../src/storage/problem";

/** What happens to one write: it commits, it fails, or it commits and the answer is lost. */
export type Fate = "commit" | "fail" | "lose answer";

/** The two verbs of the store that the editor uses, in memory, with writes that end when the test says so. */
export interface MemoryStore extends Pick<JournalStore, "entry" | "keep"> {
  readonly entries: ReadonlyMap<EntryId, StoredEntry>;
  /** Writes that began and have not ended, and the most that there ever were at once. */
  readonly inFlight: () => number;
  readonly mostInFlight: () => number;
  /** How many writes began, and of what. */
  readonly begun: readonly Change[];
  /** Ends the oldest write in flight. */
  end(fate?: Fate, problem?: StoreProblem): void;
  /** Has every write end by itself like this; `undefined` leaves them to `end`. */
  always(fate: Fate | undefined, problem?: StoreProblem): void;
  /** Another tab stores this. */
  putFromElsewhere(entry: Entry): void;
}

export function memoryStore(): MemoryStore {
  const entries = new Map<EntryId, StoredEntry>();
  const begun: Change[] = [];
  const waiting: ((fate: Fate, problem: StoreProblem) => void)[] = [];
  const unreachable: StoreProblem = { kind: "unreachable" };
  let revision = 0;
  let most = 0;
  let standing: { fate: Fate; problem: StoreProblem } | undefined;

  const put = (entry: Entry, sitting: string): StoredEntry => {
    const read = readEntry(JSON.parse(JSON.stringify(writeEntry(entry))));
    if (!read.ok) throw new Error(read.problem);
    const stored = { entry: read.value, revision: ++revision, sitting };
    entries.set(entry.id, stored);
    return stored;
  };
  const settle = (change: Change, fate: Fate, problem: StoreProblem) => {
    if (fate === "fail") return failure(problem);
    if ((entries.get(change.entry.id)?.revision ?? 0) !== change.base)
      return failure<StoreProblem>({ kind: "conflict" });
    const stored = put(change.entry, change.sitting);
    return fate === "commit" ? success(stored) : failure(problem);
  };
  return {
    entries,
    begun,
    inFlight: () => waiting.length,
    mostInFlight: () => most,
    entry: async (id) => success(entries.get(id)),
    keep(change) {
      begun.push(change);
      return new Promise<Result<StoredEntry, StoreProblem>>((resolve) => {
        waiting.push((fate, problem) => resolve(settle(change, fate, problem)));
        most = Math.max(most, waiting.length);
        if (standing) this.end(standing.fate, standing.problem);
      });
    },
    end(fate = "commit", problem = unreachable) {
      waiting.shift()?.(fate, problem);
    },
    always(fate, problem = unreachable) {
      standing = fate && { fate, problem };
      if (fate) while (waiting.length > 0) this.end(fate, problem);
    },
    putFromElsewhere: (entry) => void put(entry, "elsewhere"),
  };
}
