import { labelOf } from "../../core/journal/entry";
import type { Route } from "../../core/route";
import type { App } from "../../state/app";

const titles: Readonly<Partial<Record<Route["page"], string>>> = {
  new: "New entry",
  edit: "Edit entry",
  data: "Data",
  settings: "Settings",
  help: "Help",
  unknown: "No such page",
};

/** What the browser's tab and history say of a page. Reads signals, so that the title follows them. */
export function pageTitle(route: Route, app: Pick<App, "entry">): string {
  const title = titleOf(route, app);
  return title ? `${title} · Kubecraft Journal` : "Kubecraft Journal";
}

function titleOf(route: Route, { entry }: Pick<App, "entry">): string | undefined {
  if (route.page === "entry") {
    const shown = entry.shown.value;
    return shown.state === "shown" ? labelOf(shown.entry) : undefined;
  }
  if (route.page !== "journal") return titles[route.page];
  const filter = [route.tag && `#${route.tag}`, route.section].filter((word) => word);
  return filter.length > 0 ? filter.join(" · ") : undefined;
}
