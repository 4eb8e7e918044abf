import type { Entry } from "../core/journal/entry";
import type { EntryId } from "../core/journal/id";
import { success } from "../core/result";
import { type Connection, quickMs } from "./connection";
import { readVersions } from "./read-many";
import { readRow } from "./read-row";
import type { EntryRow, JournalDatabase } from "./schema";

/** What could still be read of a journal, by whatever door. */
export interface Salvage {
  readonly entries: readonly Entry[];
  /** Rows that are there and are no entries, as they stand. */
  readonly damaged: readonly unknown[];
  /** Entries that are known to have been there and gave nothing. */
  readonly lost: number;
}

const batchSize = 100;
/** Rows in a row that cannot be read, after which the rest is given up: each costs three openings. */
const patience = 5;

/** Reads row by row what a whole reading stumbles over. It never fails; it may find nothing. */
export async function salvage(connection: Connection): Promise<Salvage> {
  const entries: Entry[] = [];
  const damaged: unknown[] = [];
  let lost = 0;
  let failuresInARow = 0;

  const ask = async <Value>(question: (db: JournalDatabase) => Promise<Value>) => {
    if (failuresInARow > patience) return undefined;
    const answer = await connection.read(async (db) => success(await question(db)), quickMs);
    failuresInARow = answer.ok ? 0 : failuresInARow + 1;
    return answer.ok ? answer.value : undefined;
  };

  const takeIn = async (id: EntryId, claimed: EntryRow | undefined) => {
    const row = claimed && readRow(claimed);
    if (row?.ok) return entries.push(row.value.entry);
    if (claimed) damaged.push(claimed);
    const earlier = (await ask((db) => readVersions(db, id)))?.at(-1);
    if (earlier) entries.push(earlier.entry);
    else if (!claimed) lost += 1;
    return undefined;
  };

  const ids = await idsOf(ask);
  for (let from = 0; from < ids.length; from += batchSize) {
    const batch = ids.slice(from, from + batchSize);
    const rows = await ask(async (db) => {
      const { store } = db.transaction("entries");
      return Promise.all(batch.map((id) => store.get(id)));
    });
    for (const [at, id] of batch.entries())
      await takeIn(id, rows ? rows[at] : await ask((db) => db.get("entries", id)));
  }
  return { entries, damaged, lost };
}

/** The ids of all entries; where these cannot be listed, of those that the list and the history know. */
async function idsOf(
  ask: <Value>(question: (db: JournalDatabase) => Promise<Value>) => Promise<Value | undefined>,
): Promise<readonly EntryId[]> {
  const ids = await ask((db) => db.getAllKeys("entries"));
  if (ids) return ids;
  const heads = (await ask((db) => db.getAllKeys("heads"))) ?? [];
  const versions = (await ask((db) => db.getAllKeys("versions"))) ?? [];
  return [...new Set([...heads.map((key) => key[2]), ...versions.map(([id]) => id)])].toSorted();
}
