import { expect, test } from "vitest";
import { type Entry, headOf } from "../../src/core/journal/entry";
import { trashSitting } from "../../src/core/journal/trash";
import { failure } from "../../src/core/result";
import { EditorModel } from "../../src/state/editor-model";
import { EntryModel } from "../../src/state/entry-model";
import { NoticeModel } from "../../src/state/notice-model";
import { type TrashHost, TrashModel } from "../../src/state/trash-model";
import type { JournalStore, StoredEntry } from "../../src/storage/journal-store";
import { changeOf, sampleEntry, valueOf, withText } from "../storage/sample";
import { fakeClock, settled } from "../support/fake-clock";
import { openTestStore } from "../support/open-test-store";
import { smallMemory } from "../support/small-memory";

/** A device with these entries, the first of which is on screen. */
async function openDevice(count = 1, host: Partial<TrashHost> = {}) {
  const store = openTestStore();
  const clock = fakeClock();
  const notices = new NoticeModel(clock.after);
  const entry = new EntryModel(store);
  const kept: StoredEntry[] = [];
  const model = new TrashModel({
    store,
    entry,
    clock,
    notices,
    editor: { flush: () => Promise.resolve(true) },
    onKept(stored) {
      kept.push(stored);
      entry.refresh(stored);
    },
    ...host,
  });
  const stored: StoredEntry[] = [];
  for (let number = 1; number <= count; number += 1)
    stored.push(valueOf(await store.keep(changeOf(sampleEntry(number), 0))));
  await entry.open(sampleEntry(1).id);
  const said = () => notices.notices.peek().map(({ text }) => text);
  const press = async () => {
    notices.notices.peek().at(-1)?.action?.run();
    await settled();
  };
  return { store, model, entry, kept, said, press, stored };
}

const journalOf = async (store: JournalStore) =>
  valueOf(await store.newestHeads(99)).map(({ label }) => label);

test("[HT13] deleting moves what is on screen to the trash, and the toast takes it back as it was", async () => {
  const { store, model, kept, said, press, stored } = await openDevice();
  expect(await model.discardShown()).toBe(true);
  expect(await journalOf(store)).toEqual([]);
  expect(said()).toEqual(["Moved to trash."]);
  expect(kept.at(-1)?.entry.trashedAt).toBeTypeOf("number");
  await model.look();
  expect(model.total.peek()).toBe(1);

  await press();
  await expect.poll(said).toContain("Restored “text 1”.");
  expect(await journalOf(store)).toEqual(["text 1"]);
  expect(valueOf(await store.entry(sampleEntry(1).id))?.entry).toEqual(stored[0]?.entry);
  await expect.poll(() => model.total.peek()).toBe(0);
});

test("[HT13] an entry that another tab changed since it was shown is not deleted", async () => {
  const { store, model, said, stored } = await openDevice();
  const [shown] = stored;
  if (!shown) throw new Error("nothing is stored");
  const changed = changeOf(withText(shown.entry, "theirs"), shown.revision, { sitting: "tab" });
  valueOf(await store.keep(changed));
  expect(await model.discardShown()).toBe(false);
  expect(said()).toEqual(["This entry was changed meanwhile, so it was not moved to the trash."]);
  expect(await journalOf(store)).toEqual(["theirs"]);
});

test("[HT13] an entry that another tab deleted is in the trash, and that is what was wanted", async () => {
  const { store, model, said, stored } = await openDevice();
  const [shown] = stored;
  if (!shown) throw new Error("nothing is stored");
  const entry: Entry = { ...shown.entry, trashedAt: 5 };
  valueOf(await store.keep({ entry, base: shown.revision, sitting: trashSitting, nowMs: 5 }));
  expect(await model.discardShown()).toBe(true);
  expect(said()).toEqual(["Moved to trash."]);
});

test("[HT13] nothing is deleted while something that was typed is not stored", async () => {
  const { store, model, said } = await openDevice(1, {
    editor: { flush: () => Promise.resolve(false) },
  });
  expect(await model.discardShown()).toBe(false);
  expect(said()).toEqual(["Not moved to the trash: what you wrote is not stored yet."]);
  expect(await journalOf(store)).toEqual(["text 1"]);
});

