import fc from "fast-check";
import { expect, test } from "vitest";
import { contentText } from "../../../src/core/journal/lineage";
import type { Entry } from "../../../src/core/journal/entry";
import { arbitraryEntries, arbitraryEntry } from "../../support/arbitrary-entry";
import { backupOf, read } from "./backup-files";

const inOrderOfIds = arbitraryEntries(6).map((entries) =>
  entries.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
);

test("[BK1] a backup gives back every entry as it was, whatever its text holds", async () => {
  await fc.assert(
    fc.asyncProperty(inOrderOfIds, fc.integer({ min: 1, max: 4096 }), async (entries, length) => {
      expect(await read(await backupOf(entries), length)).toEqual({ ok: true, value: entries });
    }),
  );
});

test("[BK1] a backup of a backup is the same, byte for byte", async () => {
  await fc.assert(
    fc.asyncProperty(inOrderOfIds, async (entries) => {
      const file = await backupOf(entries);
      const again = await read(file);
      expect(again.ok && (await backupOf(again.value))).toBe(file);
    }),
  );
});

test("[BK2] a backup is valid JSON with one entry a line, and says what is in it", async () => {
  await fc.assert(
    fc.asyncProperty(inOrderOfIds, async (entries) => {
      const file = await backupOf(entries);
      const json = JSON.parse(file);
      expect(json).toMatchObject({ format: "kubecraft-journal-backup", version: 2, minReader: 2 });
      expect(json.counts).toEqual({ entries: entries.length });
      expect(json.entries.map(({ id }: Entry) => id)).toEqual(entries.map(({ id }) => id));
      const lines = file.split("\n");
      expect(lines).toHaveLength(entries.length + 2);
      for (const [at, entry] of entries.entries())
        expect(JSON.parse(lines[at + 1]?.replace(/,$/, "") ?? "").title).toBe(entry.title);
    }),
  );
});

test("[BK2] the bytes follow from what an entry says and not from how it came about", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryEntry(), async (entry) => {
      const parts = entry.parts.map((part) =>
        turned(part.kind === "foreign" ? { ...part, was: turned(part.was) } : part),
      );
      const shuffled = turned({ ...entry, facts: turned(entry.facts), parts });
      expect(contentText(shuffled)).toBe(contentText(entry));
      expect(await backupOf([shuffled])).toBe(await backupOf([entry]));
    }),
  );
});

test("[BK2] another word, another time or another ancestor makes other bytes", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryEntry(), async (entry) => {
      const file = await backupOf([entry]);
      for (const other of [
        { ...entry, title: `${entry.title}.` },
        { ...entry, editedAt: entry.editedAt === 0 ? 1 : 0 },
        { ...entry, lineage: [...entry.lineage, "0"] },
      ])
        expect(await backupOf([other])).not.toBe(file);
    }),
    { numRuns: 30 },
  );
});

test("[BK2] the seal is the chain that the format's description gives", async () => {
  const file = await backupOf([]);
  const [first = "", last] = file.split("\n");
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(first));
  expect(last).toBe(`],"sha256":"${Buffer.from(bytes).toString("hex")}"}`);
});

/** The same object with its keys put in the other way round. */
function turned<Value extends object>(value: Value): Value {
  return Object.assign(
    Object.create(Object.prototype),
    Object.fromEntries(Object.entries(value).toReversed()),
  );
}
