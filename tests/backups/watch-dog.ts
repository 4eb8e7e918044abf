import { Worker } from "node:worker_threads";

/** How long one run may keep the thread before it is given up. */
const longestSeconds = 60;

/** What a thread beside this one does: it sees a loop that never ends, which this thread cannot. */
const code = `
  const { writeSync } = require("node:fs");
  const { workerData: shared } = require("node:worker_threads");
  let last = -1;
  let seconds = 0;
  setInterval(() => {
    const now = Atomics.load(shared, 0);
    seconds = now === last ? seconds + 1 : 0;
    last = now;
    if (seconds < ${longestSeconds}) return;
    writeSync(2, "FAILED seed " + now + ": it has not ended for ${longestSeconds} s\\n");
    process.kill(process.pid, "SIGKILL");
  }, 1000);
`;

/** Ends the whole process where a run keeps its thread for a minute, and names the run. */
export class WatchDog {
  readonly #shared = new Int32Array(new SharedArrayBuffer(4));
  readonly #worker = new Worker(code, { eval: true, workerData: this.#shared });

  /** Says which run begins. */
  begin(seed: number): void {
    Atomics.store(this.#shared, 0, seed);
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
