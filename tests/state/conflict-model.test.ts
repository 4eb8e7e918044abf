import { expect, test } from "vitest";
import { asNewEntry, conflictTitle } from "../../src/core/journal/edit";
import type { Entry } from "../../src/core/journal/entry";
import { contentText } from "../../src/core/journal/lineage";
import { sampleEntry } from "../../src/core/journal/sample-entry";
import { failure } from "../../src/core/result";
import { ConflictModel } from "../../src/state/conflict-model";
import { NoticeModel } from "../../src/state/notice-model";
import type { JournalStore, StoredEntry } from "../../src/storage/journal-store";
import { fakeClock, settled } from "../support/fake-clock";
import { openTestStore } from "../support/open-test-store";

/** A stored entry and its copy, and a model that looks at them. */
async function openConflict(given?: (store: JournalStore) => Pick<JournalStore, "entry" | "keep">) {
  const clock = fakeClock();
  const { newId } = clock;
  const store = openTestStore();
  const original = sampleEntry({ date: "2026-05-31", nowMs: 1000, newId });
  const copy: Entry = {
    ...asNewEntry(original, newId(), 2000),
    parts: [{ id: newId(), kind: "learned", text: "what the other tab wrote" }],
    title: conflictTitle(original),
    copyOf: original.id,
  };
  for (const entry of [original, copy])
    // oxlint-disable-next-line no-await-in-loop
    await store.keep({ entry, base: 0, sitting: newId(), nowMs: 1 });
  const kept: StoredEntry[] = [];
  const notices = new NoticeModel(clock.after);
  const model = new ConflictModel({
    store: given?.(store) ?? store,
    clock,
    newId,
    notices,
    onKept: (stored) => void kept.push(stored),
  });
  const conflict = { original: original.id, copy: copy.id };
  await model.look([conflict]);
  const read = async (id: string) => {
    const found = await store.entry(id);
    if (!found.ok || !found.value) throw new Error("not there");
    return found.value;
  };
  const undo = async () => {
    notices.notices
      .peek()
      .find(({ action }) => action?.label === "Undo")
      ?.action?.run();
    for (let turn = 0; turn < 20; turn += 1)
      // oxlint-disable-next-line no-await-in-loop
      await settled();
  };
  return { model, store, original, copy, conflict, kept, notices, read, undo, newId };
}

const texts = ({ entry }: StoredEntry) =>
  JSON.stringify([entry.title, entry.facts, entry.parts.map((part) => ({ ...part, id: "" }))]);

test("[TB5] keeping the original puts the copy into the trash, and undo brings it back", async () => {
  const { model, original, copy, kept, read, undo } = await openConflict();
  expect(await model.keepOriginal()).toBe(true);
  expect(contentText((await read(original.id)).entry)).toBe(contentText(original));
  expect((await read(copy.id)).entry).toMatchObject({
    copyOf: original.id,
    trashedAt: expect.any(Number),
  });
  expect(model.versions.peek()).toBeUndefined();
  expect(kept.map(({ entry }) => entry.id)).toEqual([copy.id]);
  await undo();
  expect(contentText((await read(copy.id)).entry)).toBe(contentText(copy));
  expect(model.versions.peek()?.copy.entry.id).toBe(copy.id);
});

test("[TB5] keeping the copy gives its words to the original, whose own go into the history, and undo takes it back", async () => {
  const { model, store, original, copy, read, undo } = await openConflict();
  expect(await model.keepCopy()).toBe(true);
  const now = await read(original.id);
  expect(now.entry).toMatchObject({ title: original.title, createdAt: original.createdAt });
  expect(now.entry.parts).toEqual([
    expect.objectContaining({ kind: "learned", text: "what the other tab wrote" }),
  ]);
  expect((await read(copy.id)).entry.trashedAt).toBeDefined();
  const versions = await store.versions(original.id);
  expect(versions.ok && versions.value.map(({ entry }) => contentText(entry))).toContain(
    contentText(original),
  );
  await undo();
  expect(texts(await read(original.id))).toBe(texts({ entry: original, revision: 0, sitting: "" }));
  expect(contentText((await read(copy.id)).entry)).toBe(contentText(copy));
});

test("[TB5] keeping both takes the link and the mark away and leaves the original alone; undo restores them", async () => {
  const { model, original, copy, read, undo } = await openConflict();
  expect(await model.keepBoth()).toBe(true);
  const { entry } = await read(copy.id);
  expect(entry.title).toBe(original.title);
  expect(entry).not.toHaveProperty("copyOf");
  expect(entry).not.toHaveProperty("trashedAt");
  expect((await read(original.id)).revision).toBe(1);
  await undo();
  expect(contentText((await read(copy.id)).entry)).toBe(contentText(copy));
});

test("[TB6] a version that changed while the owner looked is shown anew, and nothing is decided", async () => {
  const { model, store, original, copy, read, newId, notices } = await openConflict();
  for (const changed of [original, copy])
    for (const decide of [model.keepOriginal, model.keepCopy, model.keepBoth]) {
      // oxlint-disable-next-line no-await-in-loop
      const before = await read(changed.id);
      const entry = { ...before.entry, facts: { ...before.entry.facts, section: newId() } };
      // oxlint-disable-next-line no-await-in-loop
      await store.keep({ entry, base: before.revision, sitting: newId(), nowMs: 5 });
      // oxlint-disable-next-line no-await-in-loop
      expect(await decide()).toBe(false);
      const shown = model.versions.peek();
      expect(shown?.isRenewed).toBe(true);
      expect([shown?.original.entry.facts.section, shown?.copy.entry.facts.section]).toContain(
        entry.facts.section,
      );
      // oxlint-disable-next-line no-await-in-loop
      expect((await read(copy.id)).entry).not.toHaveProperty("trashedAt");
    }
  expect(notices.notices.peek()).toEqual([]);
  expect(await model.keepOriginal()).toBe(true);
});

test("[TB6] an undo that comes after another write leaves that write alone and says so", async () => {
  const { model, store, copy, read, undo, newId, notices } = await openConflict();
  await model.keepBoth();
  const before = await read(copy.id);
  await store.keep({
    entry: { ...before.entry, title: "Later" },
    base: before.revision,
    sitting: newId(),
    nowMs: 5,
  });
  await undo();
  expect((await read(copy.id)).entry.title).toBe("Later");
  expect(
    notices.notices
      .peek()
      .map(({ text }) => text)
      .join(),
  ).toContain("Not all of it was taken back");
});

test("[TB6] a write that fails decides nothing, says why, and the choice stays", async () => {
  const { model, notices, copy, read } = await openConflict((store) => ({
    entry: store.entry,
    keep: () => Promise.resolve(failure({ kind: "full" })),
  }));
  expect(await model.keepCopy()).toBe(false);
  expect(
    notices.notices
      .peek()
      .map(({ text }) => text)
      .join(),
  ).toContain("full");
  expect(model.versions.peek()).toMatchObject({ isRenewed: false });
  expect((await read(copy.id)).entry).not.toHaveProperty("trashedAt");
});

test("[TB2] there is nothing to decide where a version is gone or in the trash; the next conflict comes instead", async () => {
  const { model, conflict, newId } = await openConflict();
  const gone = { original: newId(), copy: conflict.copy };
  await model.look([gone]);
  expect(model.versions.peek()).toBeUndefined();
  await model.look([gone, conflict]);
  expect(model.versions.peek()?.copy.entry.id).toBe(conflict.copy);
  await model.keepOriginal();
  await model.look([conflict]);
  expect(model.versions.peek()).toBeUndefined();
});
