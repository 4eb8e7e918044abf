import { BackupWriter } from "../core/backup/encode";
import { type Counts, printEntry, printVersion } from "../core/backup/format";
import { type Pieces, piecesOf } from "../core/backup/lines";
import { stateSum } from "../core/backup/state-sum";
import { findFlaw } from "../core/backup/verify";
import type { Entry } from "../core/journal/entry";
import { failure, type Result, success } from "../core/result";
import type { FileBytes } from "../platform/file-bytes";
import type { Scratch } from "../platform/scratch";
import type { JournalStore, PublishBeside, Revision } from "../storage/journal-store";
import type { StoreProblem } from "../storage/problem";

/** What the owner wishes of a backup. */
export interface BackupWishes {
  /** Every earlier state of every entry goes along. */
  readonly hasHistory?: boolean;
  /** By gzip. */
  readonly isPacked?: boolean;
  /** Encrypts the file, by age; it is kept nowhere. */
  readonly passphrase?: string | undefined;
  /** Through the share sheet, where there is one, and not into the downloads. */
  readonly isShared?: boolean;
}

/** A backup to be made. */
export interface BackupOrder extends BackupWishes {
  /** States that could not be stored, and take the place of the stored ones. */
  readonly unsaved: readonly Entry[];
  /** The line of the settings; none where they are those of a new journal. */
  readonly settings?: string | undefined;
}

export interface MadeBackup {
  readonly file: Blob;
  readonly entries: number;
  readonly versions: number;
  /** The number of the last write that is in it. */
  readonly revision: Revision;
  /** Entries that could not be read. */
  readonly leftOut: number;
  /** What reading it back found wrong, as a half sentence. */
  readonly flaw?: string | undefined;
}

/** How far a backup is. */
export interface Progress {
  readonly step: "writing" | "checking";
  readonly done: number;
  readonly total: number;
}

/** Bytes that are gathered before they leave the memory of this thread. */
const chunkBytes = 250_000;
const encoder = new TextEncoder();
/** Lines between two reports. */
const reportEvery = 500;
/** How often a journal may change under the eyes of the writer before it gives up. */
const mostTries = 5;

/**
 * Writes the whole journal into a file and reads it back, holding no more of it than a few entries.
 * It keeps the thread busy between the reads of the database, so it belongs into a worker.
 */
export async function makeBackup(
  order: BackupOrder,
  store: Pick<JournalStore, "publish">,
  files: FileBytes,
  report: (progress: Progress) => void,
): Promise<Result<MadeBackup, StoreProblem>> {
  const unsaved = order.unsaved.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const scratch = await files.scratch();
  let known: Pick<Counts, "entries" | "versions"> | undefined;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const run = new Run(order, unsaved, known, { scratch, report });
    // oxlint-disable-next-line no-await-in-loop -- the second try knows what the first one counted
    const published = await store.publish(
      (batch) => run.takeEntries(batch),
      () => (run.leftOut += 1),
      {
        begin: (journal) => run.begin(journal),
        ...(order.hasHistory && {
          versions: (batch) => batch.forEach((version) => run.takeVersion(version)),
        }),
      },
    );
    if (!published.ok) return published;
    known = run.found;
    if (!run.finish()) continue;
    // oxlint-disable-next-line no-await-in-loop -- it is the last one
    const plain = await scratch.finish("application/json");
    // oxlint-disable-next-line no-await-in-loop -- it is the last one
    const wrapped = await wrap(plain, order, files);
    const { file } = wrapped;
    // oxlint-disable-next-line no-await-in-loop -- it is the last one
    const flaw = await findFlaw(await wrapped.pieces(), run.sums, {
      decoder: files.decoder(),
      async pause(done) {
        if (done % reportEvery === 0)
          report({ step: "checking", done, total: run.found.entries ?? 0 });
      },
    });
    return success({
      file,
      entries: run.sums.entries.length,
      versions: run.sums.versions.length,
      revision: published.value,
      leftOut: run.leftOut,
      flaw,
    });
  }
  return failure({ kind: "conflict" });
}

/** A backup as it is handed over, and what can be read back out of it. */
interface Wrapped {
  readonly file: Blob;
  /** The backup's bytes, unpacked and decrypted again. */
  readonly pieces: () => Promise<Pieces>;
}

/**
 * The file as it was wished: small, encrypted, or both. As it is where the browser has no gzip, since a
 * way out stays open; but never open where a passphrase was given: then it fails.
 */
export async function wrap(
  plain: Blob,
  { isPacked, passphrase }: BackupWishes,
  files: FileBytes,
): Promise<Wrapped> {
  const packed = isPacked ? await files.packed(plain).catch(() => plain) : plain;
  const piecesOfPacked = (file: Blob) =>
    packed === plain ? piecesOf((from, to) => files.bytes(file, from, to)) : files.unpacked(file);
  if (passphrase === undefined)
    return { file: packed, pieces: () => Promise.resolve(piecesOfPacked(packed)) };
  const file = await files.sealed(packed, passphrase);
  return {
    file,
    async pieces() {
      const opened = await files.unsealed(file, passphrase);
      return piecesOfPacked(typeof opened === "string" ? file : opened);
    },
  };
}

