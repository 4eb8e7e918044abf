import { type IDBPDatabase, openDB } from "idb";
import type { JournalSchema } from "../../src/storage/schema";

/** A connection of the test's own, as another tab of any version would have one. */
export async function openBeside(name: string): Promise<IDBPDatabase<JournalSchema>> {
  return openDB<JournalSchema>(name);
}

/** Everything that the database holds, store by store, for comparing before and after. */
export async function dump(name: string): Promise<Record<string, unknown>> {
  const db = await openBeside(name);
  const held: Record<string, unknown> = { version: db.version };
  for (const store of db.objectStoreNames)
    held[store] = [await db.getAllKeys(store), await db.getAll(store)];
  db.close();
  return held;
}
