import { type GivenFile, readGiven, type ReadTools } from "../../src/core/exchange/read-given";
import { newZipWriter } from "../../src/core/exchange/write-zip";
import { isLocalDate } from "../../src/core/journal/local-date";
import type { Exchange } from "../../src/platform/exchange-worker";
import { sha256 } from "./open-test-store";

/** What the worker brings along, for tests that read in their own thread; days are those of UTC. */
export function readTools(take: ReadTools["take"] = () => undefined): ReadTools {
  return {
    digest: sha256,
    newDecoder: () => new TextDecoder("utf-8", { fatal: true }),
    dateOf(ms) {
      const day = new Date(ms).toISOString().slice(0, 10);
      return isLocalDate(day) ? day : "1970-01-01";
    },
    take,
  };
}

/** A file as its owner gives it. */
export function givenOf(path: string, content: string | Uint8Array, modifiedMs = 0): GivenFile {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return {
    path,
    sizeBytes: bytes.length,
    modifiedMs,
    read: async (from, to) => bytes.subarray(from, to),
  };
}

/** The exchange without its worker. */
export const exchangeInThread: Exchange = {
  async read(files, take) {
    const given = files.map(({ path, file }): GivenFile => ({
      path,
      sizeBytes: file.size,
      modifiedMs: file.lastModified,
      read: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
    }));
    return readGiven(
      given,
      readTools((notes, done) => void take(notes, done)),
    );
  },
  startZip(whenAdded) {
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    const writer = newZipWriter(sha256, (piece) => void pieces.push(new Uint8Array(piece)));
    let done = 0;
    let work = Promise.resolve();
    return {
      add(entries) {
        work = work.then(async () => {
          for (const entry of entries) await writer.add(entry);
          whenAdded((done += entries.length));
        });
      },
      async finish() {
        await work;
        writer.finish();
        return new Blob(pieces, { type: "application/zip" });
      },
    };
  },
};
