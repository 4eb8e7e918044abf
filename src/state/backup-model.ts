import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import { encodeBackup } from "../core/backup/encode";
import { sayCount } from "../core/backup/say-count";
import { findFlaw } from "../core/backup/verify";
import { type Entry, isBlankEntry, withoutEmptyParts } from "../core/journal/entry";
import type { EntryId } from "../core/journal/id";
import type { Digest } from "../core/journal/lineage";
import { isLocalDate, type LocalDate } from "../core/journal/local-date";
import type { Clock } from "../platform/clock";
import type { Delivery, Files } from "../platform/files";
import type { Pause } from "../platform/pause";
import type { Quota } from "../platform/quota";
import type { SmallStorage } from "../platform/small-storage";
import type { JournalStore } from "../storage/journal-store";
import type { StoreProblem } from "../storage/problem";
import type { EditorModel } from "./editor-model";
import type { ImportModel } from "./import-model";
import type { NoticeModel } from "./notice-model";
import { sayProblem } from "./say-problem";
import { StorageModel } from "./storage-model";

/** The journal's way into a file of its owner, and the door to the way back. */
export interface BackupModel {
  /** How far the export is; `undefined` while there is none. */
  readonly progress: ReadonlySignal<Progress | undefined>;
  /** The last backup that was verified, complete and handed over, as far as this browser knows. */
  readonly lastExport: ReadonlySignal<LastExport | undefined>;
  readonly storage: StorageModel;
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

export interface LastExport {
  readonly date: LocalDate;
  readonly entries: number;
}

export interface BackupOptions {
  readonly store: Pick<
    JournalStore,
    "publish" | "entries" | "importEntries" | "lastImport" | "undoImport"
  >;
  readonly editor: Pick<EditorModel, "flush" | "unsaved">;
  readonly notices: NoticeModel;
  readonly files: Files;
  readonly quota: Quota;
  readonly smallStorage: SmallStorage;
  readonly clock: Clock;
  readonly digest: Digest;
  readonly newPause: () => Pause;
  /** Called after an import or its undoing has been stored: signals show what was before. */
  readonly whenImported: () => Promise<void>;
}

const lastExportName = "last-export";
/** Entries between two drawings of the progress. */
const progressEvery = 50;

export const BackupModel = createModel((options: BackupOptions): BackupModel => {
  const { editor, notices, files, smallStorage, clock, digest, newPause } = options;
  const progress = signal<Progress | undefined>(undefined);
  const lastExport = signal(readLastExport(smallStorage.read(lastExportName)));
  let importModel: Promise<ImportModel | undefined> | undefined;

  const make = async (entries: readonly Entry[]) => {
    const total = entries.length;
    const pause = newPause();
    const report = (step: Progress["step"]) => async (done: number) => {
      if (done % progressEvery === 0) progress.value = { step, done, total };
      await pause();
    };
    const file = await files.make(reported(encodeBackup(entries, digest), report("writing")));
    const flaw = await findFlaw(files.pieces(file), entries, {
      digest,
      decoder: files.decoder(),
      pause: report("checking"),
    });
    return { file, flaw };
  };

  const give = async (backup: Backup): Promise<void> => {
    const delivery = await files.give(backup.file, `kubecraft-journal-${clock.today()}.json`);
    const again = { label: "Share backup", run: () => void give(backup) };
    if (delivery === "cancelled") {
      notices.tell("The backup went nowhere: you closed the share sheet.", again);
    } else if (delivery === "wants a click") {
      notices.warn(`The backup is ready: ${backup.told} Now choose where it goes.`, again);
    } else {
      notices[backup.isSound ? "tell" : "warn"](`${destinations[delivery]}: ${backup.told}`);
      if (!backup.isSound) return;
      lastExport.value = { date: clock.today(), entries: backup.entries };
      smallStorage.write(lastExportName, JSON.stringify(lastExport.peek()));
    }
  };

  return {
    progress,
    lastExport,
    storage: new StorageModel(options.quota),
    async exportBackup() {
      if (progress.peek()) return;
      progress.value = { step: "writing", done: 0, total: 0 };
      try {
        const collected = await collect(options.store, editor);
        if (!collected.problem || collected.entries.length > 0) {
          const { file, flaw } = await make(collected.entries);
          await give({ file, ...account(collected, flaw) });
        } else {
          notices.warn(`There is no backup: ${sayProblem(collected.problem)}`);
        }
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

interface Backup {
  readonly file: Blob;
  readonly entries: number;
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
  /** Why the store gave nothing: then `entries` is what the editor has not stored. */
  readonly problem: StoreProblem | undefined;
  /** How many entries could not be read. */
  readonly leftOut: number;
}

/** All entries in the order of their ids; what is on screen and could not be stored counts, too. */
async function collect(
  store: Pick<JournalStore, "publish">,
  editor: BackupOptions["editor"],
): Promise<Collected> {
  await editor.flush();
  const stored: Entry[] = [];
  let leftOut = 0;
  const published = await store.publish(
    (batch) => stored.push(...batch),
    () => leftOut++,
  );
  const entries = new Map<EntryId, Entry>();
  if (published.ok) for (const entry of stored) entries.set(entry.id, entry);
  for (const entry of editor.unsaved())
    if (!isBlankEntry(entry)) entries.set(entry.id, withoutEmptyParts(entry));
  return {
    entries: [...entries.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    problem: published.ok ? undefined : published.problem,
    leftOut,
  };
}

function account(
  { entries, problem, leftOut }: Collected,
  flaw: string | undefined,
): Omit<Backup, "file"> {
  const sentences = [
    flaw === undefined
      ? `${sayCount(entries.length)}, verified.`
      : `${sayCount(entries.length)}, but reading it back failed (${flaw}). Keep your earlier backups.`,
    leftOut > 0 && `Not in it: ${sayCount(leftOut)} that could not be read.`,
    problem && `Only what is on screen is in it. ${sayProblem(problem)}`,
  ];
  return {
    entries: entries.length,
    isSound: flaw === undefined && leftOut === 0 && !problem,
    told: sentences.filter((sentence) => typeof sentence === "string").join(" "),
  };
}

async function* reported(
  texts: AsyncIterable<string>,
  report: (done: number) => Promise<void>,
): AsyncGenerator<string> {
  let done = 0;
  for await (const text of texts) {
    yield text;
    done += 1;
    await report(done);
  }
}

function readLastExport(text: string | undefined): LastExport | undefined {
  try {
    const { date, entries }: Record<string, unknown> = JSON.parse(text ?? "{}");
    const isKnown = typeof date === "string" && isLocalDate(date) && typeof entries === "number";
    return isKnown ? { date, entries } : undefined;
  } catch {
    return undefined;
  }
}
