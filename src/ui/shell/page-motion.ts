import type { Route } from "../../core/route";

/** A transition holds the new page back for two or three frames: reading, writing and filtering do not wait for it. */
const turnedAtOnce: readonly Route["page"][] = ["new", "edit", "entry"];

/** Shows the next page, with a transition where motion is welcome and nobody waits. */
export function turnPage(before: Route, { page }: Route, show: () => void): void {
  const isSeen =
    page !== before.page &&
    !turnedAtOnce.includes(page) &&
    "startViewTransition" in document &&
    !matchMedia("(prefers-reduced-motion: reduce)").matches;
  // Preact draws in a microtask, which comes before the browser looks at what the transition led to.
  if (isSeen) document.startViewTransition(show).ready.catch(() => {});
  else show();
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
