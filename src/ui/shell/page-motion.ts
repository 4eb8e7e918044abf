import type { Route } from "../../core/route";
import type { App } from "../../state/app";

/** A transition holds the new page back for two or three frames: reading, writing, finding and filtering do not wait for it. */
const turnedAtOnce: readonly Route["page"][] = ["new", "edit", "entry", "find"];

/** How long the page before stays while an entry is read, in milliseconds: the reading takes a few. */
const patienceMs = 50;

/** Shows the next page, with a transition where motion is welcome and nobody waits. */
export function turnPage(
  { entry }: Pick<App, "entry">,
  before: Route,
  next: Route,
  show: () => void,
): void {
  const isSeen =
    next.page !== before.page &&
    !turnedAtOnce.includes(next.page) &&
    "startViewTransition" in document &&
    !matchMedia("(prefers-reduced-motion: reduce)").matches;
  // Preact draws in a microtask, which comes before the browser looks at what the transition led to.
  if (isSeen) document.startViewTransition(show).ready.catch(() => {});
  else if (next.page === "entry") {
    const reading = entry.open(next.id);
    // It was read as it was pointed at.
    if (entry.shown.peek()?.read) return show();
    // An empty page would cost a frame, and the entry would have to wait for it.
    const patience = new Promise<void>((over) => void setTimeout(over, patienceMs));
    void Promise.race([reading, patience]).then(show);
  } else show();
}

/** Scrolls to where the page was left, as soon as what is read for it makes it long enough. */
export function scrollBack(top: number): void {
  const isThere = () => {
    scrollTo(0, top);
    return scrollY > top - 1;
  };
  if (isThere()) return;
  const growth = new ResizeObserver(() => isThere() && growth.disconnect());
  growth.observe(document.body);
  // From the first sign of another wish the page stays where it is.
  for (const sign of ["wheel", "touchstart", "keydown", "pointerdown", "hashchange"])
    addEventListener(sign, () => growth.disconnect(), { once: true, passive: true });
}
