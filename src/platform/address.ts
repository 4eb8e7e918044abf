/** The hash of the page's address, which names the route. */
export interface Address {
  hash(): string;
  /** Goes there with a new step in the history. */
  go(hash: string): void;
  /** Goes there in place of the present step. */
  replace(hash: string): void;
  back(): void;
  /** Calls on every change, whoever made it. */
  watch(changed: () => void): void;
}

/** The browser's address bar and history. */
export function browserAddress(): Address {
  let tell: (() => void) | undefined;
  return {
    hash: () => location.hash,
    go(hash) {
      location.hash = hash;
    },
    replace(hash) {
      history.replaceState(history.state, "", hash);
      // replaceState raises no event of its own.
      tell?.();
    },
    back: () => history.back(),
    watch(changed) {
      tell = changed;
      addEventListener("hashchange", changed);
    },
  };
}
