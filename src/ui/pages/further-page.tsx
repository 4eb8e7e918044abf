import type { FunctionComponent } from "preact";
import type { Route } from "../../core/route";
import type { PageProps } from "../app";
import { lazy } from "../shell/lazy";
import { UnknownPage } from "./unknown-page";

/** The pages that come when they are asked for, each in a file of its own: the first load knows none of them. */
const pages: Partial<Record<Route["page"], FunctionComponent<PageProps>>> = {
  history: lazy("HistoryPage", () => import("./history-page")),
  find: lazy("FindPage", () => import("./find-page")),
  snippets: lazy("SnippetsPage", () => import("./snippets-page")),
  mistakes: lazy("MistakesPage", () => import("./mistakes-page")),
  questions: lazy("QuestionsPage", () => import("./questions-page")),
  connections: lazy("ConnectionsPage", () => import("./connections-page")),
  review: lazy("ReviewPage", () => import("./review-page")),
  see: lazy("SeePage", () => import("./see-page")),
  week: lazy("WeekPage", () => import("./week-page")),
  tags: lazy("TagsPage", () => import("./tags-page")),
  data: lazy("DataPage", () => import("./data-page")),
  trash: lazy("TrashPage", () => import("./trash-page")),
  settings: lazy("SettingsPage", () => import("./settings-page")),
  help: lazy("HelpPage", () => import("./help-page")),
  more: lazy("MorePage", () => import("./more-page")),
};

/** A page that is not in the first load, or a word that there is none by this address. */
export function FurtherPage({ app, route }: PageProps) {
  const Page = pages[route.page] ?? UnknownPage;
  return <Page app={app} route={route} />;
}
