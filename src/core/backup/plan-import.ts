import { type Entry, labelOf } from "../journal/entry";
import type { EntryId } from "../journal/id";
import type { Digest } from "../journal/lineage";
import { framed, isUntouched } from "../journal/conflict-copy";
import { isSettled, type Kinship, mergeEntries } from "../journal/merge-entry";
import { type Result, success } from "../result";

/** How an entry of a file stands to what is here. */
export type Standing = "new" | Kinship;

/** In the order in which they are shown. */
export const standings: readonly Standing[] = [
  "new",
  "same",
  "newer in file",
  "newer here",
  "both changed",
];

/** An entry to be stored in the place of the state of this revision; 0 where there is none. */
export interface PlannedWrite {
  /** The entry's id, where `entry` is read from its file only when it is asked for. */
  readonly id?: EntryId;
  readonly entry: Entry;
  readonly base: number;
  /** The standing of the entry of the file that led to it. */
  readonly standing: Standing;
  /** Whether it only notes what the other device remembers, so that nobody could see it. */
  readonly isQuiet: boolean;
}

/** A conflict copy that nobody touched and nobody needs any more: what it holds was replaced by its own writer. */
export interface PlannedRemoval {
  readonly id: EntryId;
  readonly base: number;
  readonly standing: Standing;
}

/** What an import would do. */
export interface ImportPlan {
  readonly counts: Readonly<Record<Standing, number>>;
  /** What the first of the file's entries are called, by how they stand to the journal. */
  readonly labels: Readonly<Record<Standing, readonly string[]>>;
  /** Each id at most once. Those of what is the same, or newer here, only note what the other device remembers. */
  readonly writes: readonly PlannedWrite[];
  readonly removals: readonly PlannedRemoval[];
}

/** An entry that is here. */
interface Here {
  readonly entry: Entry;
  readonly revision: number;
}

export interface PlanTools<Problem> {
  readonly digest: Digest;
  /** The entries of these ids that are here. */
  readonly entries: (ids: readonly EntryId[]) => Promise<Result<readonly Here[], Problem>>;
  /** Called after each entry with the number of those that are planned. */
  readonly pause: (done: number) => Promise<void>;
  /**
   * Makes of each write what the plan holds; `from` is the file's entry that led to it. So a file can
   * be planned whose entries are more than memory holds, if each is read again when it is asked for.
   */
  readonly hold?: (write: PlannedWrite, from: Entry) => PlannedWrite;
}

/** Entries that are compared with the journal by one read. What is held for longer makes the heap grow. */
const batchSize = 50;

/** Titles that are held of each standing; of the others it is known how many they are. */
const mostLabels = 100;

/**
 * Compares a file's entries with the journal. Of two states of an entry `mergeEntries` makes one; what
 * lost on the way and was not replaced by its writer comes beside it as conflict copies. Nothing that
 * somebody wrote goes away. Several entries of one id within the file are settled the same way.
 */
export async function planImport<Problem>(
  file: Iterable<Entry> | AsyncIterable<Entry>,
  tools: PlanTools<Problem>,
): Promise<Result<ImportPlan, Problem>> {
  const { entries, pause } = tools;
  const planning = new Planning(tools);
  let done = 0;
  for await (const batch of batchesOf(file)) {
    const failed = await planning.read(batch, entries);
    if (failed) return failed;
    for (const entry of batch) {
      if (entry.copyOfPiece === undefined) planning.count(await planning.settle(entry), entry);
      else planning.defer(entry);
      done += 1;
      await pause(done);
    }
  }
  // Conflict copies come last: what becomes of them follows from what they are copies of.
  for (let copy = planning.nextCopy(); copy; copy = planning.nextCopy()) {
    const failed = await planning.read([copy.entry], entries);
    if (failed) return failed;
    const standing = await planning.settle(copy.entry, copy.cause);
    if (copy.cause === undefined) planning.count(standing, copy.entry);
    await pause(done);
  }
  const failed = await planning.read([], entries, planning.settled);
  return failed ?? success(planning.plan());
}

interface LateCopy {
  readonly entry: Entry;
  /** The standing of what it was made for; none if it came with the file. */
  readonly cause?: Standing;
}

/** A plan that is being made. Between two batches it holds what is to be written, and no other entry. */
class Planning<Problem> {
  readonly #tools: PlanTools<Problem>;
  readonly #writes = new Map<EntryId, PlannedWrite>();
  readonly #copies: LateCopy[] = [];
  readonly #settled = new Map<EntryId, Standing>();
  readonly #counts = perStanding(() => 0);
  readonly #labels = perStanding((): string[] => []);
  #stored = new Map<EntryId, Here>();

