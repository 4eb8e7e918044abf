/** An entry's id: a UUID, version 7 for all that are made here, so that ids sort by creation. */
export type EntryId = string;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether `text` is a UUID of any version in lower case. */
export function isUuid(text: string): boolean {
  return uuid.test(text);
}

/**
 * A UUIDv7 (RFC 9562, section 5.7).
 * @param nowMs milliseconds since the epoch; the first 48 bits
 * @param random ten bytes of chance
 */
export function uuidV7(nowMs: number, random: Uint8Array): string {
  const chance = Array.from(random, (byte) => byte.toString(16).padStart(2, "0"));
  return uuidOf(nowMs.toString(16).padStart(12, "0") + chance.join(""), 7);
}

/**
 * A UUIDv8 (RFC 9562, section 5.8) that follows from a digest, so that the same cause makes the
 * same id on every device.
 * @param digest at least 32 hexadecimal digits
 */
export function uuidFromDigest(digest: string): string {
  return uuidOf(digest, 8);
}

/** 32 hexadecimal digits with the version and the variant written over two of them. */
function uuidOf(digits: string, version: 7 | 8): string {
  const variant = (8 + (Number.parseInt(digits.charAt(16), 16) & 3)).toString(16);
  const rest = [digits.slice(13, 16), digits.slice(17, 20), digits.slice(20, 32)];
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${version}${rest[0]}-${variant}${rest[1]}-${rest[2]}`;
}
