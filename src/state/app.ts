import type { ReadonlySignal } from "@preact/signals";
import type { Clock } from "../platform/clock";
import type { BackupModel } from "./backup-model";
import type { BackupReminder } from "./backup-reminder";
import type { ConflictModel } from "./conflict-model";
import type { DuplicateModel } from "./duplicate-model";
import type { EditorModel } from "./editor-model";
import type { EntryModel } from "./entry-model";
import type { HistoryModel } from "./history-model";
import type { InstallModel } from "./install-model";
import type { JotModel } from "./jot-model";
import type { JournalModel } from "./journal-model";
import type { NoticeModel } from "./notice-model";
import type { RecoveryModel } from "./recovery-model";
import type { RouteModel } from "./route-model";
import type { SampleModel } from "./sample-model";
import type { SettingsModel } from "./settings-model";
import type { Study } from "./study";
import type { TrashModel } from "./trash-model";

/** Where what is written stays: in the browser, nowhere, or nowhere since a newer app has the database. */
export type Keeping = "stored" | "in memory" | "outdated";

/** All that a page may read and ask for: one model a concern, wired by `main.tsx`. */
export interface App {
  readonly clock: Clock;
  readonly route: RouteModel;
  readonly notices: NoticeModel;
  readonly settings: SettingsModel;
  readonly journal: JournalModel;
  readonly entry: EntryModel;
  readonly editor: EditorModel;
  readonly install: InstallModel;
  readonly keeping: ReadonlySignal<Keeping>;
  /** Comes after the first screen. */
  readonly reminder: ReadonlySignal<BackupReminder | undefined>;
  /** Loads exporting and importing; it is loaded ahead when the first screen is there. */
  openBackup(): Promise<BackupModel>;
  /** Loads the ways out of a journal that could not be opened. */
  openRecovery(): Promise<RecoveryModel>;
  /** Loads what decides between an entry and its conflict copy. */
  openConflict(): Promise<ConflictModel>;
  /** Loads the versions of entries. */
  openHistory(): Promise<HistoryModel>;
  /** Loads what begins an entry with something of an earlier one. */
  openDuplicate(): Promise<DuplicateModel>;
  /** Loads the trash and the ways into it. */
  openTrash(): Promise<TrashModel>;
  /** Loads what the prompt understands and how it stores; it is loaded right after the first screen. */
  openJot(): Promise<JotModel>;
  /** Loads the timer and the goals; they are loaded right after the first screen. */
  openStudy(): Promise<Study>;
  /** Loads the sample that an empty journal shows. */
  openSample(): Promise<SampleModel>;
}
