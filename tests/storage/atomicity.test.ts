import { expect, test } from "vitest";
import type { JournalStore } from "../../src/storage/journal-store";
import { freshName, openTestStore } from "../support/open-test-store";
import { dump } from "./database";
import { type Fault, withFault } from "./faults";
import { changeOf, noon, sampleEntry, valueOf } from "./sample";

interface Writing {
  readonly name: string;
  /** How many single writes the transaction is made of. */
  readonly writes: number;
  /** Fills a journal and gives the write that is to fail. */
  prepare(store: JournalStore): Promise<() => Promise<{ readonly ok: boolean }>>;
}

const entries = [1, 2, 3, 4, 5, 6].map((number) => sampleEntry(number));

const writings: readonly Writing[] = [
  {
    name: "a new entry",
    writes: 3,
    prepare: async (store) => () => store.keep(changeOf(sampleEntry(9), 0)),
  },
  {
    name: "an entry that moves to another day and leaves a version",
    writes: 5,
    async prepare(store) {
      const kept = valueOf(await store.keep(changeOf(sampleEntry(1), 0)));
      valueOf(await store.publish(() => {}));
      const moved = { ...kept.entry, facts: { date: "2020-02-29", tags: [] } } as const;
      return () => store.keep(changeOf(moved, kept.revision));
    },
  },
  {
    name: "an import",
    writes: 22,
    async prepare(store) {
      const changes = await importable(store);
      return () => store.importEntries(changes, noon);
    },
  },
  {
    name: "an undone import",
    writes: 24,
    async prepare(store) {
      valueOf(await store.importEntries(await importable(store), noon));
      return () => store.undoImport(noon);
    },
  },
];

for (const { name: what, writes, prepare } of writings) {
  for (const kind of ["abort", "full"] satisfies Fault["kind"][]) {
    test(`[ST23] ${what}: a failure (${kind}) at any write leaves everything as it was`, async () => {
      const name = freshName();
      const store = openTestStore(name);
      const write = await prepare(store);
      const before = await dump(name);
      for (let atWrite = 1; atWrite <= writes; atWrite += 1) {
        const { value, fired } = await withFault({ atWrite, times: 99, kind }, write);
        expect(fired, `at write ${atWrite}`).toBeGreaterThan(0);
        expect(value).toEqual({
          ok: false,
          problem: { kind: kind === "full" ? "full" : "unreachable" },
        });
        expect(await dump(name), `at write ${atWrite}`).toEqual(before);
      }
      const { value, fired } = await withFault({ atWrite: writes + 1, times: 99, kind }, write);
      expect([value.ok, fired], "there are no further writes").toEqual([true, 0]);
      expect(await dump(name)).not.toEqual(before);
    });
  }
}

/** Three entries that are here already, on another day in the file, and three that are new. */
async function importable(
  store: JournalStore,
): Promise<{ readonly entry: (typeof entries)[number]; readonly base: number }[]> {
  const bases: number[] = [];
  for (const entry of entries.slice(0, 3))
    bases.push(valueOf(await store.keep(changeOf(entry, 0))).revision);
  return entries.map((entry, at) => ({
    entry: { ...entry, facts: { date: "2024-02-29", tags: ["from-file"] } },
    base: bases[at] ?? 0,
  }));
}
