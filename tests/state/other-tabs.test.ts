import { expect, test } from "vitest";
import { headOf } from "../../src/core/journal/entry";
import { trashed, trashSitting } from "../../src/core/journal/trash";
import type { TabNews } from "../../src/platform/tabs";
import { EditorModel } from "../../src/state/editor-model";
import { EntryModel } from "../../src/state/entry-model";
import { JournalModel } from "../../src/state/journal-model";
import { NoticeModel } from "../../src/state/notice-model";
import { OtherTabs } from "../../src/state/other-tabs";
import type { JournalStore, StoredEntry } from "../../src/storage/journal-store";
import { type FakeClock, fakeClock, settled } from "../support/fake-clock";
import { smallMemory } from "../support/small-memory";
import { freshName, openTestStore } from "../support/open-test-store";

/** A tab that tells and hears by hand: `told` is what it said, `hear` what reaches it. */
function openTab(store: JournalStore, clock: FakeClock, canHear = true) {
  const told: TabNews[] = [];
  const hearers: ((news: TabNews) => void)[] = [];
  const backs: ((mayHaveMissed: boolean) => void)[] = [];
  const leavers: (() => void)[] = [];
  let isInField = false;
  const journal = new JournalModel(store, (run) => void setTimeout(run));
  const entry = new EntryModel(store);
  const editor = new EditorModel({
    store,
    clock,
    newId: clock.newId,
    after: clock.after,
    notices: new NoticeModel(clock.after),
    smallStorage: smallMemory(),
    onKept(stored: StoredEntry) {
      journal.put(headOf(stored.entry));
      entry.refresh(stored);
      others.kept(stored);
    },
  });
  const others = OtherTabs({
    store,
    tabs: {
      canHear,
      tell: (news) => void told.push(news),
      listen: (heard) => void hearers.push(heard),
    },
    attention: {
      whenBack: (run) => void backs.push(run),
      isInField: () => isInField,
      whenFieldLeft: (run) => void leavers.push(run),
      notePlace: () => () => {},
    },
    journal,
    entry,
    editor,
  });
  const sitting = () => {
    const opening = editor.opening.peek();
    if (opening.state !== "open") throw new Error(`the editor is ${opening.state}`);
    return opening.sitting;
  };
  const quiet = async () => {
    for (let turn = 0; turn < 30; turn += 1)
      // oxlint-disable-next-line no-await-in-loop
      await settled();
  };
  return {
    told,
    journal,
    entry,
    editor,
    sitting,
    async write(text: string) {
      const part = sitting().draft().parts[0];
      if (part) sitting().writePart(part.id, { text });
      await editor.flush();
    },
    async hear(news: TabNews | undefined) {
      if (news) for (const hear of hearers) hear(news);
      await quiet();
    },
    async comeBack(mayHaveMissed: boolean) {
      for (const run of backs) run(mayHaveMissed);
      await quiet();
    },
    focus: (inField: boolean) => void (isInField = inField),
    async leaveField() {
      isInField = false;
      for (const run of leavers) run();
      await quiet();
    },
    learned: () => {
      const part = sitting().draft().parts[0];
      return part && "text" in part ? part.text : undefined;
    },
    ids: () => journal.heads.peek().map(({ id }) => id),
  };
}

function missing(): never {
  throw new Error("not stored");
}

/** Two tabs on one journal that have the same entry open. */
async function openTwo(canHear = true) {
  const clock = fakeClock();
  const name = freshName();
  const [store, otherStore] = [openTestStore(name), openTestStore(name)];
  const [one, two] = [openTab(store, clock, canHear), openTab(otherStore, clock, canHear)];
  one.editor.openNew();
  await one.write("from the start");
  const { id } = one.sitting().draft();
  await two.editor.open(id);
  await two.journal.open();
  await two.entry.open(id);
  return { clock, one, two, id, store };
}

test("[TB7] an untouched editor takes over what another tab wrote, so that the next key is no conflict", async () => {
  const { one, two, id, store } = await openTwo();
  await one.write("from the first tab");
  expect(two.learned()).toBe("from the start");
  await two.hear(one.told.at(-1));
  expect(two.learned()).toBe("from the first tab");
  await two.write("from both tabs");
  expect(two.sitting().storedAs.peek()).toBe(id);
  const read = await store.entry(id);
  expect(read.ok && read.value?.entry.parts).toMatchObject([{ text: "from both tabs" }]);
  expect(two.ids()).toEqual([id]);
});

