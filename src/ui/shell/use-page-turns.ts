import { effect, type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo } from "preact/hooks";
import type { Route } from "../../core/route";
import { type Place, Places } from "./place";

/** What is on screen: the route lags behind the address by the frame that a view transition takes. */
export interface Turned {
  readonly route: Route;
  readonly place: Place;
}

/**
 * Turns the pages: a new page begins at its top with the focus on its heading, an old one is where
 * it was left. A route that is replaced in the same step of the history leaves all that alone.
 */
export function usePageTurns(route: ReadonlySignal<Route>): ReadonlySignal<Turned> {
  const places = useMemo(() => new Places(), []);
  const turned = useSignal<Turned>({ route: route.peek(), place: places.present });
  const turns = useMemo(() => ({ drawn: () => {} }), []);

  useEffect(() => {
    history.scrollRestoration = "manual";
    return effect(() => {
      const before = turned.peek();
      const next: Turned = { route: route.value, place: places.move() };
      if (next.route === before.route) return;
      if (next.place === before.place) {
        turned.value = next;
        return;
      }
      const turn = () =>
        new Promise<void>((resolve) => {
          turns.drawn = () => {
            arrive(next, before);
            resolve();
          };
          turned.value = next;
        });
      if (wantsTransition(next.route)) {
        // A turn that is overtaken by the next one rejects `ready`; its page is drawn all the same.
        document.startViewTransition(turn).ready.catch(() => {});
      } else void turn();
    });
  }, []);

  const shown = turned.value;
  useLayoutEffect(() => {
    turns.drawn();
    turns.drawn = () => {};
  }, [shown]);
  return turned;
}

/** Writing starts at once, without even the frame that a transition takes. */
function wantsTransition({ page }: Route): boolean {
  return (
    page !== "new" &&
    page !== "edit" &&
    "startViewTransition" in document &&
    !document.hidden &&
    !matchMedia("(prefers-reduced-motion: reduce)").matches
  );
}

function arrive({ route, place }: Turned, before: Turned): void {
  scrollBack(place.scrollY);
  // A filter's chip or an editor's field that has the focus keeps it.
  const active = document.activeElement;
  const isSamePage = route.page === before.route.page;
  if ((isSamePage || active?.matches("input, textarea")) && active !== document.body) return;
  const target = document.querySelector<HTMLElement>("main h1") ?? document.querySelector("main");
  if (!target) return;
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

/** Scrolls to where the page was left, as soon as what was read for it makes it long enough. */
function scrollBack(top: number): void {
  scrollTo({ top, behavior: "instant" });
  if (Math.ceil(scrollY) >= top) return;
  const page = new ResizeObserver(() => {
    scrollTo({ top, behavior: "instant" });
    if (Math.ceil(scrollY) >= top) page.disconnect();
  });
  page.observe(document.body);
  // From the first sign of another wish the page stays where it is.
  for (const sign of ["wheel", "touchstart", "keydown", "pointerdown", "hashchange"])
    addEventListener(sign, () => page.disconnect(), { once: true, passive: true });
}
