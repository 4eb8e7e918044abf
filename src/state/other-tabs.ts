import { headOf } from "../core/journal/entry";
import type { EntryId } from "../core/journal/id";
import type { Attention } from "../platform/attention";
import type { Tabs } from "../platform/tabs";
import type { JournalStore, Revision, StoredEntry } from "../storage/journal-store";
import type { EditorModel } from "./editor-model";
import type { EntryModel } from "./entry-model";
import type { JournalModel } from "./journal-model";
import type { Sitting } from "./sitting";

/** Keeps what this tab shows in step with what other tabs write. */
export interface OtherTabs {
  /** Tells the other tabs of a commit of this one. */
  kept(stored: StoredEntry): void;
  /** Tells the other tabs that much of the journal has changed. */
  reloaded(): void;
}

/** What keeping in step needs of the world and of the other models. */
export interface OtherTabsHost {
  readonly store: Pick<JournalStore, "entry">;
  readonly tabs: Pick<Tabs, "canHear" | "tell" | "listen">;
  readonly attention: Attention;
  readonly journal: Pick<JournalModel, "put" | "remove" | "reload">;
  readonly entry: Pick<EntryModel, "shown" | "open" | "refresh">;
  readonly editor: Pick<EditorModel, "opening" | "takeOver">;
}

/**
 * Joins the other tabs. Their news are hints that may be lost: whenever the page is seen again, what
 * it shows is read once more, and no write depends on any of this.
 */
export function OtherTabs({
  store,
  tabs,
  attention,
  journal,
  entry,
  editor,
}: OtherTabsHost): OtherTabs {
  /** The newest write of each entry that is shown here: news may overtake one another. */
  const latest = new Map<EntryId, Revision>();
  /** Entries that are being read, and whether something was written to them since. */
  const reading = new Map<EntryId, boolean>();
  let isEditorBehind = false;

  const note = ({ entry: { id }, revision }: StoredEntry) => {
    latest.set(id, Math.max(revision, latest.get(id) ?? 0));
  };
  /** Shows an entry as it is stored now, whatever the news say; one reading is enough for all that come during another. */
  const show = async (id: EntryId): Promise<void> => {
    const isFirst = !reading.has(id);
    reading.set(id, !isFirst);
    if (!isFirst) return;
    const read = await store.entry(id);
    const isOutdated = reading.get(id) === true;
    reading.delete(id);
    if (isOutdated) await show(id);
    else if (read.ok) take(id, read.value);
  };
  const take = (id: EntryId, stored: StoredEntry | undefined) => {
    if (stored) {
      note(stored);
      entry.refresh(stored);
    } else {
      rereadShown();
    }
    if (stored && stored.entry.trashedAt === undefined) journal.put(headOf(stored.entry));
    else journal.remove(id);
    if (openSitting()?.storedAs.peek() === id) catchUpSoon();
  };
  const openSitting = (): Sitting | undefined => {
    const opening = editor.opening.peek();
    return opening.state === "open" ? opening.sitting : undefined;
  };
  /**
   * Has the editor go on from what another tab stored of its entry. What was typed while it was read
   * comes first, and so does a field with text that cannot be stored; of an entry that went to the
   * trash the words that are typed next decide.
   */
  const catchUp = async () => {
    isEditorBehind = false;
    const sitting = openSitting();
    const id = sitting?.storedAs.peek();
    if (!sitting || id === undefined) return;
    const read = await store.entry(id);
    const stored = read.ok ? read.value : undefined;
    if (!stored || sitting !== openSitting() || stored.entry.trashedAt !== undefined) return;
    if (!sitting.isSettled() || sitting.saveState.peek().kind === "not saved") return;
    if (stored.revision <= sitting.record().base) return;
    const backToPlace = attention.notePlace();
    editor.takeOver(stored);
    backToPlace();
  };
  /** Nothing is written into a form that may be typed in: it is brought up to date when it is left. */
  const catchUpSoon = () => {
    if (attention.isInField()) isEditorBehind = true;
    else void catchUp();
  };
  const rereadShown = () => {
    const id = entry.shown.peek()?.id;
    if (id !== undefined) void entry.open(id);
  };
  const rereadAll = () => {
    rereadShown();
    void journal.reload();
  };

  tabs.listen((news) => {
    // Another version of the app may say what is not known here.
    if (news.kind !== "written") {
      rereadAll();
      catchUpSoon();
      return;
    }
    if (news.revision > (latest.get(news.id) ?? 0)) void show(news.id);
  });
  attention.whenFieldLeft(() => {
    if (isEditorBehind) void catchUp();
  });
  attention.whenBack((mayHaveMissed) => {
    if (mayHaveMissed || !tabs.canHear) rereadAll();
    else rereadShown();
    // No key was pressed since the page was seen again, so a focus in a field is one of before.
    void catchUp();
  });

  // What was written between the first reading and now was told to nobody here.
  rereadShown();
  catchUpSoon();

  return {
    kept(stored) {
      note(stored);
      tabs.tell({ kind: "written", id: stored.entry.id, revision: stored.revision });
    },
    reloaded: () => tabs.tell({ kind: "reload" }),
  };
}
