import type { Entry, Head } from "./entry";
import type { EntryId } from "./id";

/** Two versions of one entry between which the owner has not decided yet. */
export interface Conflict {
  readonly original: EntryId;
  readonly copy: EntryId;
}

/** The conflicts that an entry is in: as a copy of another first, then as the original of these copies, oldest first. */
export function conflictsOf(
  { id, copyOf }: Pick<Entry, "id" | "copyOf">,
  heads: readonly Head[],
): readonly Conflict[] {
  const own = copyOf === undefined || copyOf === id ? [] : [{ original: copyOf, copy: id }];
  const copies = heads
    .filter((head) => head.copyOf === id && head.id !== id)
    .toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  return [...own, ...copies.map((head) => ({ original: id, copy: head.id }))];
}
