import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import type { Conflict } from "../core/journal/conflict";
import { type Entry, labelOf } from "../core/journal/entry";
import type { EntryId } from "../core/journal/id";
import { asOwnEntry, withContentOfCopy } from "../core/journal/settle-conflict";
import { trashed, trashSitting } from "../core/journal/trash";
import { failure, type Result, success } from "../core/result";
import type { Clock } from "../platform/clock";
import type { NewId } from "../platform/ids";
import type { JournalStore, StoredEntry } from "../storage/journal-store";
import type { StoreProblem } from "../storage/problem";
import type { NoticeModel } from "./notice-model";
import { sayProblem } from "./say-problem";

/** An entry and its conflict copy side by side, and the owner's decision between them. */
export interface ConflictModel {
  readonly versions: ReadonlySignal<Versions | undefined>;
  /**
   * Reads both versions of the first conflict that there is something to decide in: not where one of
   * the two is gone, or lies in the trash.
   */
  look(conflicts: readonly Conflict[]): Promise<void>;
  /** The copy goes to the trash. Whether it did: nothing happens if a version is not the one that was shown. */
  keepOriginal(): Promise<boolean>;
  /**
   * The original says what the copy says, and the copy goes to the trash; what the original said is
   * in its history. Whether all of it happened.
   */
  keepCopy(): Promise<boolean>;
  /** The copy becomes an entry like any other. Whether it did. */
  keepBoth(): Promise<boolean>;
}

/** Two versions as they are stored. */
export interface Versions {
  readonly original: StoredEntry;
  readonly copy: StoredEntry;
  /** Whether a version changed between the owner's look and the decision, so that nothing was decided yet. */
  readonly isRenewed: boolean;
}

/** What a conflict model needs of the world. */
export interface ConflictHost {
  readonly store: Pick<JournalStore, "entry" | "keep">;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly notices: Pick<NoticeModel, "tell" | "warn">;
  /** A state was committed. */
  readonly onKept: (stored: StoredEntry) => void;
}

/** A state that was replaced, and what stands in its place. */
interface Replaced {
  readonly before: StoredEntry;
  readonly after: StoredEntry;
}

export const ConflictModel = createModel((host: ConflictHost): ConflictModel => {
  const { store, clock, notices } = host;
  const versions = signal<Versions | undefined>(undefined);
  let latestLook = 0;
  let isBusy = false;

  const read = async (conflicts: readonly Conflict[], isRenewed: boolean) => {
    const look = ++latestLook;
    const found = await firstAlive(conflicts);
    // The owner went on to another pair, or the same one was read once more.
    if (look !== latestLook) return;
    const shown = versions.peek();
    const isSamePair = shown?.copy.entry.id === found?.copy.entry.id;
    versions.value = found && {
      ...found,
      isRenewed: isRenewed || (isSamePair && shown?.isRenewed === true),
    };
  };

  const firstAlive = async (conflicts: readonly Conflict[]) => {
    for (const conflict of conflicts) {
      // oxlint-disable-next-line no-await-in-loop -- nearly always the first is it
      const [original, copy] = await Promise.all([alive(conflict.original), alive(conflict.copy)]);
      if (original && copy) return { original, copy };
    }
    return undefined;
  };

  const alive = async (id: EntryId): Promise<StoredEntry | undefined> => {
    const found = await store.entry(id);
    if (!found.ok || !found.value) return undefined;
    return found.value.entry.trashedAt === undefined ? found.value : undefined;
  };

  /** Puts a state in the place of the one that was shown, which stays in the history for good. */
  const replace = async (
    before: StoredEntry,
    next: Entry,
  ): Promise<Result<Replaced, StoreProblem>> => {
    const nowMs = clock.nowMs();
    const isMove = (next.trashedAt === undefined) !== (before.entry.trashedAt === undefined);
    const kept = await store.keep({
      entry: isMove ? next : { ...next, editedAt: nowMs },
      base: before.revision,
      sitting: isMove ? trashSitting : host.newId(),
      nowMs,
      ...(!isMove && { pinsPrevious: true }),
    });
    if (!kept.ok) return kept;
    host.onKept(kept.value);
    return success({ before, after: kept.value });
  };

  const putBack = async (replaced: readonly Replaced[]) => {
    const problems: StoreProblem[] = [];
    for (const { before, after } of replaced.toReversed()) {
      // oxlint-disable-next-line no-await-in-loop -- a copy that comes back while its original does not is no harm, the other way round is
      const back = await replace(after, before.entry);
      if (!back.ok) problems.push(back.problem);
    }
    const [problem] = problems;
    if (problem) notices.warn(`Not all of it was taken back. ${sayProblem(problem)}`);
  };

  /** Carries a decision out on the versions that are shown, one change after the other. */
  const decide = async (
    changes: (shown: Versions) => readonly (readonly [StoredEntry, Entry])[],
    says: (shown: Versions) => string,
  ): Promise<boolean> => {
    const shown = versions.peek();
    if (!shown || isBusy) return false;
    isBusy = true;
    const done = await carryOut(shown, changes(shown));
    isBusy = false;
    const conflict = { original: shown.original.entry.id, copy: shown.copy.entry.id };
    if (done.ok) {
      const undo = async () => {
        await putBack(done.value);
        await read([conflict], false);
      };
      notices.tell(says(shown), { label: "Undo", run: () => void undo() });
    } else if (done.problem.kind !== "conflict") {
      notices.warn(`It is not decided yet. ${sayProblem(done.problem)}`);
    }
    if (done.ok) versions.value = undefined;
    else await read([conflict], done.problem.kind === "conflict");
    return done.ok;
  };

  const carryOut = async (
    { original, copy }: Versions,
    changes: readonly (readonly [StoredEntry, Entry])[],
  ): Promise<Result<readonly Replaced[], StoreProblem>> => {
    // Each change is guarded by its own revision; a version that stays as it is must be the one that was shown, too.
    for (const version of [original, copy]) {
      // oxlint-disable-next-line no-await-in-loop
      const now = await store.entry(version.entry.id);
      if (!now.ok) return now;
      if (now.value?.revision !== version.revision) return failure({ kind: "conflict" });
    }
    const replaced: Replaced[] = [];
    for (const [before, next] of changes) {
      // oxlint-disable-next-line no-await-in-loop -- the copy leaves only after its words are in the original
      const done = await replace(before, next);
      if (!done.ok) return done;
      replaced.push(done.value);
    }
    return success(replaced);
  };

  return {
    versions,
    look: (conflicts) => read(conflicts, false),
    keepOriginal: () =>
      decide(
        ({ copy }) => [[copy, trashed(copy.entry, clock.nowMs())]],
        ({ original }) => `Kept “${labelOf(original.entry)}”. Its conflict copy is in the trash.`,
      ),
    keepCopy: () =>
      decide(
        ({ original, copy }) => [
          [original, withContentOfCopy(original.entry, copy.entry, host.newId)],
          [copy, trashed(copy.entry, clock.nowMs())],
        ],
        ({ original }) =>
          `“${labelOf(original.entry)}” now says what its copy said. The version before is in its history.`,
      ),
    keepBoth: () =>
      decide(
        ({ copy }) => [[copy, asOwnEntry(copy.entry)]],
        () => "Both are kept, each as an entry of its own.",
      ),
  };
});
