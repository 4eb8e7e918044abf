import type { Entry } from "./entry";
import { writeEntry } from "./read-entry";

/** Makes the digest of a text: SHA-256 over its UTF-8, in lower-case hexadecimal. */
export type Digest = (text: string) => Promise<string>;

/** The most ancestors that are remembered; the oldest are forgotten first. */
const longestLineage = 256;

/** Hexadecimal digits of a digest that are kept: 128 bits tell every content apart. */
const keptDigits = 32;

/** The name of what an entry says: equal for equal contents on every device, whenever it was written. */
export async function contentDigest(entry: Entry, digest: Digest): Promise<string> {
  return (await digest(contentText(entry))).slice(0, keptDigits);
}

/**
 * All that the owner wrote, as one text: JSON with its keys in order, without what only says where
 * and when the entry has been. `JSON.stringify` writes lone surrogates as escapes, so the text is
 * well formed and UTF-8 loses nothing of it.
 */
export function contentText(entry: Entry): string {
  const { lineage: _, createdAt: _createdAt, editedAt: _editedAt, ...content } = entry;
  // As files hold it: a kind of part that is foreign here must not change the name of what it says.
  return JSON.stringify(writeEntry(content), byLetters);
}

/** `lineage` with these digests at its end, each named once. */
export function withAncestors(
  lineage: readonly string[],
  ancestors: readonly string[],
): readonly string[] {
  return [...new Set([...lineage, ...ancestors])].slice(-longestLineage);
}

/** For `JSON.stringify`: writes the keys of each object by their rank, and by their letters within one. */
export function sortingKeys(rankOf: (key: string) => number) {
  return (_key: string, value: unknown): unknown => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const keys = Object.entries(value).toSorted(
      ([a], [b]) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1),
    );
    return Object.fromEntries(keys);
  };
}

const byLetters = sortingKeys(() => 0);
