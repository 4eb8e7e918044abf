import { createHash } from "node:crypto";
import { mainPart } from "../../src/core/journal/edit";
import { isLocalDate } from "../../src/core/journal/local-date";
import { uuidV7 } from "../../src/core/journal/id";
import type { Digest } from "../../src/core/journal/lineage";
import * as verification from "../../src/core/backup/verify";
import { fileBytes } from "../../src/platform/file-bytes";
import type { Files } from "../../src/platform/files";
import { BackupModel } from "../../src/state/backup-model";
import { EditorModel } from "../../src/state/editor-model";
import { JournalModel } from "../../src/state/journal-model";
import { NoticeModel } from "../../src/state/notice-model";
import { openJournalStore } from "../../src/storage/journal-store";
import { headOf } from "../../src/core/journal/entry";
import type { World } from "./world";
import { exchangeInThread } from "../support/exchange-in-thread";
import { smallMemory } from "../support/small-memory";

/** One page of the app on one database: the real models on the real store, with the world's clock and chance. */
export interface Page {
  readonly editor: InstanceType<typeof EditorModel>;
  readonly journal: InstanceType<typeof JournalModel>;
  /** What the owner reads of the save state: its kind, and why. */
  readonly told: () => { readonly kind: string; readonly why: string };
  /** What the notices say. */
  readonly notices: () => readonly string[];
  /** Types into *What I Learned*. */
  readonly type: (text: string) => void;
  /** Exports, and gives the text of the file; `undefined` if there was none. */
  readonly exported: () => Promise<string | undefined>;
  readonly close: () => void;
}

export interface PageNeeds {
  readonly world: World;
  readonly name: string;
  /** Whether there is a mark that there was a journal. */
  readonly hadJournal: () => boolean;
}

/** Synchronous under its promise, so that a run is the same each time. */
const digest: Digest = async (text) => createHash("sha256").update(text).digest("hex");

export async function openPage({ world, name, hadJournal }: PageNeeds): Promise<Page> {
  const { nowMs, after } = world;
  let ids = 0;
  const clock = {
    nowMs,
    today() {
      const day = new Date(nowMs()).toISOString().slice(0, 10);
      if (!isLocalDate(day)) throw new Error(day);
      return day;
    },
  };
  const newId = () => {
    const count = ++ids;
    return uuidV7(
      nowMs(),
      Uint8Array.from({ length: 10 }, (_, at) => (count >> (at * 8)) & 255),
    );
  };
  const notices = new NoticeModel(after);
  const smallStorage = smallMemory();
  const store = openJournalStore({
    digest,
    name,
    hadJournal,
    whenOutdated: () => editor.flush(),
  });
  const journal = new JournalModel(store, (run) => after(50, run));
  const editor = new EditorModel({
    store,
    clock,
    newId,
    after,
    notices,
    smallStorage,
    onKept: ({ entry }) => journal.put(headOf(entry)),
  });
  const files = memoryFiles();
  const backup = new BackupModel({
    store,
    editor,
    notices,
    files,
    exchange: exchangeInThread,
    digest,
    clock,
    smallStorage,
    loadQuota: () => Promise.reject(new Error("not asked for")),
    newPause: () => async () => {},
    loadVerification: async () => verification,
    whenImported: async () => {},
  });
  void journal.open();
  editor.openNew();
  const opening = editor.opening.peek();
  if (opening.state !== "open") throw new Error(opening.state);
  const { sitting } = opening;
  const part = mainPart(sitting.draft().parts);
  if (!part) throw new Error("no field to type in");
  return {
    editor,
    journal,
    told() {
      const state = sitting.saveState.peek();
      return { kind: state.kind, why: state.kind === "not saved" ? state.why : "" };
    },
    notices: () => notices.notices.peek().map(({ text }) => text),
    type: (text) => sitting.writePart(part.id, { text }),
    async exported() {
      files.given.length = 0;
      await backup.exportBackup();
      return files.given.at(-1)?.text();
    },
    close: () => store.close(),
  };
}

/** Files that go into a list instead of to an owner. */
function memoryFiles(): Files & { readonly given: Blob[] } {
  const given: Blob[] = [];
  return {
    ...fileBytes,
    given,
    async make(texts) {
      const all: string[] = [];
      for await (const text of texts) all.push(text);
      return new Blob(all);
    },
    async give(file) {
      given.push(file);
      return "downloaded";
    },
  };
}
