import { createModel } from "@preact/signals";
import { sayCount } from "../core/backup/say-count";
import type { Head } from "../core/journal/entry";
import { withFacts } from "../core/journal/facts";
import type { EntryId } from "../core/journal/id";
import type { Digest } from "../core/journal/lineage";
import { lineageAfter } from "../core/journal/past";
import { renameFacts, type Renaming } from "../core/journal/rename-facts";
import { failure, type Result, success } from "../core/result";
import type { Clock } from "../platform/clock";
import type {
  ImportChange,
  ImportReceipt,
  JournalStore,
  StoredEntry,
} from "../storage/journal-store";
import type { StoreProblem } from "../storage/problem";
import type { EditorModel } from "./editor-model";
import type { JournalModel } from "./journal-model";
import type { NoticeModel } from "./notice-model";
import { sayProblem } from "./say-problem";

/** Gives tags and sections other names, in all entries at once. */
export interface RenameModel {
  /** The entries that a renaming would change, the newest first. */
  preview(renaming: Renaming): readonly Head[];
  /** Renames in one transaction, or not at all; a notice takes it back. Whether it is done. */
  rename(renaming: Renaming): Promise<boolean>;
}

interface RenameNeeds {
  readonly store: Pick<JournalStore, "entries" | "importEntries" | "undoImport">;
  readonly journal: Pick<JournalModel, "heads">;
  readonly editor: Pick<EditorModel, "flush">;
  readonly notices: Pick<NoticeModel, "tell" | "warn">;
  readonly digest: Digest;
  readonly clock: Pick<Clock, "nowMs">;
  readonly onKept: (stored: StoredEntry) => void;
  /** More changed than can be told one by one. */
  readonly whenImported: () => Promise<void>;
}

/** So many entries are read and worked out at a time. */
const batchSize = 50;

/** So many changed entries are told one by one; beyond, the list is read anew. */
const mostTold = 300;

/** An entry may be written by another tab in between: then all is read anew, so often. */
const mostTries = 3;

export const RenameModel = createModel((needs: RenameNeeds): RenameModel => {
  const { store, journal, editor, notices, digest, clock } = needs;

  const preview = (renaming: Renaming) =>
    journal.heads.peek().filter(({ facts }) => renameFacts(facts, renaming) !== undefined);

  /** What is to be written: each entry with its new facts, and with the state before in its lineage. */
  const changesOf = async (
    renaming: Renaming,
    nowMs: number,
  ): Promise<Result<readonly ImportChange[], StoreProblem>> => {
    const ids = preview(renaming).map(({ id }) => id);
    const changes: ImportChange[] = [];
    for (let from = 0; from < ids.length; from += batchSize) {
      // oxlint-disable-next-line no-await-in-loop -- a batch after the other bounds the memory
      const read = await store.entries(ids.slice(from, from + batchSize));
      if (!read.ok) return read;
      for (const { entry, revision } of read.value) {
        const patch = renameFacts(entry.facts, renaming);
        if (!patch) continue;
        const facts = withFacts(entry.facts, patch);
        // oxlint-disable-next-line no-await-in-loop
        const lineage = await lineageAfter(entry, digest);
        changes.push({ entry: { ...entry, facts, editedAt: nowMs, lineage }, base: revision });
      }
    }
    return success(changes);
  };

  const write = async (
    renaming: Renaming,
  ): Promise<Result<Written, StoreProblem | "not saved">> => {
    for (let tries = 1; ; tries += 1) {
      // What is still being written elsewhere would otherwise meet a newer entry.
      // oxlint-disable-next-line no-await-in-loop -- one try after the other
      if (!(await editor.flush())) return failure("not saved");
      const nowMs = clock.nowMs();
      // oxlint-disable-next-line no-await-in-loop
      const changes = await changesOf(renaming, nowMs);
      if (!changes.ok) return changes;
      const kind = { renaming: sayRenaming(renaming) };
      // oxlint-disable-next-line no-await-in-loop
      const stored = await store.importEntries(changes.value, nowMs, undefined, kind);
      if (stored.ok)
        return success({ receipt: stored.value, ids: changes.value.map(({ entry }) => entry.id) });
      if (stored.problem.kind !== "conflict" || tries === mostTries) return stored;
    }
  };

  const tellChanged = async (ids: readonly EntryId[]) => {
    const read = await store.entries(ids.slice(0, mostTold));
    if (read.ok) read.value.forEach(needs.onKept);
    if (!read.ok || ids.length > mostTold) await needs.whenImported();
  };

  const undo = async ({ importedAtMs }: ImportReceipt) => {
    const undone = await store.undoImport(importedAtMs, clock.nowMs());
    if (!undone.ok) {
      notices.warn(`The renaming was not undone. ${sayProblem(undone.problem)}`);
      return;
    }
    const { restored, kept } = undone.value;
    const rest = kept === 0 ? "" : ` ${sayCount(kept)} edited since then stayed.`;
    notices.tell(`Renaming undone in ${sayCount(restored)}.${rest}`);
    await needs.whenImported();
  };

  return {
    preview,
    async rename(renaming) {
      const written = await write(renaming);
      if (!written.ok) {
        const why =
          written.problem === "not saved"
            ? "What you wrote last is not saved yet. Try again when it is."
            : sayProblem(written.problem);
        notices.warn(`Nothing was renamed. ${why}`);
        return false;
      }
      const { receipt, ids } = written.value;
      notices.tell(`${sayRenaming(renaming)}, in ${sayCount(receipt.entries)}.`, {
        label: "Undo",
        run: () => void undo(receipt),
      });
      await tellChanged(ids);
      return true;
    },
  };
});

interface Written {
  readonly receipt: ImportReceipt;
  readonly ids: readonly EntryId[];
}

/** What was done, as it stands in a notice and in the list of what can be taken back. */
function sayRenaming({ of, from, to }: Renaming): string {
  const sign = of === "tag" ? "#" : "@";
  return to === undefined ? `Took ${sign}${from} off` : `Renamed ${sign}${from} to ${sign}${to}`;
}
