import { copyMark } from "./edit";
import { type Entry, labelOf } from "./entry";
import { matchParts } from "./match-parts";
import { type Part, type PartId, withPart } from "./part";

/** A conflict copy as an entry like any other: without the link and without the mark in its title. */
export function asOwnEntry(copy: Entry): Entry {
  const { copyOf: _, copyOfPiece: _copyOfPiece, ...rest } = copy;
  return { ...rest, title: titleWithoutMark(copy) };
}

/**
 * The original saying what its copy says. What others refer to stays: its id, and the ids of its
 * parts where the copy has a part that is the same or stands for the same.
 */
export function withContentOfCopy(original: Entry, copy: Entry, newId: () => PartId): Entry {
  if (copy.copyOfPiece !== undefined) return withPieceOfCopy(original, copy, copy.copyOfPiece);
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

/** What an original says where its copy of one piece says something else: framed like the copy, so that nothing but that differs. */
export function pieceBeside(original: Entry, copy: Entry): Entry {
  const own = asOwnEntry(copy);
  const { copyOfPiece = "" } = copy;
  const fact: unknown = Reflect.get(original.facts, copyOfPiece);
  return {
    ...own,
    title: copyOfPiece === "title" ? original.title : own.title,
    facts: { ...own.facts, ...(fact !== undefined && { [copyOfPiece]: fact }) },
    parts: original.parts.filter(({ id }) => own.parts.some((part) => part.id === id)),
  };
}

/** The original with the one piece that the copy holds, and all else as it is. */
function withPieceOfCopy(original: Entry, copy: Entry, name: string): Entry {
  if (name === "title") return { ...original, title: titleWithoutMark(copy) };
  const fact: unknown = Reflect.get(copy.facts, name);
  const ids = new Set(original.parts.map(({ id }) => id));
  const held = new Map(copy.parts.map((part) => [part.id, part]));
  const parts = original.parts.map((part) => {
    const other = held.get(part.id);
    // How often a mistake was met is no part of what the two disagree about.
    return other && part.kind === "mistake" && part.metAgain && other.kind === "mistake"
      ? { ...other, metAgain: part.metAgain }
      : (other ?? part);
  });
  return {
    ...original,
    ...(fact !== undefined && { facts: { ...original.facts, [name]: fact } }),
    parts: copy.parts.filter(({ id }) => !ids.has(id)).reduce<readonly Part[]>(withPart, parts),
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
