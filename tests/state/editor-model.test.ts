import fc from "fast-check";
import { expect, test } from "vitest";
import { blankEntry, type Entry, labelOf } from "../../src/core/journal/entry";
import { contentText } from "../../src/core/journal/lineage";
import { emptyPart, textsOf } from "../../src/core/journal/part";
import type { SmallStorage } from "../../src/platform/small-storage";
import { EditorModel } from "../../src/state/editor-model";
import { NoticeModel } from "../../src/state/notice-model";
import type { Sitting } from "../../src/state/sitting";
import type { JournalStore, StoredEntry } from "../../src/storage/journal-store";
import { type FakeClock, fakeClock, settled } from "../support/fake-clock";
import { memoryStore } from "../support/memory-store";
import { openTestStore } from "../support/open-test-store";
import { smallMemory } from "../support/small-memory";

interface Tab {
  readonly editor: InstanceType<typeof EditorModel>;
  readonly clock: FakeClock;
  readonly kept: readonly StoredEntry[];
  readonly warnings: () => readonly string[];
  /** The open sitting; it fails the test when none is open. */
  readonly sitting: () => Sitting;
}

/** A tab of the browser on this store. Tabs on one small storage are pages of one origin. */
function openTab(
  store: Pick<JournalStore, "entry" | "keep">,
  smallStorage: SmallStorage = smallMemory(),
  clock = fakeClock(),
): Tab {
  const kept: StoredEntry[] = [];
  const notices = new NoticeModel(clock.after);
  const editor = new EditorModel({
    store,
    clock,
    newId: clock.newId,
    after: clock.after,
    onKept: (stored) => void kept.push(stored),
    notices,
    smallStorage,
  });
  return {
    editor,
    clock,
    kept,
    warnings: () => notices.notices.peek().map(({ text }) => text),
    sitting() {
      const opening = editor.opening.peek();
      if (opening.state !== "open") throw new Error(`the editor is ${opening.state}`);
      return opening.sitting;
    },
  };
}

function learnedOf(sitting: Sitting): string {
  const part = sitting.draft().parts.find(({ kind }) => kind === "learned");
  if (!part) throw new Error("no place for what was learned");
  return part.id;
}

async function storedTexts(store: Pick<JournalStore, "entry">, id: string) {
  const read = await store.entry(id);
  return read.ok ? read.value?.entry.parts.flatMap(textsOf) : read.problem.kind;
}

test("[WR6] a new entry is stored with the first character, and gets its address with the commit", async () => {
  const store = openTestStore();
  const { editor, sitting, kept } = openTab(store);
  editor.openNew();
  expect(sitting().saveState.peek()).toEqual({ kind: "untouched" });
  sitting().addPart("snippet");
  sitting().writeTitle("   ");
  expect(await editor.flush()).toBe(true);
  expect(kept).toHaveLength(0);
  expect(sitting().storedAs.peek()).toBeUndefined();
  expect(sitting().saveState.peek()).toEqual({ kind: "untouched" });

  sitting().writeTitle("P");
  expect(sitting().saveState.peek()).toEqual({ kind: "saving" });
  expect(sitting().storedAs.peek()).toBeUndefined();
  expect(await editor.flush()).toBe(true);
  const id = sitting().draft().id;
  expect(sitting().storedAs.peek()).toBe(id);
  expect(sitting().saveState.peek()).toEqual({ kind: "saved" });
  expect(kept.map(({ entry }) => entry.title)).toEqual(["P"]);
});

test("[WR6] after one new entry was stored the next is a fresh one, and before that it is the same", async () => {
  const { editor, sitting } = openTab(openTestStore());
  editor.openNew();
  const first = sitting();
  editor.openNew();
  expect(sitting()).toBe(first);
  first.writeTitle("first");
  await editor.flush();
  editor.openNew();
  expect(sitting()).not.toBe(first);
  expect(sitting().draft().title).toBe("");
  expect(sitting().draft().facts).toEqual({ date: "2026-05-31", tags: [] });
});

