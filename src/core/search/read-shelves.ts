import type { PackedShelf } from "./packed-shelf";

/** The shelves of a stored index, if they are what they have to be. */
export function readShelves(claimed: unknown): readonly PackedShelf[] | undefined {
  if (!Array.isArray(claimed)) return undefined;
  const shelves = claimed.filter(isShelf);
  return shelves.length === claimed.length ? shelves : undefined;
}

function isShelf(claimed: unknown): claimed is PackedShelf {
  if (typeof claimed !== "object" || claimed === null) return false;
  const shelf: Partial<Record<keyof PackedShelf, unknown>> = claimed;
  const { ids, days, confidences, lengths, terms, starts, counts, bytes } = shelf;
  if (!Array.isArray(ids) || typeof terms !== "string") return false;
  const size = terms === "" ? 0 : terms.split("\n").length;
  return (
    ids.every((id) => typeof id === "string") &&
    days instanceof Uint32Array &&
    days.length === ids.length &&
    confidences instanceof Uint8Array &&
    confidences.length === ids.length &&
    lengths instanceof Uint32Array &&
    lengths.length === ids.length &&
    starts instanceof Uint32Array &&
    starts.length === size + 1 &&
    counts instanceof Uint32Array &&
    counts.length === size &&
    bytes instanceof Uint8Array &&
    starts[size] === bytes.length
  );
}
