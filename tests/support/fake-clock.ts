import { isLocalDate } from "../../src/core/journal/local-date";
import { uuidV7 } from "../../src/core/journal/id";
import type { Clock } from "../../src/platform/clock";
import type { After } from "../../src/state/autosave";

/** A clock that a test owns, the timers that follow it, and ids in the order they were asked for. */
export interface FakeClock extends Clock {
  readonly after: After;
  readonly newId: () => string;
  /** Lets this time pass, timer by timer, with all that follows from each. */
  pass(ms: number): Promise<void>;
  /** Sets the wall clock, which timers do not follow. */
  setWall(nowMs: number): void;
}

const startMs = Date.UTC(2026, 4, 31, 12);

export function fakeClock(): FakeClock {
  let elapsedMs = 0;
  let wallOffsetMs = startMs;
  let ids = 0;
  let timers: { readonly dueMs: number; readonly run: () => void }[] = [];
  const nowMs = () => elapsedMs + wallOffsetMs;
  return {
    nowMs,
    today() {
      const day = new Date(nowMs()).toISOString().slice(0, 10);
      if (!isLocalDate(day)) throw new Error(day);
      return day;
    },
    after: (delayMs, run) => void timers.push({ dueMs: elapsedMs + delayMs, run }),
    newId: () => {
      const count = ++ids;
      return uuidV7(
        startMs,
        // The lowest byte stands last, or the 256th would come before the first.
        Uint8Array.from({ length: 10 }, (_, at) => (at < 6 ? 0 : (count >> ((9 - at) * 8)) & 255)),
      );
    },
    async pass(ms) {
      const endMs = elapsedMs + ms;
      for (;;) {
        // oxlint-disable-next-line no-await-in-loop -- what follows from one timer comes before the next
        await settled();
        const next = timers.toSorted((a, b) => a.dueMs - b.dueMs)[0];
        if (!next || next.dueMs > endMs) break;
        timers = timers.filter((timer) => timer !== next);
        elapsedMs = Math.max(elapsedMs, next.dueMs);
        next.run();
      }
      elapsedMs = endMs;
    },
    setWall(wallMs) {
      wallOffsetMs = wallMs - elapsedMs;
    },
  };
}

/** Runs all that promises have to do by now; one real timer is after all of their turns. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
