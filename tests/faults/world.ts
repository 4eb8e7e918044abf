/** Time and timers of one process, in the harness's hands: half a minute passes in a few milliseconds. */
export interface World {
  nowMs(): number;
  after(delayMs: number, run: () => void): void;
  /** Lets time pass, timer by timer, with all that follows from each; `look` is called after each. */
  pass(ms: number, look?: () => void): Promise<void>;
  /** Runs all that promises and database tasks have to do by now. */
  settle(): Promise<void>;
  /** Lets a moment of real time pass: code that is loaded on demand comes from outside of this world. */
  breathe(): Promise<void>;
  /** Collects the database tasks that `work` queues instead of running them. */
  hold<Value>(work: () => Value): { readonly value: Value; readonly release: () => void };
  /** Forgets all timers: the page is gone. */
  clear(): void;
}

interface Timer {
  readonly id: number;
  readonly dueMs: number;
  readonly run: () => void;
}

const startMs = Date.UTC(2026, 4, 31, 12);
/** How much of this world's time may pass before code that was asked for is there. */
const codeComesWithinMs = 500;

/** Puts this world's timers in the place of the process's own, for good. */
export function takeOverTime(): World {
  const { setImmediate: immediate, setTimeout: realTimeout } = globalThis;
  let nowMs = startMs;
  let lastId = 0;
  let timers: Timer[] = [];
  let queued = 0;
  let held: (() => void)[] | undefined;
  let codeCameAtMs = startMs;

  const set = (run: () => void, delayMs = 0): number => {
    const id = ++lastId;
    timers.push({ id, dueMs: nowMs + Math.max(0, delayMs), run });
    return id;
  };
  const queue = (run: () => void) => {
    if (held) {
      held.push(run);
      return;
    }
    queued += 1;
    immediate(() => {
      queued -= 1;
      run();
    });
  };
  Object.assign(globalThis, {
    setTimeout: (run: () => void, delayMs?: number) => set(run, delayMs),
    clearTimeout(id: number) {
      timers = timers.filter((timer) => timer.id !== id);
    },
    setImmediate: queue,
  });

  const settle = async () => {
    // One turn more than there are tasks: what a promise starts after the last of them counts, too.
    for (let idle = 0; idle < 2;) {
      await new Promise<void>((turn) => {
        immediate(turn);
      });
      idle = queued === 0 ? idle + 1 : 0;
    }
  };

  /**
   * Node has modules found by a thread, in the order in which they are asked for, even those that it
   * knows: once this one has come, so have all that the app asked for before.
   */
  const letCodeCome = async () => {
    if (nowMs - codeCameAtMs < codeComesWithinMs) return;
    codeCameAtMs = nowMs;
    await import("./chance");
    await settle();
  };

  return {
    nowMs: () => nowMs,
    after: (delayMs, run) => void set(run, delayMs),
    settle,
    breathe: () =>
      new Promise((resolve) => {
        realTimeout(resolve, 2);
      }),
    async pass(ms, look) {
      const endMs = nowMs + ms;
      for (;;) {
        await settle();
        await letCodeCome();
        look?.();
        const next = timers.reduce<Timer | undefined>(
          (first, timer) => (first && first.dueMs <= timer.dueMs ? first : timer),
          undefined,
        );
        if (!next || next.dueMs > endMs) break;
        timers = timers.filter((timer) => timer !== next);
        nowMs = Math.max(nowMs, next.dueMs);
        next.run();
      }
      nowMs = endMs;
    },
    hold(work) {
      const tasks: (() => void)[] = [];
      held = tasks;
      try {
        const value = work();
        return { value, release: () => tasks.splice(0).forEach(queue) };
      } finally {
        held = undefined;
      }
    },
    clear() {
      timers = [];
    },
  };
}
