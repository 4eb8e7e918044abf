import fc from "fast-check";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { blankEntry, type Entry } from "../../src/core/journal/entry";
import { contentText } from "../../src/core/journal/lineage";
import { failure } from "../../src/core/result";
import type { ImportModel, Preview } from "../../src/state/import-model";
import { changesOf } from "../../src/state/say-import";
import type { JournalStore } from "../../src/storage/journal-store";
import type { StoreProblem } from "../../src/storage/problem";
import { fakeClock } from "../support/fake-clock";
import { type BackupDevice, openBackup } from "../support/open-backup";
import { openTestStore } from "../support/open-test-store";

const clock = fakeClock();
const fileOf = (content: BlobPart, name = "backup.json") => new File([content], name);

function entryOf(title: string): Entry {
  const blank = blankEntry(clock.newId(), { date: "2026-05-31", tags: [] }, clock.nowMs());
  return { ...blank, title };
}

/** A device with a journal in a real store, which can be written to and looked into. */
interface Journal extends BackupDevice {
  readonly journal: JournalStore;
  readonly importing: ImportModel;
  readonly write: (entry: Entry) => Promise<void>;
  readonly contents: () => Promise<readonly Entry[]>;
}

async function openJournal(
  entries: readonly Entry[],
  failing: Partial<JournalStore> = {},
): Promise<Journal> {
  const journal = openTestStore();
  const device = openBackup({ store: { ...journal, ...failing } });
  const write = async (entry: Entry) => {
    const known = await journal.entry(entry.id);
    const base = (known.ok && known.value?.revision) || 0;
    const kept = await journal.keep({ entry, base, sitting: clock.newId(), nowMs: 0 });
    expect(kept.ok).toBe(true);
  };
  for (const entry of entries) await write(entry);
  return {
    ...device,
    journal,
    importing: await device.importModel(),
    write,
    async contents() {
      const found: Entry[] = [];
      await journal.publish((batch) => found.push(...batch));
      return found;
    },
  };
}

function previewOf({ importing }: Journal): Preview {
  const state = importing.state.peek();
  if (state.step !== "preview") throw new Error(`no preview: ${JSON.stringify(state)}`);
  return state;
}

const titles = (entries: readonly Entry[]) => entries.map(({ title }) => title).toSorted();

test("[BK20] a preview says what would happen and stores nothing", async () => {
  const [a, b] = [entryOf("a"), entryOf("b")];
  const there = await openJournal([a, b, entryOf("c")]);
  const here = await openJournal([a, b]);
  const before = await here.contents();
  await here.importing.read(fileOf(await there.exported(), "any name.txt"));
  const { fileName, sizeBytes, plan, isRenewed } = previewOf(here);
  expect(fileName).toBe("any name.txt");
  expect(sizeBytes).toBeGreaterThan(100);
  expect(plan.labels).toMatchObject({ new: ["c"], same: ["a", "b"], "both changed": [] });
  expect(isRenewed).toBe(false);
  expect(await here.contents()).toEqual(before);
  here.importing.cancel();
  expect(here.importing.state.peek()).toEqual({ step: "waiting" });
  await here.importing.importPreviewed();
  expect(await here.contents()).toEqual(before);
  expect(here.importing.imports.peek()[0]).toBeUndefined();
});

test("[BK20] an import stores what its preview showed, tells it, and has the journal read anew", async () => {
  const there = await openJournal([entryOf("a"), entryOf("b")]);
  const here = await openJournal([]);
  await here.importing.read(fileOf(await there.exported()));
  expect(here.reloads()).toBe(0);
  await here.importing.importPreviewed();
  expect(await here.contents()).toEqual(await there.contents());
  expect(here.told()).toEqual(["Imported: 2 new."]);
  expect(here.reloads()).toBe(1);
  expect(here.importing.imports.peek()[0]).toMatchObject({ entries: 2 });
  expect(here.importing.state.peek()).toEqual({ step: "waiting" });
});

