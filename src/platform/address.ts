/** The hash of the page's address, which names the route. */
export interface Address {
  hash(): string;
  /** Goes there with a new step in the history. */
  go(hash: string): void;
  /** Goes there in place of the present step. */
  replace(hash: string): void;
  /** Calls on every change, whoever made it. */
  watch(changed: () => void): void;
}

/** The browser's address bar and history. */
export function browserAddress(): Address {
  let tell: (() => void) | undefined;
  const go = (hash: string) => {
    location.hash = hash;
    // The event comes later, when the owner may have typed into the page that is being left.
    tell?.();
  };
  return {
    hash: () => location.hash,
    go,
    replace(hash) {
      history.replaceState(history.state, "", hash);
      // replaceState raises no event of its own.
      tell?.();
    },
    watch(changed) {
      tell = changed;
      addEventListener("hashchange", changed);
      addEventListener("click", (event) => {
        const link =
          event.target instanceof Element &&
          event.target.closest<HTMLAnchorElement>('a[href^="#/"]');
        // Other keys mean "in a new tab"; and who has taken the click up knows better.
        const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey);
        if (!link || !isPlain || event.defaultPrevented) return;
        event.preventDefault();
        go(link.hash);
      });
    },
  };
}
