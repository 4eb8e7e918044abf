import type { Entry } from "../journal/entry";
import { contentText } from "../journal/lineage";
import { type DecodeTools, decodeBackup } from "./decode";
import { piecesOf, type ReadBytes } from "./lines";

/**
 * Reads a finished backup as an import would and compares it with what should be in it, entry by
 * entry. Gives a half sentence on what is wrong with it; nothing if every entry is as it was.
 */
export async function findFlaw(
  file: ReadBytes,
  entries: readonly Entry[],
  tools: DecodeTools,
): Promise<string | undefined> {
  const read = await decodeBackup(piecesOf(file), tools);
  if (!read.ok) return `the file is ${read.problem.kind}`;
  if (read.value.length !== entries.length) return `${read.value.length} entries came back`;
  for (const [at, entry] of entries.entries()) {
    const copy = read.value[at];
    if (!copy || stateText(copy) !== stateText(entry)) return `line ${at + 2} came back changed`;
    await tools.pause(entries.length);
  }
  return undefined;
}

function stateText(entry: Entry): string {
  const { createdAt, editedAt, lineage } = entry;
  return [createdAt, editedAt, ...lineage, contentText(entry)].join("\n");
}
