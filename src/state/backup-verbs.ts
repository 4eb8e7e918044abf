import type { Result } from "../core/result";
import type { Thread } from "../platform/thread";
import type { ImportReceipt } from "../storage/journal-store";
import type { StoreProblem } from "../storage/problem";
import type { Refusal } from "./backup-content";
import type { ChosenImport, HowToRead, IntakeProgress, Outline } from "./intake";
import type { BackupOrder, MadeBackup, Progress } from "./make-backup";

/** What the thread of the backups is asked and what it answers. */
export interface BackupVerbs {
  readonly make: {
    readonly asked: BackupOrder;
    readonly answer: Result<MadeBackup, StoreProblem>;
  };
  readonly read: {
    readonly asked: { readonly file: Blob; readonly how: HowToRead };
    readonly answer: Result<Outline, Refusal>;
  };
  readonly compareAgain: {
    readonly asked: undefined;
    readonly answer: Result<Outline, Refusal>;
  };
  readonly store: {
    readonly asked: ChosenImport;
    readonly answer: Result<ImportReceipt, StoreProblem>;
  };
}

export type BackupThread = Thread<BackupVerbs, Progress | IntakeProgress>;
