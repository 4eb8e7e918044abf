import type { ExchangeJob, ExchangeReport } from "../core/exchange/exchange-job";
import { type GivenFile, readGiven } from "../core/exchange/read-given";
import { newZipWriter } from "../core/exchange/write-zip";
import type { Digest } from "../core/journal/lineage";
import { isLocalDate, type LocalDate } from "../core/journal/local-date";

/*
 * Markdown in and out, beside the page: files are unpacked and read here, entries printed and packed. What
 * comes is worked off in its order, so a zip is finished only when all of its entries are in.
 */

let done = 0;
let work: Promise<void> = Promise.resolve();

addEventListener("message", ({ data: job }: MessageEvent<ExchangeJob<File>>) => {
  work = work.then(() => doJob(job));
  // To the page a broken promise looks like a broken worker.
  work.catch((error: unknown) => reportError(error));
});

const writer = newZipWriter(digest, (piece) => {
  // A copy that fits: what fflate hands over may be a view of something larger.
  const own = new Uint8Array(piece);
  report({ kind: "piece", piece: own }, [own.buffer]);
});

async function doJob(job: ExchangeJob<File>): Promise<void> {
  switch (job.kind) {
    case "read": {
      const result = await readGiven(job.files.map(givenOf), {
        digest,
        newDecoder: () => new TextDecoder("utf-8", { fatal: true }),
        dateOf,
        take: (notes, files) => report({ kind: "notes", notes, done: files }),
      });
      return report({ kind: "read", result });
    }
    case "add": {
      for (const entry of job.entries) await writer.add(entry);
      done += job.entries.length;
      return report({ kind: "added", done });
    }
    default:
      writer.finish();
      return report({ kind: "finished" });
  }
}

function givenOf({ path, file }: { readonly path: string; readonly file: File }): GivenFile {
  return {
    path,
    sizeBytes: file.size,
    modifiedMs: file.lastModified,
    read: (from, to) =>
      file
        .slice(from, to)
        .arrayBuffer()
        .then(
          (buffer) => new Uint8Array(buffer),
          () => undefined,
        ),
  };
}

async function digest(text: string): ReturnType<Digest> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The day that the wall calendar showed at an instant. */
function dateOf(ms: number): LocalDate {
  const at = new Date(ms);
  const text = [at.getFullYear(), at.getMonth() + 1, at.getDate()]
    .map((number) => String(number).padStart(2, "0"))
    .join("-");
  return isLocalDate(text) ? text : "1970-01-01";
}

function report(message: ExchangeReport, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}
