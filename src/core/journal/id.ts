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
  return uuidOf(nowMs.toString(16).padStart(12, "0"), 7, random);
}

/**
 * A UUIDv8 (RFC 9562, section 5.8) that follows from a digest, so that the same cause makes the
 * same id on every device.
 * @param digest at least 32 hexadecimal digits
 */
export function uuidFromDigest(digest: string): string {
  const bytes = Uint8Array.from({ length: 10 }, (_, at) =>
    Number.parseInt(digest.slice(12 + at * 2, 14 + at * 2), 16),
  );
  return uuidOf(digest.slice(0, 12), 8, bytes);
}

function uuidOf(head: string, version: 7 | 8, tail: Uint8Array): string {
  const hex = [...tail].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const variant = (8 + ((tail[2] ?? 0) & 3)).toString(16);
  return [
    head.slice(0, 8),
    head.slice(8, 12),
    version + hex.slice(0, 3),
    variant + hex.slice(5, 8),
    hex.slice(8, 20),
  ].join("-");
}
