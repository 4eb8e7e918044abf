import {
  type CodeToken,
  type HighlightJob,
  type HighlightReport,
  plainCode,
} from "../core/markup/code";
import { languageOf } from "../core/markup/language-names";
import type { LanguageId } from "../core/markup/languages";
import { trustedWorkerUrl } from "./trusted-urls";

/** A job that takes longer than this, once its grammar is loaded, is stuck in a bad pattern. */
const patienceMs = 250;

/** Longer code is shown plain, and so is code with a longer line (characters). */
const longestCode = 100_000;
const tooLongLine = /[^\n]{5001}/;

/** How many results are kept for pages that are drawn again, and how long their code may be. */
const mostKept = 64;
const longestKept = 20_000;

/** Colours code off the main thread. */
export interface Highlighter {
  /**
   * The tokens of `code` in a language (an id or another name of the list in `core/markup/languages`).
   * Never rejects: where there is no such language, no worker or no end, the code comes back plain.
   */
  highlight(code: string, language: string): Promise<readonly CodeToken[]>;
}

/** What the highlighter needs of a Worker. */
export type HighlightWorker = Pick<Worker, "postMessage" | "terminate" | "addEventListener">;

interface Pending {
  readonly job: HighlightJob;
  readonly settle: (tokens: readonly CodeToken[] | undefined) => void;
}

/** A highlighter whose one worker starts with the first job, and is replaced when it is stuck. */
export function openHighlighter(
  startWorker: () => HighlightWorker = startHighlightWorker,
): Highlighter {
  const pending = new Map<number, Pending>();
  const kept = new Map<string, Promise<readonly CodeToken[]>>();
  let worker: HighlightWorker | undefined;
  let clock: ReturnType<typeof setTimeout> | undefined;
  let lastId = 0;

  function start(): HighlightWorker {
    const fresh = startWorker();
    fresh.addEventListener("message", ({ data }: MessageEvent<HighlightReport>) => {
      if (fresh === worker) hear(data);
    });
    fresh.addEventListener("error", () => {
      if (fresh === worker) giveUpAll();
    });
    return fresh;
  }

  function hear(report: HighlightReport): void {
    if (report.kind === "done") return settle(report.id, report.tokens);
    if (report.kind === "failed") return settle(report.id, undefined);
    clearTimeout(clock);
    // After the wait one more turn: if the page itself was busy, the answer is in the queue already.
    clock = setTimeout(() => {
      clock = setTimeout(() => startAnew(report.id));
    }, patienceMs);
  }

  function settle(id: number, tokens: readonly CodeToken[] | undefined): void {
    clearTimeout(clock);
    const waiting = pending.get(id);
    pending.delete(id);
    waiting?.settle(tokens);
  }

  /** The stuck job comes back plain, the others go on in a fresh worker. */
  function startAnew(stuckId: number): void {
    stop();
    const stuck = pending.get(stuckId);
    settle(stuckId, stuck && plainCode(stuck.job.code));
    for (const { job } of pending.values()) send(job);
  }

  /** The worker's file could not be had, or it broke: nothing is coming any more. */
  function giveUpAll(): void {
    stop();
    for (const id of pending.keys()) settle(id, undefined);
  }

  function stop(): void {
    clearTimeout(clock);
    worker?.terminate();
    worker = undefined;
  }

  function send(job: HighlightJob): void {
    try {
      worker ??= start();
      worker.postMessage(job);
    } catch {
      // A browser without module workers, or a policy that forbids them, throws here.
      settle(job.id, undefined);
    }
  }

  function ask(code: string, language: LanguageId): Promise<readonly CodeToken[] | undefined> {
    return new Promise((resolve) => {
      lastId += 1;
      const job: HighlightJob = { id: lastId, code, language };
      pending.set(job.id, { job, settle: resolve });
      send(job);
    });
  }

  return {
    async highlight(code, name) {
      const language = languageOf(name);
      if (language === undefined || code.length > longestCode || tooLongLine.test(code)) {
        return plainCode(code);
      }
      const key = `${language}\n${code}`;
      const known = kept.get(key);
      if (known) return known;
      const result = ask(code, language).then((tokens) => {
        // Nothing came for a reason that may pass: the next time asks again.
        if (tokens === undefined) kept.delete(key);
        return tokens ?? plainCode(code);
      });
      if (code.length <= longestKept) keep(kept, key, result);
      return result;
    },
  };
}

/** Adds to a map that holds the most recent `mostKept`. */
function keep<Value>(kept: Map<string, Value>, key: string, value: Value): void {
  kept.set(key, value);
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) return;
    kept.delete(oldest);
  }
}

function startHighlightWorker(): Worker {
  return new Worker(trustedWorkerUrl(), { type: "module" });
}

/** The page's one highlighter; its worker starts with the first job. */
export const highlighter = openHighlighter();
