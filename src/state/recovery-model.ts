import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import { encodeBackup } from "../core/backup/encode";
import { sayCount } from "../core/backup/say-count";
import { asNewEntry, conflictTitle } from "../core/journal/edit";
import { type Entry, isBlankEntry, withoutEmptyParts } from "../core/journal/entry";
import { contentText } from "../core/journal/lineage";
import type { Clock } from "../platform/clock";
import type { Files } from "../platform/files";
import type { NewId } from "../platform/ids";
import type { SmallStorage } from "../platform/small-storage";
import type { JournalStore } from "../storage/journal-store";
import type { Salvage } from "../storage/salvage";
import type { EditorModel } from "./editor-model";
import { forgetJournal, type JournalMark, readJournalMark } from "./journal-mark";
import type { JournalModel } from "./journal-model";
import type { NoticeModel } from "./notice-model";

/** The ways out of a journal that could not be opened. None of them takes anything away. */
export interface RecoveryModel {
  /** What is remembered of the journal outside of the database. */
  readonly mark: ReadonlySignal<JournalMark | undefined>;
  /** What the app is at; `undefined` while it waits for the owner. */
  readonly busyWith: ReadonlySignal<"opening" | "exporting" | undefined>;
  /** Reads the journal once more. */
  tryAgain(): Promise<void>;
  /** Hands over all that can be read, from the database and from memory; it never fails. */
  exportReadable(): Promise<void>;
  /** Gives up the journal that was here: an empty one may take its place. */
  startEmpty(): Promise<void>;
}

export interface RecoveryOptions {
  readonly store: Pick<JournalStore, "salvage">;
  readonly journal: Pick<JournalModel, "reload">;
  readonly editor: Pick<EditorModel, "unsaved" | "held">;
  readonly notices: Pick<NoticeModel, "tell" | "warn">;
  readonly files: Files;
  readonly smallStorage: SmallStorage;
  readonly clock: Clock;
  readonly newId: NewId;
}

const nothing: Salvage = { entries: [], damaged: [], lost: 0 };

export const RecoveryModel = createModel((options: RecoveryOptions): RecoveryModel => {
  const { store, journal, editor, notices, files, smallStorage, clock, newId } = options;
  const busyWith = signal<"opening" | "exporting" | undefined>(undefined);

  const work = async (what: "opening" | "exporting", run: () => Promise<void>) => {
    if (busyWith.peek()) return;
    busyWith.value = what;
    try {
      await run();
    } finally {
      busyWith.value = undefined;
    }
  };

  const give = async (name: string, texts: AsyncIterable<string>, told: string) => {
    const file = await files.make(texts);
    const hand = async (): Promise<void> => {
      const delivery = await files.give(file, `kubecraft-journal-${name}-${clock.today()}.json`);
      const again = { label: "Save file", run: () => void hand() };
      if (delivery === "downloaded" || delivery === "shared") notices.tell(told);
      else notices.warn("The file went nowhere yet. Choose where to keep it.", again);
    };
    await hand();
  };

  const exportAll = async () => {
    // Whatever goes wrong below the store, what is in memory must still leave.
    const found = await store.salvage().catch(() => nothing);
    const known = new Set(found.entries.map(({ id }) => id));
    const unsaved = editor.unsaved();
    const inMemory = editor
      .held()
      .filter((entry) => !isBlankEntry(entry) && (unsaved.includes(entry) || !known.has(entry.id)));
    const entries = withUnsaved(found.entries, inMemory.map(withoutEmptyParts), (draft) => ({
      ...asNewEntry(draft, newId(), clock.nowMs()),
      title: conflictTitle(draft),
    }));
    const gaps = [
      found.damaged.length > 0 && `${sayCount(found.damaged.length)} damaged, in a file beside it.`,
      found.lost > 0 && `${sayCount(found.lost)} could not be read.`,
    ].filter(Boolean);
    if (found.damaged.length > 0)
      await give("damaged", printRows(found.damaged), "The damaged rows are in your downloads.");
    if (entries.length === 0) return notices.warn(["Nothing could be read.", ...gaps].join(" "));
    const told = [`Exported: ${sayCount(entries.length)}.`, ...gaps].join(" ");
    return give("recovered", encodeBackup(entries), told);
  };

  return {
    mark: signal(readJournalMark(smallStorage)),
    busyWith,
    tryAgain: () => work("opening", () => journal.reload()),
    exportReadable: () => work("exporting", exportAll),
    startEmpty: () =>
      work("opening", () => {
        forgetJournal(smallStorage);
        return journal.reload();
      }),
  };
});

/** All of both in the order of their ids; an unsaved state of an entry stands beside the stored one that differs. */
function withUnsaved(
  stored: readonly Entry[],
  unsaved: readonly Entry[],
  asCopy: (entry: Entry) => Entry,
): readonly Entry[] {
  const byId = new Map(stored.map((entry) => [entry.id, entry]));
  for (const entry of unsaved) {
    const known = byId.get(entry.id);
    const kept = !known || contentText(known) === contentText(entry) ? entry : asCopy(entry);
    byId.set(kept.id, kept);
  }
  return [...byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Rows that are no entries, a line each; what JSON cannot hold is told by its kind. */
async function* printRows(rows: readonly unknown[]): AsyncGenerator<string> {
  yield "[\n";
  for (const [at, row] of rows.entries())
    yield `${printRow(row)}${at < rows.length - 1 ? "," : ""}\n`;
  yield "]\n";
}

function printRow(row: unknown): string {
  try {
    return JSON.stringify(row) ?? "null";
  } catch (error) {
    return JSON.stringify(String(error));
  }
}
