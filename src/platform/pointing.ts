/**
 * Runs with the hash of each link of the app's that a mouse comes upon or a finger is put on: most
 * clicks follow some 50 to 200 ms after that.
 */
export function whenPointing(run: (hash: string) => void): void {
  addEventListener(
    "pointerover",
    ({ target }) => {
      const link = target instanceof Element && target.closest<HTMLAnchorElement>('a[href^="#/"]');
      if (link) run(link.hash);
    },
    { passive: true },
  );
}
