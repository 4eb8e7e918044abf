import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { readCorpus } from "../../../bench/corpus";
import { readGiven, type ReadNote } from "../../../src/core/exchange/read-given";
import { newZipWriter } from "../../../src/core/exchange/write-zip";
import type { Entry } from "../../../src/core/journal/entry";
import { textsOf } from "../../../src/core/journal/part";
import { givenOf, readTools } from "../../support/exchange-in-thread";
import { sha256 } from "../../support/open-test-store";

/** A zip of *today I learned* notes: `CORPUS=path npm run unit`, or where it lies beside the project. */
const corpus = process.env["CORPUS"] ?? "../shared/corpus/til.zip";

async function entriesIn(bytes: Uint8Array): Promise<readonly Entry[]> {
  const notes: ReadNote[] = [];
  const read = await readGiven(
    [givenOf("til.zip", bytes)],
    readTools((more) => notes.push(...more)),
  );
  expect(read).toMatchObject({ ok: true, value: { unread: [] } });
  return notes.map(({ entry }) => entry);
}

test("[EX12] a whole collection comes in with every block of code, goes out, and comes back equal", async (context) => {
  context.skip(
    !existsSync(corpus),
    `There is no collection at ${corpus}; name one by CORPUS=path.`,
  );
  const entries = await entriesIn(await readFile(corpus));
  const notes = await readCorpus(corpus);
  expect(entries.length).toBeGreaterThanOrEqual(notes.length);
  let blocks = 0;
  for (const note of notes) {
    const found = entries.filter(({ title }) => title === note.title);
    expect(found.length, note.path).toBeGreaterThan(0);
    const written = found.flatMap(({ parts }) => parts.flatMap(textsOf));
    for (const block of fencedBlocks(note.body)) {
      blocks += 1;
      expect(
        written.some((text) => text.includes(block)),
        note.path,
      ).toBe(true);
    }
  }
  expect(blocks).toBeGreaterThan(0);
  const pieces: Uint8Array[] = [];
  const zip = newZipWriter(sha256, (piece) => pieces.push(piece));
  for (const entry of entries) await zip.add(entry);
  zip.finish();
  const again = await entriesIn(Buffer.concat(pieces));
  const byId = (a: Entry, b: Entry) => (a.id < b.id ? -1 : 1);
  expect(again.toSorted(byId)).toEqual(entries.toSorted(byId));
});

/** What stands between fences, found in another way than the reader does: by walking the lines, fences included. */
function fencedBlocks(text: string): readonly string[] {
  const blocks: string[] = [];
  let block: string[] | undefined;
  for (const line of text.replaceAll("\r\n", "\n").split("\n")) {
    const isFence = line.trimStart().startsWith("```");
    if (block) block.push(line);
    else if (isFence) block = [line];
    if (block && block.length > 1 && isFence) {
      blocks.push(block.join("\n"));
      block = undefined;
    }
  }
  return blocks;
}