test("[WR3] what is typed into every kind of part is read back by the next sitting", async () => {
  const store = openTestStore();
  const { editor, sitting } = openTab(store);
  editor.openNew();
  const { writePart, addPart, writeFacts } = sitting();
  sitting().writeTitle("Pods");
  writeFacts({ section: "core", minutes: 50, confidence: 4, difficulty: "medium", tags: ["pods"] });
  writePart(learnedOf(sitting()), { text: "learned" });
  writePart(addPart("snippet"), { caption: "caption", language: "bash", code: "ls\n" });
  writePart(addPart("mistake"), { broke: "broke", fix: "fix", tell: "tell", output: "output" });
  writePart(addPart("question"), { text: "why?", isAnswered: true, answer: "so" });
  writePart(addPart("thought"), { text: "thought" });
  addPart("aha");
  const written = sitting().draft();
  expect(await editor.close()).toBe(true);
  expect(editor.opening.peek().state).toBe("none");

  const next = openTab(store);
  await next.editor.open(written.id);
  const read = next.sitting().draft();
  expect(read.facts).toEqual(written.facts);
  // The empty aha is not stored; the thought stands where the page expects it.
  expect(read.parts.map(({ kind }) => kind)).toEqual([
    "learned",
    "thought",
    "snippet",
    "mistake",
    "question",
  ]);
  expect(read.parts).toEqual(written.parts.filter(({ kind }) => kind !== "aha"));
});

test("[WR9] taking every word out of a stored entry is stored too, and adding an empty part is no change", async () => {
  const store = openTestStore();
  const { editor, sitting, kept } = openTab(store);
  editor.openNew();
  sitting().writeTitle("x");
  await editor.flush();
  sitting().removePart(sitting().addPart("aha"));
  await editor.flush();
  expect(kept).toHaveLength(1);
  sitting().writeTitle("");
  await editor.flush();
  expect(kept.map(({ entry }) => entry.title)).toEqual(["x", ""]);
});

test("[WR7] an entry that another tab wrote meanwhile is not overwritten: the words go on as a conflict copy", async () => {
  const store = openTestStore();
  const one = openTab(store);
  one.editor.openNew();
  one.sitting().writeTitle("Pods");
  one.sitting().writePart(learnedOf(one.sitting()), { text: "from the start" });
  await one.editor.flush();
  const { id } = one.sitting().draft();

  const other = openTab(store, smallMemory(), one.clock);
  await other.editor.open(id);
  other.sitting().writePart(learnedOf(other.sitting()), { text: "the other tab" });
  await other.editor.flush();

  const field = learnedOf(one.sitting());
  one.sitting().writePart(field, { text: "this tab" });
  expect(await one.editor.flush()).toBe(true);
  const copy = one.sitting().storedAs.peek();
  expect(copy).not.toBe(id);
  expect(one.warnings().join()).toContain("conflict copy");
  expect(await storedTexts(store, id)).toEqual(["the other tab"]);
  expect(await storedTexts(store, String(copy))).toEqual(["this tab"]);
  expect(one.kept.at(-1)?.entry.title).toBe("Pods (conflict copy)");
  expect(one.kept.at(-1)?.entry.parts[0]?.id).not.toBe(field);
  expect(one.kept.at(-1)?.entry.copyOf).toBe(id);

  // The field on screen is the same one, and what is typed into it reaches the copy.
  one.sitting().writePart(field, { text: "this tab, and more" });
  const added = one.sitting().addPart("aha");
  one.sitting().writePart(added, { text: "aha" });
  await one.editor.flush();
  expect(await storedTexts(store, String(copy))).toEqual(["this tab, and more", "aha"]);
  expect(await storedTexts(store, id)).toEqual(["the other tab"]);
  expect(one.sitting().storedAs.peek()).toBe(copy);

  // The mark is the owner's to take away, once the field shows it.
  expect(one.sitting().hasOtherTitle.peek()).toBe(true);
  expect(one.sitting().settleTitle()).toBe("Pods (conflict copy)");
  one.sitting().writeTitle("Pods, mine");
  await one.editor.flush();
  expect(one.kept.at(-1)?.entry.title).toBe("Pods, mine");
});

