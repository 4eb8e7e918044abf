import { expect, test } from "vitest";
import { contentDigest } from "../../src/core/journal/lineage";
import { freshName, openTestStore, sha256 } from "../support/open-test-store";
import { dump, openBeside } from "./database";
import { changeOf, namesIn, noon, sampleEntry, textOf, valueOf, withText } from "./sample";

const conflict = { ok: false, problem: { kind: "conflict" } };

test("[ST25] an import stores new entries and new states with the lineage they bring", async () => {
  const store = openTestStore();
  const here = valueOf(await store.keep(changeOf(sampleEntry(1, "here"), 0)));
  const changed = { ...withText(here.entry, "file"), lineage: ["0a", "0b"] };
  const receipt = valueOf(
    await store.importEntries(
      [
        { entry: changed, base: here.revision },
        { entry: sampleEntry(2), base: 0 },
      ],
      noon,
    ),
  );
  expect(receipt).toEqual({ importedAtMs: noon, entries: 2 });
  expect(valueOf(await store.imports())).toEqual([receipt]);
  expect(valueOf(await store.entry(here.entry.id))?.entry).toEqual(changed);
  expect(valueOf(await store.entry(sampleEntry(2).id))?.entry).toEqual(sampleEntry(2));
  expect(valueOf(await store.versions(here.entry.id))).toEqual([{ ...here, isPinned: true }]);
  expect(valueOf(await store.newestHeads(9)).map(({ label }) => label)).toEqual(["text 2", "file"]);
});

test("[ST25] an imported state exists elsewhere, so the next edit remembers it", async () => {
  const store = openTestStore();
  valueOf(await store.importEntries([{ entry: sampleEntry(1), base: 0 }], noon));
  const imported = valueOf(await store.entry(sampleEntry(1).id));
  const edited = valueOf(
    await store.keep(changeOf(withText(sampleEntry(1), "b"), imported?.revision ?? 0)),
  );
  expect(namesIn(edited.entry)).toEqual([await contentDigest(sampleEntry(1), sha256)]);
  expect(valueOf(await store.versions(sampleEntry(1).id))).toEqual([imported]);
});

test("[ST26] one entry that was written meanwhile keeps the whole import out", async () => {
  const name = freshName();
  const store = openTestStore(name);
  const here = valueOf(await store.keep(changeOf(sampleEntry(300), 0)));
  valueOf(await store.keep(changeOf(withText(here.entry, "newer"), here.revision)));
  const before = await dump(name);
  const changes = Array.from({ length: 500 }, (_, number) => ({
    entry: sampleEntry(number, "from the file"),
    base: number === 300 ? here.revision : 0,
  }));
  expect(await store.importEntries(changes, noon)).toEqual(conflict);
  expect(await store.importEntries(changes.with(300, asNew(300)), noon), "taken for new").toEqual(
    conflict,
  );
  expect(await store.importEntries([{ entry: sampleEntry(1), base: 7 }], noon), "gone").toEqual(
    conflict,
  );
  expect(await store.importEntries([asNew(1), asNew(2), asNew(1)], noon), "one id twice").toEqual(
    conflict,
  );
  expect(await dump(name)).toEqual(before);
  expect(valueOf(await store.imports())).toEqual([]);
});

test("[ST26] an import of which only the answer was lost is told what it did", async () => {
  const name = freshName();
  const store = openTestStore(name);
  const changes = [asNew(1), asNew(2)];
  const receipt = valueOf(await store.importEntries(changes, noon));
  const before = await dump(name);
  expect(valueOf(await store.importEntries(changes, noon))).toEqual(receipt);
  expect(await store.importEntries(changes, noon + 1)).toEqual(conflict);
  expect(await dump(name)).toEqual(before);
});

test("[ST27] undoing gives earlier states back, takes new entries away, and keeps both recoverable", async () => {
  const store = openTestStore();
  const here = valueOf(
    await store.keep(changeOf({ ...sampleEntry(1, "here"), lineage: ["0a"] }, 0)),
  );
  const untouched = valueOf(await store.keep(changeOf(sampleEntry(5), 0)));
  const listed = valueOf(await store.newestHeads(9));
  const file = {
    ...withText(here.entry, "file"),
    facts: { date: "2020-01-01", tags: [] },
  } as const;
  valueOf(await store.importEntries([{ entry: file, base: here.revision }, asNew(2)], noon));
  const imported = valueOf(await store.entry(here.entry.id));

  expect(valueOf(await store.undoImport(noon, noon))).toEqual({ restored: 2, kept: 0 });
  const restored = valueOf(await store.entry(here.entry.id));
  expect(restored?.entry).toEqual(here.entry);
  expect(restored?.revision).toBeGreaterThan(imported?.revision ?? 0);
  expect(valueOf(await store.entry(sampleEntry(2).id))).toBeUndefined();
  expect(valueOf(await store.entry(untouched.entry.id))).toEqual(untouched);
  expect(valueOf(await store.newestHeads(9))).toEqual(listed);
  expect(valueOf(await store.versions(here.entry.id)).map(textOf)).toEqual(["here", "file"]);
  expect(valueOf(await store.versions(sampleEntry(2).id)).map(textOf)).toEqual(["text 2"]);
  expect(valueOf(await store.imports())).toEqual([]);
  expect(valueOf(await store.undoImport(noon, noon)), "a second time").toEqual({
    restored: 0,
    kept: 0,
  });
});

