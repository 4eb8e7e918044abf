import { browserInstaller, type Installer } from "./platform/installer";
import { browserOfflineCopy } from "./platform/service-worker";
import { browserTabs, type Tabs } from "./platform/tabs";
import type { App } from "./state/app";
import { UpdateModel } from "./state/update-model";

/** What goes on beside the journal once its first rows are drawn: other tabs, installing, the offline copy. */
export interface Background {
  readonly tabs: Tabs;
  readonly installer: Installer;
}

interface BackgroundNeeds {
  readonly app: Pick<App, "journal" | "notices" | "editor">;
  readonly newId: () => string;
}

/** Joins the other tabs and looks after the offline copy. This is wiring, as in `main.tsx`, that can wait. */
export function startBackground({ app, newId }: BackgroundNeeds): Background {
  const { journal, notices, editor } = app;
  const tabs = browserTabs(newId);
  tabs.whenAskedToStore(() => editor.flush());
  tabs.listen((news) => {
    if (news.kind === "kept") journal.put(news.head);
    else void journal.reload();
  });
  const update = new UpdateModel({
    copy: browserOfflineCopy(),
    tabs,
    notices,
    store: () => editor.flush(),
    reload: () => location.reload(),
  });
  // Vite's development server has no service worker to offer.
  if (import.meta.env.PROD) void update.start();
  return { tabs, installer: browserInstaller() };
}