test("[WR7] a commit whose answer was lost is no conflict, even when more was typed since", async () => {
  const store = memoryStore();
  const { editor, sitting, clock, warnings } = openTab(store);
  editor.openNew();
  sitting().writeTitle("a");
  await clock.pass(16);
  store.end("lose answer");
  await clock.pass(16);
  expect(sitting().saveState.peek().kind).toBe("not saved");
  sitting().writeTitle("ab");
  store.always("commit");
  await clock.pass(1000);
  expect(sitting().saveState.peek()).toEqual({ kind: "saved" });
  expect([...store.entries.values()].map(({ entry }) => entry.title)).toEqual(["ab"]);
  expect(warnings()).toEqual([]);
});

test("[WR4] a failed write keeps the words, says why once, and takes the notice away when it is stored", async () => {
  const store = memoryStore();
  const { editor, sitting, clock, warnings } = openTab(store);
  editor.openNew();
  store.always("fail", { kind: "full" });
  sitting().writeTitle("kept");
  await clock.pass(5000);
  const state = sitting().saveState.peek();
  expect(state.kind === "not saved" && state.why).toContain("full");
  expect(warnings()).toHaveLength(1);
  expect(sitting().draft().title).toBe("kept");
  expect(editor.unsaved().map(({ title }) => title)).toEqual(["kept"]);
  store.always("commit");
  await clock.pass(5000);
  expect(sitting().saveState.peek()).toEqual({ kind: "saved" });
  expect(warnings()).toEqual([]);
  expect(editor.unsaved()).toEqual([]);
});

test("[WR11] an entry that was left before it was stored is written on, and opened again with its words", async () => {
  const store = memoryStore();
  const { editor, sitting, clock } = openTab(store);
  editor.openNew();
  sitting().writeTitle("a");
  await clock.pass(16);
  store.end();
  await clock.pass(100);
  const { id } = sitting().draft();
  store.always("fail", { kind: "full" });
  sitting().writeTitle("ab");
  await clock.pass(16);
  const closed = editor.close();
  await clock.pass(16);
  expect(await closed).toBe(false);
  const left = editor.unsaved();
  expect(left.map(({ title }) => title)).toEqual(["ab"]);

  await editor.open(id);
  expect(sitting().draft().title).toBe("ab");
  await Promise.all([editor.close(), clock.pass(16)]);
  store.always("commit");
  await clock.pass(60_000);
  expect(store.entries.get(id)?.entry.title).toBe("ab");
  expect(editor.unsaved()).toEqual([]);
});

test("[WR11] a new entry that could not be stored is what the next new entry shows; one on its way to the disk is not", async () => {
  const store = memoryStore();
  const { editor, sitting, clock } = openTab(store);
  editor.openNew();
  sitting().writeTitle("on its way");
  void editor.close();
  editor.openNew();
  expect(sitting().draft().title).toBe("");
  store.always("commit");
  await clock.pass(16);
  store.always("fail");
  sitting().writeTitle("stuck");
  await clock.pass(100);
  await Promise.all([editor.close(), clock.pass(16)]);
  editor.openNew();
  expect(sitting().draft().title).toBe("stuck");
});

