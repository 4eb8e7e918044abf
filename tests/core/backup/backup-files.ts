import { createHash } from "node:crypto";
import { decodeBackup, scanBackup } from "../../../src/core/backup/decode";
import { type Beside, encodeBackup } from "../../../src/core/backup/encode";
import { printVersion, type Version } from "../../../src/core/backup/format";
import { sayBackupProblem } from "../../../src/core/backup/say-backup-problem";
import type { Entry } from "../../../src/core/journal/entry";
import type { Digest } from "../../../src/core/journal/lineage";

/** SHA-256 without a turn of the event loop, for the tests that need a hundred thousand of them. */
export const quickSha256: Digest = async (text) => createHash("sha256").update(text).digest("hex");

/** The text of a backup of `entries`. */
export async function backupOf(entries: readonly Entry[]): Promise<string> {
  let file = "";
  for await (const text of encodeBackup(entries)) file += text;
  return file;
}

/** Reads a file of these bytes, or of this text in UTF-8, in pieces of `pieceLength` bytes. */
export function read(file: string | Uint8Array, pieceLength = 64) {
  return decodeBackup(piecesOfBytes(file, pieceLength), {
    decoder: new TextDecoder("utf-8", { fatal: true }),
    pause: async () => {},
  });
}

/** All that stands in a whole backup: its entries, and the lines of every other section. */
export async function contentsOf(
  file: string | Uint8Array,
): Promise<{ readonly entries: readonly Entry[]; readonly beside: Beside }> {
  const entries: Entry[] = [];
  const beside = new Map<string, string[]>();
  const add = (section: string, line: string) =>
    void beside.set(section, [...(beside.get(section) ?? []), line]);
  const sink = {
    entry: (entry: Entry) => void entries.push(entry),
    version: (version: Version) => add("versions", printVersion(version)),
    line: add,
  };
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const scanned = await scanBackup(piecesOfBytes(file, 4096), sink, {
    decoder,
    pause: async () => {},
  });
  if (!scanned.ok) throw new Error(sayBackupProblem(scanned.problem));
  return { entries, beside: [...beside] };
}

/** The kind and the sentence of a refusal; `undefined` if the file is taken. */
export async function refusalOf(file: string | Uint8Array): Promise<string | undefined> {
  const outcome = await read(file);
  return outcome.ok ? undefined : `${outcome.problem.kind}: ${sayBackupProblem(outcome.problem)}`;
}

/** These lines under a seal that fits, whatever they say: what a hostile program would write. */
export async function sealed(lines: readonly string[]): Promise<string> {
  const link = await lines.reduce<Promise<string | undefined>>(async (before, line) => {
    const known = await before;
    return quickSha256(known === undefined ? line : `${known}\n${line}`);
  }, Promise.resolve(undefined));
  return [...lines, `],"sha256":"${link}"}`].join("\n");
}

/** The first line of a backup. */
export function headerOf(
  counts: Readonly<Record<string, number>>,
  { version = 1, minReader = 1 } = {},
): string {
  return `{"format":"kubecraft-journal-backup","version":${version},"minReader":${minReader},"counts":${JSON.stringify(counts)},"entries":[`;
}

/** A backup with one entry that is this JSON, under a seal that fits. */
export function sealedEntry(json: string, parts = 0): Promise<string> {
  return sealed([headerOf({ entries: 1, parts }), json]);
}

/** These bytes, or this text in UTF-8, in pieces. */
export async function* piecesOfBytes(
  file: string | Uint8Array,
  length: number,
): AsyncGenerator<Uint8Array> {
  const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
  for (let from = 0; from < bytes.length; from += length) yield bytes.subarray(from, from + length);
}
