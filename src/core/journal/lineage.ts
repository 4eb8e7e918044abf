import type { Entry } from "./entry";
import { writeEntry } from "./read-entry";

/** Makes the digest of a text: SHA-256 over its UTF-8, in lower-case hexadecimal. */
export type Digest = (text: string) => Promise<string>;

/** How an entry of a file stands to the entry of the same id that is here. */
export type Kinship = "same" | "newer in file" | "newer here" | "both changed";

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
  return JSON.stringify(writeEntry(content), sortKeys);
}

/** Whether one of two entries descends from the other, by their contents and not by any clock. */
export function kinship(
  here: { readonly digest: string; readonly lineage: readonly string[] },
  file: { readonly digest: string; readonly lineage: readonly string[] },
): Kinship {
  if (here.digest === file.digest) return "same";
  if (here.lineage.includes(file.digest)) return "newer here";
  return file.lineage.includes(here.digest) ? "newer in file" : "both changed";
}

/** `lineage` with these digests at its end, each named once. */
export function withAncestors(
  lineage: readonly string[],
  ancestors: readonly string[],
): readonly string[] {
  return [...new Set([...lineage, ...ancestors])].slice(-longestLineage);
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
