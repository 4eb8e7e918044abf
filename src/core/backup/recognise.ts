import type { BackupProblem, Foreign } from "./backup-problem";
import { signature } from "./format";
import type { Utf8Decoder } from "./lines";

/** How many bytes of a file are looked at to tell what it is. */
export const recognisedBytes = 65_536;

const signatures: readonly (readonly [start: readonly number[], looksLike: Foreign])[] = [
  [[0x1f, 0x8b], "gzip"],
  [[0x50, 0x4b], "zip"],
  [[0xff, 0xfe], "UTF-16"],
  [[0xfe, 0xff], "UTF-16"],
  [[0x25, 0x50, 0x44, 0x46], "PDF"],
];

/**
 * What a file is that begins with `start`, or `undefined` if it may be a backup. The content
 * decides: names and types are whatever the last program made of them.
 */
export function recogniseForeign(start: Uint8Array, decoder: Utf8Decoder): Foreign | undefined {
  if (start.length === 0) return "empty";
  const known = signatures.find(([bytes]) => bytes.every((byte, at) => start[at] === byte));
  if (known) return known[1];
  if (start[0] === 0 || start[1] === 0) return "UTF-16";
  return start.includes(0) ? "binary" : recogniseText(readableText(start, decoder));
}

function recogniseText(text: string): Foreign | undefined {
  if (text.startsWith(signature)) {
    const [firstLine = ""] = text.split("\n", 1);
    return firstLine.includes('"entries":[{') ? "rewritten" : undefined;
  }
  const trimmed = text.trimStart();
  if (trimmed === "") return "blank";
  if (trimmed.startsWith("<")) return "HTML";
  if (!/^[{[]/.test(trimmed)) return "text";
  return trimmed.includes("kubecraft-journal-backup") ? "rewritten" : "JSON";
}

/** Problems that a whole backup has when some of its bytes were lost or turned. */
const tornKinds: ReadonlySet<BackupProblem["kind"]> = new Set([
  "truncated",
  "damaged",
  "entry",
  "unreadable",
  "packed badly",
]);

/** What an entry's line has, whatever became of the first line of its file. */
const marksOfEntries = '"facts":{';

/** Whether a file that was refused looks as if lines of a backup were still in it. */
export function looksTorn(problem: BackupProblem, start: Uint8Array): boolean {
  if (tornKinds.has(problem.kind)) return true;
  if (problem.kind !== "foreign") return false;
  let text = "";
  for (const byte of start.subarray(0, 20_000)) text += String.fromCharCode(byte);
  return text.includes(marksOfEntries);
}

/** Broken UTF-8 in what began well is damage, and the decoder will say in which line. */
function readableText(start: Uint8Array, decoder: Utf8Decoder): string {
  try {
    return decoder.decode(start, { stream: true });
  } catch {
    return String.fromCharCode(...start.subarray(0, 256));
  }
}
