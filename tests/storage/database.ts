import { type IDBPDatabase, openDB } from "idb";
import type { JournalSchema } from "../../src/storage/schema";

/** A connection of the test's own, as another tab of any version would have one. */
export async function openBeside(name: string): Promise<IDBPDatabase<JournalSchema>> {
  return openDB<JournalSchema>(name);
}

/**
 * Everything that the database holds, store by store, for comparing before and after: all but the mark
 * of a large write, which is there before it and stays, whatever comes of the write.
 */
export async function dump(name: string): Promise<Record<string, unknown>> {
  const db = await openBeside(name);
  const held: Record<string, unknown> = { version: db.version };
  for (const store of db.objectStoreNames) {
    const keys: unknown[] = await db.getAllKeys(store);
    const values: unknown[] = await db.getAll(store);
    const isTold = (_: unknown, at: number) => store !== "marks" || keys[at] !== "large";
    held[store] = [keys.filter(isTold), values.filter(isTold)];
  }
  db.close();
  return held;
}
