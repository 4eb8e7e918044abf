import type { Version } from "../core/backup/format";
import { stateSum } from "../core/backup/state-sum";
import { withSections } from "../core/backup/sections";
import type { Entry } from "../core/journal/entry";
import type { EntryId } from "../core/journal/id";
import { readSession } from "../core/session/session";
import type { ImportBeside } from "./journal-store";
import { importCards } from "./cards";
import { readRow } from "./read-row";
import { readSections } from "./read-sections";
import type { EntryRow, WriteTransaction } from "./schema";
import type { Queue } from "./strictly";

/** The sitting of rows that no editor wrote. */
const sitting = "import";

/** Entries whose histories are read together. */
const batchSize = 50;

/**
 * Stores what a file holds beside its entries, within the transaction that stored these. A version is
 * stored once, however often it comes, and only where its entry is here; it stands before all that
 * this device wrote, under a number below zero. A card gets the reviews of both. A session is taken where none is open and the journal
 * was empty. Brings whether there was anything that was not here.
 */
export async function importBeside(
  tx: WriteTransaction,
  queue: Queue,
  { versions, sections, session }: ImportBeside,
  { nowMs, wasEmpty }: { readonly nowMs: number; readonly wasEmpty: boolean },
): Promise<boolean> {
  const marks = tx.objectStore("marks");
  let isAny = false;
  for (const batch of batchesOf(versions)) {
    const byId = new Map<EntryId, Version[]>();
    for (const version of batch) {
      const group = byId.get(version.entry.id);
      if (group) group.push(version);
      else byId.set(version.entry.id, [version]);
    }
    const groups = [...byId];
    const known = await Promise.all(groups.map(([id]) => statesOf(tx, id)));
    for (const [at, [id, group]] of groups.entries()) {
      const { present, earlier } = known[at] ?? { present: undefined, earlier: [] };
      if (!present) continue;
      const seen = new Set([present, ...earlier].map((row) => sumOf(row.entry)));
      const fresh = group.filter(({ entry }) => {
        const isNew = !seen.has(sumOf(entry));
        seen.add(sumOf(entry));
        return isNew;
      });
      const first = Math.min(0, earlier[0]?.revision ?? 0) - fresh.length;
      isAny ||= fresh.length > 0;
      for (const [place, { entry, isPinned }] of fresh.entries()) {
        const row: EntryRow = {
          id,
          entry,
          revision: first + place,
          sitting,
          versionedAtMs: nowMs,
          ...(isPinned && { isPinned }),
        };
        queue(tx.objectStore("versions").put(row));
      }
    }
  }
  const kept = readSections(await marks.get("sections"));
  const known = Object.fromEntries(withSections(kept, new Map()));
  const lines = withSections(kept, sections);
  const cards = await importCards(tx, queue, lines.get("cards") ?? []);
  isAny ||= cards.isAny;
  const all = Object.fromEntries(
    [...lines].flatMap(([name, held]) => {
      const own = name === "cards" ? cards.rest : held;
      return own.length > 0 ? [[name, own]] : [];
    }),
  );
  if (JSON.stringify(all) !== JSON.stringify(known)) {
    isAny = true;
    queue(marks.put({ sections: all }, "sections"));
  }
  if (session && wasEmpty && !readSession(await marks.get("session"))) {
    isAny = true;
    queue(marks.put(session, "session"));
  }
  return isAny;
}

async function statesOf(
  tx: WriteTransaction,
  id: EntryId,
): Promise<{ readonly present: EntryRow | undefined; readonly earlier: readonly EntryRow[] }> {
  const [claimed, versions] = await Promise.all([
    tx.objectStore("entries").get(id),
    tx.objectStore("versions").getAll(IDBKeyRange.bound([id], [id, []])),
  ]);
  const readable = versions.flatMap((one) => {
    const row = readRow(one);
    return row.ok ? row.value : [];
  });
  const present = claimed && readRow(claimed);
  return { present: present?.ok ? present.value : undefined, earlier: readable };
}

/** What a state says and when it was written: devices name the ancestors of one state differently. */
function sumOf(entry: Entry): number {
  return stateSum({ ...entry, lineage: [] });
}

function* batchesOf(versions: Iterable<Version>): Generator<readonly Version[]> {
  let batch: Version[] = [];
  let ids = new Set<EntryId>();
  for (const version of versions) {
    // All versions of one entry that stand together are looked at together.
    if (ids.size >= batchSize && !ids.has(version.entry.id)) {
      yield batch;
      batch = [];
      ids = new Set();
    }
    batch.push(version);
    ids.add(version.entry.id);
  }
  if (batch.length > 0) yield batch;
}
