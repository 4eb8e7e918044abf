import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import type { PickedFile } from "../core/exchange/exchange-job";
import { settingsFromBackup } from "../core/backup/own-settings";
import type { Standing } from "../core/backup/plan-import";
import { sayBackupProblem } from "../core/backup/say-backup-problem";
import { sayCount } from "../core/backup/say-count";
import { sayBytes } from "../core/say-bytes";
import type { Result } from "../core/result";
import type { ImportReceipt } from "../storage/journal-store";
import type { BackupOptions } from "./backup-model";
import type { Refusal } from "./backup-content";
import { type ChosenImport, type HowToRead, type IntakeProgress, type Outline } from "./intake";
import { openIntakeReader, type IntakeReader } from "./intake-reader";
import { pickedOf, readPicked } from "./read-picked";
import { changesOf, sayLost, sayNothingToImport, sayPlan, sayUndone } from "./say-import";
import { sayProblem } from "./say-problem";

/** A backup on its way into the journal: looked at first, stored on request, and taken back if wished. */
export interface ImportModel {
  readonly state: ReadonlySignal<ImportState>;
  /** The imports that can be taken back, the newest first. */
  readonly imports: ReadonlySignal<readonly ImportReceipt[]>;
  /** Finds out whether there are imports to take back. */
  look(): Promise<void>;
  /** Reads a file and compares it with the journal; stores nothing. */
  read(file: File): Promise<void>;
  /** Reads the encrypted file that was refused once more, with its passphrase. */
  unlock(passphrase: string): Promise<void>;
  /** Reads the damaged file that was refused once more, for the lines of it that are whole. */
  salvage(): Promise<void>;
  /** Reads what was picked or dropped: a backup as {@link read} does, a zip, a folder or files of Markdown. */
  take(files: readonly PickedFile<File>[]): Promise<void>;
  /** Forgets the file; an import that is under way is stored as a whole or not at all. */
  cancel(): void;
  /** Stores what the preview shows but for these groups, all or nothing. */
  importPreviewed(leftOut?: readonly Standing[]): Promise<void>;
  /** Puts the file in the place of the whole journal, which can be undone like any import. */
  replaceAll(): Promise<void>;
  /** Takes an import back; the last one unless another is named. */
  undo(importedAtMs?: number): Promise<void>;
}

export type ImportState =
  | { readonly step: "waiting" }
  /** `why` is a whole sentence. */
  | {
      readonly step: "refused";
      readonly fileName: string;
      readonly why: string;
      /** Whether there may be whole lines in it. */
      readonly canSalvage?: boolean;
      /** Whether it is encrypted and can be opened with its passphrase. */
      readonly isLocked?: boolean;
    }
  | { readonly step: "reading"; readonly fileName: string; readonly done: number }
  | Preview
  | {
      readonly step: "importing";
      readonly fileName: string;
      readonly done: number;
      readonly total: number;
      /** Whether it goes on beside the page, so that it can be ended. */
      readonly canCancel: boolean;
    };

export interface Preview {
  readonly step: "preview";
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly plan: Outline;
  /** What Markdown files held beside the entries, as sentences. */
  readonly told?: readonly string[];
  /** Whether the journal changed since the owner was shown a preview, so that this is another one. */
  readonly isRenewed: boolean;
}

