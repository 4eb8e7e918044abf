import { expect, test } from "vitest";
import { blankEntry, type Entry, headOf } from "../../src/core/journal/entry";
import type { Facts } from "../../src/core/journal/facts";
import { EditorModel } from "../../src/state/editor-model";
import { JournalModel } from "../../src/state/journal-model";
import { NoticeModel } from "../../src/state/notice-model";
import { RenameModel } from "../../src/state/rename-model";
import type { JournalStore, StoredEntry } from "../../src/storage/journal-store";
import { quickSha256 } from "../core/backup/backup-files";
import { valueOf } from "../storage/sample";
import { fakeClock } from "../support/fake-clock";
import { openTestStore } from "../support/open-test-store";
import { smallMemory } from "../support/small-memory";

const clock = fakeClock();

function entryOf(title: string, facts: Partial<Facts>): Entry {
  const blank = blankEntry(clock.newId(), { date: "2026-05-31", tags: [], ...facts }, 0);
  return { ...blank, title };
}

async function open(entries: readonly Entry[], over: Partial<JournalStore> = {}) {
  const store = openTestStore();
  valueOf(
    await store.importEntries(
      entries.map((entry) => ({ entry, base: 0 })),
      0,
    ),
  );
  const journal = new JournalModel(store, (run) => void setTimeout(run));
  await journal.open();
  await expect.poll(() => journal.isComplete.value).toBe(true);
  const notices = new NoticeModel(clock.after);
  const onKept = (stored: StoredEntry) => journal.put(headOf(stored.entry));
  const editor = new EditorModel({
    store,
    clock,
    newId: clock.newId,
    after: (delayMs, run) => void setTimeout(run, delayMs),
    notices,
    smallStorage: smallMemory(),
    onKept,
  });
  const model = new RenameModel({
    store: { ...store, ...over },
    journal,
    editor,
    notices,
    digest: quickSha256,
    clock,
    onKept,
    whenImported: () => journal.reload(),
  });
  const factsOf = async ({ id }: Entry) => valueOf(await store.entry(id))?.entry.facts;
  const said = () => notices.notices.peek().at(-1);
  return { store, journal, editor, model, factsOf, said };
}

test("[TG3] a tag is renamed in every entry that has it, in any spelling, in one transaction, and that can be undone", async () => {
  const one = entryOf("one", { tags: ["dns", "K8S"] });
  const two = entryOf("two", { tags: ["k8s"], date: "2026-06-01" });
  const three = entryOf("three", { tags: ["git"] });
  const { model, factsOf, said, store, journal } = await open([one, two, three]);
  const renaming = { of: "tag", from: "k8s", to: "kubernetes" } as const;
  expect(model.preview(renaming).map(({ id }) => id)).toEqual([two.id, one.id]);
  const before = valueOf(await store.entry(three.id))?.revision;
  expect(await model.rename(renaming)).toBe(true);
  expect((await factsOf(one))?.tags).toEqual(["dns", "kubernetes"]);
  expect((await factsOf(two))?.tags).toEqual(["kubernetes"]);
  expect(valueOf(await store.entry(three.id))?.revision).toBe(before);
  expect(said()?.text).toBe("Renamed #k8s to #kubernetes, in 2 entries.");
  expect(journal.heads.value.find(({ id }) => id === two.id)?.facts.tags).toEqual(["kubernetes"]);
  // What was there before is in the history, and the change among those that can be taken back for 30 days.
  expect(valueOf(await store.versions(two.id)).at(-1)?.entry.facts.tags).toEqual(["k8s"]);
  expect(valueOf(await store.imports())[0]).toMatchObject({
    renaming: "Renamed #k8s to #kubernetes",
    entries: 2,
  });

  said()?.action?.run();
  await expect.poll(async () => (await factsOf(one))?.tags).toEqual(["dns", "K8S"]);
  await expect.poll(() => said()?.text).toBe("Renaming undone in 2 entries.");
  await expect
    .poll(() => journal.heads.value.find(({ id }) => id === two.id)?.facts.tags)
    .toEqual(["k8s"]);
});

test("[TG3] two tags become one, a section is taken off, and undoing leaves what was edited since", async () => {
  const one = entryOf("one", { tags: ["pod", "pods"], section: "Linux" });
  const two = entryOf("two", { tags: ["pod"], section: "linux" });
  const { model, factsOf, said, editor } = await open([one, two]);
  expect(await model.rename({ of: "tag", from: "pod", to: "pods" })).toBe(true);
  expect((await factsOf(one))?.tags).toEqual(["pods"]);
  expect(await model.rename({ of: "section", from: "linux" })).toBe(true);
  expect(await factsOf(two)).not.toHaveProperty("section");
  const undo = said()?.action?.run;
  await editor.writeInto(two.id, (sitting) => sitting.writeTitle("edited since"));
  undo?.();
  await expect.poll(async () => (await factsOf(one))?.section).toBe("Linux");
  expect(await factsOf(two)).not.toHaveProperty("section");
  expect(said()?.text).toMatch(/^Renaming undone in 1 entry\. 1 entry edited since then stayed\.$/);
});

test("[TG3] an entry that another tab wrote in between is read anew; what goes wrong changes nothing and is said", async () => {
  const one = entryOf("one", { tags: ["pod"] });
  let writes = 0;
  const opened = await open([one]);
  const { store } = opened;
  const racing = await open([one], {
    async importEntries(...asked) {
      writes += 1;
      if (writes > 1) return racing.store.importEntries(...asked);
      const now = valueOf(await racing.store.entry(one.id));
      if (!now) throw new Error("gone");
      const entry = { ...now.entry, title: "written elsewhere" };
      valueOf(await racing.store.keep({ entry, base: now.revision, sitting: "other", nowMs: 5 }));
      return racing.store.importEntries(...asked);
    },
  });
  expect(await racing.model.rename({ of: "tag", from: "pod", to: "pods" })).toBe(true);
  const stored = valueOf(await racing.store.entry(one.id))?.entry;
  expect([stored?.title, stored?.facts.tags]).toEqual(["written elsewhere", ["pods"]]);
  expect(writes).toBe(2);

  const broken = await open([one], {
    importEntries: async () => ({ ok: false, problem: { kind: "full" } }),
  });
  expect(await broken.model.rename({ of: "tag", from: "pod", to: "pods" })).toBe(false);
  expect(broken.said()?.text).toMatch(/^Nothing was renamed\. /);
  expect((await broken.factsOf(one))?.tags).toEqual(["pod"]);
  expect(valueOf(await store.entry(one.id))?.entry.facts.tags).toEqual(["pod"]);
});
