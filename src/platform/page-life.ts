/** The moments in which the page may be gone for good without another word. */
export interface PageLife {
  /** Runs when the page is hidden or left: on phones there may be no later moment. */
  whenLeaving(run: () => void): void;
  /** Has the browser ask before it closes the page, as long as this says so. */
  askBeforeClosing(mustAsk: () => boolean): void;
}

/** The events of the browser's page. `unload` is not among them: it would end the back/forward cache. */
export const browserPageLife: PageLife = {
  whenLeaving(run) {
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") run();
    });
    addEventListener("pagehide", run);
  },
  askBeforeClosing(mustAsk) {
    addEventListener("beforeunload", (event) => {
      if (mustAsk()) event.preventDefault();
    });
  },
};
