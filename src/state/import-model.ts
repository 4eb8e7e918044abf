import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import type { BackupProblem } from "../core/backup/backup-problem";
import { decodeBackup, type DecodeTools } from "../core/backup/decode";
import { piecesOf } from "../core/backup/lines";
import { type ImportPlan, planImport } from "../core/backup/plan-import";
import { recogniseForeign, recognisedBytes } from "../core/backup/recognise";
import { sayBackupProblem } from "../core/backup/say-backup-problem";
import { sayCount } from "../core/backup/say-count";
import type { Entry } from "../core/journal/entry";
import { failure, type Result } from "../core/result";
import type { ImportReceipt, UndoneImport } from "../storage/journal-store";
import type { BackupOptions } from "./backup-model";
import { sayProblem } from "./say-problem";

/** A backup on its way into the journal: looked at first, stored on request, and taken back if wished. */
export interface ImportModel {
  readonly state: ReadonlySignal<ImportState>;
  /** The last import that can be taken back. */
  readonly lastImport: ReadonlySignal<ImportReceipt | undefined>;
  /** Finds out whether there is an import to take back. */
  look(): Promise<void>;
  /** Reads a file and compares it with the journal; stores nothing. */
  read(file: File): Promise<void>;
  /** Forgets the file. */
  cancel(): void;
  /** Stores what the preview shows, all or nothing. */
  importPreviewed(): Promise<void>;
  /** Takes the last import back. */
  undo(): Promise<void>;
}

export type ImportState =
  | { readonly step: "waiting" }
  /** `why` is a whole sentence. */
  | { readonly step: "refused"; readonly fileName: string; readonly why: string }
  | { readonly step: "reading"; readonly fileName: string; readonly done: number }
  | Preview
  | { readonly step: "importing"; readonly fileName: string };

export interface Preview {
  readonly step: "preview";
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly plan: ImportPlan;
  /** Whether the journal changed since the owner was shown a preview, so that this is another one. */
  readonly isRenewed: boolean;
}

/** Entries between two drawings of the progress. */
const progressEvery = 50;

export const ImportModel = createModel((options: BackupOptions): ImportModel => {
  const { store, files, digest, clock, notices, newPause, whenImported } = options;
  const state = signal<ImportState>({ step: "waiting" });
  const lastImport = signal<ImportReceipt | undefined>(undefined);
  /** The entries of the previewed file, for another plan if the journal changes meanwhile. */
  let previewed: readonly Entry[] = [];
  /** Work on a file that was taken back, or followed by another one, must not show up any more. */
  let latestWork = 0;

  const refuse = (fileName: string, why: string) => {
    state.value = { step: "refused", fileName, why };
  };

  const newWork = ({ name }: Pick<File, "name">) => {
    const work = ++latestWork;
    const pause = newPause();
    state.value = { step: "reading", fileName: name, done: 0 };
    return {
      isLatest: () => work === latestWork,
      pause: async (done: number) => {
        if (done % progressEvery === 0 && work === latestWork)
          state.value = { step: "reading", fileName: name, done };
        await pause();
      },
    };
  };

  const preview = async (
    file: Pick<File, "name" | "size">,
    entries: readonly Entry[],
    { isLatest, pause }: ReturnType<typeof newWork>,
    isRenewed: boolean,
  ) => {
    const plan = await planImport(entries, { digest, entries: store.entries, pause });
    if (!isLatest()) return;
    if (!plan.ok) return refuse(file.name, `Nothing was imported. ${sayProblem(plan.problem)}`);
    previewed = entries;
    const { name: fileName, size: sizeBytes } = file;
    state.value = { step: "preview", fileName, sizeBytes, plan: plan.value, isRenewed };
  };

  const look = async () => {
    const found = await store.lastImport();
    if (found.ok) lastImport.value = found.value;
  };

  const cancel = () => {
    latestWork++;
    previewed = [];
    state.value = { step: "waiting" };
  };

  return {
    state,
    lastImport,
    look,
    cancel,
    async read(file) {
      const work = newWork(file);
      const read = await readBackup(file, { files, digest, pause: work.pause });
      if (!work.isLatest()) return;
      if (read.ok) await preview(file, read.value, work, false);
      else refuse(file.name, `${sayBackupProblem(read.problem)}; nothing was changed.`);
    },
    async importPreviewed() {
      const shown = state.peek();
      if (shown.step !== "preview") return;
      const { fileName, plan, sizeBytes } = shown;
      if (plan.writes.length === 0) {
        notices.tell(sayNothingToImport(plan));
        return cancel();
      }
      state.value = { step: "importing", fileName };
      const imported = await store.importEntries(plan.writes, clock.nowMs());
      if (imported.ok) {
        cancel();
        await look();
        notices.tell(`Imported: ${sayPlan(plan)}.`);
        await whenImported();
      } else if (imported.problem.kind === "conflict") {
        const file = { name: fileName, size: sizeBytes };
        await preview(file, previewed, newWork(file), true);
      } else {
        refuse(fileName, `Nothing was imported. ${sayProblem(imported.problem)}`);
      }
    },
    async undo() {
      if (!lastImport.peek()) return;
      // A second click finds nothing to take back.
      lastImport.value = undefined;
      const undone = await store.undoImport(clock.nowMs());
      await look();
      if (!undone.ok) {
        notices.warn(`The import was not undone. ${sayProblem(undone.problem)}`);
        return;
      }
      notices.tell(sayUndone(undone.value));
      await whenImported();
    },
  };
});

/** What the whole file holds, or the reason why it is not taken. */
async function readBackup(
  file: File,
  tools: Pick<BackupOptions, "files" | "digest"> & Pick<DecodeTools, "pause">,
): Promise<Result<readonly Entry[], BackupProblem>> {
  const { files, digest, pause } = tools;
  const start = await files.bytes(file, 0, recognisedBytes);
  const looksLike = start && recogniseForeign(start, files.decoder());
  return looksLike
    ? failure({ kind: "foreign", looksLike })
    : decodeBackup(
        piecesOf((from, to) => files.bytes(file, from, to)),
        { digest, decoder: files.decoder(), pause },
      );
}

/** Why a plan writes nothing. */
export function sayNothingToImport({ labels }: ImportPlan): string {
  return labels["newer here"].length === 0
    ? "Nothing to import: everything in this file is here already."
    : "Nothing to import: everything in this file is here already, some of it newer.";
}

function sayPlan({ labels }: ImportPlan): string {
  const counts = [
    [labels.new.length, "new"],
    [labels["newer in file"].length, "replaced by newer ones"],
    [labels["both changed"].length, "kept beside yours (conflict copy)"],
  ] as const;
  return counts
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${count.toLocaleString("en")} ${what}`)
    .join(", ");
}

function sayUndone({ restored, kept }: UndoneImport): string {
  const rest = kept === 0 ? "" : ` ${sayCount(kept)} edited since then stayed.`;
  return `Import undone: ${sayCount(restored)} taken back.${rest}`;
}
