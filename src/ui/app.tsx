import type { FunctionComponent } from "preact";
import { useRef } from "preact/hooks";
import type { Route } from "../core/route";
import type { App as AppModels } from "../state/app";
import styles from "./app.module.css";
import { Link } from "./controls/link";
import { EditPage } from "./pages/edit-page";
import { JournalPage } from "./pages/journal-page";
import { lazy } from "./shell/lazy";
import { MainNav } from "./shell/main-nav";
import { usePageTurns } from "./shell/page-turns";
import { PlaceContext } from "./shell/place";
import { Prompt } from "./shell/prompt";

/** What every page is given; `route` is the one that is on screen. */
export interface PageProps {
  readonly app: AppModels;
  readonly route: Route;
}

const FurtherPage = lazy("FurtherPage", () => import("./pages/further-page"));

/** No lazy page stands between the owner and the list, or between them and writing. */
const pages: Partial<Record<Route["page"], FunctionComponent<PageProps>>> = {
  journal: JournalPage,
  new: EditPage,
  edit: EditPage,
  entry: lazy("EntryPage", () => import("./pages/entry-page")),
};

const Chips = lazy(
  "Chips",
  () => import("./shell/chips"),
  () => null,
);
const KeepingBar = lazy("KeepingBar", () => import("./shell/keeping-bar"));

/** What is to be told comes after the first rows; without its code it is told all the same. */
const Notices = lazy(
  "Notices",
  () => import("./shell/notices"),
  ({ model }) => (
    <>
      {model.notices.value.map(({ id, text }) => (
        <p key={id} role="alert">
          {text}
        </p>
      ))}
    </>
  ),
);

/** The first title and theme were there before this; what follows their changes, and the keys, can come later. */
const Desk = lazy(
  "Desk",
  () => import("./shell/desk"),
  () => null,
);

/** An ornament can come after the first rows; its room is there from the start. */
const Ticker = lazy(
  "Ticker",
  () => import("./shell/ticker"),
  () => <div class={styles["ticker"]} />,
);

/** The frame of the app: ticker, prompt, navigation and notices, and the page that the address asks for. */
export function App({ app }: { readonly app: AppModels }) {
  const { route, place } = usePageTurns(app);
  const main = useRef<HTMLElement>(null);
  const skip = (event: Event) => {
    // The address's hash is the route: it must stay.
    event.preventDefault();
    main.current?.focus();
  };
  const Page = pages[route.page] ?? FurtherPage;
  return (
    <PlaceContext.Provider value={place}>
      <a class={styles["skip"]} href="#content" onClick={skip}>
        Skip to content
      </a>
      <Ticker settings={app.settings} />
      {app.keeping.value !== "stored" && <KeepingBar app={app} />}
      <div class={styles["frame"]}>
        <header>
          <Link to={{ page: "journal" }}>
            <Prompt {...app.settings.settings.value} />
          </Link>
          {route.page !== "journal" && (
            <Link to={{ page: "journal", jot: "" }} aria-label="Jot">
              ❯_
            </Link>
          )}
          <Chips app={app} />
          <MainNav page={route.page} />
        </header>
        <main ref={main} id="content" tabIndex={-1}>
          <Page app={app} route={route} />
        </main>
      </div>
      <Notices model={app.notices} />
      <Desk app={app} />
    </PlaceContext.Provider>
  );
}
