import { createHash } from "node:crypto";
import { createGunzip, gunzipSync } from "node:zlib";
import { type EntryProblem, readEntry } from "../../src/core/journal/read-entry";
import type { Version } from "../../src/core/backup/format";
import { readVersion } from "../../src/core/backup/read-version";
import type { Entry } from "../../src/core/journal/entry";
import { failure, type Result, success } from "../../src/core/result";

/** What stands in a file, read without the app's reader: by Node's JSON, SHA-256 and gzip, and the one gate. */
export interface Content {
  readonly entries: readonly Entry[];
  readonly versions: readonly Version[];
  /** The lines of every other section, as they stand in the file. */
  readonly lines: ReadonlyMap<string, readonly string[]>;
}

const strictly = new TextDecoder("utf-8", { fatal: true });
const sectionStart = /^\],"([a-z][a-zA-Z0-9]*)":\[$/;

/** All that stands in a whole backup; why it is none, where something is wrong with it. */
export function readWhole(bytes: Uint8Array): Result<Content, string> {
  let text: string;
  try {
    text = strictly.decode(isPacked(bytes) ? gunzipSync(bytes) : bytes);
  } catch (error) {
    return failure(`cannot be unpacked or decoded: ${String(error)}`);
  }
  const lines = text
    .replace(/\n$/, "")
    .split("\n")
    .map((line) => line.replace(/\r$/, ""));
  const seal = lines.pop();
  let link: string | undefined;
  for (const line of lines)
    link = createHash("sha256")
      .update(link === undefined ? line : `${link}\n${line}`)
      .digest("hex");
  if (seal !== `],"sha256":"${link}"}`) return failure("the seal is not that of its lines");
  let whole: unknown;
  try {
    whole = JSON.parse(`${lines.join("\n")}\n${seal}`);
  } catch (error) {
    return failure(`is no JSON: ${String(error)}`);
  }
  const counts = fieldOf(whole, "counts");
  const sections = new Map<string, string[]>();
  let current: string[] = [];
  sections.set("entries", current);
  for (const line of lines.slice(1)) {
    const name = sectionStart.exec(line)?.[1];
    if (name === undefined) current.push(line.replace(/,$/, ""));
    else sections.set(name, (current = []));
  }
  for (const [name, held] of sections)
    if (fieldOf(counts, name) !== held.length) return failure(`counts of "${name}" do not fit`);
  const entries = gathered(sections.get("entries") ?? [], readEntry);
  if (!entries.ok) return entries;
  const versions = gathered(sections.get("versions") ?? [], readVersion);
  if (!versions.ok) return versions;
  sections.delete("entries");
  sections.delete("versions");
  return success({ entries: entries.value, versions: versions.value, lines: sections });
}

/** Every line of a damaged file that is whole JSON, and holds an entry or a version that passes the gate. */
export async function readWholeLines(bytes: Uint8Array): Promise<Content> {
  const unpacked = isPacked(bytes) ? await unpackedAsFarAsCan(bytes) : bytes;
  const entries: Entry[] = [];
  const versions: Version[] = [];
  const others: string[] = [];
  for (const line of linesOf(unpacked)) {
    const json = line
      .replace(/^\ufeff/, "")
      .trim()
      .replace(/,$/, "");
    const value = parsed(json);
    const entry = readEntry(value);
    const version = readVersion(value);
    if (entry.ok) entries.push(entry.value);
    else if (version.ok) versions.push(version.value);
    else if (value !== undefined) others.push(json);
  }
  return { entries, versions, lines: new Map([["", others]]) };
}

function isPacked(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Whether gzip can unpack it to its end. */
export function isUnpackable(bytes: Uint8Array): boolean {
  if (!isPacked(bytes)) return true;
  try {
    gunzipSync(bytes);
    return true;
  } catch {
    return false;
  }
}

function* linesOf(bytes: Uint8Array): Generator<string> {
  for (let from = 0; from <= bytes.length;) {
    const found = bytes.indexOf(10, from);
    const end = found < 0 ? bytes.length : found;
    try {
      yield strictly.decode(bytes.subarray(from, end));
    } catch {
      // A line that is not UTF-8 is not whole.
    }
    from = end + 1;
  }
}

async function unpackedAsFarAsCan(bytes: Uint8Array): Promise<Uint8Array> {
  const gunzip = createGunzip();
  const chunks: Buffer[] = [];
  gunzip.on("data", (chunk: Buffer) => chunks.push(chunk));
  await new Promise<void>((done) => {
    gunzip.on("end", done);
    gunzip.on("error", () => done());
    gunzip.end(bytes);
  });
  return Buffer.concat(chunks);
}

function gathered<Value>(
  lines: readonly string[],
  read: (value: unknown) => Result<Value, EntryProblem>,
): Result<readonly Value[], string> {
  const values: Value[] = [];
  for (const line of lines) {
    const value = read(parsed(line));
    if (!value.ok) return failure(`an entry that the gate refuses: ${value.problem}`);
    values.push(value.value);
  }
  return success(values);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}
