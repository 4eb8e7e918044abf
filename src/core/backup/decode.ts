import * as v from "valibot";
import type { Entry } from "../journal/entry";
import type { Digest } from "../journal/lineage";
import { readEntry } from "../journal/read-entry";
import { failure, type Result, success } from "../result";
import type { BackupProblem } from "./backup-problem";
import { formatVersion, nextLink, printFooter, signature } from "./format";
import { type BackupHeader, headerSchema, mostEntries } from "./header-schema";
import { linesOf, type Pieces, type Utf8Decoder } from "./lines";

export interface DecodeTools {
  readonly digest: Digest;
  readonly decoder: Utf8Decoder;
  /** Called after each line with the number of entries read; the reading goes on when it resolves. */
  readonly pause: (done: number) => Promise<void>;
}

/**
 * The entries of a backup of any version that was ever written, in the order of the file, or the
 * reason why not one of them is taken. A byte order mark and line breaks of Windows are let pass;
 * beyond that every byte counts.
 */
export async function decodeBackup(
  pieces: Pieces,
  { digest, decoder, pause }: DecodeTools,
): Promise<Result<readonly Entry[], BackupProblem>> {
  const reader = new BackupReader(digest);
  for await (const line of linesOf(pieces, decoder)) {
    if (!line.ok) return line;
    const problem = await reader.take(line.value);
    if (problem) return failure(problem);
    await pause(reader.done);
  }
  return reader.finish();
}

/** Reads a backup line by line, holding no more than the entries that it has read. */
class BackupReader {
  readonly #digest: Digest;
  readonly #entries: Entry[] = [];
  #header: BackupHeader | undefined;
  #parts = 0;
  #lines = 0;
  #link: string | undefined;
  #seal: "missing" | "fits" | "differs" = "missing";
  /** The first line that is not JSON or stands where it should not: told if the seal differs. */
  #firstBadLine: number | undefined;
  /** The first entry that the gate refused: told if the seal fits, since then it was written so. */
  #refused: BackupProblem | undefined;

  constructor(digest: Digest) {
    this.#digest = digest;
  }

  /** How many entries were read. */
  get done(): number {
    return this.#entries.length;
  }

  /** Takes the next line. A problem that comes back ends the reading. */
  async take(line: string): Promise<BackupProblem | undefined> {
    this.#lines += 1;
    if (!this.#header) {
      const header = readHeader(line);
      if (!header.ok) return header.problem;
      this.#header = header.value;
    } else if (this.#seal !== "missing") {
      return { kind: "damaged", line: this.#lines, by: "after the end" };
    } else if (line.startsWith("]")) {
      const footer = printFooter(this.#link ?? "");
      if (line === footer) this.#seal = "fits";
      else if (!footer.startsWith(line)) this.#seal = "differs";
      return undefined;
    } else {
      this.#takeEntry(line, this.#header.counts.entries);
    }
    this.#link = await nextLink(this.#link, line, this.#digest);
    return undefined;
  }

  /** The entries, once the last line was taken. */
  finish(): Result<readonly Entry[], BackupProblem> {
    if (!this.#header) return failure({ kind: "foreign", looksLike: "empty" });
    const { entries, parts } = this.#header.counts;
    const { done } = this;
    if (this.#seal === "missing")
      return failure({ kind: "truncated", line: this.#lines, done, announced: entries });
    const isWhole = this.#lines === entries + 2 && this.#firstBadLine === undefined;
    if (this.#seal === "differs" || !isWhole) return failure(damagedAt(this.#firstBadLine));
    if (this.#refused) return failure(this.#refused);
    return this.#parts === parts ? success(this.#entries) : failure(damagedAt(1));
  }

  #takeEntry(line: string, announced: number): void {
    const isLast = this.#lines === announced + 1;
    const value =
      line.endsWith(",") === isLast ? undefined : parsed(isLast ? line : line.slice(0, -1));
    if (value === undefined) {
      this.#firstBadLine ??= this.#lines;
      return;
    }
    const entry = readEntry(value);
    if (entry.ok) {
      this.#parts += entry.value.parts.length;
      this.#entries.push(entry.value);
    } else {
      this.#refused ??= {
        kind: "entry",
        line: this.#lines,
        title: titleOf(value),
        why: entry.problem,
      };
    }
  }
}

function readHeader(line: string): Result<BackupHeader, BackupProblem> {
  const header = v.safeParse(headerSchema, parsed(`${line}]}`));
  if (!line.startsWith(signature)) return failure({ kind: "foreign" });
  if (!header.success)
    return failure(
      line.includes('"entries":')
        ? { kind: "foreign" }
        : { kind: "truncated", line: 1, done: 0, announced: 0 },
    );
  const { minReader, counts } = header.output;
  if (minReader > formatVersion) return failure({ kind: "newer", minReader });
  return counts.entries > mostEntries
    ? failure({ kind: "damaged", line: 1, by: "too many entries" })
    : success(header.output);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function damagedAt(line: number | undefined): BackupProblem {
  return line === undefined ? { kind: "damaged" } : { kind: "damaged", line };
}

function titleOf(value: unknown): string {
  const isNamed = typeof value === "object" && value !== null && "title" in value;
  return isNamed && typeof value.title === "string" ? value.title : "";
}
