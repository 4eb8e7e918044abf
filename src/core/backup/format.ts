import type { Entry } from "../journal/entry";
import { type Digest, sortingKeys } from "../journal/lineage";
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

/** The first line. */
export function printHeader(entries: readonly Entry[]): string {
  const parts = entries.reduce((sum, entry) => sum + entry.parts.length, 0);
  const header = {
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

const knownKeys = (
  "id kind title facts parts createdAt editedAt lineage trashedAt copyOf " +
  "date section minutes confidence difficulty energy tags " +
  "text caption language code broke fix tell output isAnswered answer answeredIn state takenIn"
).split(" ");

/** Known keys stand first and in the order above, unknown ones after them in the order of their letters. */
const inOrder = sortingKeys((key) => {
  const rank = knownKeys.indexOf(key);
  return rank < 0 ? knownKeys.length : rank;
});
