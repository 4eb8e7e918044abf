import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Route } from "../../core/route";
import type { RouteModel } from "../../state/route-model";
import { type Place, Places } from "./place";

/** What is on screen: it follows the address, later by the frame that a view transition takes. */
export interface Turned {
  readonly route: Route;
  readonly place: Place;
}

/**
 * Turns the pages: a new page begins at its top with the focus on its heading, an old one is where
 * it was left. A route that is replaced within one step of the history leaves all that alone.
 */
export class PageTurns {
  /** The model of the route that is on screen: a page that is being left never sees the next one's. */
  readonly shownRoute: RouteModel;
  readonly #model: RouteModel;
  readonly #places = new Places();
  readonly #turned;
  #whenDrawn: (() => void) | undefined;

  constructor(model: RouteModel) {
    this.#model = model;
    this.#turned = signal<Turned>({ route: model.route.peek(), place: this.#places.here() });
    this.shownRoute = {
      route: computed(() => this.#turned.value.route),
      go: (route) => model.go(route),
      replace: (route) => model.replace(route),
      back: () => model.back(),
    };
  }

  get turned(): ReadonlySignal<Turned> {
    return this.#turned;
  }

  /** Follows the address; gives back what ends it. */
  start(): () => void {
    history.scrollRestoration = "manual";
    return effect(() => this.#follow(this.#model.route.value));
  }

  /** To be called when what `turned` says is in the document. */
  drawn(): void {
    this.#whenDrawn?.();
    this.#whenDrawn = undefined;
  }

  #follow(route: Route): void {
    const before = this.#turned.peek();
    if (route === before.route) return;
    const next: Turned = { route, place: this.#places.here() };
    if (next.place === before.place) {
      this.#turned.value = next;
      return;
    }
    before.place.leave(scrollY);
    const turn = () =>
      new Promise<void>((resolve) => {
        this.#whenDrawn = () => {
          arrive(next, before);
          resolve();
        };
        this.#turned.value = next;
      });
    if (wantsTransition(route)) {
      // A turn that is overtaken by the next one rejects `ready`; its page is drawn all the same.
      document.startViewTransition(turn).ready.catch(() => {});
    } else void turn();
  }
}

/** A transition holds the new page back for two or three frames: reading and writing do not wait for it. */
const turnedAtOnce: readonly Route["page"][] = ["new", "edit", "entry"];

function wantsTransition({ page }: Route): boolean {
  return (
    !turnedAtOnce.includes(page) &&
    "startViewTransition" in document &&
    !document.hidden &&
    !matchMedia("(prefers-reduced-motion: reduce)").matches
  );
}

function arrive({ route, place }: Turned, before: Turned): void {
  scrollBack(place.scrollY);
  const active = document.activeElement;
  const hasFocus = active !== null && active !== document.body;
  // A chip of the filter, or a field that the page itself chose, keeps the focus.
  if (hasFocus && (route.page === before.route.page || active.matches("input, textarea"))) return;
  const target = document.querySelector<HTMLElement>("main h1") ?? document.querySelector("main");
  if (!target) return;
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

/** Scrolls to where the page was left, as soon as what is read for it makes it long enough. */
function scrollBack(top: number): void {
  const scroll = () => {
    scrollTo({ top, behavior: "instant" });
    return Math.ceil(scrollY) >= top;
  };
  if (scroll()) return;
  const growth = new ResizeObserver(() => {
    if (scroll()) growth.disconnect();
  });
  growth.observe(document.body);
  // From the first sign of another wish the page stays where it is.
  for (const sign of ["wheel", "touchstart", "keydown", "pointerdown", "hashchange"])
    addEventListener(sign, () => growth.disconnect(), { once: true, passive: true });
}