  constructor(tools: PlanTools<Problem>) {
    this.#tools = tools;
  }

  /** The conflict copies that may be needless now. */
  get settled(): readonly EntryId[] {
    return [...this.#settled.keys()];
  }

  /** Looks up what is here of a batch, and of what its conflict copies are copies of. */
  async read(
    batch: readonly Entry[],
    entries: PlanTools<Problem>["entries"],
    others: readonly EntryId[] = [],
  ) {
    const originals = batch.flatMap(({ copyOf, copyOfPiece }) =>
      copyOf !== undefined && copyOfPiece !== undefined ? [copyOf] : [],
    );
    const ids = new Set([...batch.map(({ id }) => id), ...originals, ...others]);
    if (ids.size === 0) return undefined;
    const here = await entries([...ids]);
    if (!here.ok) return here;
    this.#stored = new Map(here.value.map((known) => [known.entry.id, known]));
    return undefined;
  }

  count(standing: Standing, entry: Entry): void {
    this.#counts[standing] += 1;
    if (this.#labels[standing].length < mostLabels) this.#labels[standing].push(labelOf(entry));
  }

  /** Puts a conflict copy of the file off until all else is settled. */
  defer(entry: Entry): void {
    this.#copies.push({ entry });
  }

  /** Plans what becomes of an entry, and says how it stands. */
  async settle(from: Entry, cause?: Standing): Promise<Standing> {
    const { digest } = this.#tools;
    const known = this.#known(from.id);
    const original =
      from.copyOfPiece === undefined ? undefined : this.#known(from.copyOf ?? "")?.entry;
    if (original && (await isSettled(original, from, digest))) return "newer here";
    const entry = original ? framed(from, original) : from;
    if (!known) {
      this.#write({ entry, base: 0, standing: cause ?? "new", isQuiet: false }, from);
      return "new";
    }
    const here = original ? framed(known.entry, original) : known.entry;
    const merged = await mergeEntries(here, entry, digest);
    const standing = cause ?? merged.kinship;
    if (merged.entry !== known.entry) {
      const before = this.#writes.get(from.id);
      const isQuiet =
        (before?.isQuiet ?? true) && (merged.kinship === "same" || merged.kinship === "newer here");
      this.#write({ entry: merged.entry, base: known.base, standing, isQuiet }, from);
    }
    for (const copy of merged.copies) this.#copies.push({ entry: copy, cause: standing });
    for (const id of merged.settled) this.#settled.set(id, standing);
    return merged.kinship;
  }

  /** A conflict copy of a conflict copy comes after that one. */
  nextCopy(): LateCopy | undefined {
    const waiting = new Set(this.#copies.map(({ entry }) => entry.id));
    const at = this.#copies.findIndex(({ entry }) => !waiting.has(entry.copyOf ?? ""));
    return this.#copies.splice(Math.max(0, at), 1)[0];
  }

  plan(): ImportPlan {
    const removals: PlannedRemoval[] = [];
    for (const [id, standing] of this.#settled) {
      const write = this.#writes.get(id);
      const stored = this.#stored.get(id);
      if (write && isUntouched(write.entry)) this.#writes.delete(id);
      else if (write) continue;
      if (stored && isUntouched(stored.entry))
        removals.push({ id, base: stored.revision, standing });
    }
    return {
      counts: this.#counts,
      labels: this.#labels,
      writes: [...this.#writes.values()],
      removals,
    };
  }

  #known(id: EntryId): { readonly entry: Entry; readonly base: number } | undefined {
    const stored = this.#stored.get(id);
    return this.#writes.get(id) ?? (stored && { entry: stored.entry, base: stored.revision });
  }

  #write(write: PlannedWrite, from: Entry): void {
    const { hold } = this.#tools;
    this.#writes.set(write.entry.id, hold ? hold(write, from) : write);
  }
}

function perStanding<Value>(value: () => Value): Record<Standing, Value> {
  return {
    new: value(),
    same: value(),
    "newer in file": value(),
    "newer here": value(),
    "both changed": value(),
  };
}

async function* batchesOf(
  entries: Iterable<Entry> | AsyncIterable<Entry>,
): AsyncGenerator<readonly Entry[]> {
  let batch: Entry[] = [];
  for await (const entry of entries) {
    batch.push(entry);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
