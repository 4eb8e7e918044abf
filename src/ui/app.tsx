import { useSignalEffect } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { labelOf } from "../core/journal/entry";
import type { Route } from "../core/route";
import type { App as AppModels } from "../state/app";
import styles from "./app.module.css";
import { Link } from "./controls/link";
import { EditPage } from "./pages/edit-page";
import { JournalPage } from "./pages/journal-page";
import { lazy } from "./shell/lazy";
import { MainNav } from "./shell/main-nav";
import { Notices } from "./shell/notices";
import { usePageTurns } from "./shell/page-turns";
import { PlaceContext } from "./shell/place";
import { Prompt } from "./shell/prompt";
import { keepTheme } from "./shell/theme";
import { Ticker } from "./shell/ticker";

/** What every page is given; `route` is the one that is on screen. */
interface PageProps {
  readonly app: AppModels;
  readonly route: Route;
}

/** Each page, and what the browser's tab says of it. No lazy page stands between the owner and the list, or writing. */
const pages: Readonly<Record<Route["page"], readonly [FunctionComponent<PageProps>, string?]>> = {
  journal: [JournalPage],
  new: [EditPage, "New entry"],
  edit: [EditPage, "Edit entry"],
  entry: [lazy("EntryPage", () => import("./pages/entry-page"))],
  data: [lazy("DataPage", () => import("./pages/data-page")), "Data"],
  settings: [lazy("SettingsPage", () => import("./pages/settings-page")), "Settings"],
  help: [lazy("HelpPage", () => import("./pages/help-page")), "Help"],
  unknown: [lazy("UnknownPage", () => import("./pages/unknown-page")), "No such page"],
};

/** The frame of the app: ticker, prompt, navigation and notices, and the page that the address asks for. */
export function App({ app }: { readonly app: AppModels }) {
  const { route, place } = usePageTurns(app.route);
  const main = useRef<HTMLElement>(null);
  const skip = (event: Event) => {
    // The address's hash is the route: it must stay.
    event.preventDefault();
    main.current?.focus();
  };
  useEffect(() => keepTheme(app.settings.settings), [app]);
  useSignalEffect(() => {
    document.title = titleOf(app);
  });
  const [Page] = pages[route.page];
  return (
    <PlaceContext.Provider value={place}>
      <a class={styles["skip"]} href="#content" onClick={skip}>
        Skip to content
      </a>
      <Ticker settings={app.settings} />
      <div class={styles["frame"]}>
        <header>
          <Link to={{ page: "journal" }}>
            <Prompt {...app.settings.settings.value} />
          </Link>
          <MainNav page={route.page} />
        </header>
        <main ref={main} id="content" tabIndex={-1}>
          <Page app={app} route={route} />
        </main>
      </div>
      <Notices model={app.notices} />
    </PlaceContext.Provider>
  );
}

/** What the browser's tab and history say of a page. Reads signals, so that the title follows them. */
function titleOf({ route: { route }, entry: { shown } }: AppModels): string {
  const at = route.value;
  const reading = shown.value;
  const words =
    at.page === "journal"
      ? [at.tag && `#${at.tag}`, at.section]
      : [
          at.page === "entry" && reading.state === "shown"
            ? labelOf(reading.entry)
            : pages[at.page][1],
        ];
  return [...words, "Kubecraft Journal"].filter((word) => word).join(" · ");
}
