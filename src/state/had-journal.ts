import type { SmallStorage } from "../platform/small-storage";

/** The name of the mark that outlives the database. */
export const journalMarkName = "journal";

/** Whether this browser has had a journal that its owner did not give up. */
export function hadJournal(storage: SmallStorage): boolean {
  return Boolean(storage.read(journalMarkName));
}
