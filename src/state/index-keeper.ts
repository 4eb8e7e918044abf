import type { Entry } from "../core/journal/entry";
import type { EntryId } from "../core/journal/id";
import { type Answer, find } from "../core/search/find";
import { type EntryTies, tiesOf } from "../core/search/ties";
import { readShelves } from "../core/search/read-shelves";
import { parseQuery } from "../core/search/query";
import { sealShelves } from "../core/search/seal-shelves";
import { WordIndex } from "../core/search/word-index";
import { failure, type Result, success } from "../core/result";
import type { IndexStore } from "../storage/index-record";
import type { Revision } from "../storage/journal-store";
import type { StoreProblem } from "../storage/problem";
import type { Reader } from "../storage/reader";
import { journalSlices } from "./journal-slices";
import { renewable } from "./renewable";
import { TextCache } from "./text-cache";

/** A question as the page asks it. */
export interface FindQuestion {
  readonly line: string;
  /** The day as a number (20260531). */
  readonly today: number;
  /** How many results are wanted. */
  readonly count: number;
  /** False for the first results at once, whose total may not be counted. */
  readonly isThorough: boolean;
}

export interface FindAnswer extends Answer {
  /** How much of the journal has been read for the index, from 0 to 1. */
  readonly share: number;
}

export interface TiesAnswer extends EntryTies {
  /** As in `FindAnswer`. */
  readonly share: number;
}

/** The index over all entries: made in slices, kept in step with what is committed, stored as one record. */
export interface IndexKeeper {
  /** Answers from what has been read by now, which is the newest of it; waits for the first slice. */
  find(question: FindQuestion): Promise<Result<FindAnswer, StoreProblem>>;
  /** What ties an entry to others, from what has been read by now; nothing where it is not in the journal. */
  ties(id: EntryId): Promise<Result<TiesAnswer | undefined, StoreProblem>>;
  /** An entry was committed. */
  kept(entry: Entry, revision: Revision): void;
  /** More than one entry changed: what is known is thrown away. */
  reload(): void;
}

interface IndexKeeperNeeds {
  readonly reader: Reader;
  readonly stored: IndexStore;
  /** Lets questions, and who types, in between two slices. */
  readonly pause: () => Promise<void>;
}

/** Of the code that makes the index: another one is made anew. */
const indexVersion = 3;

/** So many entries tell whether a stored index is of this journal. */
const mostCompared = 30;

/** After so many changes the whole index is stored anew. */
const mostChanges = 300;

