import { signal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import { Problem } from "../controls/problem";
import { afterFirstScreen } from "./idle";

/** What stands in for code that is not there: it gets the same properties, and whether it need be waited for. */
export interface Missing {
  readonly hasFailed: boolean;
  readonly load: () => void;
}

/** The component that a module exports by this name; its code comes when it is first drawn, until then another one stands in. */
export function lazy<Name extends string, Props extends object>(
  name: Name,
  load: () => Promise<Readonly<Record<Name, FunctionComponent<Props>>>>,
  StandIn: FunctionComponent<Props & Missing> = Waiting,
): FunctionComponent<Props> {
  const code = signal<{ readonly Loaded?: FunctionComponent<Props>; readonly hasFailed?: boolean }>(
    {},
  );
  const fetchCode = (isAskedFor?: boolean) => {
    code.value = {};
    load().then(
      (loaded) => {
        const show = () => {
          // What is being pressed would be gone before the click: it must not be drawn anew now.
          if (document.querySelector(":active")) setTimeout(show, 50);
          else code.value = { Loaded: loaded[name] };
        };
        show();
      },
      () => {
        code.value = { hasFailed: true };
        if (isAskedFor) loadNewerPage();
      },
    );
  };
  return (props) => {
    // After the paint: nothing that is asked for later may hold up what can be drawn now.
    useEffect(() => {
      if (!code.peek().Loaded) afterFirstScreen(fetchCode);
    }, []);
    const { Loaded, hasFailed = false } = code.value;
    if (Loaded) return <Loaded {...props} />;
    return <StandIn {...props} hasFailed={hasFailed} load={() => fetchCode(true)} />;
  };
}

/** The host may have a newer version's files only. Without a page to be had, the one on screen stays. */
function loadNewerPage(): void {
  fetch("", { cache: "reload" }).then(
    ({ ok }) => ok && location.reload(),
    () => undefined,
  );
}

function Waiting({ hasFailed, load }: Missing) {
  if (!hasFailed) return <div aria-busy="true" />;
  return (
    <Problem retry={load}>
      This part could not be loaded. What you wrote is kept. Try again when online.
    </Problem>
  );
}
