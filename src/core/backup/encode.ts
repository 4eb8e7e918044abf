import type { Entry } from "../journal/entry";
import type { Digest } from "../journal/lineage";
import { nextLink, printEntry, printFooter, printHeader } from "./format";

/**
 * The backup of `entries`, which stand in the order of their ids, as texts to be joined: a line each,
 * with its line break. After each entry `pause` is called with the number of those that are written,
 * and it goes on when that resolves.
 */
export async function* encodeBackup(
  entries: readonly Entry[],
  digest: Digest,
  pause: (done: number) => Promise<void> = async () => {},
): AsyncGenerator<string> {
  const header = printHeader(entries);
  let link = await nextLink(undefined, header, digest);
  yield `${header}\n`;
  for (const [at, entry] of entries.entries()) {
    const line = printEntry(entry) + (at < entries.length - 1 ? "," : "");
    link = await nextLink(link, line, digest);
    yield `${line}\n`;
    await pause(at + 1);
  }
  yield printFooter(link);
}
