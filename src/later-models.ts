import type { App, LaterMakers, LaterModels } from "./state/app";
import type { JournalModel } from "./state/journal-model";
import type { EditorModel } from "./state/editor-model";
import type { EntryModel } from "./state/entry-model";
import type { NoticeModel } from "./state/notice-model";
import type { Clock } from "./platform/clock";
import type { SmallStorage } from "./platform/small-storage";
import type { Digest } from "./core/journal/lineage";
import type { JournalStore, StoredEntry } from "./storage/journal-store";

/*
 * The models that are made when they are asked for first. This is wiring, as in `main.tsx`: a model
 * that is added here costs the first load nothing.
 */

/** What those models are made of. */
export interface World {
  readonly store: JournalStore;
  readonly journal: JournalModel;
  readonly entry: EntryModel;
  readonly editor: EditorModel;
  readonly notices: NoticeModel;
  readonly route: App["route"];
  readonly digest: Digest;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly idle: (run: () => void) => void;
  readonly smallStorage: SmallStorage;
  readonly settings: App["settings"];
  readonly onKept: (stored: StoredEntry) => void;
  /** Called after an import or its undoing has been stored: signals show what was before. */
  readonly whenImported: () => Promise<void>;
}

/** Makes each model at most once, save where a page wants one of its own each time. */
export function laterModels(wide: World): App["open"] {
  const world: World = {
    ...wide,
    async whenImported() {
      await wide.whenImported();
      (await makers.find()).reload();
    },
  };
  const makers: LaterMakers = {
    backup: once(async () => (await import("./way-out")).openBackup(world)),
    exchange: once(async () => (await import("./open-exchange")).openExchange(world)),
    recovery: async () => (await import("./way-out")).openRecovery(world),
    conflict: async () => new (await import("./state/conflict-model")).ConflictModel(world),
    history: async () => new (await import("./state/history-model")).HistoryModel(world),
    duplicate: async () => new (await import("./state/duplicate-model")).DuplicateModel(world),
    find: once(async () => (await import("./open-find")).openFind(world)),
    snippets: once(async () => (await import("./open-find")).openSnippets(world)),
    mistakes: once(async () => (await import("./open-find")).openMistakes(world)),
    connections: once(async () => (await import("./open-find")).openConnections()),
    questions: once(async () => (await import("./open-find")).openQuestions(world)),
    see: async () => new (await import("./state/see-model")).SeeModel(world),
    week: async () => new (await import("./state/week-model")).WeekModel(world),
    rename: async () => new (await import("./state/rename-model")).RenameModel(world),
    trash: async () => new (await import("./state/trash-model")).TrashModel(world),
    jot: once(async () => (await import("./open-jot")).openJot(world)),
    study: once(async () => (await import("./open-study")).openStudy(world)),
    review: once(async () => {
      const { due } = await makers.study();
      return new (await import("./state/review-model")).ReviewModel({ ...world, due });
    }),
    sample: async () => new (await import("./state/sample-model")).SampleModel(world),
  };
  return <Name extends keyof LaterModels>(name: Name) => makers[name]();
}

/** Loads at the first asking; where that fails, the next one who asks tries again. */
function once<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let loaded: Promise<Value> | undefined;
  return () => {
    loaded ??= load();
    loaded.catch(() => (loaded = undefined));
    return loaded;
  };
}
