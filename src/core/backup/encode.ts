import type { Entry } from "../journal/entry";
import type { Digest } from "../journal/lineage";
import { nextLink, printEntry, printFooter, printHeader } from "./format";

/**
 * The backup of `entries`, which stand in the order of their ids, as texts to be joined: a line each,
 * with its line break. The caller takes one after the other and rests in between as it likes.
 */
export async function* encodeBackup(
  entries: readonly Entry[],
  digest: Digest,
): AsyncGenerator<string> {
  const header = printHeader(entries);
  let link = await nextLink(undefined, header, digest);
  yield `${header}\n`;
  for (const [at, entry] of entries.entries()) {
    const line = printEntry(entry) + (at < entries.length - 1 ? "," : "");
    link = await nextLink(link, line, digest);
    yield `${line}\n`;
  }
  yield printFooter(link);
}
