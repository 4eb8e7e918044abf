import type { ComponentProps } from "preact";
import { printRoute, type Route } from "../../core/route";

interface LinkProps extends Omit<ComponentProps<"a">, "href" | "role"> {
  readonly to: Route;
}

/** A link to a page of the app: a plain anchor, so that it opens in a new tab, can be copied and dragged. */
export function Link({ to, children, ...attributes }: LinkProps) {
  return (
    <a {...attributes} href={printRoute(to)}>
      {children}
    </a>
  );
}
