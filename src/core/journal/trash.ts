import type { Entry } from "./entry";

/** The sitting of writes that only move an entry to the trash or back: no editor's, so none of them is an edit. */
export const trashSitting = "trash";

/** The entry as it lies in the trash since `nowMs`, milliseconds since the epoch. */
export function trashed(entry: Entry, nowMs: number): Entry {
  return { ...entry, trashedAt: nowMs };
}

/** The entry as it is in the journal. */
export function outOfTrash(entry: Entry): Entry {
  const { trashedAt: _, ...rest } = entry;
  return rest;
}
