import { failure, type Result } from "../core/result";
import type { Clock } from "../platform/clock";

/** Runs a function later, in milliseconds: `setTimeout`, or a test's clock. */
export type After = (delayMs: number, run: () => void) => void;

/** What the writing is told and asks for. */
export interface AutosaveWork<Done> {
  /** Stores the newest state. It is called when the write before it is over, and never before. */
  readonly write: () => Promise<Result<Done, string>>;
  /** Something waits to be written, after all had been. */
  readonly whenPending: () => void;
  /** A write is over and nothing waits behind it. */
  readonly whenSettled: (done: Done) => void;
  /** A write failed, for the reason of this sentence; it is tried again. */
  readonly whenFailed: (why: string) => void;
}

/** One write in flight, and the newest state queued behind it. */
export interface Autosave {
  /** Something changed: it is written at once, or as soon as the pace and the write in flight allow. */
  touch(): void;
  /** Writes now; whether everything that had changed before the call is stored. */
  flush(): Promise<boolean>;
  /** Whether everything that changed is stored. */
  isSettled(): boolean;
}

/** The least time from the beginning of one write to that of the next, in milliseconds. */
const paceMs = 100;

/** What a key is given to reach the screen before its write takes the thread, in milliseconds. */
const paintMs = 12;

/** How long after a failure it is tried again, in milliseconds; the last one goes on. */
const retryMs = [1000, 2000, 5000, 10_000, 30_000] as const;

/**
 * A leading throttle and not a debounce: the first change after a pause is written at once, later
 * ones at the pace, so that nothing waits for a pause in the typing.
 */
export function Autosave<Done>(
  { write, whenPending, whenSettled, whenFailed }: AutosaveWork<Done>,
  clock: Pick<Clock, "nowMs">,
  after: After,
): Autosave {
  let changes = 0;
  let stored = 0;
  let failures = 0;
  let startedAtMs = Number.NEGATIVE_INFINITY;
  let inFlight: Promise<void> | undefined;
  let timer: "none" | "pace" | "retry" = "none";
  // Timers cannot be taken back: only the one that was set last counts.
  let lastTimer = 0;

  const begin = (): Promise<void> => {
    timer = "none";
    lastTimer++;
    startedAtMs = clock.nowMs();
    inFlight = attempt(changes);
    return inFlight;
  };

  const attempt = async (upTo: number): Promise<void> => {
    const outcome = await surely(write);
    inFlight = undefined;
    if (outcome.ok) {
      stored = upTo;
      failures = 0;
    } else {
      failures++;
    }
    if (changes > upTo) schedule("pace");
    else if (!outcome.ok) schedule("retry");
    if (!outcome.ok) whenFailed(outcome.problem);
    else if (stored === changes) whenSettled(outcome.value);
  };

  const schedule = (next: "pace" | "retry") => {
    if (inFlight || timer === "pace") return;
    timer = next;
    const mine = ++lastTimer;
    after(next === "pace" ? restOfPaceMs() : retryDelayMs(failures), () => {
      if (mine === lastTimer && timer === next) void begin();
    });
  };

  // Bounded on both sides, as the wall clock may have been set meanwhile.
  const restOfPaceMs = () =>
    Math.max(paintMs, Math.min(paceMs, startedAtMs + paceMs - clock.nowMs()));

  return {
    touch() {
      if (stored === changes) whenPending();
      changes++;
      schedule("pace");
    },
    async flush() {
      const upTo = changes;
      if (inFlight) await inFlight;
      // Whatever is in flight by now began after the call and holds all of it.
      if (stored < upTo) await (inFlight ?? begin());
      return stored >= upTo;
    },
    isSettled: () => stored === changes,
  };
}

function retryDelayMs(failures: number): number {
  return retryMs[Math.min(failures, retryMs.length) - 1] ?? 0;
}

/** A write that throws is a bug; it must not end the writing. */
async function surely<Done>(
  write: () => Promise<Result<Done, string>>,
): Promise<Result<Done, string>> {
  try {
    return await write();
  } catch (error) {
    return failure(`Something went wrong in the app (${String(error)}), so keep this page open.`);
  }
}
