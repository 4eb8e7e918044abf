import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import type { StoredRows } from "../crash/lab-messages";
import { openTestStore } from "../support/open-test-store";
import { openBeside } from "../storage/database";
import type { JournalStore } from "../../src/storage/journal-store";

/** The name of the journal's database wherever this harness makes one. */
const name = "journal";

/** A journal of its own in a database of its own, in the place of every one that was here. */
export function openFreshStore(): JournalStore {
  globalThis.indexedDB = new IDBFactory();
  return openTestStore(name);
}

/** All that the journal's database holds, store by store. */
export async function readStored(): Promise<StoredRows> {
  const db = await openBeside(name);
  const names = [...db.objectStoreNames];
  const tx = db.transaction(names);
  const rows = await Promise.all(
    names.map(async (store) => {
      const [keys, values] = await Promise.all([
        tx.objectStore(store).getAllKeys(),
        tx.objectStore(store).getAll(),
      ]);
      return [store, keys.map((key, at) => [key, values[at]] as const)] as const;
    }),
  );
  db.close();
  return Object.fromEntries(rows);
}

/** Puts the rows into the fresh database of a store that was opened by {@link openFreshStore}. */
export async function fillStore(store: JournalStore, rows: StoredRows): Promise<void> {
  await store.newestHeads(1);
  const db = await openBeside(name);
  const names = [...db.objectStoreNames];
  const tx = db.transaction(names, "readwrite");
  const puts = names.flatMap((of) => {
    const place = tx.objectStore(of);
    return (rows[of] ?? []).map(([key, row]) =>
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- rows go back where they came from
      place.put(row as never, place.keyPath === null ? (key as never) : undefined),
    );
  });
  await Promise.all(puts);
  await tx.done;
  db.close();
}

/** Marks of the journal that a start of the app writes by itself, and the one that a write leaves which was cut short. */
const ownNumbers: ReadonlySet<unknown> = new Set(["clock", "large", "trash"]);

/** The rows as texts by their keys, without what every start of the app writes by itself. */
export function textsOf(rows: StoredRows): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(rows).flatMap(([store, pairs]) =>
      pairs
        .filter(([key]) => store !== "marks" || !ownNumbers.has(key))
        .map(([key, row]) => [`${store} ${JSON.stringify(key)}`, canonical(row)] as const),
    ),
  );
}

/** JSON with the fields in the order of their names. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** The first rows that are in one and not so in the other; none where both hold the same. */
export function differences(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): readonly string[] {
  const keys = new Set([...one.keys(), ...other.keys()]);
  return [...keys].filter((key) => one.get(key) !== other.get(key));
}
