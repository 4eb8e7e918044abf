import * as v from "valibot";
import type { Entry } from "../journal/entry";
import type { Digest } from "../journal/lineage";
import { writeEntry } from "../journal/read-entry";

/*
 * Version 1 of the backup: valid JSON, one entry a line, and nothing in it but the journal, so that
 * the same journal always makes the same bytes.
 *
 *   {"format":"kubecraft-journal-backup","version":1,"minReader":1,"counts":{"entries":2,"parts":9},"entries":[
 *   {"id":…},
 *   {"id":…}
 *   ],"sha256":"…"}
 *
 * `sha256` is chained over all lines but the last, each as it stands in the file without its line
 * break: c₀ = SHA-256(line 1), cₙ = SHA-256(hex(cₙ₋₁) + "\n" + line n+1), in lower-case hexadecimal.
 * Entries stand in the order of their ids. There is no line break after the last line.
 */

/** What the first line of every backup begins with. */
export const signature = '{"format":"kubecraft-journal-backup",';

/** The version that is written, and the highest `minReader` that can be read. */
export const formatVersion = 1;

/** The most entries that are read from one file. */
export const mostEntries = 200_000;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The first line, its open list closed. A newer version may add fields, so unknown ones are let be. */
export const headerSchema = v.looseObject({
  format: v.literal("kubecraft-journal-backup"),
  version: v.pipe(count, v.minValue(1)),
  /** The least `formatVersion` of a program that may read the file. */
  minReader: v.pipe(count, v.minValue(1)),
  counts: v.looseObject({ entries: count, parts: count }),
});

export type BackupHeader = v.InferOutput<typeof headerSchema>;

/** The first line. */
export function printHeader(entries: readonly Entry[]): string {
  const parts = entries.reduce((sum, entry) => sum + entry.parts.length, 0);
  const header: BackupHeader = {
    format: "kubecraft-journal-backup",
    version: formatVersion,
    minReader: 1,
    counts: { entries: entries.length, parts },
  };
  return `${JSON.stringify(header).slice(0, -1)},"entries":[`;
}

/** An entry as its line has it, without the comma: keys in a fixed order, lone surrogates as escapes. */
export function printEntry(entry: Entry): string {
  return JSON.stringify(writeEntry(entry), inOrder);
}

/** The last line. */
export function printFooter(sha256: string): string {
  return `],"sha256":"${sha256}"}`;
}

/** The link of the chain at `line`, given the link before it (none at the first line). */
export function nextLink(
  before: string | undefined,
  line: string,
  digest: Digest,
): Promise<string> {
  return digest(before === undefined ? line : `${before}\n${line}`);
}

const knownKeys = [
  "id kind title facts parts createdAt editedAt lineage trashedAt",
  "date section minutes confidence difficulty energy tags",
  "text caption language code broke fix tell output isAnswered answer answeredIn",
];

const rankOfKey: ReadonlyMap<string, number> = new Map(
  knownKeys.flatMap((keys) => keys.split(" ")).map((key, rank) => [key, rank]),
);

/** Known keys first and in the order above, unknown ones after them in the order of their letters. */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => compareKeys(a, b)));
}

function compareKeys(a: string, b: string): number {
  const unknown = rankOfKey.size;
  const distance = (rankOfKey.get(a) ?? unknown) - (rankOfKey.get(b) ?? unknown);
  return distance === 0 ? (a < b ? -1 : 1) : distance;
}
