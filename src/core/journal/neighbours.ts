import type { Head } from "./entry";
import type { EntryId } from "./id";

/** The entries before and after one in time; at an end of the journal, or unread yet, they are missing. */
export interface Neighbours {
  readonly previous?: Head;
  readonly next?: Head;
}

/** The entries beside one in a list that is newest first: `previous` is the older, `next` the newer. */
export function neighboursOf(heads: readonly Head[], id: EntryId): Neighbours {
  const at = heads.findIndex((head) => head.id === id);
  if (at < 0) return {};
  const [next, previous] = [heads[at - 1], heads[at + 1]];
  return { ...(previous && { previous }), ...(next && { next }) };
}
