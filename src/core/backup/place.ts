/** Where a line stands in a file, and what its bytes sum up to, so that it can be read once more. */
export interface Place {
  readonly from: number;
  readonly length: number;
  readonly sum: number;
}

/** FNV-1a of 32 bits: it tells whether a line that was verified before is still the same. */
export function checkSum(bytes: Uint8Array): number {
  let sum = 0x811c9dc5;
  for (let at = 0; at < bytes.length; at += 1) sum = Math.imul(sum ^ (bytes[at] ?? 0), 0x01000193);
  return sum >>> 0;
}
