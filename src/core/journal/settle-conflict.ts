import { copyMark } from "./edit";
import { type Entry, labelOf } from "./entry";
import { matchParts } from "./match-parts";
import type { Part, PartId } from "./part";

/** A conflict copy as an entry like any other: without the link and without the mark in its title. */
export function asOwnEntry(copy: Entry): Entry {
  const { copyOf: _, ...rest } = copy;
  return { ...rest, title: titleWithoutMark(copy) };
}

/**
 * The original saying what its copy says. What others refer to stays: its id, and the ids of its
 * parts where the copy has a part that is the same or stands for the same.
 */
export function withContentOfCopy(original: Entry, copy: Entry, newId: () => PartId): Entry {
  const { lineage, createdAt, id, copyOf, trashedAt } = original;
  const { copyOf: _, trashedAt: _trashedAt, ...content } = copy;
  return {
    ...content,
    title: titleWithoutMark(copy),
    parts: withIdsOf(original.parts, copy.parts, newId),
    lineage,
    createdAt,
    id,
    ...(copyOf !== undefined && { copyOf }),
    ...(trashedAt !== undefined && { trashedAt }),
  };
}

/** The title before it was marked; of an entry that had none, none. */
function titleWithoutMark(copy: Entry): string {
  if (!copy.title.endsWith(copyMark)) return copy.title;
  const title = copy.title.slice(0, -copyMark.length);
  return title === labelOf({ ...copy, title: "" }) ? "" : title;
}

/** The copied parts under the ids of those that they stand for; a part that is new gets an id of its own. */
function withIdsOf(
  parts: readonly Part[],
  copied: readonly Part[],
  newId: () => PartId,
): readonly Part[] {
  const ids = new Map<Part, PartId>();
  for (const { before, after } of matchParts(parts, copied))
    if (before && after) ids.set(after, before.id);
  // What a foreign part says includes its id, so it cannot be given another.
  return copied.map((part) =>
    part.kind === "foreign" ? part : { ...part, id: ids.get(part) ?? newId() },
  );
}
