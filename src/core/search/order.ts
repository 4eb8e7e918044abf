/*
 * Putting entries in the order of their scores, the best first. What does not meet a query has the
 * score 0 and is left out.
 */

/** Which of two entries of one score comes first, as functions that sort are told. */
export type Tie = (a: number, b: number) => number;

/** The best few, without putting all of them into an order. */
export function bestOf(scores: Float32Array, count: number, tie: Tie): readonly number[] {
  const best: number[] = [];
  let least = 0;
  const isBefore = (a: number, b: number) =>
    (scores[a] ?? 0) > (scores[b] ?? 0) || (scores[a] === scores[b] && tie(a, b) < 0);
  for (let entry = 0; entry < scores.length; entry++) {
    const score = scores[entry] ?? 0;
    if (score === 0 || score < least) continue;
    let at = best.length;
    while (at > 0 && isBefore(entry, best[at - 1] ?? 0)) at--;
    if (at === count) continue;
    best.splice(at, 0, entry);
    if (best.length > count) best.pop();
    if (best.length === count) least = scores[best[count - 1] ?? 0] ?? 0;
  }
  return best;
}

/** One more than the highest number of an entry that can be put in order: above it a number has no room beside its score. */
const numberRoom = 2 ** 22;

/**
 * All of them, as far as they are asked for. Each goes with its score into one number, since numbers are
 * sorted ten times as fast without a function that compares: the bits of a float that is not negative,
 * read as an integer, have its order (IEEE 754).
 */
export function* bestFirst(scores: Float32Array, tie: Tie): Generator<number, void, undefined> {
  const bits = new Uint32Array(scores.buffer, scores.byteOffset, scores.length);
  const keys = new Float64Array(countOf(scores));
  let at = 0;
  for (let entry = 0; entry < scores.length; entry++)
    if ((scores[entry] ?? 0) > 0) keys[at++] = (bits[entry] ?? 0) * numberRoom + entry;
  const numbers = Array.from(keys.toSorted(), (key) => key % numberRoom);
  for (let [from, to] = [numbers.length, numbers.length]; to > 0; to = from) {
    const score = scores[numbers[to - 1] ?? 0];
    while (from > 0 && scores[numbers[from - 1] ?? 0] === score) from--;
    yield* numbers.slice(from, to).toSorted(tie);
  }
}

/** How many there are. */
export function countOf(scores: Float32Array): number {
  let count = 0;
  for (let entry = 0; entry < scores.length; entry++) if ((scores[entry] ?? 0) > 0) count++;
  return count;
}
