import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import { parseRoute, printRoute, type Route } from "../core/route";
import type { Address } from "../platform/address";

/** Where the owner is, and the verbs that take them elsewhere. */
export interface RouteModel {
  readonly route: ReadonlySignal<Route>;
  go(route: Route): void;
  /** Changes the route without a new step in the history. */
  replace(route: Route): void;
  back(): void;
}

export const RouteModel = createModel((address: Address): RouteModel => {
  const route = signal<Route>(parseRoute(address.hash()));
  address.watch(() => {
    route.value = parseRoute(address.hash());
  });
  return {
    route,
    go: (next) => address.go(printRoute(next)),
    replace: (next) => address.replace(printRoute(next)),
    back: () => address.back(),
  };
});