test("[TB7] a form that is typed in is not touched: it catches up when the field is left, or its words go on as a copy", async () => {
  const { one, two, id } = await openTwo();
  two.focus(true);
  const form = two.sitting();
  await one.write("from the first tab");
  await two.hear(one.told.at(-1));
  expect(two.sitting()).toBe(form);
  expect(two.learned()).toBe("from the start");
  await two.leaveField();
  expect(two.sitting()).not.toBe(form);
  expect(two.learned()).toBe("from the first tab");

  two.focus(true);
  const next = two.sitting();
  await one.write("more from the first tab");
  const part = next.draft().parts[0];
  if (part) next.writePart(part.id, { text: "typed meanwhile" });
  await two.hear(one.told.at(-1));
  await two.leaveField();
  expect(two.sitting()).toBe(next);
  await two.editor.flush();
  expect(next.storedAs.peek()).not.toBe(id);
  expect(next.draft()).toMatchObject({ copyOf: id });
});

test("[TB7] an editor that holds what cannot be stored is not taken over", async () => {
  const { one, two } = await openTwo();
  const form = two.sitting();
  form.refuse("minutes", "Write it as 1h20.");
  await one.write("from the first tab");
  await two.hear(one.told.at(-1));
  expect(two.sitting()).toBe(form);
});

test("[TB7] what is typed into an entry that another tab put into the trash brings it back, or goes on beside what was changed there", async () => {
  const { one, two, id, store } = await openTwo();
  const read = await store.entry(id);
  if (!read.ok || !read.value) throw new Error("not stored");
  let { revision } = read.value;
  const discard = async (sitting: string, title: string) => {
    const entry = { ...trashed(read.value?.entry ?? missing(), 5), title };
    const kept = await store.keep({ entry, base: revision, sitting, nowMs: 5 });
    if (!kept.ok) throw new Error(kept.problem.kind);
    await two.hear({ kind: "written", id, revision: kept.value.revision });
    expect(two.ids()).toEqual([]);
  };
  await discard(trashSitting, read.value.entry.title);
  await two.write("still needed");
  expect(two.sitting().storedAs.peek()).toBe(id);
  expect(two.ids()).toEqual([id]);

  const now = await store.entry(id);
  revision = (now.ok && now.value?.revision) || 0;
  await discard("another editor", "Changed and then discarded");
  await two.write("still needed, and more");
  expect(two.sitting().storedAs.peek()).not.toBe(id);
  expect(two.ids()).toEqual([two.sitting().storedAs.peek()]);
  expect(one.sitting().draft().id).toBe(id);
});

test("[TB8] the page of an entry and the list show what another tab wrote, and news that come late or twice change nothing", async () => {
  const { one, two, id } = await openTwo();
  const early = one.told.at(-1);
  one.sitting().writeTitle("A title");
  await one.editor.flush();
  await two.hear(one.told.at(-1));
  const shows = () => {
    const read = two.entry.shown.peek()?.read;
    return read?.ok ? read.value?.entry.title : undefined;
  };
  expect(shows()).toBe("A title");
  expect(two.journal.heads.peek().map(({ label }) => label)).toEqual(["A title"]);
  await two.hear(early);
  await two.hear(one.told.at(-1));
  expect(shows()).toBe("A title");
  expect(two.ids()).toEqual([id]);
});

test("[TB9] a tab that heard nothing shows what is stored when it is seen again, before the next key", async () => {
  const { one, two } = await openTwo();
  one.sitting().writeTitle("Missed");
  await one.write("missed, too");
  two.focus(true);
  await two.comeBack(true);
  expect(two.learned()).toBe("missed, too");
  expect(two.entry.shown.peek()?.read).toMatchObject({ value: { entry: { title: "Missed" } } });
  expect(two.journal.heads.peek().map(({ label }) => label)).toEqual(["Missed"]);
});

test("[TB9] without a channel every return reads the list anew, and with one only a return that may have missed something", async () => {
  for (const canHear of [false, true]) {
    // oxlint-disable-next-line no-await-in-loop
    const { one, two } = await openTwo(canHear);
    one.editor.openNew();
    // oxlint-disable-next-line no-await-in-loop
    await one.write("a second entry");
    // oxlint-disable-next-line no-await-in-loop
    await two.comeBack(false);
    expect(two.ids()).toHaveLength(canHear ? 1 : 2);
  }
});

test("[TB8] of an import the other tabs hear that much has changed", async () => {
  const { one, two } = await openTwo();
  one.editor.openNew();
  await one.write("as if imported");
  await two.hear({ kind: "reload" });
  expect(two.ids()).toHaveLength(2);
});