export const ImportModel = createModel((options: BackupOptions): ImportModel => {
  const { store, clock, notices, whenImported, loadQuota } = options;
  const state = signal<ImportState>({ step: "waiting" });
  const imports = signal<readonly ImportReceipt[]>([]);
  /** Work on a file that was taken back, or followed by another one, must not show up any more. */
  let latestWork = 0;
  let file: File | undefined;
  let reader: IntakeReader | undefined;

  const refuse = (fileName: string, why: string) => {
    state.value = { step: "refused", fileName, why };
  };

  const follow = ({ step, done }: IntakeProgress) => {
    const shown = state.peek();
    if (shown.step === step) state.value = { ...shown, done };
  };

  const preview = async (
    outlined: Result<Outline, Refusal>,
    { name: fileName, size: sizeBytes }: File,
    isRenewed: boolean,
  ) => {
    if (!outlined.ok) {
      state.value = { step: "refused", fileName, ...refusalOf(outlined.problem) };
      return;
    }
    const plan = outlined.value;
    const lack = await lackOfRoom(plan, loadQuota);
    if (lack !== undefined) refuse(fileName, lack);
    else state.value = { step: "preview", fileName, sizeBytes, plan, isRenewed };
  };

  const look = async () => {
    const found = await store.imports();
    if (found.ok) imports.value = found.value;
  };

  const forget = () => {
    latestWork++;
    reader?.end();
    reader = undefined;
    state.value = { step: "waiting" };
  };

  const readIn = async (given: File, how: HowToRead) => {
    // A file that is dropped on the page meanwhile must not end an import that is being stored.
    if (state.peek().step === "importing") return;
    forget();
    const work = latestWork;
    file = given;
    state.value = { step: "reading", fileName: given.name, done: 0 };
    const opened = (reader = openIntakeReader(options, follow, () => work === latestWork));
    const read = await opened.read(given, how);
    if (work === latestWork) await preview(read, given, false);
  };

  const takeSettings = ({ settings: line }: Outline) => {
    const { settings } = options;
    if (line !== undefined) settings?.change(settingsFromBackup(line, settings.settings.peek()));
  };

  const settle = async (told: string, plan: Outline) => {
    takeSettings(plan);
    forget();
    await look();
    notices.tell(told);
    await whenImported();
  };

  /** Hands the file to the journal; `say` has the words for when it is stored, with something beside its entries or not. */
  const keep = async (
    shown: Preview,
    chosen: Omit<ChosenImport, "nowMs" | "fileName">,
    total: number,
    say: (hasMore: boolean) => string,
  ) => {
    if (!reader || !file) return;
    const { fileName, plan } = shown;
    const { canEnd } = reader;
    state.value = { step: "importing", fileName, done: 0, total, canCancel: canEnd };
    const nowMs = clock.nowMs();
    const work = latestWork;
    const imported = await reader.store({ ...chosen, nowMs, fileName }).catch(() => undefined);
    if (!imported) {
      // The thread was ended, or died: whether it had committed by then, only the store knows.
      await look();
      if (imports.peek().some(({ importedAtMs }) => importedAtMs === nowMs))
        return settle(say(false), plan);
      const nothing = "The import was ended before it was stored: nothing was changed.";
      if (work === latestWork) refuse(fileName, nothing);
      else notices.tell(nothing);
    } else if (imported.ok) {
      await settle(say(imported.value.hasMore === true), plan);
    } else if (imported.problem.kind === "conflict") {
      state.value = { step: "reading", fileName, done: 0 };
      const again = await reader.compareAgain();
      if (work === latestWork) await preview(again, file, true);
    } else {
      refuse(fileName, `Nothing was imported. ${sayProblem(imported.problem)}`);
    }
  };

  return {
    state,
    imports,
    look,
    read: (given) => readIn(given, {}),
    async unlock(passphrase) {
      if (file) await readIn(file, { passphrase });
    },
    async salvage() {
      if (file) await readIn(file, { isSalvage: true });
    },
    cancel: forget,
    async take(given) {
      // What is being stored is stored to its end first.
      if (given.length === 0 || state.peek().step === "importing") return;
      forget();
      const work = latestWork;
      const picked = pickedOf(given);
      const { name: fileName, size: sizeBytes } = picked;
      state.value = { step: "reading", fileName, done: 0 };
      const read = await readPicked(picked, options, (done) => {
        if (work !== latestWork) return false;
        state.value = { step: "reading", fileName, done };
        return true;
      });
      if (work !== latestWork) return;
      if (!read.ok) return refuse(fileName, `${read.problem}; nothing was changed.`);
      await this.read(read.value.file);
      const shown = state.peek();
      if (shown.step === "preview" && shown.fileName === fileName)
        state.value = { ...shown, sizeBytes, told: read.value.told };
    },
    async importPreviewed(leftOut = []) {
      const shown = state.peek();
      if (shown.step !== "preview") return;
      const { plan } = shown;
      const total = changesOf(plan, leftOut);
      if (total === 0 && plan.notes === 0 && !plan.hasMore) {
        takeSettings(plan);
        notices.tell(sayNothingToImport(plan, leftOut));
        return forget();
      }
      await keep(shown, { leftOut }, total, (hasMore) =>
        total > 0 || hasMore
          ? `${sayPlan(plan, leftOut)}.${sayLost(plan)}`
          : `${sayNothingToImport(plan, leftOut)}${sayLost(plan)}`,
      );
    },
    async replaceAll() {
      const shown = state.peek();
      if (shown.step !== "preview") return;
      const { counts, here } = shown.plan;
      const total = sumOf(counts);
      const told = `Replaced: the journal is what the file held, ${sayCount(total)}. What was here is in a restore point: “Undo import” brings it back.`;
      await keep(shown, { leftOut: [], inPlaceOf: here }, total, () => told);
    },
    async undo(importedAtMs = imports.peek()[0]?.importedAtMs) {
      const known = imports.peek();
      if (!known.some((one) => one.importedAtMs === importedAtMs)) return;
      // A second click finds nothing to take back.
      imports.value = known.filter((one) => one.importedAtMs !== importedAtMs);
      const undone = await store.undoImport(importedAtMs ?? 0, clock.nowMs());
      await look();
      if (!undone.ok) {
        notices.warn(`The import was not undone. ${sayProblem(undone.problem)}`);
        return;
      }
      notices.tell(sayUndone(undone.value));
      await whenImported();
    },
  };
});

/** Why a file is refused, as a sentence, and what can be done about it. */
function refusalOf(
  refusal: Refusal,
): Omit<Extract<ImportState, { readonly step: "refused" }>, "step" | "fileName"> {
  if (refusal.kind === "store")
    return { why: `Nothing was imported. ${sayProblem(refusal.problem)}` };
  const { problem, isTorn } = refusal;
  const isLocked = problem.kind === "locked" || problem.kind === "wrong passphrase";
  return {
    why: `${sayBackupProblem(problem)}; nothing was changed.`,
    ...(isTorn && { canSalvage: true }),
    ...(isLocked && { isLocked: true }),
  };
}

/** That what would be written does not fit into the browser, as far as that knows. */
async function lackOfRoom(
  { bytes, changes, counts }: Outline,
  loadQuota: BackupOptions["loadQuota"],
): Promise<string | undefined> {
  const room = await loadQuota()
    .then((quota) => quota.estimate())
    .catch(() => undefined);
  const total = sumOf(counts);
  const needed = total === 0 ? 0 : bytes * Math.min(1, sumOf(changes) / total);
  if (!room || room.freeBytes >= needed) return undefined;
  return `Nothing was imported: the entries need some ${sayBytes(needed)}, and the browser has ${sayBytes(room.freeBytes)} free. Make room on this device and try again.`;
}

function sumOf(counts: Readonly<Record<Standing, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
