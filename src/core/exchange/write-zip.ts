import { strToU8, Zip, ZipDeflate } from "fflate";
import type { Entry } from "../journal/entry";
import type { Digest } from "../journal/lineage";
import { fileNameOf } from "./file-name";
import { printMarkdown } from "./print-markdown";

/** A zip of Markdown files that grows entry by entry. */
export interface ZipWriter {
  add(entry: Entry): Promise<void>;
  /** Writes the list of files; nothing can be added any more. */
  finish(): void;
}

/** MS-DOS can date files from 1980 to 2107 only. */
const earliestMs = Date.UTC(1980, 0, 2);
const latestMs = Date.UTC(2107, 11, 30);

/** A writer that hands each piece of the zip to `take`, in order. */
export function newZipWriter(digest: Digest, take: (piece: Uint8Array) => void): ZipWriter {
  const taken = new Set<string>();
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    take(piece);
  });
  return {
    async add(entry) {
      const text = await printMarkdown(entry, digest);
      const file = new ZipDeflate(fileNameOf(entry, taken), { level: 6 });
      file.mtime = Math.min(latestMs, Math.max(earliestMs, entry.editedAt));
      zip.add(file);
      file.push(strToU8(text), true);
    },
    finish: () => zip.end(),
  };
}
