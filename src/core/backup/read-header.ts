import { failure, type Result, success } from "../result";
import type { BackupProblem } from "./backup-problem";
import { type Counts, formatVersion, signature } from "./format";
import { sectionName } from "./sections";

/** The most entries that are read from one file. */
export const mostEntries = 200_000;

/** The most lines that are read from one file: history and all. */
const mostLines = 4_000_000;

/** What the first line says; `header-schema` describes it. A newer version may add fields. */
export interface BackupHeader {
  readonly version: number;
  /** The least `formatVersion` of a program that may read the file. */
  readonly minReader: number;
  /** How many lines each section has, the entries' among them; in version 1 also how many parts there are. */
  readonly counts: Counts;
}

/** What the first line says, or why nothing that follows can be read. */
export function readHeader(line: string): Result<BackupHeader, BackupProblem> {
  if (!line.startsWith(signature)) return failure({ kind: "foreign" });
  const header = headerOf(parsed(`${line}]}`));
  if (!header)
    return failure(
      line.includes('"entries":[')
        ? { kind: "foreign" }
        : { kind: "truncated", line: 1, done: 0, announced: 0 },
    );
  const { minReader, counts } = header;
  if (minReader > formatVersion) return failure({ kind: "newer", minReader });
  const lines = sectionsOf(header).reduce((all, [, count]) => all + count, 0);
  const isTooMuch = entriesOf(header) > mostEntries || lines > mostLines;
  if (isTooMuch || !Object.keys(counts).every((name) => sectionName.test(name)))
    return failure({ kind: "damaged", line: 1, by: "too many entries" });
  return success(header);
}

/** The sections that a header announces, without those that have no lines; entries come first always. */
export function sectionsOf(header: BackupHeader): [name: string, left: number][] {
  const others = Object.entries(header.counts).filter(
    ([name, count]) => name !== "entries" && count > 0,
  );
  return [["entries", entriesOf(header)], ...(header.version === 1 ? [] : others)];
}

/** How many entries a header announces. */
export function entriesOf({ counts }: BackupHeader): number {
  return counts["entries"] ?? 0;
}

/** The value of a JSON text; nothing where it is none. */
export function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function headerOf(value: unknown): BackupHeader | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { version, minReader, counts }: Partial<Record<string, unknown>> = { ...value };
  if (!isWhole(version, 1) || !isWhole(minReader, 1)) return undefined;
  // Every list has something called `entries` by birth.
  if (typeof counts !== "object" || counts === null || !Object.hasOwn(counts, "entries"))
    return undefined;
  const numbers = Object.entries(counts).filter((pair): pair is [string, number] =>
    isWhole(pair[1], 0),
  );
  if (numbers.length < Object.keys(counts).length) return undefined;
  return { version, minReader, counts: Object.fromEntries(numbers) };
}

function isWhole(value: unknown, least: number): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= least;
}