interface RunTools {
  readonly scratch: Scratch;
  readonly report: (progress: Progress) => void;
}

/** One go at a file: it holds if as many lines came as its first line says. */
class Run {
  leftOut = 0;
  readonly sums: { entries: number[]; versions: number[]; lines: number[] } = {
    entries: [],
    versions: [],
    lines: [],
  };
  readonly found: { entries: number; versions: number } = { entries: 0, versions: 0 };
  readonly #order: BackupOrder;
  readonly #unsaved: readonly Entry[];
  readonly #known: Pick<Counts, "entries" | "versions"> | undefined;
  readonly #report: (progress: Progress) => void;
  readonly #scratch: Scratch;
  #waiting: Entry[] = [];
  #announced = { entries: 0, versions: 0 };
  #rest: readonly (readonly [section: string, line: string])[] = [];
  #writer: BackupWriter | undefined;
  readonly #gathered = new Uint8Array(chunkBytes);
  #length = 0;

  constructor(
    order: BackupOrder,
    unsaved: readonly Entry[],
    known: Pick<Counts, "entries" | "versions"> | undefined,
    { scratch, report }: RunTools,
  ) {
    this.#order = order;
    this.#unsaved = unsaved;
    this.#known = known;
    this.#report = report;
    this.#scratch = scratch;
  }

  begin(journal: Parameters<PublishBeside["begin"]>[0]): void {
    this.leftOut = 0;
    Object.assign(this.found, { entries: 0, versions: 0 });
    for (const sums of Object.values(this.sums)) sums.length = 0;
    this.#scratch.clear();
    this.#length = 0;
    this.#waiting = [...this.#unsaved];
    this.#announced = {
      entries: this.#known?.["entries"] ?? journal.entries + this.#unsaved.length,
      versions: this.#known?.["versions"] ?? (this.#order.hasHistory ? journal.versions : 0),
    };
    this.#rest = [
      ...(journal.session ? [["session", JSON.stringify(journal.session)] as const] : []),
      ...(this.#order.settings === undefined ? [] : [["settings", this.#order.settings] as const]),
      ...[...journal.sections].flatMap(([name, lines]) =>
        lines.map((line) => [name, line] as const),
      ),
    ];
    const counts: Record<string, number> = { ...this.#announced };
    for (const [name] of this.#rest) counts[name] = (counts[name] ?? 0) + 1;
    this.#writer = new BackupWriter(counts);
    this.#put(this.#writer.begin());
  }

  /** Takes what is stored, in the order of the ids; what could not be stored goes between or instead. */
  takeEntries(batch: readonly Entry[]): void {
    for (const entry of batch) {
      for (let next = this.#waiting[0]; next && next.id < entry.id; next = this.#waiting[0]) {
        this.#waiting.shift();
        this.#takeEntry(next);
      }
      const isReplaced = this.#waiting[0]?.id === entry.id;
      this.#takeEntry((isReplaced && this.#waiting.shift()) || entry);
    }
    this.#report({
      step: "writing",
      done: this.found.entries,
      total: this.#announced.entries,
    });
  }

  takeVersion({ entry, isPinned }: { readonly entry: Entry; readonly isPinned?: true }): void {
    this.#takeRest();
    this.found.versions += 1;
    if (this.found.versions > this.#announced.versions) return;
    this.sums.versions.push(stateSum(entry));
    this.#line("versions", printVersion({ entry, ...(isPinned && { isPinned }) }));
  }

  /** Writes what is left; whether as many lines came as the first one says. */
  finish(): boolean {
    this.#takeRest();
    const { entries, versions } = this.#announced;
    if (this.found.entries !== entries || this.found.versions !== versions) return false;
    for (const [section, line] of this.#rest) {
      this.sums.lines.push(stateSum(line));
      this.#line(section, line);
    }
    this.#put(this.#writer?.end() ?? "");
    this.#send();
    return true;
  }

  #takeRest(): void {
    for (const entry of this.#waiting.splice(0)) this.#takeEntry(entry);
  }

  #takeEntry(entry: Entry): void {
    this.found.entries += 1;
    if (this.found.entries > this.#announced.entries) return;
    this.sums.entries.push(stateSum(entry));
    this.#line("entries", printEntry(entry));
  }

  #line(section: string, json: string): void {
    // With fewer entries than were announced, what follows them has no place: another go will have it.
    if (section !== "entries" && this.found.entries !== this.#announced.entries) return;
    this.#put(this.#writer?.line(section, json) ?? "");
  }

  /**
   * The bytes are gathered in one place that is used again and again: texts of a million letters each would
   * be collected as garbage only when there are many of them.
   */
  #put(text: string): void {
    const most = text.length * 3;
    if (chunkBytes - this.#length < most) this.#send();
    if (most > chunkBytes) this.#scratch.write(encoder.encode(text));
    else this.#length += encoder.encodeInto(text, this.#gathered.subarray(this.#length)).written;
  }

  #send(): void {
    if (this.#length > 0) this.#scratch.write(this.#gathered.subarray(0, this.#length));
    this.#length = 0;
  }
}
