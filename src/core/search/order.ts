/*
 * Putting entries in the order of their scores, the best first; of two alike the one with the higher
 * number. What does not meet a query has the score 0 and is left out.
 */

/** The best few, without putting all of them into an order. */
export function bestOf(scores: Float32Array, count: number): readonly number[] {
  const best: number[] = [];
  let least = 0;
  // From behind, so that one that is only as good as the last does not come in.
  for (let entry = scores.length - 1; entry >= 0; entry--) {
    const score = scores[entry] ?? 0;
    if (score <= least) continue;
    let at = best.length;
    while (at > 0 && (scores[best[at - 1] ?? 0] ?? 0) < score) at--;
    best.splice(at, 0, entry);
    if (best.length > count) best.pop();
    if (best.length === count) least = scores[best[count - 1] ?? 0] ?? 0;
  }
  return best;
}

/** One more than the highest number of an entry that can be put in order: above it a number has no room beside its score. */
const numberRoom = 2 ** 22;

/**
 * All of them. Each goes with its score into one number, since numbers are sorted ten times as fast
 * without a function that compares: the bits of a float that is not negative, read as an integer, have
 * its order (IEEE 754).
 */
export function bestFirst(scores: Float32Array): readonly number[] {
  const bits = new Uint32Array(scores.buffer, scores.byteOffset, scores.length);
  const keys = new Float64Array(countOf(scores));
  let at = 0;
  for (let entry = 0; entry < scores.length; entry++)
    if ((scores[entry] ?? 0) > 0) keys[at++] = (bits[entry] ?? 0) * numberRoom + entry;
  return Array.from(keys.toSorted().toReversed(), (key) => key % numberRoom);
}

/** How many there are. */
export function countOf(scores: Float32Array): number {
  let count = 0;
  for (let entry = 0; entry < scores.length; entry++) if ((scores[entry] ?? 0) > 0) count++;
  return count;
}
