import type { After } from "./autosave";

/** Work in the background that makes room for who types. */
export interface StepAside {
  /** A key was struck just now. */
  typed(): void;
  /** Comes back at once, or while somebody types when they rest, and after a second at the latest. */
  rest(): Promise<void>;
}

interface StepAsideNeeds {
  /** Milliseconds since whenever; they never go back. */
  readonly nowMs: () => number;
  readonly after: After;
}

/** Whoever has not struck a key for so long has stopped; who types slowly has less to wait for. */
const restMs = 300;

/** Who never stops must not keep the work from being done at all. */
const mostMs = 1000;

/** A phone has few processors: the work of a whole one, and of the database for it, delays the keys. */
export function StepAside({ nowMs, after }: StepAsideNeeds): StepAside {
  let typedMs = -Infinity;
  return {
    typed: () => void (typedMs = nowMs()),
    async rest() {
      const latestMs = nowMs() + mostMs;
      for (;;) {
        const leftMs = Math.min(typedMs + restMs, latestMs) - nowMs();
        if (leftMs <= 0) return;
        // oxlint-disable-next-line no-await-in-loop -- keys may be struck meanwhile
        await new Promise<void>((over) => after(leftMs, over));
      }
    },
  };
}
