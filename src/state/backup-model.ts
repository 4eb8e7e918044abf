import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import { encodeBackup } from "../core/backup/encode";
import type { LastExport } from "../core/backup/last-export";
import { sayCount } from "../core/backup/say-count";
import type * as Verification from "../core/backup/verify";
import { type Entry, isBlankEntry, withoutEmptyParts } from "../core/journal/entry";
import type { EntryId } from "../core/journal/id";
import type { Digest } from "../core/journal/lineage";
import type { Clock } from "../platform/clock";
import type { Delivery, Files } from "../platform/files";
import type { Pause } from "../platform/pause";
import type { Quota } from "../platform/quota";
import type { SmallStorage } from "../platform/small-storage";
import type { JournalStore, Revision } from "../storage/journal-store";
import type { EditorModel } from "./editor-model";
import type { ImportModel } from "./import-model";
import type { NoticeModel } from "./notice-model";
import { sayProblem } from "./say-problem";
import type { StorageModel } from "./storage-model";

/** The journal's way into a file of its owner, and the door to the way back. */
export interface BackupModel {
  /** How far the export is; `undefined` while there is none. */
  readonly progress: ReadonlySignal<Progress | undefined>;
  /** The last backup that was verified, complete and handed over, as far as this browser knows: for `readLastExport`. */
  readonly lastExport: ReadonlySignal<string | undefined>;
  /** What the browser says of the journal's storage; loaded on demand. */
  openStorage(): Promise<StorageModel>;
  /** Makes a backup, reads it back, hands it to the owner and tells them what happened. */
  exportBackup(): Promise<void>;
  /** The import, which is loaded on demand; `undefined` if it could not be loaded. */
  openImport(): Promise<ImportModel | undefined>;
}

export interface Progress {
  readonly step: "writing" | "checking";
  readonly done: number;
  readonly total: number;
}

export interface BackupOptions {
  readonly store: Pick<
    JournalStore,
    "publish" | "entries" | "importEntries" | "lastImport" | "undoImport"
  >;
  readonly editor: Pick<EditorModel, "flush" | "unsaved" | "held">;
  readonly notices: NoticeModel;
  readonly files: Files;
  readonly loadQuota: () => Promise<Quota>;
  readonly smallStorage: SmallStorage;
  readonly clock: Clock;
  readonly digest: Digest;
  readonly newPause: () => Pause;
  /** Loads what reads a backup back: without it the file still goes out, and is not called verified. */
  readonly loadVerification?: () => Promise<typeof Verification>;
  /** Called after an import or its undoing has been stored: signals show what was before. */
  readonly whenImported: () => Promise<void>;
}

const lastExportName = "last-export";
/** Entries between two drawings of the progress. */
const progressEvery = 50;

export const BackupModel = createModel((options: BackupOptions): BackupModel => {
  const { store, editor, notices, files, smallStorage, clock, digest, newPause } = options;
  const { loadVerification = () => import("../core/backup/verify") } = options;
  const progress = signal<Progress | undefined>(undefined);
  const lastExport = signal(smallStorage.read(lastExportName));
  let importModel: Promise<ImportModel | undefined> | undefined;
  let storage: Promise<StorageModel> | undefined;

  const make = async ({ entries, revision, gaps }: Collected): Promise<Backup> => {
    const pause = newPause();
    const report = (step: Progress["step"]) => (done: number) => {
      if (done % progressEvery === 0) progress.value = { step, done, total: entries.length };
      return pause();
    };
    const file = await files.make(encodeBackup(entries, digest, report("writing")));
    const tools = { digest, decoder: files.decoder(), pause: report("checking") };
    const flaw = await loadVerification()
      .then(({ findFlaw }) =>
        findFlaw((from, to) => files.bytes(file, from, to), entries, tools).then(
          (found) => found && `but reading it back failed (${found}). Keep your earlier backups`,
        ),
      )
      .catch(() => "not verified: the app could not load its check. Keep your earlier backups");
    return {
      file,
      entries: entries.length,
      revision,
      isSound: !flaw && gaps.length === 0,
      told: [`${sayCount(entries.length)}, ${flaw ?? "verified"}.`, ...gaps].join(" "),
    };
  };

  const give = async (backup: Backup): Promise<void> => {
    const { file, told, isSound, entries, revision } = backup;
    const delivery = await files.give(file, `kubecraft-journal-${clock.today()}.json`);
    const again = { label: "Share backup", run: () => void give(backup) };
    if (delivery === "cancelled") {
      notices.tell("The backup went nowhere: you closed the share sheet.", again);
    } else if (delivery === "wants a click") {
      notices.warn(`The backup is ready: ${told} Now choose where it goes.`, again);
    } else {
      notices[isSound ? "tell" : "warn"](`${destinations[delivery]}: ${told}`);
      if (!isSound) return;
      const last: LastExport = { date: clock.today(), entries, revision };
      lastExport.value = JSON.stringify(last);
      smallStorage.write(lastExportName, lastExport.peek() ?? "");
    }
  };

  return {
    progress,
    lastExport,
    openStorage: () => (storage ??= loadStorage(options.loadQuota)),
    async exportBackup() {
      if (progress.peek()) return;
      progress.value = { step: "writing", done: 0, total: 0 };
      try {
        const collected = await collect(store, editor);
        if (typeof collected === "string") notices.warn(`There is no backup: ${collected}`);
        else await give(await make(collected));
      } finally {
        progress.value = undefined;
      }
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

interface Backup {
  readonly file: Blob;
  readonly entries: number;
  /** The number of the last write that is in it. */
  readonly revision: Revision;
  /** Whether all of the journal is in it and was read back. */
  readonly isSound: boolean;
  /** What is in it, as sentences. */
  readonly told: string;
}

const destinations: Readonly<Record<Extract<Delivery, "downloaded" | "shared">, string>> = {
  downloaded: "Saved to your downloads",
  shared: "Shared",
};

interface Collected {
  readonly entries: readonly Entry[];
  readonly revision: Revision;
  /** What of the journal is not among them, as sentences. */
  readonly gaps: readonly string[];
}

/**
 * All entries in the order of their ids; what is on screen and could not be stored counts, too.
 * Where there is nothing at all, the reason as a sentence.
 */
async function collect(
  store: Pick<JournalStore, "publish">,
  editor: BackupOptions["editor"],
): Promise<Collected | string> {
  await editor.flush();
  const stored: Entry[] = [];
  let leftOut = 0;
  const published = await store.publish(
    (batch) => stored.push(...batch),
    () => leftOut++,
  );
  const inMemory = published.ok ? editor.unsaved() : editor.held();
  const written = inMemory.filter((entry) => !isBlankEntry(entry)).map(withoutEmptyParts);
  const all = [...(published.ok ? stored : []), ...written];
  const byId = new Map<EntryId, Entry>(all.map((entry) => [entry.id, entry]));
  const entries = [...byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (published.ok) {
    const gaps = leftOut > 0 ? [`Not in it: ${sayCount(leftOut)} that could not be read.`] : [];
    return { entries, revision: published.value, gaps };
  }
  const why = sayProblem(published.problem);
  if (entries.length === 0) return why;
  return { entries, revision: 0, gaps: [`Only what is on screen is in it. ${why}`] };
}
