import { computed } from "@preact/signals";
import { sayCount } from "./core/backup/say-count";
import { dropFiles } from "./drop-files";
import { openFiles } from "./open-files";
import type { Result } from "./core/result";
import { parseRoute } from "./core/route";
import { browserAttention } from "./platform/attention";
import { holdPage } from "./platform/hold-page";
import { browserInstaller, type Installer } from "./platform/installer";
import { whenFilesDropped } from "./platform/dropped-files";
import { whenFilesOpened } from "./platform/opened-files";
import { whenPointing } from "./platform/pointing";
import { clearOldScratch } from "./platform/scratch";
import { browserOfflineCopy } from "./platform/service-worker";
import { localSmallStorage } from "./platform/small-storage";
import { browserTabs } from "./platform/tabs";
import type { App } from "./state/app";
import { FullDisk } from "./state/full-disk";
import { keepHouse } from "./state/housekeeping";
import type { BackupModel } from "./state/backup-model";
import { BackupReminder } from "./state/backup-reminder";
import { keepJournalMark } from "./state/journal-mark";
import { OtherTabs } from "./state/other-tabs";
import { UpdateModel } from "./state/update-model";
import type { Change, JournalStore, StoredEntry } from "./storage/journal-store";
import type { StoreProblem } from "./storage/problem";

/** What goes on beside the journal once its first rows are drawn: other tabs, installing, the offline copy. */
export interface Background {
  readonly others: OtherTabs;
  readonly installer: Installer;
  /** Stores a change as the store does, and makes good what a full disk did before. */
  keep(change: Change): Promise<Result<StoredEntry, StoreProblem>>;
  /** An entry was stored here. */
  kept(stored: StoredEntry): void;
  /** Begins to count what is in none of these backups yet. */
  remind(backup: Pick<BackupModel, "lastExport">): BackupReminder;
}

interface BackgroundNeeds {
  readonly app: Pick<
    App,
    "journal" | "notices" | "entry" | "editor" | "keeping" | "clock" | "route" | "open"
  >;
  readonly store: Pick<
    JournalStore,
    "entry" | "keep" | "outgrowLog" | "trash" | "cleanTrash" | "thin"
  >;
  readonly newId: () => string;
  readonly idle: (run: () => void) => void;
}

/** How long another tab is given to note its writes beside the index, in milliseconds. */
const otherTabMs = 1000;

/** Joins the other tabs and looks after the offline copy. This is wiring, as in `main.tsx`, that can wait. */
export function startBackground({ app, store, newId, idle }: BackgroundNeeds): Background {
  const { journal, notices, entry, editor, clock } = app;
  const tabs = browserTabs(newId);
  tabs.whenAskedToStore(() => editor.flush());
  /**
   * What another tab wrote is in the index that is stored: it is read anew, once for all of a flow of
   * writes, and after that tab has noted them there.
   */
  let isToBeRead = false;
  const readIndexAnew = () => {
    if (isToBeRead) return;
    isToBeRead = true;
    setTimeout(() => {
      isToBeRead = false;
      app.open("find").then(
        (find) => find.reload(),
        () => undefined,
      );
    }, otherTabMs);
  };
  const others = OtherTabs({
    store,
    tabs,
    attention: browserAttention,
    journal: {
      put(head) {
        journal.put(head);
        readIndexAnew();
      },
      remove(id) {
        journal.remove(id);
        readIndexAnew();
      },
      async reload() {
        await journal.reload();
        readIndexAnew();
      },
    },
    entry,
    editor,
  });
  const update = new UpdateModel({
    copy: browserOfflineCopy(),
    tabs,
    notices,
    isBegun: computed(() => journal.heads.value.length > 0),
    store: () => editor.flush(),
    isWriting: () => editor.unsaved().length > 0,
    hold: holdPage,
    reload: () => location.reload(),
    after: (delayMs, run) => void setTimeout(run, delayMs),
  });
  // Most of all an entry is what is opened next.
  import("./ui/pages/entry-page").catch(() => undefined);
  // Vite's development server has no service worker to offer.
  if (import.meta.env.PROD) void update.start();
  // A mark of what is only in memory would outlive it.
  if (app.keeping.peek() !== "in memory")
    keepJournalMark({
      journal,
      storage: localSmallStorage,
      clock,
      idle,
      async countTrash() {
        const trash = await store.trash(1);
        return trash.ok ? trash.value.total : undefined;
      },
      whenFewer: (missing) =>
        notices.warn(
          `${sayCount(missing)} that you had here cannot be found. The browser may have lost them, after a crash for one. If you did not remove them, bring a backup in.`,
          { label: "Data", run: () => app.route.go({ page: "data" }) },
        ),
    });
  whenFilesOpened((files) => void openFiles(files, app));
  whenFilesDropped((files) => void dropFiles(files, app));
  whenPointing((hash) => {
    const route = parseRoute(hash);
    if (route.page === "entry") void entry.expect(route.id);
  });
  keepHouse({ store, editor, clock, idle });
  idle(() => void clearOldScratch());
  let isProtected = false;
  /** Asks the browser once to keep it all. A refusal costs nothing, and the data page tells the state as it is. */
  const protect = () => {
    if (isProtected) return;
    isProtected = true;
    app
      .open("backup")
      .then((opened) => opened.openStorage())
      .then((storage) => storage.protect())
      .catch(() => undefined);
  };
  let reminder: BackupReminder | undefined;
  const early: StoredEntry[] = [];
  const disk = FullDisk(store, localSmallStorage);
  return {
    keep: (change) => disk.keep(change),
    others,
    installer: browserInstaller(),
    kept(stored) {
      protect();
      // What was written is noted beside the index, so that it need not be made anew the next time.
      idle(() =>
        app.open("find").then(
          (find) => find.kept(stored.entry, stored.revision),
          () => undefined,
        ),
      );
      others.kept(stored);
      if (reminder) reminder.kept(stored);
      else early.push(stored);
    },
    remind(backup) {
      const storage = localSmallStorage;
      const begun = new BackupReminder({ journal, backup, storage, clock, idle });
      for (const stored of early.splice(0)) begun.kept(stored);
      return (reminder = begun);
    },
  };
}
