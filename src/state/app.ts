import type { Clock } from "../platform/clock";
import type { BackupModel } from "./backup-model";
import type { EditorModel } from "./editor-model";
import type { EntryModel } from "./entry-model";
import type { InstallModel } from "./install-model";
import type { JournalModel } from "./journal-model";
import type { NoticeModel } from "./notice-model";
import type { RouteModel } from "./route-model";
import type { SettingsModel } from "./settings-model";

/** All that a page may read and ask for: one model a concern, wired by `main.tsx`. */
export interface App {
  readonly clock: Clock;
  readonly route: RouteModel;
  readonly notices: NoticeModel;
  readonly settings: SettingsModel;
  readonly journal: JournalModel;
  readonly entry: EntryModel;
  readonly editor: EditorModel;
  readonly backup: BackupModel;
  readonly install: InstallModel;
  /** Stores an entry with every part filled in, and opens it. */
  addSample(): Promise<void>;
}
