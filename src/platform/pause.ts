/** Lets the page draw and take input when a long work has kept it for a while, and costs nothing before. */
export type Pause = () => Promise<void>;

/** How long work may go on before the page gets its turn: well below the 50 ms that a person feels. */
const turnMs = 12;

/** A pause for one long work. */
export function newPause(): Pause {
  const { port1, port2 } = new MessageChannel();
  let turnEndedMs = performance.now();
  return async () => {
    if (performance.now() - turnEndedMs < turnMs) return;
    // A message, since timers are slowed down to one a second in a page that is not seen.
    await new Promise((resolve) => {
      port1.addEventListener("message", resolve, { once: true });
      port1.start();
      port2.postMessage(undefined);
    });
    turnEndedMs = performance.now();
  };
}