test("[WR8] a removed part comes back whole and in its place, also beside changes made since", async () => {
  const store = openTestStore();
  const { editor, sitting } = openTab(store);
  editor.openNew();
  sitting().writeTitle("x");
  const ids = (["aha", "aha", "aha"] as const).map((kind) => sitting().addPart(kind));
  const [first = "", second = "", third = ""] = ids;
  for (const [at, id] of ids.entries()) sitting().writePart(id, { text: `aha ${at}` });
  const undoSecond = sitting().removePart(second);
  const undoFirst = sitting().removePart(first);
  sitting().writePart(third, { text: "changed since" });
  await editor.flush();
  undoSecond();
  undoSecond();
  undoFirst();
  expect(
    sitting()
      .parts.peek()
      .map(({ id }) => id)
      .slice(1),
  ).toEqual(ids);
  await editor.flush();
  const { id } = sitting().draft();
  expect(await storedTexts(store, id)).toEqual(["aha 0", "aha 1", "changed since"]);

  // After Done, the notice with its "Undo" is still on screen.
  const undo = sitting().removePart(third);
  await editor.close();
  expect(await storedTexts(store, id)).toEqual(["aha 0", "aha 1"]);
  await editor.open(id);
  undo();
  await editor.flush();
  expect(await storedTexts(store, id)).toEqual(["aha 0", "aha 1", "changed since"]);
});

test("[WR8] a part that was removed comes back into an entry that is not open any more", async () => {
  const store = openTestStore();
  const { editor, sitting } = openTab(store);
  editor.openNew();
  const { id } = sitting().draft();
  const part = sitting().addPart("aha");
  sitting().writePart(part, { text: "back again" });
  sitting().writeTitle("x");
  const undo = sitting().removePart(part);
  await editor.close();
  undo();
  await editor.flush();
  expect(await storedTexts(store, id)).toEqual(["back again"]);
});

test("[WR8] parts move among each other below What I Learned, and a move can be taken back", () => {
  const { editor, sitting } = openTab(memoryStore());
  editor.openNew();
  const a = sitting().addPart("aha");
  const b = sitting().addPart("goal");
  const order = () =>
    sitting()
      .parts.peek()
      .map(({ id }) => id)
      .slice(1);
  const undo = sitting().movePart(b, -1);
  expect(order()).toEqual([b, a]);
  sitting().movePart(b, -1);
  expect(order()).toEqual([b, a]);
  undo();
  expect(order()).toEqual([a, b]);
  expect(sitting().parts.peek()[0]?.kind).toBe("learned");
});

test("[WR10] while a field holds what cannot be stored, nothing reads as saved", async () => {
  const { editor, sitting } = openTab(openTestStore());
  editor.openNew();
  sitting().writeTitle("x");
  sitting().refuse("time", "Time spent is not understood.");
  await editor.flush();
  expect(sitting().saveState.peek()).toEqual({
    kind: "not saved",
    why: "Time spent is not understood.",
  });
  sitting().refuse("time", "");
  expect(sitting().saveState.peek()).toEqual({ kind: "saved" });
});

test("an entry that is not there, and one that cannot be read, are told apart", async () => {
  const store = memoryStore();
  const { editor } = openTab(store);
  const id = "018f0000-0000-7000-8000-000000000000";
  await editor.open(id);
  expect(editor.opening.peek()).toEqual({ state: "missing", id });
  const broken = openTab({
    ...store,
    entry: () => Promise.resolve({ ok: false, problem: { kind: "unreachable" } }),
  });
  await broken.editor.open(id);
  expect(broken.editor.opening.peek()).toEqual({
    state: "failed",
    id,
    problem: { kind: "unreachable" },
  });
});

test("an entry that is read slowly does not take the place of one that was opened after it", async () => {
  const store = memoryStore();
  const late = blankEntry(
    "018f0000-0000-7000-8000-000000000001",
    { date: "2026-01-01", tags: [] },
    0,
  );
  const soon = { ...late, id: "018f0000-0000-7000-8000-000000000002" };
  const waiting: (() => void)[] = [];
  const { editor, sitting } = openTab({
    ...store,
    entry: (id) =>
      new Promise((resolve) => {
        const entry = id === late.id ? late : soon;
        waiting.push(() => resolve({ ok: true, value: { entry, revision: 1, sitting: "s" } }));
      }),
  });
  const first = editor.open(late.id);
  const second = editor.open(soon.id);
  waiting[1]?.();
  await second;
  waiting[0]?.();
  await first;
  expect(sitting().draft().id).toBe(soon.id);
});