test("[ST27] an entry that was written after the import stays as it is", async () => {
  const store = openTestStore();
  const here = valueOf(await store.keep(changeOf(sampleEntry(1, "here"), 0)));
  valueOf(
    await store.importEntries(
      [{ entry: withText(here.entry, "file"), base: here.revision }, asNew(2), asNew(3)],
      noon,
    ),
  );
  const edit = async (number: number): Promise<void> => {
    const now = valueOf(await store.entry(sampleEntry(number).id));
    valueOf(
      await store.keep(changeOf(withText(sampleEntry(number), "edited"), now?.revision ?? 0)),
    );
  };
  await edit(1);
  await edit(2);
  expect(valueOf(await store.undoImport(noon, noon))).toEqual({ restored: 1, kept: 2 });
  expect(textOf(valueOf(await store.entry(sampleEntry(1).id)))).toBe("edited");
  expect(textOf(valueOf(await store.entry(sampleEntry(2).id)))).toBe("edited");
  expect(valueOf(await store.entry(sampleEntry(3).id))).toBeUndefined();
});

test("[ST27] an entry whose earlier state cannot be read is not thrown away for it", async () => {
  const name = freshName();
  const store = openTestStore(name);
  const here = valueOf(await store.keep(changeOf(sampleEntry(1, "here"), 0)));
  valueOf(
    await store.importEntries([{ entry: withText(here.entry, "file"), base: here.revision }], noon),
  );
  const beside = await openBeside(name);
  await beside.delete("versions", [here.entry.id, here.revision]);
  beside.close();
  expect(valueOf(await store.undoImport(noon, noon))).toEqual({ restored: 0, kept: 1 });
  expect(textOf(valueOf(await store.entry(here.entry.id)))).toBe("file");
});

test("[ST27] a state that was restored may be in a backup, so the next edit remembers it", async () => {
  const store = openTestStore();
  const here = valueOf(await store.keep(changeOf(sampleEntry(1, "here"), 0)));
  valueOf(await store.publish(() => {}));
  const file = withText(here.entry, "file");
  valueOf(await store.importEntries([{ entry: file, base: here.revision }], noon));
  valueOf(await store.undoImport(noon, noon));
  const restored = valueOf(await store.entry(here.entry.id));
  const edited = valueOf(
    await store.keep(changeOf(withText(here.entry, "b"), restored?.revision ?? 0)),
  );
  expect(namesIn(edited.entry)).toEqual([await contentDigest(here.entry, sha256)]);
});

test("[ST27] the last import is the one that is undone", async () => {
  const store = openTestStore();
  valueOf(await store.importEntries([asNew(1)], noon));
  valueOf(await store.importEntries([asNew(2)], noon + 5));
  expect(valueOf(await store.imports())).toEqual([
    { importedAtMs: noon + 5, entries: 1 },
    { importedAtMs: noon, entries: 1 },
  ]);
  expect(valueOf(await store.undoImport(noon + 5, noon))).toEqual({ restored: 1, kept: 0 });
  expect(valueOf(await store.entry(sampleEntry(1).id))).toBeDefined();
  expect(valueOf(await store.entry(sampleEntry(2).id))).toBeUndefined();
});

test("[ST11] an import heals an entry that cannot be read, and keeps what was there", async () => {
  const name = freshName();
  const store = openTestStore(name);
  const kept = valueOf(await store.keep(changeOf(sampleEntry(1, "a"), 0)));
  valueOf(await store.keep(changeOf(sampleEntry(2), 0)));
  const beside = await openBeside(name);
  const damages: object[] = [{ entry: "gone" }, { entry: "gone", revision: "?" }];
  for (const [at, damage] of damages.entries()) {
    const row = await beside.get("entries", kept.entry.id);
    const broken = Object.assign({}, row, damage);
    await beside.put("entries", broken);
    const moved = {
      ...withText(kept.entry, `healed ${at}`),
      facts: { date: "2020-01-01", tags: [] },
    } as const;
    valueOf(await store.importEntries([{ entry: moved, base: 0 }], noon + at));
    expect(valueOf(await store.entry(kept.entry.id))?.entry).toEqual(moved);
    expect(valueOf(await store.newestHeads(9)).map(({ label }) => label)).toEqual([
      "text 2",
      `healed ${at}`,
    ]);
    const revision = at === 0 ? kept.revision : 0;
    expect(await beside.get("versions", [kept.entry.id, revision])).toEqual({
      ...broken,
      revision,
      isPinned: true,
    });
  }
  expect(valueOf(await store.undoImport(noon, noon)), "there is nothing to go back to").toEqual({
    restored: 0,
    kept: 1,
  });
  expect(textOf(valueOf(await store.entry(kept.entry.id)))).toBe("healed 1");
  beside.close();
});

