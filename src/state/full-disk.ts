import type { Result } from "../core/result";
import type { SmallStorage } from "../platform/small-storage";
import type { Change, JournalStore, StoredEntry } from "../storage/journal-store";
import type { StoreProblem } from "../storage/problem";

/** What is stored after a disk was full is only said to be stored when it can be read again. */
export interface FullDisk {
  keep(change: Change): Promise<Result<StoredEntry, StoreProblem>>;
}

/** Remembers over starts that a disk was full, until the store has begun anew. */
const name = "disk-was-full";

export function FullDisk(
  store: Pick<JournalStore, "keep" | "outgrowLog">,
  storage: SmallStorage,
): FullDisk {
  let wasFull = storage.read(name) !== undefined;
  return {
    async keep(change) {
      const kept = await store.keep(change);
      if (!kept.ok) {
        if (kept.problem.kind === "full") {
          wasFull = true;
          storage.write(name, "yes");
        }
        return kept;
      }
      if (!wasFull) return kept;
      // Tried again from outside: asked for the same change, the store says what it stored.
      const outgrown = await store.outgrowLog();
      if (!outgrown.ok) return outgrown;
      wasFull = false;
      storage.remove(name);
      return kept;
    },
  };
}
