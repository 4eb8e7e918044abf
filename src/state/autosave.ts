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
  /** A write is over and nothing waits behind it; in a flow of typing this is told when it pauses. */
  readonly whenSettled: (done: Done) => void;
  /** A write failed, for the reason of this sentence, or has no answer yet; it is tried again, or goes on. */
  readonly whenFailed: (why: string) => void;
}

/** One write in flight, and the newest state queued behind it. */
export interface Autosave {
  /** Something changed: it is written at once, or as soon as the pace and the write in flight allow. */
  touch(): void;
  /** Writes now; whether everything that had changed before the call is stored. It answers within seconds. */
  flush(): Promise<boolean>;
  /** Whether everything that changed is stored. */
  isSettled(): boolean;
}

/** The least time from the beginning of one write to that of the next, in milliseconds. */
const paceMs = 150;

/** What a key is given to reach the screen before its write takes the thread, in milliseconds. */
const paintMs = 12;

/**
 * Keys that follow each other faster than this are one flow of typing, and "Saved" is said when it
 * has paused for so long. Said of each write, it would draw a frame that the next key has to wait for.
 */
const flowMs = 250;
const quietMs = 120;

/** How old a change may become before it is said not to be saved, in milliseconds. */
const stallMs = 900;

/** How long a flush is waited for, in milliseconds: its write goes on after that. */
const flushMs = 3000;

/** How long after a failure it is tried again, in milliseconds; the last one goes on. */
const retryMs = [1000, 2000, 5000, 10_000, 30_000] as const;

/**
 * A leading throttle and not a debounce: the first change after a pause is written at once, later
 * ones at the pace, so that nothing waits for a pause in the typing. Only the word for it may.
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
  let isWatched = false;
  let touchedAtMs = Number.NEGATIVE_INFINITY;
  let quietAtMs = 0;
  /** Everything is stored, and nobody has been told yet. */
  let untold: { readonly done: Done } | undefined;

  const tell = () => {
    if (untold) whenSettled(untold.done);
    untold = undefined;
  };

  const begin = (): Promise<void> => {
    timer = "none";
    isWatched = false;
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
    else if (stored === changes) {
      const settled = (untold = { done: outcome.value });
      const restMs = Math.min(quietMs, quietAtMs - clock.nowMs());
      if (restMs <= 0) tell();
      else after(restMs, () => untold === settled && tell());
    }
  };

  const schedule = (next: "pace" | "retry") => {
    if (inFlight || timer === "pace") return;
    timer = next;
    const mine = ++lastTimer;
    const beginIfDue = () => {
      if (mine === lastTimer && timer === next) void begin();
    };
    after(next === "pace" ? restOfPaceMs() : retryDelayMs(failures), () => {
      // A key that came just now is let through to the screen; a flow of them must not put the write off.
      const isKeyUnpainted = Math.abs(clock.nowMs() - touchedAtMs) < paintMs;
      if (isKeyUnpainted) after(paintMs, beginIfDue);
      else beginIfDue();
    });
  };

  /** The oldest change of each write is the one that waits longest, so it alone is watched. */
  const watch = (change: number) => {
    if (isWatched) return;
    isWatched = true;
    after(stallMs, () => {
      if (stored < change && failures === 0)
        whenFailed("The storage has not answered yet. Keep this page open.");
    });
  };

  // Bounded on both sides, as the wall clock may have been set meanwhile.
  const restOfPaceMs = () =>
    Math.max(paintMs, Math.min(paceMs, startedAtMs + paceMs - clock.nowMs()));

  return {
    touch() {
      if (stored === changes && !untold) whenPending();
      untold = undefined;
      const nowMs = clock.nowMs();
      quietAtMs = Math.abs(nowMs - touchedAtMs) < flowMs ? nowMs + quietMs : nowMs;
      touchedAtMs = nowMs;
      changes++;
      schedule("pace");
      watch(changes);
    },
    async flush() {
      const upTo = changes;
      const work = async () => {
        if (inFlight) await inFlight;
        // Whatever is in flight by now began after the call and holds all of it.
        if (stored < upTo) await (inFlight ?? begin());
      };
      await Promise.race([work(), new Promise<void>((late) => after(flushMs, late))]);
      if (stored >= upTo) tell();
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
    return failure(`The app failed (${String(error)}). Keep this page open.`);
  }
}