function asNew(number: number): {
  readonly entry: ReturnType<typeof sampleEntry>;
  readonly base: 0;
} {
  return { entry: sampleEntry(number), base: 0 };
}

test("[MG6] imports that went on from one another are undone in any order", async () => {
  for (const order of [
    [noon, noon + 1],
    [noon + 1, noon],
  ]) {
    const store = openTestStore();
    const here = valueOf(await store.keep(changeOf(sampleEntry(1, "here"), 0)));
    const first = [{ entry: withText(here.entry, "first"), base: here.revision }, asNew(2)];
    valueOf(await store.importEntries(first, noon, undefined, { fileName: "a.json" }));
    const now = valueOf(await store.entries([sampleEntry(1).id, sampleEntry(2).id]));
    const second = now.map(({ entry, revision }) => ({
      entry: withText(entry, "second"),
      base: revision,
    }));
    valueOf(await store.importEntries(second, noon + 1));
    expect(valueOf(await store.imports()).map(({ fileName }) => fileName)).toEqual([
      undefined,
      "a.json",
    ]);
    for (const at of order) valueOf(await store.undoImport(at, noon));
    expect(valueOf(await store.imports())).toEqual([]);
    expect(valueOf(await store.entry(here.entry.id))?.entry).toEqual(here.entry);
    expect(valueOf(await store.entry(sampleEntry(2).id))).toBeUndefined();
    const texts = valueOf(await store.versions(here.entry.id)).map(textOf);
    expect(texts).toEqual(expect.arrayContaining(["here", "first", "second"]));
  }
});

test("[MG6] an import is forgotten after 30 days of a clock that can be trusted, and not before", async () => {
  const store = openTestStore();
  const day = 86_400_000;
  valueOf(await store.importEntries([asNew(1)], noon));
  valueOf(await store.cleanTrash(noon + 400 * day));
  expect(valueOf(await store.imports())).toHaveLength(1);
  for (let at = 400; at <= 408; at += 1) valueOf(await store.cleanTrash(noon + at * day));
  expect(valueOf(await store.imports())).toEqual([]);
  expect(valueOf(await store.undoImport(noon, noon))).toEqual({ restored: 0, kept: 0 });
  expect(valueOf(await store.entry(sampleEntry(1).id))).toBeDefined();
});

test("[BH2] under a clock that stands still, replacing everything is not taken for the import before it", async () => {
  const store = openTestStore();
  valueOf(await store.importEntries([asNew(1), asNew(2)], noon));
  const whole = await store.importEntries([asNew(3)], noon, undefined, { inPlaceOf: 2 });
  expect(valueOf(whole)).toMatchObject({ entries: 3, isWhole: true });
  expect(valueOf(await store.newestHeads(9)).map(({ label }) => label)).toEqual(["text 3"]);
  expect(valueOf(await store.imports())).toMatchObject([
    { importedAtMs: noon + 1, entries: 3 },
    { importedAtMs: noon, entries: 2 },
  ]);
});

test("[MG8] the file takes the place of the whole journal, only of as many entries, and undoing brings it back", async () => {
  const name = freshName();
  const store = openTestStore(name);
  const kept = [];
  for (const number of [1, 2, 3])
    kept.push(valueOf(await store.keep(changeOf(sampleEntry(number), 0))));
  const before = await dump(name);
  const file = [{ entry: sampleEntry(2, "of the file"), base: 0 }, asNew(9)];
  expect(await store.importEntries(file, noon, undefined, { inPlaceOf: 2 })).toEqual(conflict);
  expect(await dump(name)).toEqual(before);
  const receipt = valueOf(await store.importEntries(file, noon, undefined, { inPlaceOf: 3 }));
  expect(receipt).toEqual({ importedAtMs: noon, entries: 4, isWhole: true });
  expect(valueOf(await store.newestHeads(9)).map(({ label }) => label)).toEqual([
    "text 9",
    "of the file",
  ]);
  expect(valueOf(await store.undoImport(noon, noon))).toEqual({ restored: 4, kept: 0 });
  const ids = kept.map(({ entry }) => entry.id);
  expect(valueOf(await store.entries(ids)).map(({ entry }) => entry)).toEqual(
    kept.map(({ entry }) => entry),
  );
  expect(valueOf(await store.countEntries())).toBe(3);
});
