import { encodeBackup } from "../core/backup/encode";
import type { PickedFile } from "../core/exchange/exchange-job";
import { isMarkdown } from "../core/exchange/path-flaw";
import type { ReadNote } from "../core/exchange/read-given";
import { sayExchangeProblem, sayLeftOut } from "../core/exchange/say-exchange-problem";
import type { Entry } from "../core/journal/entry";
import { failure, type Result, success } from "../core/result";
import type { Exchange } from "../platform/exchange-worker";
import type { Files } from "../platform/files";
import type { Pause } from "../platform/pause";
import type { JournalStore } from "../storage/journal-store";

/** What was picked or dropped, as one thing with a name. */
export interface Picked {
  readonly name: string;
  readonly size: number;
  readonly files: readonly PickedFile<File>[];
}

/** A backup of what was picked, and what was not among it, as sentences. */
export interface PickedBackup {
  readonly file: File;
  readonly told: readonly string[];
}

export interface PickTools {
  readonly exchange: Pick<Exchange, "read">;
  readonly store: Pick<JournalStore, "entries">;
  readonly files: Pick<Files, "bytes" | "make">;
  readonly newPause: () => Pause;
}

/** What these files are called together. */
export function pickedOf(files: readonly PickedFile<File>[]): Picked {
  const [first] = files;
  const folder = first?.path.includes("/") ? first.path.split("/", 1)[0] : undefined;
  const many = `${files.length.toLocaleString("en")} files`;
  const together = folder === undefined ? many : `${folder} (${many})`;
  return {
    name: files.length === 1 ? (first?.file.name ?? "") : together,
    size: files.reduce((sum, { file }) => sum + file.size, 0),
    files,
  };
}

/**
 * What was picked as a backup, which is then read as any other: a backup is itself, and the entries of
 * Markdown files are made one. The reason why nothing is taken is a sentence without its full stop.
 * @param goOn called with how many files are done; the reading ends when it brings `false`
 */
export async function readPicked(
  picked: Picked,
  tools: PickTools,
  goOn: (done: number) => boolean,
): Promise<Result<PickedBackup, string>> {
  const backup = await backupIn(picked.files, tools.files);
  if (backup) return success({ file: backup, told: [] });
  const notes: ReadNote[] = [];
  const read = await tools.exchange.read(picked.files, (more, done) => {
    notes.push(...more);
    return goOn(done);
  });
  if (!read.ok)
    return failure(
      read.problem.kind === "no worker"
        ? "The part of the app that reads Markdown could not be loaded: try again when online"
        : sayExchangeProblem(read.problem),
    );
  const told = sayLeftOut(read.value);
  if (notes.length === 0)
    return failure(
      ["There is no Markdown file that can be read", ...told].join(". ").replace(/\.$/, ""),
    );
  const entries = await settled(notes, tools.store);
  const made = await tools.files.make(encodeBackup(entries, tools.newPause()));
  return success({ file: new File([made], picked.name), told });
}

/** The file among these that is a backup, or nothing that is known: neither Markdown nor a zip, nor beside Markdown. */
async function backupIn(
  files: readonly PickedFile<File>[],
  { bytes }: Pick<Files, "bytes">,
): Promise<File | undefined> {
  if (files.some(({ path }) => isMarkdown(path))) return undefined;
  const found = files.find(({ path }) => /\.json$/i.test(path)) ?? files[0];
  const start = files.length === 1 && found ? await bytes(found.file, 0, 2) : undefined;
  return start?.[0] === 0x50 && start[1] === 0x4b ? undefined : found?.file;
}

const batchSize = 200;

/**
 * The entries in the order of their ids, those of other programs' files as they are here if they are: the same id means the same
 * path and text, so the file has nothing to say that the entry here did not begin with.
 */
async function settled(
  notes: readonly ReadNote[],
  store: Pick<JournalStore, "entries">,
): Promise<readonly Entry[]> {
  const known = new Map<string, Entry>();
  const foreign = notes.filter(({ isForeign }) => isForeign).map(({ entry }) => entry.id);
  for (let from = 0; from < foreign.length; from += batchSize) {
    const here = await store.entries(foreign.slice(from, from + batchSize));
    if (here.ok) for (const { entry } of here.value) known.set(entry.id, entry);
  }
  return notes
    .map(({ entry }) => known.get(entry.id) ?? entry)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
