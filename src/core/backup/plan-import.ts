import { conflictTitle } from "../journal/edit";
import { type Entry, labelOf } from "../journal/entry";
import { type Kinship, kinship } from "../journal/kinship";
import { type EntryId, uuidFromDigest } from "../journal/id";
import { contentDigest, contentText, type Digest, withAncestors } from "../journal/lineage";
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
  readonly entry: Entry;
  readonly base: number;
}

/** What an import would do. */
export interface ImportPlan {
  /** What the file's entries are called, by how they stand to the journal. */
  readonly labels: Readonly<Record<Standing, readonly string[]>>;
  /** Each id at most once. Empty if the journal has everything already. */
  readonly writes: readonly PlannedWrite[];
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
}

const batchSize = 200;

/**
 * Compares a file's entries with the journal. Nothing that is here goes away: an entry is added, or
 * replaced by a state that descends from it. Where both sides changed, the entry here stays, the
 * file's comes beside it as a conflict copy, and the file's state becomes an ancestor of what is
 * here; so the same file finds nothing to do the second time. Where each side descends from the
 * other, the entry here stays. Several entries of one id within the file are settled the same way.
 */
export async function planImport<Problem>(
  file: readonly Entry[],
  { digest, entries, pause }: PlanTools<Problem>,
): Promise<Result<ImportPlan, Problem>> {
  const labels: Record<Standing, string[]> = {
    new: [],
    same: [],
    "newer in file": [],
    "newer here": [],
    "both changed": [],
  };
  const writes = new Map<EntryId, PlannedWrite>();
  let done = 0;

  // Conflict copies are settled as if they stood at the end of the file: they may be here already.
  const queue: Entry[] = [...file];
  while (done < queue.length) {
    const batch = queue.slice(done, done + batchSize);
    const here = await entries(batch.map(({ id }) => id));
    if (!here.ok) return here;
    const stored = new Map(here.value.map((known) => [known.entry.id, known]));
    for (const entry of batch) {
      const known = writes.get(entry.id) ?? writeOver(stored.get(entry.id));
      const { standing, write, copy } = await settle(known, entry, digest);
      if (write) writes.set(entry.id, write);
      if (copy) queue.push(copy);
      if (done < file.length) labels[standing].push(labelOf(entry));
      done += 1;
      await pause(Math.min(done, file.length));
    }
  }
  return success({ labels, writes: [...writes.values()] });
}

interface Settled {
  readonly standing: Standing;
  readonly write?: PlannedWrite;
  readonly copy?: Entry;
}

async function settle(
  known: PlannedWrite | undefined,
  entry: Entry,
  digest: Digest,
): Promise<Settled> {
  if (!known) return { standing: "new", write: { entry, base: 0 } };
  const here = known.entry;
  if (contentText(here) === contentText(entry)) return { standing: "same" };
  const theirs = await contentDigest(entry, digest);
  const standing = kinship(
    { digest: await contentDigest(here, digest), lineage: here.lineage },
    { digest: theirs, lineage: entry.lineage },
  );
  switch (standing) {
    case "newer in file": {
      const lineage = withAncestors(here.lineage, entry.lineage);
      return { standing, write: { entry: { ...entry, lineage }, base: known.base } };
    }
    case "both changed": {
      const lineage = withAncestors(here.lineage, [...entry.lineage, theirs]);
      return {
        standing,
        write: { entry: { ...here, lineage }, base: known.base },
        copy: await conflictCopy(entry, theirs, digest),
      };
    }
    default:
      return { standing };
  }
}

function writeOver(here: Here | undefined): PlannedWrite | undefined {
  return here && { entry: here.entry, base: here.revision };
}

/** The file's state under an id that follows from it, so that every device makes the same copy. */
async function conflictCopy(entry: Entry, content: string, digest: Digest): Promise<Entry> {
  const id = uuidFromDigest(await digest(`${entry.id}\n${content}`));
  return { ...entry, id, title: conflictTitle(entry), lineage: [], copyOf: entry.id };
}
