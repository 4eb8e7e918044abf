import type { ReadBytes } from "../backup/lines";

const windowBytes = 4_000_000;

/** Reads as `read` does, in large pieces of which the last is kept: for many small reads one after the other. */
export function windowOf(read: ReadBytes): ReadBytes {
  let from = 0;
  let kept = new Uint8Array();
  return async (start, end) => {
    if (end - start > windowBytes) return read(start, end);
    if (start < from || end > from + kept.length) {
      const piece = await read(start, start + windowBytes);
      if (!piece) return undefined;
      from = start;
      kept = new Uint8Array(piece);
    }
    return kept.subarray(start - from, end - from);
  };
}
