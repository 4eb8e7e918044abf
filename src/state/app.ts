import type { ReadonlySignal } from "@preact/signals";
import type { Clock } from "../platform/clock";
import type { BackupModel } from "./backup-model";
import type { BackupReminder } from "./backup-reminder";
import type { ConnectionModel } from "./connection-model";
import type { ConflictModel } from "./conflict-model";
import type { DuplicateModel } from "./duplicate-model";
import type { EditorModel } from "./editor-model";
import type { EntryModel } from "./entry-model";
import type { ExchangeModel } from "./exchange-model";
import type { FindModel } from "./find-model";
import type { HistoryModel } from "./history-model";
import type { InstallModel } from "./install-model";
import type { JotModel } from "./jot-model";
import type { JournalModel } from "./journal-model";
import type { MistakeModel } from "./mistake-model";
import type { NoticeModel } from "./notice-model";
import type { QuestionModel } from "./question-model";
import type { RecoveryModel } from "./recovery-model";
import type { RenameModel } from "./rename-model";
import type { ReviewModel } from "./review-model";
import type { RouteModel } from "./route-model";
import type { SampleModel } from "./sample-model";
import type { SeeModel } from "./see-model";
import type { SettingsModel } from "./settings-model";
import type { SnippetModel } from "./snippet-model";
import type { Study } from "./study";
import type { TrashModel } from "./trash-model";
import type { WeekModel } from "./week-model";

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
  /** Loads one of the models that are not there from the start; fails if its code cannot be had. */
  open<Name extends keyof LaterModels>(name: Name): Promise<LaterModels[Name]>;
}

/** The models that are loaded when they are asked for first. */
export interface LaterModels {
  /** Exporting and importing; loaded ahead when the first screen is there. */
  readonly backup: BackupModel;
  /** Entries out as Markdown. */
  readonly exchange: ExchangeModel;
  /** The ways out of a journal that could not be opened. */
  readonly recovery: RecoveryModel;
  /** What decides between an entry and its conflict copy. */
  readonly conflict: ConflictModel;
  /** The versions of entries. */
  readonly history: HistoryModel;
  /** What begins an entry with something of an earlier one. */
  readonly duplicate: DuplicateModel;
  /** What looks over all entries; its thread starts with the first question or commit. */
  readonly find: FindModel;
  /** All snippets. */
  readonly snippets: SnippetModel;
  /** All mistakes. */
  readonly mistakes: MistakeModel;
  /** What is like what. */
  readonly connections: ConnectionModel;
  /** All questions, open and answered. */
  readonly questions: QuestionModel;
  /** What the journal looks like from afar. */
  readonly see: SeeModel;
  /** A week, and the entry that it becomes. */
  readonly week: WeekModel;
  /** What gives tags and sections other names. */
  readonly rename: RenameModel;
  /** The trash and the ways into it. */
  readonly trash: TrashModel;
  /** What the prompt understands and how it stores; loaded right after the first screen. */
  readonly jot: JotModel;
  /** What asks for what was learned. */
  readonly review: ReviewModel;
  /** The timer, the goals and what is due; loaded right after the first screen. */
  readonly study: Study;
  /** The sample that an empty journal shows. */
  readonly sample: SampleModel;
}

/** How each of them is made. */
export type LaterMakers = {
  readonly [Name in keyof LaterModels]: () => Promise<LaterModels[Name]>;
};