test("[BK13] an imported file finds nothing to do the second time, nor after an edit", async () => {
  const a = entryOf("a");
  const there = await openJournal([a, entryOf("b")]);
  const file = await there.exported();
  const here = await openJournal([]);
  await here.importing.read(fileOf(file));
  await here.importing.importPreviewed();
  await here.write({ ...a, title: "a, edited here" });
  const before = await here.contents();
  await here.importing.read(fileOf(file));
  expect(previewOf(here).plan.labels).toMatchObject({ same: ["b"], "newer here": ["a"] });
  await here.importing.importPreviewed();
  expect(here.told().at(-1)).toMatch(/^Nothing to import: everything in this file is here already/);
  expect((await here.contents()).map(contentText)).toEqual(before.map(contentText));
  const after = await here.contents();
  await here.importing.read(fileOf(file));
  await here.importing.importPreviewed();
  expect(await here.contents()).toEqual(after);
});

test("[BH2] history and sections that are all here already are not called imported a second time", async () => {
  const v2 = readFileSync("tests/fixtures/backup-v2.json", "utf8");
  const here = await openJournal([]);
  for (const [words, file] of [
    [/^Imported: \d+ new, with their history\.$/, v2],
    [/^Nothing to import: everything in this file is here already/, v2],
    [/^Nothing to import: .* This was a salvage: /, `${v2} `],
  ] as const) {
    await here.importing.read(fileOf(file));
    if (here.importing.state.peek().step === "refused") await here.importing.salvage();
    await here.importing.importPreviewed();
    expect(here.told().at(-1)).toMatch(words);
  }
});

test("[BK14] where both sides changed, both texts are there after the import, and once only", async () => {
  const entry = entryOf("x");
  const here = await openJournal([entry]);
  const there = await openJournal([]);
  await there.importing.read(fileOf(await here.exported()));
  await there.importing.importPreviewed();
  await here.write({ ...entry, title: "x here" });
  await there.write({ ...entry, title: "x there" });
  const file = await there.exported();
  await here.importing.read(fileOf(file));
  expect(previewOf(here).plan.labels["both changed"]).toEqual(["x there"]);
  await here.importing.importPreviewed();
  expect(titles(await here.contents()).map(withoutMark)).toEqual(["x here", "x there"]);
  await here.importing.read(fileOf(file));
  expect(changesOf(previewOf(here).plan, [])).toBe(0);
});

test("[BK21] undoing an import brings back exactly what was there before", async () => {
  const [kept, replaced, forked] = [entryOf("kept"), entryOf("replaced"), entryOf("forked")];
  const here = await openJournal([kept, replaced, forked]);
  const there = await openJournal([]);
  await there.importing.read(fileOf(await here.exported()));
  await there.importing.importPreviewed();
  await there.write({ ...replaced, title: "replaced, newer" });
  await there.write({ ...forked, title: "forked there" });
  await there.write(entryOf("added"));
  await here.write({ ...forked, title: "forked here" });
  const before = await here.exported();

  await here.importing.read(fileOf(await there.exported()));
  await here.importing.importPreviewed();
  expect(await here.contents()).toHaveLength(5);
  await here.importing.undo();
  expect(await here.exported()).toBe(before);
  expect(here.told()).toContain("Import undone: 4 entries taken back.");
  expect(here.importing.imports.peek()[0]).toBeUndefined();
  expect(here.reloads()).toBe(2);
  await here.importing.undo();
  expect(await here.exported()).toBe(before);
  expect(here.reloads()).toBe(2);
});

test("[BK21] an entry that was edited since the import stays, and the owner is told", async () => {
  const [a, b] = [entryOf("a"), entryOf("b")];
  const there = await openJournal([a, b]);
  const here = await openJournal([]);
  await here.importing.read(fileOf(await there.exported()));
  await here.importing.importPreviewed();
  await here.write({ ...a, title: "a, edited" });
  await here.importing.undo();
  expect(titles(await here.contents())).toEqual(["a, edited"]);
  expect(here.told()).toContain(
    "Import undone: 1 entry taken back. 1 entry edited since then stayed.",
  );
});

test("[BK21] the last import can be undone after a restart, until it was undone", async () => {
  const there = await openJournal([entryOf("a")]);
  const here = await openJournal([]);
  await here.importing.read(fileOf(await there.exported()));
  await here.importing.importPreviewed();
  const restarted = await openBackup({ store: here.journal }).importModel();
  expect(restarted.imports.peek()).toEqual([]);
  await restarted.look();
  expect(restarted.imports.peek()).toMatchObject([{ entries: 1 }]);
  await restarted.undo();
  expect(await here.contents()).toEqual([]);
  await here.importing.look();
  expect(here.importing.imports.peek()[0]).toBeUndefined();
});

