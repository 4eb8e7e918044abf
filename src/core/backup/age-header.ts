/** What the first bytes of a file say about how it was encrypted by age (age-encryption.org/v1). */
export type AgeHeader =
  | { readonly kind: "none" }
  /** In base64 between two lines, as mail programs like it. */
  | { readonly kind: "armored" }
  /** By a passphrase: scrypt with N = 2 to the power of `workFactor`, r = 8. */
  | { readonly kind: "passphrase"; readonly workFactor: number }
  /** For keys, or in a way that is not known. */
  | { readonly kind: "keys" };

const firstLine = "age-encryption.org/v1\n";
const armor = "-----BEGIN AGE ENCRYPTED FILE-----";

/**
 * The most that a file may ask of scrypt: 2^18 blocks of 1 kB take 256 MB and some seconds. A file that
 * asks for more would hold the device up for minutes, or for ever.
 */
export const highestWorkFactor = 18;

/** What is asked of scrypt for a file that is made here: 64 MB, which a phone has. */
export const ownWorkFactor = 16;

/** Reads the header of a file that begins with `start`, without doing any of the work that it asks for. */
export function readAgeHeader(start: Uint8Array): AgeHeader {
  let text = "";
  for (const byte of start.subarray(0, 1000)) text += String.fromCharCode(byte);
  if (text.trimStart().startsWith(armor)) return { kind: "armored" };
  if (!text.startsWith(firstLine)) return { kind: "none" };
  const [, digits] = /^-> scrypt [\w+/]+ (\d{1,3})\n/.exec(text.slice(firstLine.length)) ?? [];
  return digits === undefined
    ? { kind: "keys" }
    : { kind: "passphrase", workFactor: Number(digits) };
}
