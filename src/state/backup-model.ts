import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import type { LastExport } from "../core/backup/last-export";
import { printOwnSettings } from "../core/backup/own-settings";
import type { Digest } from "../core/journal/lineage";
import { sayBytes } from "../core/say-bytes";
import type { Clock } from "../platform/clock";
import type { Exchange } from "../platform/exchange-worker";
import type { Files } from "../platform/files";
import type { Pause } from "../platform/pause";
import type { Quota } from "../platform/quota";
import type { SmallStorage } from "../platform/small-storage";
import type { JournalStore } from "../storage/journal-store";
import type { BackupThread } from "./backup-verbs";
import type { EditorModel } from "./editor-model";
import type { ImportModel } from "./import-model";
import type { BackupOrder, BackupWishes, Progress } from "./make-backup";
import type { NoticeModel } from "./notice-model";
import { makeInPage, type PageBackupNeeds, worthKeeping } from "./page-backup";
import { type Backup, backupOf, destinations, endings } from "./say-backup";
import { SentModel } from "./sent-model";
import type { SettingsModel } from "./settings-model";
import type { StorageModel } from "./storage-model";

/** The journal's way into a file of its owner, and the door to the way back. */
export interface BackupModel {
  /** How far the export is; `undefined` while there is none. */
  readonly progress: ReadonlySignal<Progress | undefined>;
  /** The last backup that was verified, complete and handed over, as far as this browser knows: for `readLastExport`. */
  readonly lastExport: ReadonlySignal<string | undefined>;
  /** A backup that was shared, and does not count before its owner says that it arrived. */
  readonly sent: SentModel;
  /** What the browser says of the journal's storage; loaded on demand. */
  openStorage(): Promise<StorageModel>;
  /** Makes a backup, reads it back, hands it to the owner and tells them what happened. */
  exportBackup(wishes?: BackupWishes): Promise<void>;
  /** Whether a backup can go out through the share sheet. */
  canShare(): boolean;
  /** Ends an export that is under way; there is no file then. */
  cancelExport(): void;
  /** The import, which is loaded on demand; `undefined` if it could not be loaded. */
  openImport(): Promise<ImportModel | undefined>;
}

export interface BackupOptions {
  readonly store: Pick<
    JournalStore,
    "publish" | "entries" | "countEntries" | "importEntries" | "imports" | "undoImport"
  >;
  readonly editor: Pick<EditorModel, "flush" | "unsaved" | "held">;
  readonly notices: NoticeModel;
  readonly files: Files;
  readonly exchange: Pick<Exchange, "read">;
  readonly loadQuota: () => Promise<Quota>;
  readonly smallStorage: SmallStorage;
  readonly clock: Clock;
  readonly digest: Digest;
  readonly newPause: () => Pause;
  readonly settings?: Pick<SettingsModel, "settings" | "change">;
  /** Starts the thread that writes and reads backups; where there is none, the page does it. */
  readonly startThread?: () => BackupThread | undefined;
  readonly loadVerification?: PageBackupNeeds["loadVerification"];
  /** Called after an import or its undoing has been stored: signals show what was before. */
  readonly whenImported: () => Promise<void>;
}

const lastExportName = "last-export";