test("[BK20] a journal that changed since the preview is compared anew before anything is stored", async () => {
  const entry = entryOf("x");
  const here = await openJournal([entry]);
  const there = await openJournal([]);
  await there.importing.read(fileOf(await here.exported()));
  await there.importing.importPreviewed();
  await there.write({ ...entry, title: "x there" });
  await here.importing.read(fileOf(await there.exported()));
  expect(previewOf(here).plan.labels["newer in file"]).toEqual(["x there"]);
  await here.write({ ...entry, title: "x here, meanwhile" });
  await here.importing.importPreviewed();
  expect(titles(await here.contents())).toEqual(["x here, meanwhile"]);
  expect(previewOf(here)).toMatchObject({ isRenewed: true, fileName: "backup.json" });
  expect(previewOf(here).plan.labels["both changed"]).toEqual(["x there"]);
  await here.importing.importPreviewed();
  expect(titles(await here.contents()).map(withoutMark)).toEqual(["x here, meanwhile", "x there"]);
});

test("[BK20] a storage that fails leaves everything as it was, and the owner is told", async () => {
  const full: StoreProblem = { kind: "full" };
  const file = fileOf(await (await openJournal([entryOf("a")])).exported());
  const here = await openJournal([entryOf("b")], { importEntries: async () => failure(full) });
  await here.importing.read(file);
  await here.importing.importPreviewed();
  expect(here.importing.state.peek()).toMatchObject({
    step: "refused",
    why: expect.stringMatching(/^Nothing was imported\. This device is full/),
  });
  expect(titles(await here.contents())).toEqual(["b"]);
  expect(here.reloads()).toBe(0);

  const unread = await openJournal([], { entries: async () => failure({ kind: "unreachable" }) });
  await unread.importing.read(file);
  expect(unread.importing.state.peek()).toMatchObject({
    why: expect.stringMatching(/^Nothing was imported\. The storage does not answer/),
  });
});

test("[BK7] every file that is not a backup gets its sentence and changes nothing", async () => {
  const here = await openJournal([entryOf("a")]);
  const file = await here.exported();
  const before = await here.contents();
  for (const [content, words] of [
    ["", "This file is empty"],
    ["<!doctype html><p>Not found", "web page"],
    [gzipSync(gzipSync(file)), "compressed twice"],
    [gzipSync(file).subarray(0, 80), "cannot be unpacked"],
    [gzipSync("# A note"), "plain text or Markdown"],
    [Buffer.from(file, "utf16le"), "UTF-16"],
    ["# A note", "plain text or Markdown"],
    ['{"notes":[]}', "JSON of another program"],
    [JSON.stringify(JSON.parse(file), undefined, 1), "rewritten by another program"],
    [file.slice(0, -70), "cut off"],
    [file.replace("2026", "2027"), "check sum does not fit"],
    [file.replace('"minReader":2', '"minReader":7'), "newer version of the app"],
    [Uint8Array.of(...new TextEncoder().encode(file.slice(0, 200)), 0xff), "not valid UTF-8"],
  ] as const) {
    await here.importing.read(fileOf(content));
    const state = here.importing.state.peek();
    expect(state).toMatchObject({ step: "refused", why: expect.stringContaining(words) });
    expect(state).toMatchObject({ why: expect.stringMatching(/; nothing was changed\.$/) });
  }
  expect(await here.contents()).toEqual(before);
  expect(here.reloads()).toBe(0);
});

