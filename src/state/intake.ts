import type { Version } from "../core/backup/format";
import type { Place } from "../core/backup/place";
import {
  type ImportPlan,
  type PlannedWrite,
  planImport,
  type Standing,
} from "../core/backup/plan-import";
import { parsed } from "../core/backup/read-header";
import { readVersion } from "../core/backup/read-version";
import { lineReader } from "../core/backup/reread";
import type { Entry } from "../core/journal/entry";
import type { EntryId } from "../core/journal/id";
import type { Digest } from "../core/journal/lineage";
import { readEntry } from "../core/journal/read-entry";
import { failure, type Result, success } from "../core/result";
import type { FileBytes } from "../platform/file-bytes";
import type { ImportChange, ImportReceipt, JournalStore } from "../storage/journal-store";
import type { StoreProblem } from "../storage/problem";
import {
  type BackupContent,
  openLocked,
  readContent,
  type Refusal,
  unreadable,
} from "./backup-content";
import { differsInLineageOnly, HeldWrite } from "./held-write";

/** A file on its way into the journal: read, compared, and stored on request. */
export interface Intake {
  /** Reads a file and compares it with the journal; stores nothing. */
  read(file: Blob, how: HowToRead): Promise<Result<Outline, Refusal>>;
  /** Compares the file with the journal as it is now. */
  compareAgain(): Promise<Result<Outline, Refusal>>;
  /** Stores what was chosen of the last comparison's plan, all or nothing. */
  store(chosen: ChosenImport): Promise<Result<ImportReceipt, StoreProblem>>;
}

/** How a file is to be read. */
export interface HowToRead {
  /** Every line that is whole, of a file that is not. */
  readonly isSalvage?: boolean;
  /** Of an encrypted file. */
  readonly passphrase?: string | undefined;
}

/** What the owner chose to do with a file. */
export interface ChosenImport {
  readonly nowMs: number;
  readonly fileName: string;
  /** Groups that are not to be imported. */
  readonly leftOut: readonly Standing[];
  /** Puts the file in the place of the whole journal, of as many entries. */
  readonly inPlaceOf?: number;
}

/** What a file would change. It can be sent to another thread, so it holds no entries. */
export interface Outline {
  /** How many of the file's entries stand how to the journal. */
  readonly counts: Readonly<Record<Standing, number>>;
  /** What the first of these are called. */
  readonly labels: ImportPlan["labels"];
  /** How many entries would be written or taken away, for each group of the file's entries. */
  readonly changes: Readonly<Record<Standing, number>>;
  /** How many entries would only be told what the other device remembers. */
  readonly notes: number;
  /** How many entries there are here, the trash included. */
  readonly here: number;
  /** Earlier states of entries that the file brings; those that are here already count as well. */
  readonly versions: number;
  /** Whether the file holds a history, or what only a newer version knows. */
  readonly hasMore: boolean;
  /** How large the file is when nothing is packed. */
  readonly bytes: number;
  /** Lines of a damaged file that are lost; nothing where the file is whole. */
  readonly lostLines?: number;
  /** The line of the settings. */
  readonly settings?: string;
}

/** What an intake is at, and with how many entries it is done. */
export interface IntakeProgress {
  readonly step: "reading" | "importing";
  readonly done: number;
}

export interface IntakeTools {
  readonly store: Pick<JournalStore, "entries" | "importEntries" | "countEntries">;
  readonly digest: Digest;
  readonly files: FileBytes;
  /** Called again and again; the work goes on when it resolves. */
  readonly pause: () => Promise<void>;
  readonly report: (progress: IntakeProgress) => void;
}

/** Entries of a file that are held at once: more than are compared with the journal by one read. */
const mostHeld = 100;
/** Titles that are told of each standing. */
const mostLabels = 20;
/** Entries between two reports. */
const reportEvery = 200;

