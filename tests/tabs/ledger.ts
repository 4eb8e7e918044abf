import type { Entry } from "../../src/core/journal/entry";
import type { EntryId } from "../../src/core/journal/id";
import { contentText } from "../../src/core/journal/lineage";
import type { StoredEntry } from "../../src/storage/journal-store";
import { type Marker, markersIn } from "./markers";

/** What the owner was told while a schedule ran, against which the journal is held in the end. */
export interface Ledger {
  /** An edit is committed when a state that holds its marker was reported as stored: "Saved" follows from it. */
  readonly committed: ReadonlySet<Marker>;
  /** Edits whose words lay in the small storage when their tab died. */
  readonly left: ReadonlySet<Marker>;
  kept(stored: StoredEntry): void;
  leftBehind(texts: unknown): void;
  /** What is wrong with the journal as it is in the end; nothing if it has all that was committed. */
  audit(journal: Audited): readonly string[];
}

/** Everything that the database holds in the end. */
export interface Audited {
  readonly entries: readonly StoredEntry[];
  readonly versions: readonly StoredEntry[];
}

export function makeLedger(): Ledger {
  const committed = new Set<Marker>();
  const left = new Set<Marker>();
  const newest = new Map<EntryId, StoredEntry>();
  const days = new Map<EntryId, Entry["facts"]["date"]>();
  return {
    committed,
    left,
    kept(stored) {
      const { id, facts } = stored.entry;
      for (const marker of markersIn(stored.entry)) committed.add(marker);
      if ((newest.get(id)?.revision ?? 0) < stored.revision) newest.set(id, stored);
      if (!days.has(id)) days.set(id, facts.date);
    },
    leftBehind(texts) {
      for (const marker of markersIn(texts)) left.add(marker);
    },
    audit({ entries, versions }) {
      const held = markersIn([entries, versions]);
      const ids = new Set(entries.map(({ entry }) => entry.id));
      const lost = [...committed].filter((marker) => !held.has(marker));
      const lostWords = [...left].filter((marker) => !held.has(marker));
      const byId = new Map(entries.map((stored) => [stored.entry.id, stored]));
      const overtaken = [...newest.values()].filter((stored) => {
        const now = byId.get(stored.entry.id);
        return (
          !now ||
          now.revision < stored.revision ||
          (now.revision === stored.revision && contentText(now.entry) !== contentText(stored.entry))
        );
      });
      const moved = entries.filter(
        ({ entry }) => (days.get(entry.id) ?? entry.facts.date) !== entry.facts.date,
      );
      const orphans = entries.filter(
        ({ entry }) => entry.copyOf !== undefined && !ids.has(entry.copyOf),
      );
      return [
        ...(lost.length > 0 ? [`committed and lost: ${lost.join(" ")}`] : []),
        ...(lostWords.length > 0 ? [`last words lost: ${lostWords.join(" ")}`] : []),
        ...overtaken.map(({ entry, revision }) => `${entry.id} fell behind revision ${revision}`),
        ...moved.map(({ entry }) => `${entry.id} left its day`),
        ...orphans.map(({ entry }) => `${entry.id} is a copy of an entry that is not there`),
      ];
    },
  };
}
