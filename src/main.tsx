import "./ui/styles/layers.css";
import "./ui/styles/reset.css";
import "./ui/styles/tokens.css";
import "./ui/styles/base.css";
import "./ui/styles/prose.css";
import "./ui/styles/trouble.css";
import { signal } from "@preact/signals";
import { render } from "preact";
import type { Background } from "./background";
import { headOf } from "./core/journal/entry";
import { type Highlight, plainCode } from "./core/markup/code";
import { browserAddress } from "./platform/address";
import { browserClock } from "./platform/clock";
import { digest } from "./platform/digest";
import { newId } from "./platform/ids";
import { browserPageLife } from "./platform/page-life";
import { localSmallStorage } from "./platform/small-storage";
import type { App as AppModels, Keeping } from "./state/app";
import type { BackupReminder } from "./state/backup-reminder";
import { EditorModel } from "./state/editor-model";
import { EntryModel } from "./state/entry-model";
import { hadJournal } from "./state/had-journal";
import { InstallModel } from "./state/install-model";
import { JournalModel } from "./state/journal-model";
import { NoticeModel } from "./state/notice-model";
import { RouteModel } from "./state/route-model";
import { SettingsModel } from "./state/settings-model";
import { openJournalStore, type StoredEntry } from "./storage/journal-store";
import { App } from "./ui/app";
import { HighlightContext } from "./ui/markup/highlight-context";
import { idle } from "./ui/shell/idle";

const after = (delayMs: number, run: () => void) => void setTimeout(run, delayMs);

const keeping = signal<Keeping>("stored");
const reminder = signal<BackupReminder | undefined>(undefined);
const store = openJournalStore({
  digest,
  hadJournal: () => hadJournal(localSmallStorage),
  whenInMemory() {
    keeping.value = "in memory";
  },
  whenOutdated() {
    keeping.value = "outdated";
    return editor.flush();
  },
});
const notices = new NoticeModel(after);
const journal = new JournalModel(store, idle);
const entry = new EntryModel(store);

const editor = new EditorModel({
  store: {
    ...store,
    async keep(change) {
      const kept = await (background ?? store).keep(change);
      // The list that is on screen is gone from the database, and has to say so.
      if (!kept.ok && kept.problem.kind === "missing") void journal.reload();
      return kept;
    },
  },
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
  keeping,
  reminder,
  async open(name) {
    later ??= import("./later-models").then(({ laterModels }) =>
      laterModels({
        store,
        journal,
        entry,
        editor,
        notices,
        route: app.route,
        digest,
        clock: browserClock,
        newId,
        idle,
        smallStorage: localSmallStorage,
        settings: app.settings,
        onKept,
        async whenImported() {
          background?.others.reloaded();
          await journal.reload();
        },
      }),
    );
    // Where the code cannot be had, the next one who asks tries again.
    later.catch(() => (later = undefined));
    return (await later)(name);
  },
};
let later: Promise<AppModels["open"]> | undefined;

let background: Background | undefined;
/** Commits that the background has not been told of yet. */
const early: StoredEntry[] = [];

/** After a commit: the list here and in other tabs takes it in. */
function onKept(stored: StoredEntry): void {
  if (stored.entry.trashedAt === undefined) journal.put(headOf(stored.entry));
  else journal.remove(stored.entry.id);
  entry.refresh(stored);
  if (background) background.kept(stored);
  else early.push(stored);
}

browserPageLife.whenLeaving(() => editor.leave());
browserPageLife.askBeforeClosing(
  () =>
    editor.unsaved().length > 0 ||
    (keeping.peek() === "in memory" && journal.heads.peek().length > 0),
);

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
  if (isDrawn) return;
  const root = document.getElementById("app");
  if (!root) {
    // This script waits for nothing, so the page may not be here yet.
    addEventListener("DOMContentLoaded", draw);
    return;
  }
  isDrawn = true;
  // The goal comes after the rows, which must not move then: it finds the room that it took up last.
  root.style.setProperty("--goal-room", localSmallStorage.read("goal-room") ?? "");
  render(
    <HighlightContext.Provider value={highlight}>
      <App app={app} />
    </HighlightContext.Provider>,
    root,
  );
}

document.documentElement.dataset["started"] = "";

// Frame and rows are laid out once, and all that can wait comes after them.
after(patienceMs, draw);
void journal.open().then(() => {
  draw();
  void editor.recover();
  idle(() => void startBackground().catch(() => undefined));
});

/** Other tabs, the offline copy and installing come after the first screen; without them the journal works alone. */
async function startBackground(): Promise<void> {
  const loaded = await import("./background");
  background = loaded.startBackground({ app, store, newId, idle });
  for (const stored of early) background.kept(stored);
  app.install.connect(background.installer);
  reminder.value = background.remind(await app.open("backup"));
}