/** Makes the index when it is first asked for something. */
export function IndexKeeper({ reader, stored, pause }: IndexKeeperNeeds): IndexKeeper {
  let index = new WordIndex();
  let share = 0;
  let latestQuestion = 0;
  let unsaved = 0;
  let isWorn = false;
  /** Every write up to this one is in the index, and these later ones are. */
  let held: Revision = 0;
  const ahead = new Set<Revision>();
  /** What was committed since the making began: it is newer than any slice and any stored index. */
  const committed = new Map<EntryId, Entry>();
  /** Grows with every commit, so that what was read before one is not kept after it. */
  let commits = 0;
  const texts = new TextCache();

  /** Done when the first slice, or all that there is, is in the index. */
  const making = renewable(async (isLatest) => {
    committed.clear();
    ahead.clear();
    // What is committed from here on is not in what is read: it is kept until all of that is there.
    share = 0;
    const standing = await reader.standing();
    if (!standing.ok) return standing.problem;
    const { revision, count } = standing.value;
    const known = isWorn ? undefined : await readStored(revision, count);
    if (!isLatest()) return undefined;
    isWorn = false;
    index = known ?? new WordIndex();
    for (const entry of committed.values()) index.put(entry);
    share = known ? 1 : 0;
    held = revision;
    if (known) committed.clear();
    catchUp();
    if (known) return undefined;
    // The slices go on while questions are answered.
    return new Promise<StoreProblem | undefined>((arrived) => void make(count, isLatest, arrived));
  });

  /** A write of another tab may still be on its way here while one that came later is known. */
  const catchUp = () => {
    for (const revision of ahead) if (revision <= held) ahead.delete(revision);
    while (ahead.delete(held + 1)) held++;
  };

  const readStored = async (revision: Revision, count: number): Promise<WordIndex | undefined> => {
    const found = await stored.read();
    if (!found || found.record.version !== indexVersion || found.record.revision > revision)
      return undefined;
    const changes = found.changes.filter(([at]) => at > found.record.revision && at <= revision);
    // A write that nobody noted may have been of any entry.
    if (changes.length !== revision - found.record.revision) return undefined;
    const shelves = readShelves(found.record.shelves);
    if (!shelves || sealShelves(shelves) !== found.record.seal) return undefined;
    const known = WordIndex.unpack(shelves);
    const ids = [...new Set(changes.map(([, id]) => id))];
    if (known.isWorn() || !(await isOfThisJournal(known, new Set(ids)))) return undefined;
    const changed = await reader.entries(ids);
    if (!changed.ok) return undefined;
    for (const id of ids) known.remove(id);
    for (const entry of changed.value) known.put(entry);
    unsaved = changes.length;
    return known.size + found.record.unread === count ? known : undefined;
  };

  /** Another journal can have as many writes and entries: the newest of this one have to be in the index as they are. */
  const isOfThisJournal = async (
    known: WordIndex,
    changed: ReadonlySet<EntryId>,
  ): Promise<boolean> => {
    const newest = await reader.newest(mostCompared);
    return (
      newest.ok &&
      newest.value.every(
        (entry) => changed.has(entry.id) || committed.has(entry.id) || known.holds(entry),
      )
    );
  };

  /** From the newest to the oldest, so that what is found first is what is looked for most. */
  const make = async (
    count: number,
    isLatest: () => boolean,
    arrived: (problem?: StoreProblem) => void,
  ): Promise<void> => {
    try {
      for await (const slice of journalSlices({ reader, count, pause })) {
        if (!isLatest()) return;
        if (!slice.ok) {
          arrived(slice.problem);
          return making.forget();
        }
        for (const entry of slice.value.entries) if (!committed.has(entry.id)) index.put(entry);
        ({ share } = slice.value);
        arrived();
      }
      if (!isLatest()) return;
      share = 1;
      committed.clear();
      index.settle();
      await save();
    } finally {
      arrived();
    }
  };

  const save = async (): Promise<void> => {
    unsaved = 0;
    const standing = await reader.standing();
    if (!standing.ok) return;
    const { revision, count } = standing.value;
    // Where more was written meanwhile, what cannot be read is counted the next time.
    const unread = revision === held ? Math.max(0, count - index.size) : 0;
    const shelves = index.pack();
    const seal = sealShelves(shelves);
    await stored.write({ version: indexVersion, revision: held, unread, shelves, seal });
  };

  /** Entries from what was kept and from the journal; none is left out because the rest was too much to keep. */
  const read = async (ids: readonly EntryId[]): Promise<Result<readonly Entry[], StoreProblem>> => {
    const known = new Map(ids.map((id) => [id, texts.get(id)]));
    const missing = ids.filter((id) => !known.get(id));
    if (missing.length === 0) return success(ids.flatMap((id) => known.get(id) ?? []));
    const before = commits;
    const fresh = await reader.entries(missing);
    if (!fresh.ok) return fresh;
    for (const entry of fresh.value) {
      known.set(entry.id, entry);
      if (commits === before) texts.put(entry);
    }
    return success(ids.flatMap((id) => known.get(id) ?? []));
  };

  /** Reads entries for one question, and keeps in mind what could not be read. */
  const reading = () => {
    let unread: StoreProblem | undefined;
    return {
      entries: async (ids: readonly EntryId[]): Promise<readonly Entry[]> => {
        const entries = await read(ids);
        if (entries.ok) return entries.value;
        unread = entries.problem;
        return [];
      },
      unread: () => unread,
    };
  };

  return {
    async find({ line, today, count, isThorough }) {
      const question = ++latestQuestion;
      const problem = await making.open();
      if (problem) return failure(problem);
      // As far as the index is now: it goes on while entries are read.
      const known = share;
      const { entries, unread } = reading();
      const answer = await find(index, parseQuery(line, today), {
        today,
        count,
        isThorough,
        isWanted: () => question === latestQuestion && !unread(),
        entries,
      });
      const why = unread();
      return why ? failure(why) : success({ ...answer, share: known });
    },
    async ties(id) {
      const problem = await making.open();
      if (problem) return failure(problem);
      const known = share;
      const { entries, unread } = reading();
      const ties = await tiesOf(index, id, entries);
      const why = unread();
      return why ? failure(why) : success(ties && { ...ties, share: known });
    },
    kept(entry, revision) {
      void stored.note(revision, entry.id);
      commits++;
      texts.remove(entry.id);
      if (!making.isOpen()) return;
      ahead.add(revision);
      if (share < 1) committed.set(entry.id, entry);
      index.put(entry);
      catchUp();
      unsaved++;
      isWorn = index.isWorn();
      if (isWorn) making.forget();
      else if (share === 1 && unsaved > mostChanges) void save();
    },
    reload() {
      commits++;
      texts.clear();
      making.forget();
    },
  };
}
