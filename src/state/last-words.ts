import { readEntry } from "../core/journal/read-entry";
import type { NewId } from "../platform/ids";
import type { SmallStorage } from "../platform/small-storage";
import type { Sitting, SittingRecord } from "./sitting";

/**
 * What was typed in the last moment before a page ended. A transaction that reads before it writes
 * does not outlive its page, whereas a short text in the small storage is there at once; so the
 * state of a sitting is left there until its commit, and the next start stores what it finds.
 */
export interface LastWords {
  /** Leaves the states of these sittings. Without room for them, nothing happens. */
  leave(sittings: readonly Sitting[]): void;
  /** The sitting of this name is stored by now. */
  forget(name: string): void;
  /** What earlier pages left, as far as it is whole, each under a new name. */
  read(): readonly SittingRecord[];
}

/** Each sitting has a name of its own there, so that pages that end together do not meet. */
const beginning = "last-words.";

export function LastWords(storage: SmallStorage, newId: NewId): LastWords {
  /** The names under which words of each sitting lie in the storage, with the words. */
  const known = new Map<string, Map<string, string>>();
  const note = (sitting: string, name: string, text: string): void => {
    known.set(sitting, (known.get(sitting) ?? new Map<string, string>()).set(name, text));
  };
  return {
    leave(sittings) {
      for (const sitting of sittings) {
        const text = JSON.stringify(sitting.record());
        const name = beginning + sitting.name();
        storage.write(name, text);
        note(sitting.name(), name, text);
      }
    },
    forget(sitting) {
      for (const [name, text] of known.get(sitting) ?? [])
        // The page that left it may be alive, and have left more of the same words since.
        if (storage.read(name) === text) storage.remove(name);
      known.delete(sitting);
    },
    read: () =>
      storage.names(beginning).flatMap((name) => {
        const text = storage.read(name) ?? "";
        const record = readRecord(text);
        // Two pages may go on from one record, and each leaves its own.
        const own = newId();
        note(own, name, text);
        return record ? { ...record, name: own } : [];
      }),
  };
}

/** The small storage is outside: what lies in it passes the gate. */
function readRecord(text: string): SittingRecord | undefined {
  try {
    const { name, entry, base, writer }: Record<string, unknown> = JSON.parse(text);
    const read = readEntry(entry);
    return read.ok && typeof name === "string" && typeof base === "number"
      ? { name, entry: read.value, base, writer: String(writer) }
      : undefined;
  } catch {
    return undefined;
  }
}
