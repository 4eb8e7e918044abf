/**
 * A number of 32 bits that tells what a piece of plain data says, whatever the order of its keys. It
 * walks the data itself and not its JSON, so that it finds what an encoder loses.
 */
export function stateSum(value: unknown): number {
  return sumOf(value, 0x811c9dc5);
}

const seedOfKeys = 0x9e3779b9;

function sumOf(value: unknown, seed: number): number {
  if (typeof value === "string") return textSum(value, seed);
  if (typeof value !== "object" || value === null)
    return textSum(`${typeof value} ${String(value)}`, ~seed);
  if (Array.isArray(value)) {
    let sum = seed ^ value.length;
    for (const one of value) sum = scattered(Math.imul(sum, 31) + sumOf(one, seed));
    return sum;
  }
  let sum = seed;
  for (const [key, inner] of Object.entries(value))
    if (inner !== undefined) sum += scattered(keySum(key) ^ Math.imul(sumOf(inner, seed), 7));
  return scattered(sum);
}

const keySums = new Map<string, number>();
/** A newer version, or somebody hostile, may have named as many keys as they liked. */
const mostKeys = 500;

/** The same few keys come with every entry. */
function keySum(key: string): number {
  let sum = keySums.get(key);
  if (sum === undefined) {
    sum = textSum(key, seedOfKeys);
    if (keySums.size < mostKeys) keySums.set(key, sum);
  }
  return sum;
}

/** FNV-1a over the UTF-16 units. */
function textSum(text: string, seed: number): number {
  let sum = seed;
  for (let at = 0; at < text.length; at += 1)
    sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return scattered(sum ^ text.length);
}

/** Every bit changes every other (the ending of MurmurHash3). */
function scattered(sum: number): number {
  const once = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}
