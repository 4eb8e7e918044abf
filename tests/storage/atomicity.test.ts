import { expect, test } from "vitest";
import type { JournalStore } from "../../src/storage/journal-store";
import { freshName, openTestStore } from "../support/open-test-store";
import { dump } from "./database";
import { type Fault, transactionsOf, withFault } from "./faults";
import { changeOf, noon, sampleEntry, valueOf } from "./sample";

interface Writing {
  readonly name: string;
  /** How many single writes the transaction is made of. */
  readonly writes: number;
  /** Two where the first only asks for a state whose digest is needed. */
  readonly transactions: 1 | 2 | 3;
  /** Fills a journal and gives the write that is to fail. */
  readonly prepare: (store: JournalStore) => Promise<() => Promise<{ readonly ok: boolean }>>;
}

const entries = [1, 2, 3, 4, 5, 6].map((number) => sampleEntry(number));

const writings: readonly Writing[] = [
  {
    name: "a new entry",
    writes: 3,
    transactions: 1,
    prepare: async (store) => () => store.keep(changeOf(sampleEntry(9), 0)),
  },
  {
    name: "an entry that moves to another day and leaves a version",
    writes: 5,
    transactions: 2,
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
    transactions: 3,
    async prepare(store) {
      const changes = await importable(store);
      return () => store.importEntries(changes, noon);
    },
  },
  {
    name: "an undone import",
    writes: 25,
    transactions: 2,
    async prepare(store) {
      valueOf(await store.importEntries(await importable(store), noon));
      return () => store.undoImport(noon, noon);
    },
  },
];

for (const { name: what, writes, prepare } of writings) {
  for (const kind of ["abort", "full"] satisfies Fault["kind"][]) {
    test(`[ST23] ${what}: a failure (${kind}) at any write leaves everything as it was`, async () => {
      const name = freshName();
      const store = openTestStore(name);
      valueOf(await store.newestHeads(1));
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

test("[ST23] a request that fails by itself is reported as what it was, not as the abort that follows", async () => {
  const name = freshName();
  const store = openTestStore(name);
  valueOf(await store.keep(changeOf(sampleEntry(1), 0)));
  const before = await dump(name);
  const { value, fired } = await withFault({ atWrite: 2, times: 99, kind: "request" }, () =>
    store.keep(changeOf(sampleEntry(2), 0)),
  );
  expect(fired).toBe(1);
  expect(value).toMatchObject({
    problem: { kind: "unknown", why: expect.stringContaining("ConstraintError") },
  });
  expect(await dump(name)).toEqual(before);
});

for (const { name: what, transactions, prepare } of writings) {
  test(`[ST28] ${what}: strict, committed by name, and complete before it is said to be stored`, async () => {
    const store = openTestStore();
    valueOf(await store.newestHeads(1));
    const write = await prepare(store);
    const seen = await transactionsOf(write);
    expect(seen).toHaveLength(transactions);
    expect(seen.at(-1)?.tx.mode).toBe("readwrite");
    for (const one of seen.filter(({ tx }) => tx.mode === "readwrite"))
      expect(one).toMatchObject({ durability: "strict", isCommitted: true, isComplete: true });
  });
}

test("[ST28] publishing takes its note by a strict transaction that is complete before the first entry is shown", async () => {
  const store = openTestStore();
  valueOf(await store.keep(changeOf(sampleEntry(1), 0)));
  const seen = await transactionsOf(() => store.publish(() => {}));
  expect(seen.map(({ tx }) => tx.mode)).toEqual(["readwrite", "readonly"]);
  expect(seen[0]).toMatchObject({ durability: "strict", isCommitted: true, isComplete: true });
});

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
