import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import { decodeBackup } from "../core/backup/decode";
import { type ImportPlan, planImport, type Standing, standings } from "../core/backup/plan-import";
import { recogniseForeign, recognisedBytes } from "../core/backup/recognise";
import { sayCount } from "../core/backup/say-count";
import type { Entry } from "../core/journal/entry";
import type { ImportReceipt } from "../storage/journal-store";
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

const progressEvery = 50;

export const ImportModel = createModel((options: BackupOptions): ImportModel => {
  const { store, files, digest, clock, notices, newPause, whenImported } = options;
  const state = signal<ImportState>({ step: "waiting" });
  const lastImport = signal<ImportReceipt | undefined>(undefined);
  /** The file that is read or shown; another one, or none, makes older work pointless. */
  let current: { readonly file: File; readonly entries: readonly Entry[] } | undefined;

  const refuse = (fileName: string, text: string) => {
    current = undefined;
    state.value = { step: "refused", fileName, why: `${text}; nothing was changed.` };
  };

  const look = async () => {
    const found = await store.lastImport();
    if (found.ok) lastImport.value = found.value;
  };

  const paced = (fileName: string, isCurrent: () => boolean) => {
    const pause = newPause();
    return async (done: number) => {
      if (done % progressEvery === 0 && isCurrent()) state.value = { step: "reading", fileName, done };
      await pause();
    };
  };
  return {
    state,
    lastImport,
    look,
  };
});
