/*
 * SHA-256 (FIPS 180-4) that answers at once. The browser's own is asynchronous: nothing else may be
 * awaited while a transaction of the database is open, and a turn for each of 100,000 short lines
 * takes longer than this loop does.
 */

const roundConstants = constants(64, 3);
const startState = constants(8, 2);

/** The first 32 bits of the fractional parts of the square or cube roots of the first primes. */
function constants(count: number, root: 2 | 3): Int32Array {
  const found = new Int32Array(count);
  for (let number = 2, at = 0; at < count; number += 1) {
    if (!isPrime(number)) continue;
    const fraction = (root === 2 ? Math.sqrt(number) : Math.cbrt(number)) % 1;
    found[at] = Math.floor(fraction * 2 ** 32);
    at += 1;
  }
  return found;
}

function isPrime(number: number): boolean {
  for (let divisor = 2; divisor * divisor <= number; divisor += 1)
    if (number % divisor === 0) return false;
  return true;
}

// Kept over the calls: nothing is awaited between their filling and their use.
const state = new Int32Array(8);
const words = new Int32Array(64);
const block = new Uint8Array(64);
const ending = new DataView(block.buffer);

/** The digest of these bytes, one piece after the other, in lower-case hexadecimal. */
export function sha256(pieces: readonly Uint8Array[]): string {
  state.set(startState);
  let filled = 0;
  let length = 0;
  for (const piece of pieces) {
    length += piece.length;
    let at = 0;
    if (filled > 0) {
      at = Math.min(64 - filled, piece.length);
      block.set(piece.subarray(0, at), filled);
      filled += at;
      if (filled === 64) {
        mix(block, 0);
        filled = 0;
      }
    }
    for (; at + 64 <= piece.length; at += 64) mix(piece, at);
    if (at < piece.length) {
      block.set(piece.subarray(at), 0);
      filled = piece.length - at;
    }
  }
  block[filled] = 0x80;
  block.fill(0, filled + 1);
  if (filled >= 56) {
    mix(block, 0);
    block.fill(0);
  }
  ending.setUint32(56, Math.floor(length / 2 ** 29));
  ending.setUint32(60, (length << 3) >>> 0);
  mix(block, 0);
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

/** Takes the 64 bytes from `at` on into the state. */
function mix(bytes: Uint8Array, at: number): void {
  for (let t = 0, from = at; t < 16; t += 1, from += 4)
    words[t] =
      ((bytes[from] ?? 0) << 24) |
      ((bytes[from + 1] ?? 0) << 16) |
      ((bytes[from + 2] ?? 0) << 8) |
      (bytes[from + 3] ?? 0);
  for (let t = 16; t < 64; t += 1) {
    const early = words[t - 15] ?? 0;
    const late = words[t - 2] ?? 0;
    const sum0 = ((early >>> 7) | (early << 25)) ^ ((early >>> 18) | (early << 14)) ^ (early >>> 3);
    const sum1 = ((late >>> 17) | (late << 15)) ^ ((late >>> 19) | (late << 13)) ^ (late >>> 10);
    words[t] = ((words[t - 16] ?? 0) + sum0 + (words[t - 7] ?? 0) + sum1) | 0;
  }
  let a = state[0] ?? 0;
  let b = state[1] ?? 0;
  let c = state[2] ?? 0;
  let d = state[3] ?? 0;
  let e = state[4] ?? 0;
  let f = state[5] ?? 0;
  let g = state[6] ?? 0;
  let h = state[7] ?? 0;
  const before = [a, b, c, d, e, f, g, h] as const;
  for (let t = 0; t < 64; t += 1) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const choice = (e & f) ^ (~e & g);
    const one = (h + s1 + choice + (roundConstants[t] ?? 0) + (words[t] ?? 0)) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + s0 + majority) | 0;
  }
  state[0] = a + before[0];
  state[1] = b + before[1];
  state[2] = c + before[2];
  state[3] = d + before[3];
  state[4] = e + before[4];
  state[5] = f + before[5];
  state[6] = g + before[6];
  state[7] = h + before[7];
}
