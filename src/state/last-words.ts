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

const name = "last-words";

export function LastWords(storage: SmallStorage, newId: NewId): LastWords {
  /**
   * What lies in the storage of each sitting, as text. Pages share the storage, and another one may
   * have left more of the same words since: nothing that is not known here is replaced or forgotten.
   */
  const known = new Map<string, string>();
  const read = () => readRecords(storage.read(name));
  /** Most commits happen with nothing left, and must not cost a look into the storage. */
  const change = (names: readonly string[], more: readonly SittingRecord[] = []) => {
    const texts = new Set(names.map((one) => known.get(one)));
    const others = read().filter((record) => !texts.has(JSON.stringify(record)));
    for (const one of names) known.delete(one);
    for (const record of more) known.set(record.name, JSON.stringify(record));
    storage.write(name, JSON.stringify([...others, ...more]));
  };
  return {
    leave(sittings) {
      if (sittings.length === 0) return;
      // As they will be read, so that their texts can be compared.
      const records = readRecords(JSON.stringify(sittings.map((sitting) => sitting.record())));
      change(
        records.map((record) => record.name),
        records,
      );
    },
    forget(sitting) {
      if (known.has(sitting)) change([sitting]);
    },
    read: () =>
      read().map((record) => {
        // Two pages may go on from one record, and each leaves its own.
        const own = newId();
        known.set(own, JSON.stringify(record));
        return { ...record, name: own };
      }),
  };
}

function readRecords(text: string | undefined): readonly SittingRecord[] {
  try {
    const records: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(records) ? records.flatMap(readRecord) : [];
  } catch {
    return [];
  }
}

/** The small storage is outside: each entry passes the gate. */
function readRecord(record: unknown): readonly SittingRecord[] {
  if (typeof record !== "object") return [];
  const { name: sitting, entry, base, writer }: Partial<Record<string, unknown>> = { ...record };
  const read = readEntry(entry);
  return read.ok && typeof sitting === "string" && typeof base === "number"
    ? [{ name: sitting, entry: read.value, base, writer: String(writer) }]
    : [];
}
