import type { Entry } from "../core/journal/entry";
import type { EntryId } from "../core/journal/id";
import { type Result, success } from "../core/result";
import type { StoreProblem } from "../storage/problem";
import type { Reader } from "../storage/reader";

/** Some entries of a journal that is read whole. */
export interface JournalSlice {
  readonly entries: readonly Entry[];
  /** How much of the journal has been read with this slice, from 0 to 1. */
  readonly share: number;
}

interface SliceNeeds {
  readonly reader: Pick<Reader, "newest" | "ids" | "between">;
  /** How many entries there are that are not in the trash. */
  readonly count: number;
  /** Lets questions, and who types, in between two slices. */
  readonly pause: () => Promise<void>;
}

/** So many entries are read at a time, and at first. */
const [sliceSize, firstSlice] = [400, 200];

/**
 * Reads the whole journal, the trash included, from the newest entries to the oldest, each once. It ends
 * with the first slice that cannot be read, or when nobody asks for another.
 */
export async function* journalSlices({
  reader,
  count,
  pause,
}: SliceNeeds): AsyncGenerator<Result<JournalSlice, StoreProblem>, undefined> {
  const taken = new Set<EntryId>();
  // The ids of all entries alone take longer to come than the first results may.
  if (count > firstSlice) {
    const newest = await reader.newest(firstSlice);
    if (!newest.ok) return void (yield newest);
    for (const { id } of newest.value) taken.add(id);
    yield success({ entries: newest.value, share: taken.size / count });
    await pause();
  }
  const ids = await reader.ids();
  if (!ids.ok) return void (yield ids);
  const read = (end: number) =>
    reader.between(ids.value[startOf(end)] ?? "", ids.value[end - 1] ?? "");
  let ahead: ReturnType<typeof read> | undefined;
  for (let end = ids.value.length; end > 0; end -= sliceSize) {
    // oxlint-disable-next-line no-await-in-loop -- one slice after the other, questions in between
    const slice = await (ahead ?? read(end));
    if (!slice.ok) return void (yield slice);
    // The browser reads the next one while this one is worked on: a third of the time for all.
    ahead = startOf(end) > 0 ? read(startOf(end)) : undefined;
    yield success({
      entries: slice.value.filter(({ id }) => !taken.has(id)),
      share: 1 - startOf(end) / ids.value.length,
    });
    // oxlint-disable-next-line no-await-in-loop
    await pause();
  }
  return undefined;
}

/** Where the slice that ends at a place begins. */
function startOf(end: number): number {
  return Math.max(0, end - sliceSize);
}
