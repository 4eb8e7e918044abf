import { signal } from "@preact/signals";

/** How long something may be put off that waits for an idle moment, in milliseconds. */
const longestWaitMs = 2000;

/** Runs a function when nothing is more urgent. */
export function idle(run: () => void): void {
  // Safari has no requestIdleCallback; and in a tab that is not seen it may take its time.
  if ("requestIdleCallback" in globalThis) requestIdleCallback(run, { timeout: longestWaitMs });
  else setTimeout(run, 50);
}

/** Whether the first screen is painted: what would hold it up comes after. */
export const isStarted = signal(false);

let firstScreen: Promise<void> | undefined;

/**
 * Runs what no first screen waits for: once that is painted, and at once from then on. To be called
 * from an effect, so that there is something to be painted.
 */
export function afterFirstScreen(run: () => void): void {
  firstScreen ??= new Promise<void>(idle).then(() => void (isStarted.value = true));
  void firstScreen.then(run);
}
