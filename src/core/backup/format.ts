import type { Entry } from "../journal/entry";
import { writeEntry } from "../journal/read-entry";
import { sha256 } from "./sha256";

/*
 * Version 2 of the backup (docs/backup-format.md says every detail): valid JSON, one thing a line, and
 * nothing in it but the journal, so that the same journal always makes the same bytes.
 *
 *   {"format":"kubecraft-journal-backup","version":2,"minReader":2,"counts":{"entries":2,"versions":1},"entries":[
 *   {"id":…},
 *   {"id":…}
 *   ],"versions":[
 *   {"entry":{"id":…}}
 *   ],"sha256":"…"}
 *
 * `counts` names the sections in their order and says how many lines each has; one of no lines is left
 * out, save the entries. Version 1 had the entries alone, and counted their parts as well.
 */

/** An earlier state of an entry. */
export interface Version {
  readonly entry: Entry;
  /** It stays in the history whatever its age. */
  readonly isPinned?: true;
}

/** What the first line of every backup begins with. */
export const signature = '{"format":"kubecraft-journal-backup",';

/** The version that is written, and the highest `minReader` that can be read. */
export const formatVersion = 2;

/** How many lines each section has, by its name, in the order of the file. */
export type Counts = Readonly<Record<string, number>>;

/** The first line. */
export function printHeader(counts: Counts): string {
  const header = {
    format: "kubecraft-journal-backup",
    version: formatVersion,
    minReader: 2,
    counts,
  };
  return `${JSON.stringify(header).slice(0, -1)},"entries":[`;
}

/** The line between two sections, which begins the one of this name. */
export function printSectionStart(name: string): string {
  return `],${JSON.stringify(name)}:[`;
}

/** An entry as its line has it, without the comma: keys in a fixed order, lone surrogates as escapes. */
export function printEntry(entry: Entry): string {
  return JSON.stringify(inOrder(writeEntry(entry)));
}

/** An earlier state of an entry, as a line of the section `versions` has it. */
export function printVersion({ entry, isPinned }: Version): string {
  return `{"entry":${printEntry(entry)}${isPinned ? ',"isPinned":true' : ""}}`;
}

/** The last line. */
export function printFooter(link: string): string {
  return `],"sha256":"${link}"}`;
}

const encoder = new TextEncoder();
const lineBreak = encoder.encode("\n");

/**
 * The link of the chain at a line, given the link before it (none at the first line): c₀ =
 * SHA-256(line 1), cₙ = SHA-256(hex(cₙ₋₁) + "\n" + line n+1), in lower-case hexadecimal. The last
 * link, at the line before the last, is the seal.
 */
export function nextLink(before: string | undefined, line: Uint8Array): string {
  return sha256(before === undefined ? [line] : [encoder.encode(before), lineBreak, line]);
}

const knownKeys = (
  "id kind title facts parts createdAt editedAt lineage trashedAt copyOf " +
  "date section minutes confidence difficulty energy tags " +
  "text caption language code broke fix tell output isAnswered answer answeredIn state takenIn metAgain"
).split(" ");

const ranks: ReadonlyMap<string, number> = new Map(knownKeys.map((key, rank) => [key, rank]));
const rankOf = (key: string) => ranks.get(key) ?? ranks.size;

/**
 * The same with known keys first, in the order above, and unknown ones after them in the order of their
 * letters. A function that `JSON.stringify` calls for each key took as long as all the rest of writing a
 * line. The gate has let no key through that an assignment takes for something else.
 */
function inOrder(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const keys = Object.keys(value);
  let last = -1;
  for (const key of keys) {
    const rank = rankOf(key);
    last = rank > last ? rank : Number.POSITIVE_INFINITY;
  }
  if (last > ranks.size) keys.sort((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1));
  const copy: Record<string, unknown> = {};
  for (const key of keys) copy[key] = inOrder(Reflect.get(value, key));
  return copy;
}
