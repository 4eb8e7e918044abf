import "../../src/ui/styles/layers.css";
import "../../src/ui/styles/reset.css";
import "../../src/ui/styles/tokens.css";
import "../../src/ui/styles/base.css";
import "../../src/ui/styles/prose.css";
import { render } from "preact";
import { type Entry, headOf } from "../../src/core/journal/entry";
import { browserAddress } from "../../src/platform/address";
import { newId } from "../../src/platform/ids";
import type { App as AppModels } from "../../src/state/app";
import { EditorModel } from "../../src/state/editor-model";
import { EntryModel } from "../../src/state/entry-model";
import { InstallModel } from "../../src/state/install-model";
import { JournalModel } from "../../src/state/journal-model";
import { NoticeModel } from "../../src/state/notice-model";
import { RouteModel } from "../../src/state/route-model";
import { SettingsModel } from "../../src/state/settings-model";
import type { JournalStore } from "../../src/storage/journal-store";
import { App } from "../../src/ui/app";
import { fakeClock } from "./fake-clock";
import { openBackup, smallMemory } from "./open-backup";
import { openTestStore } from "./open-test-store";

/** A running app in the page of a browser test. */
export interface TestApp {
  readonly app: AppModels;
  readonly store: JournalStore;
  /** Takes the app out of the page. */
  close(): void;
}

export interface TestAppOptions {
  readonly entries?: readonly Entry[];
  readonly hash?: string;
  /** What the journal's list is read from, where it is not the store itself. */
  readonly heads?: Pick<JournalStore, "newestHeads" | "headsAfter">;
}

/** Draws the whole app on a real store that holds `entries`; of the platform only the clock and the installer are fakes. */
export async function openTestApp({
  entries = [],
  hash = "#/",
  heads,
}: TestAppOptions = {}): Promise<TestApp> {
  history.replaceState(null, "", hash);
  const store = openTestStore();
  const stored = await store.importEntries(
    entries.map((entry) => ({ entry, base: 0 })),
    0,
  );
  if (!stored.ok) throw new Error(stored.problem.kind);
  const clock = fakeClock();
  const notices = new NoticeModel(clock.after);
  const smallStorage = smallMemory();
  const journal = new JournalModel(heads ?? store, (run) => void setTimeout(run));
  const editor = new EditorModel({
    store,
    clock,
    newId,
    notices,
    smallStorage,
    after: (delayMs, run) => void setTimeout(run, delayMs),
    onKept: ({ entry }) => journal.put(headOf(entry)),
  });
  const app: AppModels = {
    clock,
    notices,
    journal,
    editor,
    route: new RouteModel(browserAddress()),
    settings: new SettingsModel(smallStorage),
    entry: new EntryModel(store),
    backup: openBackup({ store, smallStorage }).backup,
    addSample: () => Promise.resolve(),
    install: new InstallModel(),
  };
  const root = document.body.appendChild(document.createElement("div"));
  render(<App app={app} />, root);
  await journal.open();
  return {
    app,
    store,
    close() {
      render(null, root);
      root.remove();
      store.close();
    },
  };
}
