import { signal } from "@preact/signals";
import { afterEach, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { newId } from "../../src/platform/ids";
import type { Route } from "../../src/core/route";
import { defaultSettings } from "../../src/core/settings";
import { holdPage } from "../../src/platform/hold-page";
import { listenForKeys, type Overlay } from "../../src/ui/shell/keys";

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** What the keys of the app do on the page of this route. */
function listenOn(page: Route) {
  const done: (Route | Overlay)[] = [];
  const go = vi.fn((route: Route) => done.push(route));
  const app = {
    route: { route: signal<Route>(page), go, replace: go },
    journal: { heads: signal([]) },
    settings: { settings: signal(defaultSettings) },
  };
  stops.push(listenForKeys(app, (overlay) => done.push(overlay)));
  return done;
}

const everyLetter = "ni?/ejk";

test("[KY2] a page that is held for an update hears no key of the app, and hears them again after it", async () => {
  const done = listenOn({ page: "entry", id: newId() });
  const release = holdPage();
  await userEvent.keyboard(`${everyLetter}{Control>}kj{/Control}`);
  expect(done).toEqual([]);
  release();
  await userEvent.keyboard("n?{Control>}k{/Control}");
  expect(done).toEqual([{ page: "new" }, "keys", "palette"]);
});

test.for<Route>([{ page: "new" }, { page: "edit", id: newId() }])(
  "[KY2] a letter beside the fields of the editor does nothing: %o",
  async (route) => {
    const done = listenOn(route);
    await userEvent.keyboard(everyLetter);
    expect(done).toEqual([]);
    await userEvent.keyboard("{Control>}k{/Control}");
    expect(done).toEqual(["palette"]);
  },
);