/** An intake holds the places of a file's lines and not the lines. */
export function openIntake(tools: IntakeTools): Intake {
  const { store, digest, files, pause, report } = tools;
  let content: BackupContent | undefined;
  let plan: ImportPlan | undefined;
  let line: ((place: Place) => string) | undefined;
  /** Entries that were asked for since the import began; nothing while there is none. */
  let imported: number | undefined;

  /** The entry that is the `at`th of the file. */
  const entryAt = (at: number): Entry => {
    if (imported !== undefined && ++imported % reportEvery === 0)
      report({ step: "importing", done: imported });
    return entryOf((content && line?.(content.entries.at(at))) ?? "");
  };

  const tell = (step: IntakeProgress["step"]) => (done: number) => {
    if (done % reportEvery === 0) report({ step, done });
    return pause();
  };

  /** Every entry of the file, read when it is asked for; of several of one id the first. */
  const wholeFile = (count: number): readonly ImportChange[] => {
    const changes = new Map<EntryId, ImportChange>();
    for (let at = 0; at < count; at += 1) {
      const { id } = entryAt(at);
      if (!changes.has(id))
        changes.set(id, {
          id,
          base: 0,
          get entry() {
            return entryAt(at);
          },
        });
    }
    imported = 0;
    return [...changes.values()];
  };

  const compare = async (): Promise<Result<Outline, Refusal>> => {
    imported = undefined;
    const read = content && (await files.reader(content.file));
    if (!content || !read) return failure(unreadable);
    line = lineReader(read, files.decoder());
    const { entries, file, lostLines, sections, settings, versions } = content;
    /** Which of the file the entries are that are being compared right now. */
    const held = new Map<Entry, number>();
    const all = function* (): Generator<Entry> {
      for (let at = 0; at < entries.length; at += 1) {
        const entry = entryAt(at);
        held.set(entry, at);
        if (held.size > mostHeld) held.delete(held.keys().next().value ?? entry);
        yield entry;
      }
    };
    const hold = (write: PlannedWrite, from: Entry): PlannedWrite => {
      const at = held.get(from);
      return at !== undefined && differsInLineageOnly(write.entry, from)
        ? new HeldWrite(write, at, entryAt)
        : write;
    };
    const planned = await planImport(all(), {
      digest,
      entries: store.entries,
      pause: tell("reading"),
      hold,
    }).catch(() => undefined);
    if (!planned) return failure(unreadable);
    if (!planned.ok) return failure({ kind: "store", problem: planned.problem });
    const here = await store.countEntries();
    if (!here.ok) return failure({ kind: "store", problem: here.problem });
    plan = planned.value;
    const { counts, labels, writes, removals } = plan;
    const changes = byStanding(() => 0);
    for (const { standing, isQuiet } of writes) changes[standing] += isQuiet ? 0 : 1;
    for (const { standing } of removals) changes[standing] += 1;
    return success({
      counts,
      labels: byStanding((standing) => labels[standing].slice(0, mostLabels)),
      changes,
      notes: writes.filter(({ isQuiet }) => isQuiet).length,
      here: here.value,
      versions: versions.length,
      hasMore: versions.length + sections.size > 0,
      bytes: file.size,
      ...(lostLines !== undefined && { lostLines }),
      ...(settings !== undefined && { settings }),
    });
  };

  return {
    async read(given, { isSalvage = false, passphrase }) {
      const opened = await openLocked(given, passphrase, files);
      if (!opened.ok) return opened;
      const read = await readContent(opened.value, isSalvage, {
        files,
        tools: { decoder: files.decoder(), pause: tell("reading") },
      });
      if (!read.ok) return read;
      content = read.value;
      return compare();
    },
    compareAgain: compare,
    async store({ nowMs, fileName, leftOut, inPlaceOf }) {
      if (!content || !plan) return failure({ kind: "unknown", why: "there is no file" });
      const isChosen = ({ standing }: Pick<PlannedWrite, "standing">) =>
        !leftOut.includes(standing);
      const { versions, sections, session } = content;
      const told = {
        *[Symbol.iterator]() {
          for (let at = 0; at < versions.length; at += 1)
            yield versionOf(line?.(versions.at(at)) ?? "");
        },
      };
      imported = 0;
      const beside = { versions: told, sections, session };
      if (inPlaceOf !== undefined)
        return store.importEntries(wholeFile(content.entries.length), nowMs, beside, {
          fileName,
          inPlaceOf,
        });
      const writes = plan.writes.filter(isChosen);
      const removals = plan.removals.filter(isChosen);
      return store.importEntries(writes, nowMs, beside, { fileName, removals });
    },
  };
}

function byStanding<Value>(valueOfOne: (standing: Standing) => Value): Record<Standing, Value> {
  return {
    new: valueOfOne("new"),
    same: valueOfOne("same"),
    "newer in file": valueOfOne("newer in file"),
    "newer here": valueOfOne("newer here"),
    "both changed": valueOfOne("both changed"),
  };
}

function entryOf(line: string): Entry {
  const entry = readEntry(valueOf(line));
  if (!entry.ok) throw new Error("the file changed while it was read");
  return entry.value;
}

function versionOf(line: string): Version {
  const version = readVersion(valueOf(line));
  if (!version.ok) throw new Error("the file changed while it was read");
  return version.value;
}

function valueOf(line: string): unknown {
  const json = line.trim();
  return parsed(json.endsWith(",") ? json.slice(0, -1) : json);
}
