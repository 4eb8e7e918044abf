import type { HighlightJob, HighlightReport } from "../../src/core/markup/code";
import type { HighlightWorker } from "../../src/platform/highlighter";

/** What a scripted worker does with a job: says the reports, in order. */
export type Behaviour = (job: HighlightJob) => readonly HighlightReport[];

/** A worker in place of the browser's, which does as it is told, and remembers that it was ended. */
export class ScriptedWorker extends EventTarget implements HighlightWorker {
  readonly #behave: Behaviour;
  isEnded = false;

  constructor(behave: Behaviour) {
    super();
    this.#behave = behave;
  }

  postMessage(job: HighlightJob): void {
    for (const report of this.#behave(job)) {
      queueMicrotask(() => {
        if (!this.isEnded) this.dispatchEvent(new MessageEvent("message", { data: report }));
      });
    }
  }

  terminate(): void {
    this.isEnded = true;
  }
}

/** A worker that answers every job, with one token of this scope. */
export function willing(scope: string): Behaviour {
  return ({ id, code }) => [
    { kind: "started", id },
    { kind: "done", id, tokens: [{ text: code, scope }] },
  ];
}
