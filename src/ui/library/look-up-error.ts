import type { App } from "../../state/app";

/** Leads to own mistakes of this error. */
export function lookUpError({ open, route }: Pick<App, "open" | "route">, pasted: string): void {
  open("mistakes").then(
    (mistakes) => mistakes.lookUp(pasted),
    () => undefined,
  );
  route.go({ page: "mistakes" });
}
