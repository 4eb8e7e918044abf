import "../../src/ui/styles/layers.css";
import "../../src/ui/styles/reset.css";
import "../../src/ui/styles/tokens.css";
import "../../src/ui/styles/base.css";
import "../../src/ui/styles/prose.css";
import { signal } from "@preact/signals";
import { render } from "preact";
import { type Entry, headOf } from "../../src/core/journal/entry";
import { browserAddress } from "../../src/platform/address";
import { browserFiles } from "../../src/platform/files";
import { newId } from "../../src/platform/ids";
import type { App as AppModels, LaterMakers, Keeping } from "../../src/state/app";
import { ConnectionModel } from "../../src/state/connection-model";
import { ConflictModel } from "../../src/state/conflict-model";
import { DueModel } from "../../src/state/due-model";
import { DuplicateModel } from "../../src/state/duplicate-model";
import { EditorModel } from "../../src/state/editor-model";
import { EntryModel } from "../../src/state/entry-model";
import { ExchangeModel } from "../../src/state/exchange-model";
import { GoalModel } from "../../src/state/goal-model";
import { HistoryModel } from "../../src/state/history-model";
import { InstallModel } from "../../src/state/install-model";
import { JotModel } from "../../src/state/jot-model";
import { JournalModel } from "../../src/state/journal-model";
import { MistakeModel } from "../../src/state/mistake-model";
import { NoticeModel } from "../../src/state/notice-model";
import { QuestionModel } from "../../src/state/question-model";
import { RecoveryModel } from "../../src/state/recovery-model";
import { ReviewModel } from "../../src/state/review-model";
import { RouteModel } from "../../src/state/route-model";
import { SampleModel } from "../../src/state/sample-model";
import { SeeModel } from "../../src/state/see-model";
import { SessionModel } from "../../src/state/session-model";
import { SettingsModel } from "../../src/state/settings-model";
import { RenameModel } from "../../src/state/rename-model";
import { SnippetModel } from "../../src/state/snippet-model";
import { TrashModel } from "../../src/state/trash-model";
import { WeekModel } from "../../src/state/week-model";
import type { JournalStore, StoredEntry } from "../../src/storage/journal-store";
import { App } from "../../src/ui/app";
import { exchangeInThread } from "./exchange-in-thread";
import { fakeClock } from "./fake-clock";
import { FindModel } from "../../src/state/find-model";
import { testSearchThread } from "./index-thread";
import { openBackup } from "./open-backup";
import { opening } from "./opening";
import { smallMemory } from "./small-memory";
import { emptyInbox } from "./shared-inbox";
import { openTestStore, sha256 } from "./open-test-store";

/** Storage works here: what does not has tests of its own. */
const keeping = signal<Keeping>("stored");

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

/** There is no other tab. */
const loneNews = { tell: () => undefined, listen: () => undefined };

const noReminder = signal(undefined);

/** Draws the whole app on a real store that holds `entries`; of the platform only the clock and the installer are fakes. */
export async function openTestApp({
  entries = [],
  hash = "#/",
  heads,
}: TestAppOptions = {}): Promise<TestApp> {
  history.replaceState(null, "", hash);
  const store = openTestStore();
  const imported = await store.importEntries(
    entries.map((entry) => ({ entry, base: 0 })),
    0,
  );
  if (!imported.ok) throw new Error(imported.problem.kind);
  const clock = fakeClock();
  const notices = new NoticeModel(clock.after);
  const smallStorage = smallMemory();
  const journal = new JournalModel(heads ?? store, (run) => void setTimeout(run));
  const onKept = (stored: StoredEntry) => {
    if (stored.entry.trashedAt === undefined) journal.put(headOf(stored.entry));
    else journal.remove(stored.entry.id);
    entry.refresh(stored);
  };
  const entry = new EntryModel(store);
  const editor = new EditorModel({
    store,
    clock,
    newId,
    notices,
    smallStorage,
    after: (delayMs, run) => void setTimeout(run, delayMs),
    onKept,
  });
  const session = new SessionModel({
    store,
    journal,
    editor,
    notices,
    clock,
    smallStorage,
    news: loneNews,
  });
  const due = new DueModel({ store, journal, clock, smallStorage });
  const thread = testSearchThread();
  const later = (delayMs: number, run: () => void) => void setTimeout(run, delayMs);
  const makers: LaterMakers = {
    conflict: () => Promise.resolve(new ConflictModel({ store, clock, newId, notices, onKept })),
    duplicate: async () => new DuplicateModel({ editor, clock, newId }),
    history: async () =>
      new HistoryModel({
        store,
        clock,
        newId,
        notices,
        onKept,
        idle: (run) => void setTimeout(run),
      }),
    find: async () =>
      new FindModel({
        note: async () => {},
        clock,
        smallStorage,
        thread,
        after: later,
      }),
    snippets: async () => new SnippetModel({ thread, after: later, smallStorage }),
    connections: async () => new ConnectionModel({ thread, after: later }),
    questions: async () =>
      new QuestionModel({
        thread,
        after: later,
        store,
        editor,
        notices,
        clock,
        newId,
        smallStorage,
        onKept,
      }),
    mistakes: async () => new MistakeModel({ thread, after: later, editor, notices, clock, newId }),
    see: async () => new SeeModel({ store, journal }),
    week: async () => new WeekModel({ store, journal, notices, clock, newId, onKept }),
    rename: async () =>
      new RenameModel({
        store,
        journal,
        editor,
        notices,
        clock,
        digest: sha256,
        onKept,
        whenImported: () => journal.reload(),
      }),
    trash: async () => new TrashModel({ store, editor, entry, clock, notices, onKept }),
    jot: async () =>
      new JotModel({
        store,
        journal,
        editor,
        notices,
        clock,
        newId: clock.newId,
        smallStorage,
        inbox: emptyInbox,
        onKept,
      }),
    study: async () => ({
      session,
      goals: new GoalModel({
        store,
        journal,
        editor,
        session,
        notices,
        clock,
        newId,
        smallStorage,
        onKept,
      }),
      due,
    }),
    review: async () => new ReviewModel({ store, journal, notices, clock, due }),
    exchange: async () =>
      new ExchangeModel({
        store,
        editor,
        exchange: exchangeInThread,
        files: browserFiles,
        prefersSheet: () => false,
        notices,
        clock,
        digest: sha256,
      }),
    backup: () => Promise.resolve(openBackup({ store, smallStorage }).backup),
    sample: async () =>
      new SampleModel({ store, smallStorage, notices, clock, newId, onKept, route: app.route }),
    recovery: async () =>
      new RecoveryModel({
        store,
        journal,
        editor,
        notices,
        files: browserFiles,
        smallStorage,
        clock,
        newId,
      }),
  };
  const app: AppModels = {
    clock,
    notices,
    journal,
    editor,
    route: new RouteModel(browserAddress()),
    settings: new SettingsModel(smallStorage),
    entry,
    install: new InstallModel(),
    keeping,
    reminder: noReminder,
    open: opening(makers),
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
