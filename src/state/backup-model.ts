import type { ReadonlySignal } from "@preact/signals";

/** Export, import and undo of the import. */
export interface BackupModel {
  readonly isBusy: ReadonlySignal<boolean>;
}
