import { effect } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Route } from "../../core/route";
import type { App } from "../../state/app";
import type * as PageMotionCode from "./page-motion";
import { afterFirstScreen } from "./idle";
import { markHere, newPlace, type Place, placeHere } from "./place";

type PageMotion = typeof PageMotionCode;

/** Transitions and patient scrolling, which no first screen needs; without them pages turn all the same. */
let motion: PageMotion | undefined;

/** What is on screen: it follows the address, later by the frame that a view transition takes. */
interface Turned {
  readonly route: Route;
  readonly place: Place;
}

/**
 * Turns the pages: a new page begins at its top with the focus on its heading, an old one is where
 * it was left. A page that only gets another address, as a new entry does when it is stored, is left alone.
 */
export function usePageTurns(app: Pick<App, "route" | "entry">): Turned {
  const { route } = app.route;
  const [turned, setTurned] = useState<Turned>(() => ({
    route: route.peek(),
    place: newPlace(),
  }));
  const latestRef = useRef(turned);
  useEffect(() => {
    history.scrollRestoration = "manual";
    // Telling the browser takes 2 ms, for which the first rows need not wait.
    markHere(latestRef.current.place);
    afterFirstScreen(() => {
      import("./page-motion").then(
        (loaded) => (motion = loaded),
        () => undefined,
      );
    });
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
      if (motion) motion.turnPage(app, before, next, show);
      else show();
    });
  }, [app, route]);
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

function arrive({ scrollY: top }: Place): void {
  if (motion) motion.scrollBack(top);
  else scrollTo(0, top);
  // A chip of the filter, or a field that the page itself chose, keeps the focus.
  if (document.querySelector("main :focus")) return;
  const target = document.querySelector<HTMLElement>("main h1") ?? document.querySelector("main");
  if (!target) return;
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
}