test("[WR3] a page that ends before its commit leaves its words to the next start", async () => {
  const store = memoryStore();
  const small = smallMemory();
  const first = openTab(store, small);
  first.editor.openNew();
  first.sitting().writeTitle("a");
  await first.clock.pass(16);
  // The page ends with one write in flight and newer text behind it.
  first.sitting().writeTitle("ab");
  first.editor.leave();

  // The one in flight had reached the disk, its page was gone when the answer came.
  store.end();
  const next = openTab(store, small, first.clock);
  store.always("commit");
  await next.editor.recover();
  expect([...store.entries.values()].map(({ entry }) => entry.title)).toEqual(["ab"]);
  expect(next.warnings()).toEqual([]);

  // What was recovered once is not written again.
  const writes = store.begun.length;
  await openTab(store, small, first.clock).editor.recover();
  expect(store.begun).toHaveLength(writes);
});

test("[WR3] an entry that is opened again before its last words are stored shows them, and is no conflict", async () => {
  const store = memoryStore();
  const small = smallMemory();
  const first = openTab(store, small);
  first.editor.openNew();
  first.sitting().writeTitle("a");
  await first.clock.pass(16);
  store.end();
  await settled();
  first.sitting().writeTitle("ab");
  first.editor.leave();
  const { id } = first.sitting().draft();

  // The page is loaded anew; what the old one had asked of the store went with it.
  const clock = fakeClock();
  const disk = memoryStore();
  disk.always("commit");
  for (const { entry } of store.entries.values()) disk.putFromElsewhere(entry);
  const next = openTab(disk, small, clock);
  await next.editor.open(id);
  expect(next.sitting().draft().title).toBe("ab");
  next.sitting().writeTitle("abc");
  await next.editor.recover();
  expect(next.sitting().saveState.peek()).toEqual({ kind: "saved" });
  expect([...disk.entries.values()].map(({ entry }) => entry.title)).toEqual(["abc"]);
});

test("[WR3] old last words never overwrite what was stored since: they become a conflict copy", async () => {
  const store = memoryStore();
  const small = smallMemory();
  const first = openTab(store, small);
  first.editor.openNew();
  first.sitting().writeTitle("a");
  await first.clock.pass(16);
  store.end();
  await settled();
  first.sitting().writeTitle("ab");
  first.editor.leave();
  const { id } = first.sitting().draft();
  const stored = store.entries.get(id)?.entry;
  if (!stored) throw new Error("nothing was stored");
  store.putFromElsewhere({ ...stored, title: "newer" });

  store.always(undefined);
  const next = openTab(store, small, first.clock);
  const recovered = next.editor.recover();
  store.end("fail");
  store.always("commit");
  await recovered;
  const titles = [...store.entries.values()].map(({ entry }) => entry.title);
  expect(titles).toContain("newer");
  expect(titles).toContain("ab (conflict copy)");
});

test("[WR7] a page that comes back after its last words were stored and written on does not overwrite them", async () => {
  const store = memoryStore();
  const small = smallMemory();
  const first = openTab(store, small);
  first.editor.openNew();
  first.sitting().writeTitle("a");
  first.editor.leave();
  store.always("commit");
  await first.editor.flush();
  store.always(undefined);
  first.sitting().writeTitle("ab");
  first.editor.leave();
  const { id } = first.sitting().draft();
  // The browser keeps the page as it is, and what it had asked of the store fails.
  store.end("fail");
  await settled();

  const next = openTab(store, small, first.clock);
  store.always("commit");
  await next.editor.open(id);
  expect(next.sitting().draft().title).toBe("ab");
  next.sitting().writeTitle("abc");
  await next.editor.flush();
  expect(store.entries.get(id)?.entry.title).toBe("abc");

  first.sitting().writeTitle("ab!");
  expect(await first.editor.flush()).toBe(true);
  const titles = [...store.entries.values()].map(({ entry }) => entry.title);
  expect(titles).toEqual(["abc", "ab! (conflict copy)"]);
});

