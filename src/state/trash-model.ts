import { batch, createModel, type ReadonlySignal, signal } from "@preact/signals";
import { sayCount } from "../core/backup/say-count";
import { labelOf } from "../core/journal/entry";
import type { EntryId } from "../core/journal/id";
import { outOfTrash, trashed, trashSitting } from "../core/journal/trash";
import { failure, type Result, success } from "../core/result";
import type { Clock } from "../platform/clock";
import type { JournalStore, StoredEntry, TrashedHead } from "../storage/journal-store";
import type { StoreProblem } from "../storage/problem";
import type { EditorModel } from "./editor-model";
import type { EntryModel } from "./entry-model";
import type { NoticeModel } from "./notice-model";
import { sayProblem } from "./say-problem";

/** What was deleted, and the ways into the trash and out of it. */
export interface TrashModel {
  readonly state: ReadonlySignal<"loading" | "ready" | StoreProblem>;
  /** The last deleted first: a screenful, and as many more as were asked for. */
  readonly heads: ReadonlySignal<readonly TrashedHead[]>;
  /** How many entries are in the trash; `heads` may be fewer. */
  readonly total: ReadonlySignal<number>;
  /** Reads the trash; what is shown stays until then. */
  look(): Promise<void>;
  /** Reads a screenful more. */
  lookFurther(): Promise<void>;
  /**
   * Moves the entry on screen to the trash after all that was typed is stored, and offers to take it
   * back. Whether it did: an entry that says something else by now than what is shown stays.
   */
  discardShown(): Promise<boolean>;
  /** Puts an entry back into the journal; whether it is there now. */
  restore(id: EntryId): Promise<boolean>;
  /** All of the trash as it is now, for the question whether to empty it; nothing where it cannot be read. */
  all(): Promise<readonly TrashedHead[]>;
  /** Removes these with their history for good, and says so. Those that were restored or written since stay. */
  remove(heads: readonly TrashedHead[]): Promise<void>;
}

/** What a trash model needs of the world. */
export interface TrashHost {
  readonly store: Pick<JournalStore, "entry" | "keep" | "trash" | "removeTrashed">;
  readonly editor: Pick<EditorModel, "flush">;
  readonly entry: Pick<EntryModel, "shown">;
  readonly clock: Pick<Clock, "nowMs">;
  readonly notices: Pick<NoticeModel, "tell" | "warn">;
  /** A state was committed. */
  readonly onKept: (stored: StoredEntry) => void;
}

const screenful = 50;

export const TrashModel = createModel((host: TrashHost): TrashModel => {
  const { store, clock, notices } = host;
  const state = signal<"loading" | "ready" | StoreProblem>("loading");
  const heads = signal<readonly TrashedHead[]>([]);
  const total = signal(0);
  let wanted = screenful;
  let latestLook = 0;

  const look = async () => {
    const mine = ++latestLook;
    const read = await store.trash(wanted);
    if (mine !== latestLook) return;
    batch(() => {
      state.value = read.ok ? "ready" : read.problem;
      if (!read.ok) return;
      heads.value = read.value.heads;
      total.value = read.value.total;
    });
  };

  /** Moves an entry in or out, and tells everybody who shows it. */
  const move = async (
    { entry, revision }: StoredEntry,
    isIn: boolean,
  ): Promise<Result<StoredEntry, StoreProblem>> => {
    const nowMs = clock.nowMs();
    const kept = await store.keep({
      entry: isIn ? trashed(entry, nowMs) : outOfTrash(entry),
      base: revision,
      sitting: trashSitting,
      nowMs,
    });
    if (kept.ok) host.onKept(kept.value);
    return kept;
  };

  const restore = async (id: EntryId): Promise<boolean> => {
    const outcome = await putBack(id);
    if (!outcome.ok) notices.warn(`Not restored. ${sayProblem(outcome.problem)}`);
    else if (outcome.value) notices.tell(`Restored “${labelOf(outcome.value.entry)}”.`);
    else notices.warn("This entry was removed for good, so it cannot be restored.");
    await look();
    return outcome.ok && outcome.value !== undefined;
  };

  /** The entry as it is in the journal now, or nothing where it is gone. */
  const putBack = async (id: EntryId): Promise<Result<StoredEntry | undefined, StoreProblem>> => {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- a second turn is for the state that the first one met
      const read = await store.entry(id);
      if (!read.ok || read.value?.entry.trashedAt === undefined) return read;
      // oxlint-disable-next-line no-await-in-loop
      const moved = await move(read.value, false);
      if (moved.ok || moved.problem.kind !== "conflict") return moved;
    }
  };

  /** The entry that was shown, or a conflict where it says something else by now. */
  const discardNow = async (shown: StoredEntry): Promise<Result<StoredEntry, StoreProblem>> => {
    const moved = await move(shown, true);
    if (moved.ok || moved.problem.kind !== "conflict") return moved;
    const read = await store.entry(shown.entry.id);
    if (!read.ok) return read;
    const isInTrash = read.value?.entry.trashedAt !== undefined;
    return isInTrash && read.value ? success(read.value) : failure({ kind: "conflict" });
  };

  return {
    state,
    heads,
    total,
    look,
    async lookFurther() {
      wanted += screenful;
      await look();
    },
    async discardShown() {
      if (!(await host.editor.flush())) {
        notices.warn("Not moved to the trash: what you wrote is not stored yet.");
        return false;
      }
      const read = host.entry.shown.peek()?.read;
      if (!read?.ok || !read.value) return false;
      const { id } = read.value.entry;
      const moved = await discardNow(read.value);
      if (moved.ok) {
        const undo = () => void restore(id);
        notices.tell("Moved to trash.", { label: "Undo", run: undo });
      } else if (moved.problem.kind === "conflict") {
        notices.warn("This entry was changed meanwhile, so it was not moved to the trash.");
      } else {
        notices.warn(`Not moved to the trash. ${sayProblem(moved.problem)}`);
      }
      return moved.ok;
    },
    restore,
    async all() {
      const read = await store.trash();
      if (read.ok) return read.value.heads;
      notices.warn(`The trash could not be read. ${sayProblem(read.problem)}`);
      return [];
    },
    async remove(asked) {
      const removed = await store.removeTrashed(asked);
      if (!removed.ok) notices.warn(`Nothing was deleted. ${sayProblem(removed.problem)}`);
      else notices.tell(sayRemoved(removed.value, asked.length));
      await look();
    },
  };
});

function sayRemoved(removed: number, asked: number): string {
  const stayed = asked - removed;
  const kept = `${sayCount(stayed)} changed meanwhile and stayed.`;
  if (removed === 0) return `Nothing was deleted. ${kept}`;
  return `Deleted ${sayCount(removed)} for good.${stayed > 0 ? ` ${kept}` : ""}`;
}
