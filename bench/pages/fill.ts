import { digest } from "../../src/platform/digest";
import { openJournalStore } from "../../src/storage/journal-store";
import { generateEntry } from "../generate";
import { longEntries } from "../long-entries";
import type { Note } from "../note";

declare global {
  /** Fills this origin's journal up to `size` entries and says how many bytes of JSON they are. */
  var fillJournal: (seed: number, size: number) => Promise<number>;
}

/** Entries of one transaction: what an import of a middling backup brings. */
const slice = 2000;

/** Stands for the moment of the imports; the app tells it nowhere. */
const importedAtMs = 1_793_000_000_000;

globalThis.fillJournal = async (seed, size) => {
  const response = await fetch("./notes.json");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- bench/site.ts made this very list
  const notes = (await response.json()) as readonly Note[];
  const store = openJournalStore({ digest, openWithinMs: 60_000 });
  const long = longEntries(notes, seed).map(({ entry }) => entry);
  const ordinary = Math.max(0, size - long.length);
  let bytes = 0;
  for (let from = 0; from < ordinary || from === 0; from += slice) {
    const count = Math.min(slice, ordinary - from);
    const entries = Array.from({ length: count }, (_, at) =>
      generateEntry(notes, seed, from + at, ordinary),
    ).concat(from === 0 ? long : []);
    bytes += JSON.stringify(entries).length;
    const stored = await store.importEntries(
      entries.map((entry) => ({ entry, base: 0 })),
      importedAtMs + from,
    );
    if (!stored.ok) throw new Error(`The journal was not filled: ${stored.problem.kind}`);
  }
  store.close();
  return bytes;
};