test("[WR3] nothing is left behind when all was committed, and broken last words are passed over", async () => {
  const store = memoryStore();
  store.always("commit");
  const small = smallMemory();
  const { editor, sitting, clock } = openTab(store, small);
  editor.openNew();
  sitting().writeTitle("a");
  editor.leave();
  await clock.pass(16);
  expect(small.names("last-words")).toEqual([]);
  const writes = store.begun.length;
  for (const text of ["", "{", "null", "7", "[]", '{"name":"x","entry":{},"base":0}']) {
    small.write("last-words.x", text);
    // oxlint-disable-next-line no-await-in-loop -- one start after another
    await openTab(store, small).editor.recover();
  }
  expect(store.begun).toHaveLength(writes);
});

/** What an entry is called, whether it is a copy or not, and all texts of it that are stored. */
function wordsOf(entry: Entry | undefined): readonly string[] {
  if (!entry) return [];
  const texts = entry.parts.flatMap(textsOf).filter((text) => text.trim() !== "");
  return [labelOf(entry).replaceAll(" (conflict copy)", ""), ...texts];
}

type Step =
  | { readonly do: "title" | "learned" | "part"; readonly text: string }
  | { readonly do: "add" | "remove" | "move" | "undo" | "close" | "other tab" }
  | { readonly do: "commit" | "fail" | "lose answer" }
  | { readonly do: "wait"; readonly ms: number };

const arbitraryStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constantFrom("title", "learned", "part"),
    text: fc.string({ maxLength: 5 }),
  }),
  fc.record({ do: fc.constantFrom("add", "remove", "move", "undo", "close") }),
  fc.record({ do: fc.constantFrom("commit", "commit", "fail", "lose answer") }),
  fc.record({ do: fc.constant("other tab") }),
  fc.record({ do: fc.constant("wait"), ms: fc.integer({ min: 0, max: 3000 }) }),
);

test("[WR2] [WR4] [WR7] in any order of edits, commits, failures, lost answers and other tabs: saved is only said of what is stored, and in the end it is the draft", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryStep, { maxLength: 30 }), async (steps) => {
      const store = memoryStore();
      const { editor, sitting, clock, kept } = openTab(store);
      // What other tabs stored, until it was read here.
      const others = new Map<string, string>();
      editor.openNew();
      sitting().writeTitle("start");
      let undo = () => {};
      const storedNow = () => store.entries.get(sitting().storedAs.peek() ?? "")?.entry;
      const lastPart = () => sitting().parts.peek().at(-1)?.id ?? "";
      for (const step of steps) {
        if (step.do === "title") sitting().writeTitle(step.text);
        else if (step.do === "learned")
          sitting().writePart(learnedOf(sitting()), { text: step.text });
        else if (step.do === "part") sitting().writePart(lastPart(), { text: step.text });
        else if (step.do === "add") sitting().addPart("aha");
        else if (step.do === "remove" && sitting().parts.peek().length > 1)
          undo = sitting().removePart(lastPart());
        else if (step.do === "move") undo = sitting().movePart(lastPart(), -1);
        else if (step.do === "undo") undo();
        else if (step.do === "close") {
          const id = sitting().storedAs.peek();
          if (id !== undefined) {
            void editor.close();
            // oxlint-disable-next-line no-await-in-loop -- the order is what is tested
            await editor.open(id);
            // Resumed with words that are not stored yet, it still stands on the old revision.
            if (sitting().isSettled()) others.delete(id);
            undo = () => {};
          }
        } else if (step.do === "other tab") {
          const met = storedNow();
          if (met) {
            const title = `other ${store.begun.length}`;
            others.set(met.id, title);
            store.putFromElsewhere({ ...met, title });
          }
        } else if (step.do === "wait") {
          // oxlint-disable-next-line no-await-in-loop
          await clock.pass(step.ms);
        } else if (step.do === "commit" || step.do === "fail" || step.do === "lose answer") {
          store.end(step.do);
          // oxlint-disable-next-line no-await-in-loop
          await settled();
        }
        expect(store.mostInFlight()).toBeLessThanOrEqual(1);
        for (const [id, title] of others) expect(store.entries.get(id)?.entry.title).toBe(title);
        if (sitting().saveState.peek().kind === "saved") {
          expect(editor.unsaved()).toEqual([]);
          expect(wordsOf(kept.at(-1)?.entry)).toEqual(wordsOf(sitting().draft()));
        }
      }
      store.always("commit");
      await clock.pass(60_000);
      expect(editor.unsaved()).toEqual([]);
      for (const [id, title] of others) expect(store.entries.get(id)?.entry.title).toBe(title);
      const isWritten = sitting().saveState.peek().kind === "saved";
      if (isWritten) expect(wordsOf(kept.at(-1)?.entry)).toEqual(wordsOf(sitting().draft()));
      expect(store.mostInFlight()).toBeLessThanOrEqual(1);
    }),
    { numRuns: 300 },
  );
});