export const BackupModel = createModel((options: BackupOptions): BackupModel => {
  const { editor, notices, files, smallStorage, clock, newPause } = options;
  const progress = signal<Progress | undefined>(undefined);
  const lastExport = signal(smallStorage.read(lastExportName));
  let importModel: Promise<ImportModel | undefined> | undefined;
  let storage: Promise<StorageModel> | undefined;
  let isCancelled = false;
  let thread: BackupThread | undefined;

  const count = (last: LastExport) => {
    lastExport.value = JSON.stringify(last);
    smallStorage.write(lastExportName, lastExport.peek() ?? "");
  };
  const sent = new SentModel({ smallStorage, files, notices, count });

  const orderOf = (wishes: BackupWishes): BackupOrder => {
    const own = options.settings && printOwnSettings(options.settings.settings.peek());
    return { ...wishes, unsaved: worthKeeping(editor.unsaved()), settings: own };
  };

  /** The backup as the thread makes it; nothing where the page had better try. */
  const makeInThread = async (order: BackupOrder): Promise<Backup | undefined> => {
    thread = options.startThread?.();
    try {
      const made = await thread?.ask("make", order, (now) => {
        if ("total" in now) progress.value = now;
      });
      return made?.ok && made.value.entries > 0 ? backupOf(made.value) : undefined;
    } catch {
      return undefined;
    } finally {
      thread?.end();
      thread = undefined;
    }
  };

  const report = (now: Progress) => {
    if (isCancelled) throw new Error("cancelled");
    progress.value = now;
  };
  const makeHere = (order: BackupOrder) =>
    makeInPage({ ...options, pause: newPause(), report }, order);

  const give = async (backup: Backup, isShared?: boolean): Promise<void> => {
    const { file, told, isSound, entries, revision } = backup;
    const ending = endings[file.type] ?? "";
    const name = `kubecraft-journal-${clock.today()}.json${ending}`;
    const delivery = await files.give(file, name, isShared);
    const again = { label: "Share backup", run: () => void give(backup, isShared) };
    if (delivery === "cancelled") {
      notices.tell("The backup went nowhere: you closed the share sheet.", again);
    } else if (delivery === "wants a click") {
      notices.warn(`The backup is ready: ${told} Now choose where it goes.`, again);
    } else {
      const last: LastExport = { date: clock.today(), entries, revision };
      const isUnsure = delivery === "shared" && isSound;
      const asked = isUnsure ? " Did it arrive?" : "";
      notices[isSound ? "tell" : "warn"](
        `${destinations[delivery]}: ${told}${asked}`,
        isUnsure ? { label: "It arrived", run: () => sent.arrived() } : undefined,
      );
      if (isUnsure) await sent.wait(last, file, name);
      else if (isSound) {
        sent.forget();
        count(last);
      }
    }
  };

  return {
    progress,
    lastExport,
    sent,
    canShare: () => files.canShare?.() ?? false,
    openStorage: () => (storage ??= loadStorage(options.loadQuota)),
    async exportBackup(wishes = {}) {
      if (progress.peek()) return;
      progress.value = { step: "writing", done: 0, total: 0 };
      isCancelled = false;
      void warnOfRoom(options);
      try {
        await editor.flush();
        const order = orderOf(wishes);
        const made =
          (await makeInThread(order)) ?? (isCancelled ? undefined : await makeHere(order));
        if (isCancelled || !made) throw new Error("cancelled");
        if (typeof made === "string") notices.warn(`There is no backup: ${made}`);
        else await give(made, wishes.isShared);
      } catch (error) {
        if (!isCancelled && wishes.passphrase === undefined) throw error;
        if (!isCancelled)
          notices.warn(
            "There is no backup: it could not be encrypted. Try again when online, or export it without a passphrase.",
          );
        else notices.tell("The export was cancelled: there is no file.");
      } finally {
        progress.value = undefined;
      }
    },
    cancelExport() {
      isCancelled = true;
      thread?.end();
    },
    openImport() {
      importModel ??= import("./import-model").then(
        (loaded) => new loaded.ImportModel(options),
        () => {
          importModel = undefined;
          return undefined;
        },
      );
      return importModel;
    },
  };
});

async function loadStorage(loadQuota: BackupOptions["loadQuota"]): Promise<StorageModel> {
  const [loaded, quota] = await Promise.all([import("./storage-model"), loadQuota()]);
  return new loaded.StorageModel(quota);
}

/** Says that a file may not fit, where the browser knows; the way out stays open, for it may be wrong. */
async function warnOfRoom({ loadQuota, notices }: BackupOptions): Promise<void> {
  const room = await loadQuota()
    .then((quota) => quota.estimate())
    .catch(() => undefined);
  if (room && room.freeBytes < room.usedBytes)
    notices.warn(
      `There may be too little room for the file: ${sayBytes(room.freeBytes)} are free. If it does not arrive, make room and export again.`,
    );
}
