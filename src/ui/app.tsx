import { useSignalEffect } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { Route } from "../core/route";
import type { App as AppModels } from "../state/app";
import styles from "./app.module.css";
import { Link } from "./controls/link";
import { EditPage } from "./pages/edit-page";
import { JournalPage } from "./pages/journal-page";
import { UnknownPage } from "./pages/unknown-page";
import { lazyPage, type Page } from "./shell/lazy-page";
import { MainNav } from "./shell/main-nav";
import { Notices } from "./shell/notices";
import { PageTurns } from "./shell/page-turns";
import { pageTitle } from "./shell/page-title";
import { PlaceContext } from "./shell/place";
import { Prompt } from "./shell/prompt";
import { keepTheme } from "./shell/theme";
import { Ticker } from "./shell/ticker";

const EntryPage = lazyPage(async () => (await import("./pages/entry-page")).EntryPage);

/** No lazy page stands between the owner and the list, or between them and writing. */
const pages: Readonly<Partial<Record<Route["page"], Page>>> = {
  journal: JournalPage,
  new: EditPage,
  edit: EditPage,
  entry: EntryPage,
  data: lazyPage(async () => (await import("./pages/data-page")).DataPage),
  settings: lazyPage(async () => (await import("./pages/settings-page")).SettingsPage),
  help: lazyPage(async () => (await import("./pages/help-page")).HelpPage),
};

/** The frame of the app: ticker, prompt, navigation and notices, and the page that the address asks for. */
export function App({ app }: { readonly app: AppModels }) {
  const turns = useMemo(() => new PageTurns(app.route), [app]);
  const turnedApp = useMemo<AppModels>(() => ({ ...app, route: turns.shownRoute }), [app, turns]);
  const main = useRef<HTMLElement>(null);
  const skip = (event: Event) => {
    // The address's hash is the route: it must stay.
    event.preventDefault();
    main.current?.focus();
  };
  useEffect(() => keepTheme(app.settings.settings), [app]);
  useEffect(() => whenIdle(() => EntryPage.prefetch()), []);
  useEffect(() => turns.start(), [turns]);
  useSignalEffect(() => {
    document.title = pageTitle(turns.turned.value.route, app);
  });
  const turned = turns.turned.value;
  useLayoutEffect(() => turns.drawn(), [turns, turned]);
  const { page } = turned.route;
  const ShownPage = pages[page] ?? UnknownPage;
  return (
    <PlaceContext.Provider value={turned.place}>
      <a class={styles["skip"]} href="#content" onClick={skip}>
        Skip to content
      </a>
      <Ticker settings={app.settings} />
      <div class={styles["frame"]}>
        <header>
          <Link to={{ page: "journal" }}>
            <Prompt {...app.settings.settings.value} />
          </Link>
          <MainNav page={page} />
        </header>
        <main ref={main} id="content" tabIndex={-1}>
          <ShownPage app={turnedApp} />
        </main>
      </div>
      <Notices model={app.notices} />
    </PlaceContext.Provider>
  );
}

function whenIdle(run: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(run);
  // Safari has no requestIdleCallback.
  else setTimeout(run, 1000);
}
