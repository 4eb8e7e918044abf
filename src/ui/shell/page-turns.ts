import { effect } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Route } from "../../core/route";
import type { RouteModel } from "../../state/route-model";
import { type Place, placeHere } from "./place";

/** What is on screen: it follows the address, later by the frame that a view transition takes. */
interface Turned {
  readonly route: Route;
  readonly place: Place;
}

/**
 * Turns the pages: a new page begins at its top with the focus on its heading, an old one is where
 * it was left. A page that only gets another address, as a new entry does when it is stored, is left alone.
 */
export function usePageTurns({ route }: RouteModel): Turned {
  const [turned, setTurned] = useState<Turned>(() => ({
    route: route.peek(),
    place: placeHere(false),
  }));
  const latestRef = useRef(turned);
  useEffect(() => {
    history.scrollRestoration = "manual";
    // A turn that is overtaken by the next one shows the next one.
    const show = () => setTurned(latestRef.current);
    return effect(() => {
      const next = route.value;
      const { route: before, place } = latestRef.current;
      if (next === before) return;
      const isSameStep = history.state === place.step;
      if (isSameStep && isSamePage(before, next)) latestRef.current = { route: next, place };
      else {
        place.scrollY = scrollY;
        latestRef.current = { route: next, place: placeHere(isSameStep) };
      }
      // Preact draws in a microtask, which comes before the browser looks at what the transition led to.
      if (wantsTransition(before, next)) document.startViewTransition(show).ready.catch(() => {});
      else show();
    });
  }, [route]);
  const arrivedRef = useRef(turned.place);
  useLayoutEffect(() => {
    if (arrivedRef.current !== turned.place) arrive(turned.place);
    arrivedRef.current = turned.place;
  }, [turned.place]);
  return turned;
}

function isSamePage(before: Route, next: Route): boolean {
  return before.page === next.page || (before.page === "new" && next.page === "edit");
}

/** A transition holds the new page back for two or three frames: reading, writing and filtering do not wait for it. */
const turnedAtOnce: readonly Route["page"][] = ["new", "edit", "entry"];

function wantsTransition(before: Route, { page }: Route): boolean {
  return (
    page !== before.page &&
    !turnedAtOnce.includes(page) &&
    "startViewTransition" in document &&
    !matchMedia("(prefers-reduced-motion: reduce)").matches
  );
}

function arrive({ scrollY: top }: Place): void {
  scrollBack(top);
  // A chip of the filter, or a field that the page itself chose, keeps the focus.
  if (document.querySelector("main :focus")) return;
  const target = document.querySelector<HTMLElement>("main h1") ?? document.querySelector("main");
  if (!target) return;
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

/** Scrolls to where the page was left, as soon as what is read for it makes it long enough. */
function scrollBack(top: number): void {
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
