import "./ui/styles/layers.css";
import "./ui/styles/reset.css";
import "./ui/styles/tokens.css";
import "./ui/styles/base.css";
import "./ui/styles/prose.css";
import { render } from "preact";
import type { Background } from "./background";
import { headOf } from "./core/journal/entry";
import { type Highlight, plainCode } from "./core/markup/code";
import { browserAddress } from "./platform/address";
import { browserClock } from "./platform/clock";
import { digest } from "./platform/digest";
import { browserFiles } from "./platform/files";
import { newId } from "./platform/ids";
import { browserPageLife } from "./platform/page-life";
import { newPause } from "./platform/pause";
import { localSmallStorage } from "./platform/small-storage";
import type { App as AppModels } from "./state/app";
import { BackupModel } from "./state/backup-model";
import { EditorModel } from "./state/editor-model";
import { EntryModel } from "./state/entry-model";
import { InstallModel } from "./state/install-model";
import { JournalModel } from "./state/journal-model";
import { NoticeModel } from "./state/notice-model";
import { RouteModel } from "./state/route-model";
import { SettingsModel } from "./state/settings-model";
import { openJournalStore, type StoredEntry } from "./storage/journal-store";
import { App } from "./ui/app";
import { HighlightContext } from "./ui/markup/highlight-context";

const root = document.getElementById("app");
if (!root) throw new Error("index.html has no #app");

const after = (delayMs: number, run: () => void) => void setTimeout(run, delayMs);
// Safari has no requestIdleCallback.
const idle = (run: () => void) =>
  "requestIdleCallback" in window ? void requestIdleCallback(run) : void setTimeout(run, 50);

const store = openJournalStore({ digest });
const notices = new NoticeModel(after);
const journal = new JournalModel(store, idle);
const entry = new EntryModel(store);

const editor = new EditorModel({
  store,
  clock: browserClock,
  newId,
  after,
  notices,
  smallStorage: localSmallStorage,
  onKept,
});

const app: AppModels = {
  clock: browserClock,
  notices,
  journal,
  entry,
  editor,
  route: new RouteModel(browserAddress()),
  settings: new SettingsModel(localSmallStorage),
  install: new InstallModel(),
  addSample: async () =>
    (await import("./add-sample")).addSample({ store, app, clock: browserClock, newId, onKept }),
  backup: new BackupModel({
    store,
    editor,
    notices,
    digest,
    clock: browserClock,
    smallStorage: localSmallStorage,
    files: browserFiles,
    loadQuota: async () => (await import("./platform/quota")).browserQuota,
    newPause,
    async whenImported() {
      background?.tabs.tell({ kind: "reload" });
      await journal.reload();
    },
  }),
};
let background: Background | undefined;
let askedForKeeping = false;

/** After a commit: the list here and in other tabs takes it in, and the browser is asked once to keep it all. */
function onKept(stored: StoredEntry): void {
  const head = headOf(stored.entry);
  journal.put(head);
  entry.refresh(stored);
  background?.tabs.tell({ kind: "kept", head });
  if (askedForKeeping) return;
  askedForKeeping = true;
  // A refusal costs nothing, and the data page tells the state as it is.
  void app.backup.openStorage().then(
    (storage) => storage.protect(),
    () => undefined,
  );
}

browserPageLife.whenLeaving(() => editor.leave());
browserPageLife.askBeforeClosing(() => editor.unsaved().length > 0);

/** Colours come with the first code that is read; without them code is plain. */
const highlight: Highlight = (code, language) =>
  import("./platform/highlighter").then(
    (loaded) => loaded.highlighter.highlight(code, language),
    () => plainCode(code),
  );

/** How long the first drawing waits for the first rows: longer than a healthy store takes, too short to be felt. */
const patienceMs = 100;

let isDrawn = false;

function draw(): void {
  if (isDrawn || !root) return;
  isDrawn = true;
  render(
    <HighlightContext.Provider value={highlight}>
      <App app={app} />
    </HighlightContext.Provider>,
    root,
  );
}

// Frame and rows are laid out once, and all that can wait comes after them.
after(patienceMs, draw);
void journal.open().then(() => {
  draw();
  void editor.recover();
  idle(() => {
    void startBackground().catch(() => undefined);
    // Most of all an entry is what is opened next.
    import("./ui/pages/entry-page").catch(() => undefined);
  });
});

/** Other tabs, the offline copy and installing come after the first screen; without them the journal works alone. */
async function startBackground(): Promise<void> {
  const loaded = await import("./background");
  background = loaded.startBackground({ app, newId });
  app.install.connect(background.installer);
}
