import { readEntry } from "../core/journal/read-entry";
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
  /** What earlier pages left, as far as it is whole. */
  read(): readonly SittingRecord[];
}

const name = "last-words";

export function LastWords(storage: SmallStorage): LastWords {
  // Most commits happen with nothing left, and must not cost a look into the storage.
  const known = new Set<string>();
  const read = () => readRecords(storage.read(name));
  const change = (records: readonly SittingRecord[]) =>
    storage.write(name, JSON.stringify(records));
  return {
    leave(sittings) {
      if (sittings.length === 0) return;
      for (const sitting of sittings) known.add(sitting.name());
      const others = read().filter((record) => sittings.every((one) => one.name() !== record.name));
      change([...others, ...sittings.map((sitting) => sitting.record())]);
    },
    forget(sitting) {
      if (known.delete(sitting)) change(read().filter((record) => record.name !== sitting));
    },
    read() {
      const records = read();
      for (const record of records) known.add(record.name);
      return records;
    },
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