test("[HT13] a storage that fails is told as it is, and nothing is lost", async () => {
  const store = openTestStore();
  const full = () => Promise.resolve(failure({ kind: "full" } as const));
  const { model, said } = await openDevice(1, {
    store: { ...store, keep: full, trash: full, removeTrashed: full },
  });
  expect(await model.discardShown()).toBe(false);
  expect(said()).toEqual([
    "Not moved to the trash. This device is full. Keep this page open and free some space.",
  ]);
  await model.look();
  expect(model.state.peek()).toEqual({ kind: "full" });
  expect(await model.all()).toEqual([]);
});

test("[HT14] what was asked about is removed for good, and what was restored meanwhile is not", async () => {
  const { store, model, said, entry } = await openDevice(3);
  for (const number of [1, 2]) {
    await entry.open(sampleEntry(number).id);
    expect(await model.discardShown()).toBe(true);
  }
  const asked = await model.all();
  expect(asked).toHaveLength(2);
  expect(await model.restore(sampleEntry(2).id)).toBe(true);
  await entry.open(sampleEntry(3).id);
  await model.discardShown();
  await model.remove(asked);
  expect(said().at(-1)).toBe("Deleted 1 entry for good. 1 entry changed meanwhile and stayed.");
  expect(await journalOf(store)).toEqual(["text 2"]);
  expect(
    model.heads.peek().map(({ label }) => label),
    "came after the question",
  ).toEqual(["text 3"]);
  expect(await model.restore(sampleEntry(1).id)).toBe(false);
  expect(said().at(-1)).toBe("This entry was removed for good, so it cannot be restored.");
});

test("[HT14] a long trash is read by the screenful, and counted whole", async () => {
  const { store, model } = await openDevice(0);
  const entries = Array.from({ length: 60 }, (_, at) => ({
    ...sampleEntry(at + 1),
    trashedAt: at,
  }));
  valueOf(
    await store.importEntries(
      entries.map((entry) => ({ entry, base: 0 })),
      1,
    ),
  );
  await model.look();
  expect([model.heads.peek().length, model.total.peek()]).toEqual([50, 60]);
  expect(model.heads.peek()[0]).toMatchObject(headOf(entries[59] ?? sampleEntry(0)));
  await model.lookFurther();
  expect(model.heads.peek()).toHaveLength(60);
});

test("[HT10] an entry that is opened in the editor out of the trash is back with the first character", async () => {
  const { store, model, entry } = await openDevice(1);
  await model.discardShown();
  const clock = fakeClock();
  const editor = new EditorModel({
    store,
    clock,
    newId: clock.newId,
    after: clock.after,
    onKept: entry.refresh,
    notices: new NoticeModel(clock.after),
    smallStorage: smallMemory(),
  });
  await editor.open(sampleEntry(1).id);
  expect(await journalOf(store), "looking is not writing").toEqual([]);
  const opening = editor.opening.peek();
  if (opening.state !== "open") throw new Error(opening.state);
  opening.sitting.writeTitle("Still needed");
  expect(await editor.flush()).toBe(true);
  opening.sitting.writeTitle("Still needed, really");
  expect(await editor.flush()).toBe(true);
  expect(await journalOf(store)).toEqual(["Still needed, really"]);
  await model.look();
  expect(model.total.peek()).toBe(0);
});

test("[HT10] what is typed into an entry that is deleted elsewhere is stored in it, and brings it back", async () => {
  const { store, model, entry } = await openDevice(1);
  const clock = fakeClock();
  const notices = new NoticeModel(clock.after);
  const editor = new EditorModel({
    store,
    clock,
    newId: clock.newId,
    after: clock.after,
    onKept: entry.refresh,
    notices,
    smallStorage: smallMemory(),
  });
  await editor.open(sampleEntry(1).id);
  const opening = editor.opening.peek();
  if (opening.state !== "open") throw new Error(opening.state);
  await model.discardShown();
  opening.sitting.writeTitle("Typed on");
  expect(await editor.flush()).toBe(true);
  expect(await journalOf(store), "and there is no copy").toEqual(["Typed on"]);
  expect(notices.notices.peek()).toEqual([]);
});
