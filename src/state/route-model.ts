import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import { parseRoute, printRoute, type Route } from "../core/route";
import type { Address } from "../platform/address";

/** Where the owner is, and the verbs that take them elsewhere. */
export interface RouteModel {
  readonly route: ReadonlySignal<Route>;
  go(route: Route): void;
  /** Changes the route without a new step in the history; not for who has gone elsewhere meanwhile, before that was heard of. */
  replace(route: Route): void;
}

export const RouteModel = createModel((address: Address): RouteModel => {
  let hash = address.hash();
  const route = signal<Route>(parseRoute(hash));
  address.watch(() => {
    // A change may be told twice, at once and by the browser's event: the second is no news.
    if (hash === address.hash()) return;
    hash = address.hash();
    route.value = parseRoute(hash);
  });
  return {
    route,
    go: (next) => address.go(printRoute(next)),
    replace(next) {
      if (hash === address.hash()) address.replace(printRoute(next));
    },
  };
});
