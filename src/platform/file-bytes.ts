import type { Pieces, Utf8Decoder } from "../core/backup/lines";
import type { ReadNow } from "../core/backup/reread";
import { diskScratch, memoryScratch, type Scratch } from "./scratch";

/** What can be done with a file's bytes, on a page and in a worker. */
export interface FileBytes {
  /** The bytes of a file from here to before there, or to its end; `undefined` if it cannot be read. */
  bytes(file: Blob, from: number, to: number): Promise<Uint8Array | undefined>;
  /** A new decoder that throws at broken UTF-8 and leaves a byte order mark out. */
  decoder(): Utf8Decoder;
  /** A way to read the file without waiting: in a worker from where it lies, on a page all of it is held. */
  reader(file: Blob): Promise<ReadNow | undefined>;
  /** A place where a long file is put together: on the disk in a worker, in memory on a page. */
  scratch(): Promise<Scratch>;
  /** SHA-256 of the file, in lower-case hexadecimal. */
  digest(file: Blob): Promise<string>;
  /** What gzip made small, piece by piece. */
  unpacked(file: Blob): Pieces;
  /** The file as gzip makes it small. */
  packed(file: Blob): Promise<Blob>;
  /** The file encrypted by age with a passphrase. Only the thread of the backups can; elsewhere these three reject. */
  sealed(file: Blob, passphrase: string): Promise<Blob>;
  /** What was encrypted so, or why it is not opened. */
  unsealed(file: Blob, passphrase: string): Promise<Blob | "wrong passphrase" | "damaged">;
  /** A file of age's without its armor; nothing where that is damaged. */
  withoutArmor(file: Blob): Promise<Blob | undefined>;
}

/** Workers have it and pages do not, so TypeScript's DOM library does not know it. */
interface NowReader {
  readAsArrayBuffer(file: Blob): ArrayBuffer;
}

declare global {
  var FileReaderSync: (new () => NowReader) | undefined;
}

/** The browser's own ways with bytes. */
export const fileBytes: FileBytes = {
  bytes: (file, from, to) =>
    file
      .slice(from, to)
      .arrayBuffer()
      .then(
        (buffer) => new Uint8Array(buffer),
        () => undefined,
      ),
  decoder: () => new TextDecoder("utf-8", { fatal: true }),
  async reader(file) {
    if (globalThis.FileReaderSync) {
      const reader = new globalThis.FileReaderSync();
      return (from, to) => new Uint8Array(reader.readAsArrayBuffer(file.slice(from, to)));
    }
    const all = await fileBytes.bytes(file, 0, file.size);
    return all && ((from, to) => all.subarray(from, to));
  },
  scratch: () => (globalThis.FileReaderSync ? diskScratch() : Promise.resolve(memoryScratch())),
  async digest(file) {
    const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  },
  async *unpacked(file) {
    const reader = file.stream().pipeThrough(new DecompressionStream("gzip")).getReader();
    try {
      for (;;) {
        // oxlint-disable-next-line no-await-in-loop -- one piece after the other
        const { done, value } = await reader.read();
        if (done) return;
        yield value;
      }
    } catch {
      yield undefined;
    } finally {
      // Who stops early, at a bomb for one, lets the rest stay packed.
      void reader.cancel().catch(() => undefined);
    }
  },
  packed: async (file) => {
    const stream = file.stream().pipeThrough(new CompressionStream("gzip"));
    return new Blob([await new Response(stream).blob()], { type: "application/gzip" });
  },
  sealed: noAge,
  unsealed: noAge,
  withoutArmor: noAge,
};

/** The code that encrypts is 50 kB, and would be there twice if the page had it as well. */
function noAge(): Promise<never> {
  return Promise.reject(new Error("only the thread of the backups encrypts"));
}
