import type { ExchangeJob, ExchangeReport, PickedFile } from "../core/exchange/exchange-job";
import type { LeftOut, ReadNote } from "../core/exchange/read-given";
import type { ZipProblem } from "../core/exchange/zip-problem";
import type { Entry } from "../core/journal/entry";
import { failure, type Result } from "../core/result";
import { trustedExchangeUrl } from "./trusted-urls";

/** Markdown in and out, off the main thread. */
export interface Exchange {
  /**
   * Reads the Markdown in a zip, in a folder or in single files.
   * @param take gets entries as they are read, with how many files are done; the reading ends when it brings `false`
   */
  read(
    files: readonly PickedFile<File>[],
    take: (notes: readonly ReadNote[], done: number) => boolean,
  ): Promise<Result<LeftOut, ZipProblem | WorkerProblem>>;
  /** Begins a zip of Markdown files. */
  startZip(whenAdded: (done: number) => void): ZipJob;
}

/** The worker could not be had, or it broke. */
export interface WorkerProblem {
  readonly kind: "no worker";
}

/** A zip in the making. Every one that was started has to be finished. */
export interface ZipJob {
  add(entries: readonly Entry[]): void;
  /** The whole file; `undefined` where the worker could not be had, or broke. */
  finish(): Promise<Blob | undefined>;
}

/** What is needed of a Worker. */
type ExchangeWorker = Pick<Worker, "postMessage" | "terminate" | "addEventListener">;

/** An exchange with a fresh worker for each work, which ends with it. */
export function openExchange(
  startWorker: () => ExchangeWorker = () => new Worker(trustedExchangeUrl(), { type: "module" }),
): Exchange {
  /** Starts a worker and hears it until `hear` brings something; `undefined` is what a broken one brings. */
  const begin = <Answer>(hear: (report: ExchangeReport) => Answer | undefined) => {
    let worker: ExchangeWorker | undefined;
    const answer = new Promise<Answer | undefined>((resolve) => {
      try {
        const started = startWorker();
        worker = started;
        const end = (result?: Answer) => {
          started.terminate();
          resolve(result);
        };
        started.addEventListener("message", ({ data }: MessageEvent<ExchangeReport>) => {
          const result = hear(data);
          if (result !== undefined) end(result);
        });
        started.addEventListener("error", () => end());
      } catch {
        // A browser without module workers, or a policy that forbids them, throws here.
        resolve(undefined);
      }
    });
    return { answer, tell: (job: ExchangeJob<File>) => worker?.postMessage(job) };
  };
  return {
    async read(files, take) {
      const { answer, tell } = begin<Result<LeftOut, ZipProblem>>((report) => {
        if (report.kind === "read") return report.result;
        const goesOn = report.kind !== "notes" || take(report.notes, report.done);
        return goesOn ? undefined : failure({ kind: "unreadable" });
      });
      tell({ kind: "read", files });
      return (await answer) ?? failure({ kind: "no worker" });
    },
    startZip(whenAdded) {
      const pieces: Uint8Array<ArrayBuffer>[] = [];
      const { answer, tell } = begin<Blob>((report) => {
        if (report.kind === "piece") pieces.push(report.piece);
        if (report.kind === "added") whenAdded(report.done);
        return report.kind === "finished"
          ? new Blob(pieces, { type: "application/zip" })
          : undefined;
      });
      return {
        add: (entries) => tell({ kind: "add", entries }),
        finish() {
          tell({ kind: "finish" });
          return answer;
        },
      };
    },
  };
}