test("the draft is stored word for word", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary" }), fc.string(), async (title, code) => {
      const store = memoryStore();
      store.always("commit");
      const { editor, sitting } = openTab(store);
      editor.openNew();
      sitting().writeTitle(`t${title}`);
      sitting().writePart(sitting().addPart("snippet"), { code: `c${code}` });
      await editor.flush();
      const { id, parts } = sitting().draft();
      const stored = store.entries.get(id)?.entry;
      if (!stored) throw new Error("nothing was stored");
      const written = parts.filter(({ kind }) => kind === "snippet");
      expect(contentText(stored)).toBe(contentText({ ...sitting().draft(), parts: written }));
    }),
    { numRuns: 50 },
  );
  expect(textsOf(emptyPart("snippet", "x"))).toEqual(["", ""]);
});

test("[TB10] two pages that go on from the same last words do not take each other's away", async () => {
  const store = memoryStore();
  const shared = smallMemory();
  const first = openTab(store, shared);
  first.editor.openNew();
  first.sitting().writeTitle("one");
  first.editor.leave();
  // A second page finds the words, and the first, seen again, leaves more of them before it is killed.
  const second = openTab(store, shared);
  void second.editor.recover();
  first.sitting().writeTitle("one two");
  first.editor.leave();
  store.always("commit");
  await second.clock.pass(100);
  const third = openTab(store, shared);
  await third.editor.recover();
  expect([...store.entries.values()].map(({ entry }) => entry.title).join()).toContain("one two");
  expect(shared.names("last-words")).toEqual([]);

  // A page that has not stored yet what it found leaves it beside what was left since.
  store.always(undefined);
  const fourth = openTab(store, shared);
  fourth.editor.openNew();
  fourth.sitting().writeTitle("three");
  fourth.editor.leave();
  const fifth = openTab(store, shared);
  fourth.sitting().writeTitle("three four");
  fourth.editor.leave();
  fifth.editor.leave();
  const left = shared.names("last-words").map((name) => shared.read(name));
  expect(left.join()).toContain("three four");
});

test("[TB10] two pages that end in the same moment leave their words beside each other", async () => {
  const store = memoryStore();
  const shared = smallMemory();
  const clock = fakeClock();
  // A process writes into its own copy of the small storage first: neither page sees what the other leaves.
  const endingPage = () => {
    const copy = smallMemory();
    return { ...copy, write: (name: string, text: string) => shared.write(name, text) };
  };
  for (const word of ["one", "two"]) {
    const { editor, sitting } = openTab(store, endingPage(), clock);
    editor.openNew();
    sitting().writeTitle(word);
    editor.leave();
  }
  store.always("commit");
  await openTab(store, shared, clock).editor.recover();
  const titles = [...store.entries.values()].map(({ entry }) => entry.title);
  expect(titles.toSorted((a, b) => a.localeCompare(b))).toEqual(["one", "two"]);
  expect(shared.names("last-words")).toEqual([]);
});
