import { type Beside, encodeBackup } from "../core/backup/encode";
import { printVersion, type Version } from "../core/backup/format";
import { sayCount } from "../core/backup/say-count";
import { stateSum } from "../core/backup/state-sum";
import type * as Verification from "../core/backup/verify";
import { type Entry, isBlankEntry, withoutEmptyParts } from "../core/journal/entry";
import type { EntryId } from "../core/journal/id";
import type { Files } from "../platform/files";
import type { Pause } from "../platform/pause";
import type { JournalStore, Revision } from "../storage/journal-store";
import type { EditorModel } from "./editor-model";
import { type BackupOrder, type Progress, wrap } from "./make-backup";
import { type Backup, backupOf, readBackFailed } from "./say-backup";
import { sayProblem } from "./say-problem";

export interface PageBackupNeeds {
  readonly store: Pick<JournalStore, "publish">;
  readonly editor: Pick<EditorModel, "unsaved" | "held">;
  readonly files: Files;
  readonly pause: Pause;
  /** Told how far it is; who throws here ends it. */
  readonly report: (progress: Progress) => void;
  /** Loads what reads a backup back: without it the file still goes out, and is not called verified. */
  readonly loadVerification?: (() => Promise<typeof Verification>) | undefined;
}

/** Entries between two drawings of the progress. */
const progressEvery = 50;

/** The backup as the page makes it, where no thread can: a sentence where there is nothing to put into one. */
export async function makeInPage(
  needs: PageBackupNeeds,
  order: BackupOrder,
): Promise<Backup | string> {
  const { store, editor, files, pause } = needs;
  const { loadVerification = () => import("../core/backup/verify") } = needs;
  const collected = await collect(store, editor, order);
  if (typeof collected === "string") return collected;
  const { entries, versions, beside, revision, gaps, leftOut } = collected;
  const report = (step: Progress["step"]) => (done: number) => {
    if (done % progressEvery === 0) needs.report({ step, done, total: entries.length });
    return pause();
  };
  const plain = await files.make(encodeBackup(entries, report("writing"), beside));
  const { file, pieces } = await wrap(plain, order, files);
  const tools = { decoder: files.decoder(), pause: report("checking") };
  const expected = {
    entries: entries.map(stateSum),
    versions: versions.map(({ entry }) => stateSum(entry)),
    lines: beside.flatMap(([section, lines]) =>
      section === "versions" ? [] : lines.map(stateSum),
    ),
  };
  const unverified = "not verified: the app could not load its check. Keep your earlier backups";
  const flaw = await loadVerification()
    .then(async ({ findFlaw }) => {
      const found = await findFlaw(await pieces(), expected, tools);
      return found && readBackFailed(found);
    })
    .catch(() => unverified);
  const counts = { entries: entries.length, versions: versions.length };
  return backupOf({ file, ...counts, revision, leftOut }, flaw, gaps);
}

interface Collected {
  readonly entries: readonly Entry[];
  readonly versions: readonly Version[];
  /** The lines behind the entries, the versions' among them. */
  readonly beside: Beside;
  readonly revision: Revision;
  readonly leftOut: number;
  /** What of the journal is not among them, as sentences. */
  readonly gaps: readonly string[];
}

/**
 * All entries in the order of their ids; what is on screen and could not be stored counts, too.
 * Where there is nothing at all, the reason as a sentence.
 */
async function collect(
  store: Pick<JournalStore, "publish">,
  editor: PageBackupNeeds["editor"],
  { hasHistory, settings }: BackupOrder,
): Promise<Collected | string> {
  const stored: Entry[] = [];
  const versions: Version[] = [];
  let lines: Beside = [];
  let leftOut = 0;
  const published = await store.publish(
    (batch) => stored.push(...batch),
    () => leftOut++,
    {
      begin({ session, sections }) {
        lines = [
          ...(session ? [["session", [JSON.stringify(session)]] as const] : []),
          ...(settings === undefined ? [] : [["settings", [settings]] as const]),
          ...sections,
        ];
      },
      ...(hasHistory && { versions: (batch) => void versions.push(...batch) }),
    },
  );
  const inMemory = published.ok ? editor.unsaved() : editor.held();
  const all = [...(published.ok ? stored : []), ...worthKeeping(inMemory)];
  const byId = new Map<EntryId, Entry>(all.map((entry) => [entry.id, entry]));
  const entries = [...byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (published.ok) {
    const gaps = leftOut > 0 ? [`Not in it: ${sayCount(leftOut)} that could not be read.`] : [];
    const beside: Beside = [["versions", versions.map(printVersion)], ...lines];
    return { entries, versions, beside, revision: published.value, leftOut, gaps };
  }
  const why = sayProblem(published.problem);
  if (entries.length === 0) return why;
  const gaps = [`Only what is on screen is in it. ${why}`];
  return { entries, versions: [], beside: [], revision: 0, leftOut, gaps };
}

/** What has words in it, as it would be stored. */
export function worthKeeping(entries: readonly Entry[]): readonly Entry[] {
  return entries.filter((entry) => !isBlankEntry(entry)).map(withoutEmptyParts);
}
