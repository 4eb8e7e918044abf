import type { Entry } from "../journal/entry";
import { readEntry } from "../journal/read-entry";
import { failure, type Result, success } from "../result";
import type { BackupProblem } from "./backup-problem";
import { nextLink, printFooter, printSectionStart, type Version } from "./format";
import { type Line, linesOf, type Pieces, type Utf8Decoder } from "./lines";
import { checkSum, type Place } from "./place";
import { type BackupHeader, entriesOf, parsed, readHeader, sectionsOf } from "./read-header";
import { readVersion } from "./read-version";

export interface DecodeTools {
  readonly decoder: Utf8Decoder;
  /** Called after each line with the number of entries read; the reading goes on when it resolves. */
  readonly pause: (done: number) => Promise<void>;
}

/** Takes what stands in a backup, line by line, with the place where it stands. */
export interface BackupSink {
  entry(entry: Entry, place: Place): void;
  version(version: Version, place: Place): void;
  /** A line of any other section, as its JSON without the comma. */
  line(section: string, json: string): void;
}

/** The entries of a backup, as `scanBackup` reads them, in the order of the file. */
export async function decodeBackup(
  pieces: Pieces,
  tools: DecodeTools,
): Promise<Result<readonly Entry[], BackupProblem>> {
  const entries: Entry[] = [];
  const sink: BackupSink = {
    entry: (entry) => void entries.push(entry),
    version() {},
    line() {},
  };
  const read = await scanBackup(pieces, sink, tools);
  return read.ok ? success(entries) : read;
}

/**
 * Shows what stands in a backup of any version that was ever written, and says whether all of it is
 * to be believed: after a failure what was shown is to be thrown away. A byte order mark and line
 * breaks of Windows are let pass; beyond that every byte counts.
 */
export async function scanBackup(
  pieces: Pieces,
  sink: BackupSink,
  { decoder, pause }: DecodeTools,
): Promise<Result<BackupHeader, BackupProblem>> {
  const reader = new BackupReader(sink, decoder);
  for await (const lines of linesOf(pieces)) {
    if (!lines.ok) return lines;
    for (const line of lines.value) {
      const problem = reader.take(line);
      if (problem) return failure(problem);
      // oxlint-disable-next-line no-await-in-loop -- the lines of a file come one after the other
      await pause(reader.done);
    }
  }
  return reader.finish();
}

/** Reads a backup line by line and holds none of them. */
class BackupReader {
  readonly #sink: BackupSink;
  readonly #decoder: Utf8Decoder;
  #header: BackupHeader | undefined;
  /** The sections that are not read to their ends, and how many lines each has left. */
  #sections: [name: string, left: number][] = [];
  #done = 0;
  #parts = 0;
  #lines = 0;
  #link: string | undefined;
  #seal: "missing" | "fits" | "differs" = "missing";
  /** The line that is the beginning of a line that ends a section: only the file's last may be cut off so. */
  #cutLine: number | undefined;
  /** The first line that is not JSON or stands where it should not: told if the seal differs. */
  #firstBadLine: number | undefined;
  /** The first entry that the gate refused: told if the seal fits, since then it was written so. */
  #refused: BackupProblem | undefined;

  constructor(sink: BackupSink, decoder: Utf8Decoder) {
    this.#sink = sink;
    this.#decoder = decoder;
  }

  /** How many entries were read. */
  get done(): number {
    return this.#done;
  }

  /** Takes the next line. A problem that comes back ends the reading. */
  take(line: Line): BackupProblem | undefined {
    this.#lines += 1;
    const text = textOf(line.bytes, this.#decoder);
    if (text === undefined) return { kind: "damaged", line: this.#lines, by: "broken UTF-8" };
    if (!this.#header) {
      const header = readHeader(text);
      if (!header.ok) return header.problem;
      this.#header = header.value;
      this.#sections = sectionsOf(header.value);
    } else if (this.#seal !== "missing") {
      return { kind: "damaged", line: this.#lines, by: "after the end" };
    } else if (this.#cutLine !== undefined) {
      return damagedAt(this.#cutLine);
    } else if (text.startsWith("]")) {
      if (!this.#turn(text)) return undefined;
    } else {
      this.#takeValue(line, text);
    }
    this.#link = nextLink(this.#link, line.bytes);
    return undefined;
  }

  /** The header, once the last line was taken. */
  finish(): Result<BackupHeader, BackupProblem> {
    if (!this.#header) return failure({ kind: "foreign", looksLike: "empty" });
    const { version, counts } = this.#header;
    if (this.#seal === "missing")
      return failure({
        kind: "truncated",
        line: this.#lines,
        done: this.#done,
        announced: entriesOf(this.#header),
      });
    const isWhole = this.#sections.length === 1 && this.#sections[0]?.[1] === 0;
    if (this.#seal === "differs" || !isWhole || this.#firstBadLine !== undefined)
      return failure(damagedAt(this.#firstBadLine));
    if (this.#refused) return failure(this.#refused);
    if (version === 1 && this.#parts !== counts["parts"]) return failure(damagedAt(1));
    return success(this.#header);
  }

  /** A line that ends a section: whether it begins the next one. Otherwise it is the last, or part of it. */
  #turn(text: string): boolean {
    const next = this.#sections[1];
    const start = next ? printSectionStart(next[0]) : undefined;
    if (start === text) {
      if (this.#sections.shift()?.[1] !== 0) this.#firstBadLine ??= this.#lines;
      return true;
    }
    const footer = printFooter(this.#link ?? "");
    if (text === footer) this.#seal = "fits";
    else if ((start ?? footer).startsWith(text)) this.#cutLine = this.#lines;
    else this.#seal = "differs";
    return false;
  }

  #takeValue(line: Line, text: string): void {
    const section = this.#sections[0];
    const left = section?.[1] ?? 0;
    const hasComma = text.endsWith(",");
    const json = hasComma ? text.slice(0, -1) : text;
    const value = hasComma === left > 1 ? parsed(json) : undefined;
    if (!section || value === undefined || left === 0) {
      this.#firstBadLine ??= this.#lines;
      return;
    }
    section[1] -= 1;
    const place = { from: line.from, length: line.bytes.length, sum: checkSum(line.bytes) };
    const why = this.#show(section[0], { value, json, place });
    if (why !== undefined)
      this.#refused ??= { kind: "entry", line: this.#lines, title: titleOf(value), why };
  }

  /** Shows one line; why the gate refuses it, if it does. */
  #show(section: string, { value, json, place }: Shown): string | undefined {
    if (section !== "entries" && section !== "versions") {
      this.#sink.line(section, json);
      return undefined;
    }
    if (section === "versions") {
      const version = readVersion(value);
      if (!version.ok) return version.problem;
      this.#sink.version(version.value, place);
      return undefined;
    }
    const entry = readEntry(value);
    if (!entry.ok) return entry.problem;
    this.#parts += entry.value.parts.length;
    this.#done += 1;
    this.#sink.entry(entry.value, place);
    return undefined;
  }
}

interface Shown {
  readonly value: unknown;
  readonly json: string;
  readonly place: Place;
}

/** The text of a line; nothing where it is not UTF-8. */
export function textOf(bytes: Uint8Array, decoder: Utf8Decoder): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

function damagedAt(line: number | undefined): BackupProblem {
  return line === undefined ? { kind: "damaged" } : { kind: "damaged", line };
}

function titleOf(value: unknown): string {
  const entry =
    typeof value === "object" && value !== null && "entry" in value ? value.entry : value;
  const isNamed = typeof entry === "object" && entry !== null && "title" in entry;
  return isNamed && typeof entry.title === "string" ? entry.title : "";
}