test("[BK5] five hundred mutated backups leave the journal as it was, or as the whole file would", async () => {
  const there = await openJournal([entryOf("a"), entryOf("b")]);
  const file = await there.exported();
  const here = await openJournal([entryOf("mine")]);
  const before = await here.exported();
  const mutation = fc.record({
    at: fc.nat({ max: file.length - 1 }),
    drop: fc.nat({ max: 30 }),
    put: fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom("\n", '"', "}", '"__proto__":{},')),
  });
  await fc.assert(
    fc.asyncProperty(mutation, async ({ at, drop, put }) => {
      const mutated = file.slice(0, at) + put + file.slice(at + drop);
      fc.pre(mutated !== file);
      await here.importing.read(fileOf(mutated));
      expect(here.importing.state.peek().step).toBe("refused");
    }),
    { numRuns: 500, seed: 20261122 },
  );
  expect(await here.exported()).toBe(before);
  await here.importing.read(fileOf(file));
  expect(previewOf(here).plan.labels.new).toEqual(["a", "b"]);
});

test("[BK20] a file that was taken back, or followed by another, does not show up later", async () => {
  const file = fileOf(await (await openJournal([entryOf("a")])).exported(), "first.json");
  const other = fileOf(await (await openJournal([entryOf("b")])).exported(), "second.json");
  const here = await openJournal([]);
  await Promise.all([here.importing.read(file), here.importing.read(other)]);
  expect(previewOf(here)).toMatchObject({
    fileName: "second.json",
    plan: { labels: { new: ["b"] } },
  });
  const reading = here.importing.read(file);
  here.importing.cancel();
  await reading;
  expect(here.importing.state.peek()).toEqual({ step: "waiting" });
});

test("[BK6] a frozen backup goes into a journal of today, and comes out as it was", async () => {
  const v1 = readFileSync("tests/fixtures/backup-v1.json", "utf8");
  const here = await openJournal([]);
  await here.importing.read(fileOf(v1));
  await here.importing.importPreviewed();
  const lines = (text: string) => text.split("\n").slice(1, -1);
  expect(lines(await here.exported())).toEqual(lines(v1));

  const v2 = readFileSync("tests/fixtures/backup-v2.json", "utf8");
  const elsewhere = await openJournal([]);
  await elsewhere.importing.read(fileOf(v2));
  await elsewhere.importing.importPreviewed();
  expect(await elsewhere.exported({ hasHistory: true })).toBe(v2);
});

test("[BK20] a file that the browser cannot read to its end is told as such", async () => {
  const here = await openJournal([]);
  const file = fileOf(await (await openJournal([entryOf("a")])).exported());
  const gone = new DOMException("gone", "NotReadableError");
  const broken: File = Object.assign(file, {
    arrayBuffer: () => Promise.reject(gone),
    stream: () => new ReadableStream({ start: (controller) => controller.error(gone) }),
    slice: () => broken,
  });
  await here.importing.read(broken);
  expect(here.importing.state.peek()).toMatchObject({
    step: "refused",
    why: "The file could not be read to its end; nothing was changed.",
  });
});

test("[MG7] a group that is left out is not stored, and the rest is", async () => {
  const shared = entryOf("shared");
  const there = await openJournal([shared]);
  const here = await openJournal([]);
  await here.importing.read(fileOf(await there.exported()));
  await here.importing.importPreviewed();
  await there.write({ ...shared, title: "shared, newer" });
  await there.write(entryOf("added"));
  await here.importing.read(fileOf(await there.exported()));
  const { plan } = previewOf(here);
  expect([changesOf(plan, []), changesOf(plan, ["new"])]).toEqual([2, 1]);
  await here.importing.importPreviewed(["new"]);
  expect(titles(await here.contents())).toEqual(["shared, newer"]);
  await here.importing.read(fileOf(await there.exported()));
  await here.importing.importPreviewed(["new"]);
  expect(here.told().at(-1)).toBe(
    "Nothing was imported: every group that would change something is left out.",
  );
});

test("[MG8] replacing everything leaves what the file held, and undoing brings back what was here", async () => {
  const there = await openJournal([entryOf("of the file")]);
  const here = await openJournal([entryOf("mine"), entryOf("mine, too")]);
  const before = await here.contents();
  await here.importing.read(fileOf(await there.exported()));
  await here.importing.replaceAll();
  expect(titles(await here.contents())).toEqual(["of the file"]);
  expect(here.importing.imports.peek()).toMatchObject([
    { fileName: "backup.json", entries: 3, isWhole: true },
  ]);
  await here.importing.undo();
  expect(await here.contents()).toEqual(before);
});

function withoutMark(title: string): string {
  return title.replace(" (conflict copy)", "");
}
