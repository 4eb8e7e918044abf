import { type BackupSink, type DecodeTools, scanBackup } from "./decode";
import type { Pieces } from "./lines";
import { stateSum } from "./state-sum";

/** What a finished backup has to give back: a `stateSum` for each line, in their order. */
export interface Expected {
  readonly entries: readonly number[];
  readonly versions: readonly number[];
  /** Of the lines of all other sections, as texts. */
  readonly lines: readonly number[];
}

/**
 * Reads a finished backup as an import would and compares it with what should be in it, line by line.
 * Gives a half sentence on what is wrong with it; nothing if everything is as it was.
 */
export async function findFlaw(
  file: Pieces,
  expected: Expected,
  tools: DecodeTools,
): Promise<string | undefined> {
  const found = { entries: 0, versions: 0, lines: 0 };
  let changed: string | undefined;
  const compare = (kind: keyof Expected, sum: number) => {
    const at = found[kind]++;
    if (expected[kind][at] !== sum) changed ??= `${names[kind]} ${at + 1} came back changed`;
  };
  const sink: BackupSink = {
    entry: (entry) => compare("entries", stateSum(entry)),
    version: ({ entry }) => compare("versions", stateSum(entry)),
    line: (_, json) => compare("lines", stateSum(json)),
  };
  const read = await scanBackup(file, sink, tools);
  if (!read.ok) return `the file is ${read.problem.kind}`;
  const isAll =
    found.versions === expected.versions.length && found.lines === expected.lines.length;
  if (found.entries !== expected.entries.length) return `${found.entries} entries came back`;
  return changed ?? (isAll ? undefined : "lines are missing in it");
}

const names = { entries: "entry", versions: "version", lines: "line" } as const;
