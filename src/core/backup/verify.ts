import type { Entry } from "../journal/entry";
import { contentText } from "../journal/lineage";
import { type DecodeTools, decodeBackup } from "./decode";
import type { Pieces } from "./lines";

/**
 * Reads a finished backup as an import would and compares it with what should be in it, entry by
 * entry. What does not fit comes back as a sentence without its full stop; nothing if all does.
 */
export async function findFlaw(
  file: Pieces,
  entries: readonly Entry[],
  tools: DecodeTools,
): Promise<string | undefined> {
  const read = await decodeBackup(file, tools);
  if (!read.ok) return read.problem.text;
  if (read.value.length !== entries.length)
    return `It holds ${read.value.length} entries and not ${entries.length}`;
  for (const [at, entry] of entries.entries()) {
    const copy = read.value[at];
    if (!copy || stateText(copy) !== stateText(entry))
      return `The entry in line ${at + 2} is not as it was written`;
    await tools.pause(entries.length);
  }
  return undefined;
}

function stateText(entry: Entry): string {
  const { createdAt, editedAt, lineage } = entry;
  return [createdAt, editedAt, ...lineage, contentText(entry)].join("\n");
}
