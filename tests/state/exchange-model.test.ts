import { strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import type { PickedFile } from "../../src/core/exchange/exchange-job";
import type { Entry } from "../../src/core/journal/entry";
import { blankEntry } from "../../src/core/journal/entry";
import { sampleEntry } from "../../src/core/journal/sample-entry";
import type { Delivery } from "../../src/platform/files";
import { ExchangeModel } from "../../src/state/exchange-model";
import { NoticeModel } from "../../src/state/notice-model";
import type { JournalStore } from "../../src/storage/journal-store";
import { exchangeInThread } from "../support/exchange-in-thread";
import { fakeClock } from "../support/fake-clock";
import { openBackup } from "../support/open-backup";
import { openTestStore, sha256 } from "../support/open-test-store";

const clock = fakeClock();

function entryOf(title: string, more: Partial<Entry> = {}): Entry {
  const blank = blankEntry(clock.newId(), { date: "2026-05-31", tags: [] }, clock.nowMs());
  return { ...blank, title, ...more };
}

const sample = sampleEntry({ date: "2026-05-31", nowMs: clock.nowMs(), newId: clock.newId });

/** A plan that would store nothing. */
const nothingNew = { labels: { new: [], "newer in file": [], "both changed": [] } };

interface DeviceOptions {
  readonly entries?: readonly Entry[];
  readonly unsaved?: readonly Entry[];
  readonly store?: JournalStore;
  readonly deliveries?: readonly Delivery[];
  readonly exchange?: typeof exchangeInThread;
}

/** A device that writes Markdown and reads it. */
async function openDevice({
  entries = [],
  unsaved = [],
  store = openTestStore(),
  deliveries = ["downloaded"],
  exchange = exchangeInThread,
}: DeviceOptions = {}) {
  const stored = await store.importEntries(
    entries.map((entry) => ({ entry, base: 0 })),
    0,
  );
  expect(stored.ok).toBe(true);
  const notices = new NoticeModel(clock.after);
  const given: { file: Blob; name: string }[] = [];
  const model = new ExchangeModel({
    store,
    editor: { flush: async () => true, unsaved: () => unsaved },
    exchange,
    files: {
      async give(file, name) {
        given.push({ file, name });
        return deliveries[given.length - 1] ?? "downloaded";
      },
    },
    prefersSheet: () => false,
    notices,
    clock,
    digest: sha256,
  });
  const backup = openBackup({ store });
  return {
    store,
    model,
    given,
    backup,
    told: () => notices.notices.peek().map(({ text }) => text),
    notices,
    importing: await backup.importModel(),
    last: async () => new Uint8Array((await given.at(-1)?.file.arrayBuffer()) ?? []),
  };
}

function picked(path: string, content: string | Uint8Array): PickedFile<File> {
  const bytes = typeof content === "string" ? strToU8(content) : content;
  const file = new File([new Uint8Array(bytes)], path.split("/").at(-1) ?? "", { lastModified: 0 });
  return { path, file };
}

async function entriesOf({ store }: { readonly store: JournalStore }): Promise<readonly Entry[]> {
  const all: Entry[] = [];
  await store.publish((batch) => void all.push(...batch));
  return all;
}

test("[EX13] all of the journal goes out as a zip, without the trash, and comes in again as it was", async () => {
  const entries = [sample, entryOf("twice"), entryOf("Twice"), entryOf("old", { trashedAt: 5 })];
  const here = await openDevice({ entries });
  await here.model.exportZip();
  expect(here.told()).toEqual(["Saved to your downloads: 3 entries as Markdown."]);
  expect(here.given[0]?.name).toBe("kubecraft-journal-markdown-2026-05-31.zip");
  const names = Object.keys(unzipSync(await here.last()));
  expect(names.map((name) => name.toLowerCase()).toSorted()).toEqual([
    "2026-05-31 service names, search domains, and the lookup that took five seconds.md",
    "2026-05-31 twice (2).md",
    "2026-05-31 twice.md",
  ]);
  const there = await openDevice();
  await there.importing.take([picked("any name", await here.last())]);
  expect(there.importing.state.peek()).toMatchObject({ step: "preview" });
  await there.importing.importPreviewed();
  const [expected] = [(await entriesOf(here)).filter(({ trashedAt }) => trashedAt === undefined)];
  expect(await entriesOf(there)).toEqual(expected);
  // The same zip again finds nothing to do.
  await there.importing.take([picked("any name", await here.last())]);
  expect(there.importing.state.peek()).toMatchObject({ step: "preview", plan: nothingNew });
});

test("[EX13] a filter and a single entry go out alone", async () => {
  const [a, b] = [entryOf("a"), entryOf("b")];
  const here = await openDevice({ entries: [a, b] });
  await here.model.exportZip([b.id]);
  expect(Object.keys(unzipSync(await here.last()))).toEqual(["2026-05-31 b.md"]);
  await here.model.exportEntry(a.id);
  expect(here.given.at(-1)?.name).toBe("2026-05-31 a.md");
  const there = await openDevice();
  await there.importing.take([picked("renamed.md", await here.last())]);
  await there.importing.importPreviewed();
  expect(await entriesOf(there)).toEqual([a]);
});

test("[EX13] what is on screen and could not be stored goes out as it is on screen", async () => {
  const stored = entryOf("stored");
  const here = await openDevice({ entries: [stored], unsaved: [{ ...stored, title: "typed" }] });
  await here.model.exportZip();
  expect(Object.keys(unzipSync(await here.last()))).toEqual(["2026-05-31 typed.md"]);
});

test("[EX13] success is said of what was handed over only", async () => {
  const empty = await openDevice();
  await empty.model.exportZip();
  await empty.model.exportEntry(sample.id);
  expect(empty.told()).toEqual([
    "There is no zip: there is no entry to export.",
    "There is no file: this entry could not be read.",
  ]);
  expect(empty.given).toEqual([]);
  const closed = await openDevice({ entries: [sample], deliveries: ["cancelled", "shared"] });
  await closed.model.exportEntry(sample.id);
  expect(closed.told().at(-1)).toMatch(/went nowhere/);
  closed.notices.notices.peek().at(-1)?.action?.run();
  await Promise.resolve();
  const noWorker = {
    ...exchangeInThread,
    startZip: () => ({ add() {}, finish: async () => undefined }),
  };
  const broken = await openDevice({ entries: [sample], exchange: noWorker });
  await broken.model.exportZip();
  expect(broken.told()).toEqual([
    "There is no zip: a part of the app could not be loaded. Try again when online.",
  ]);
  expect(broken.model.done.peek()).toBeUndefined();
});

test("[EX14] an edited file replaces the entry that it was written from; a file that was overtaken here changes nothing", async () => {
  const here = await openDevice({ entries: [sample] });
  await here.model.exportEntry(sample.id);
  const file = await here.given[0]!.file.text();
  await here.importing.take([picked("a.md", file.replace("confidence: 4", "confidence: 2"))]);
  expect(here.importing.state.peek()).toMatchObject({
    plan: { labels: { "newer in file": [sample.title] } },
  });
  await here.importing.importPreviewed();
  expect((await entriesOf(here))[0]?.facts.confidence).toBe(2);
  await here.importing.take([picked("a.md", file)]);
  expect(here.importing.state.peek()).toMatchObject({
    plan: { labels: { ...nothingNew.labels, "newer here": [sample.title] } },
  });
});

test("[EX14] of an entry that was edited here and in its file neither is lost", async () => {
  const here = await openDevice({ entries: [sample] });
  await here.model.exportEntry(sample.id);
  const file = await here.given[0]!.file.text();
  const stored = await here.store.entry(sample.id);
  if (!stored.ok || !stored.value) throw new Error("gone");
  const { entry, revision: base } = stored.value;
  const change = { entry: { ...entry, title: "mine" }, base, sitting: "s", nowMs: 9 };
  expect((await here.store.keep(change)).ok).toBe(true);
  await here.importing.take([picked("a.md", file)]);
  expect(here.importing.state.peek()).toMatchObject({
    plan: { labels: { ...nothingNew.labels, "newer here": [sample.title] } },
  });
  await here.importing.take([picked("a.md", file.replace("confidence: 4", "confidence: 2"))]);
  await here.importing.importPreviewed();
  const all = await entriesOf(here);
  expect(all.map(({ title }) => title)).toContain("mine");
  expect(all.map(({ facts }) => facts.confidence)).toContain(2);
});

test("[EX14] a folder of another program comes in once, whatever its files' times say and whatever became of them here", async () => {
  const here = await openDevice();
  const vault = (lastModified: number) =>
    ["a/x.md", "b/y.md", "b/z.png"].map((path) => {
      const file = new File([`# ${path}\n\ntext`], path.slice(2), { lastModified });
      return { path: `vault/${path}`, file };
    });
  await here.importing.take(vault(0));
  expect(here.importing.state.peek()).toMatchObject({
    fileName: "vault (3 files)",
    plan: { labels: { new: ["a/x.md", "b/y.md"] } },
    told: ["Left out: 1 file that is not Markdown."],
  });
  await here.importing.importPreviewed();
  const [first] = await entriesOf(here);
  const stored = await here.store.entry(first!.id);
  if (!stored.ok || !stored.value) throw new Error("gone");
  const { entry, revision: base } = stored.value;
  await here.store.keep({ entry: { ...entry, title: "mine" }, base, sitting: "s", nowMs: 9 });
  await here.importing.take(vault(86_400_000 * 400));
  expect(here.importing.state.peek()).toMatchObject({ plan: nothingNew });
});

test("[EX14] a zip that is not trusted and files without Markdown change nothing and say why", async () => {
  const here = await openDevice();
  const why = () => {
    const state = here.importing.state.peek();
    return state.step === "refused" ? state.why : state.step;
  };
  await here.importing.take([picked("x.zip", zipSync({ "../x.md": strToU8("# x") }))]);
  expect(why()).toMatch(/leads out of its folder.*; nothing was changed\.$/);
  await here.importing.take([picked("x.zip", zipSync({ "x.png": strToU8("x") }))]);
  expect(why()).toBe(
    "There is no Markdown file that can be read. Left out: 1 file that is not Markdown; nothing was changed.",
  );
  await here.importing.take([picked("x.txt", "no backup")]);
  expect(why()).toMatch(/^This file is plain text/);
  expect(await entriesOf(here)).toEqual([]);
});

test("[EX14] a backup that lies among other files is read as a backup", async () => {
  const here = await openDevice({ entries: [sample] });
  const there = await openDevice();
  const file = strToU8(await here.backup.exported());
  await there.importing.take([picked("d/picture.png", "x"), picked("d/backup.json", file)]);
  expect(there.importing.state.peek()).toMatchObject({
    step: "preview",
    plan: { labels: { new: [sample.title] } },
  });
});
