import { expect, test } from "vitest";
import { blankEntry, type Entry } from "../../src/core/journal/entry";
import type { MistakePart, Part } from "../../src/core/journal/part";
import { bounds } from "../../src/core/journal/read-entry";
import type { LedgerAnswer } from "../../src/core/library/ledger";
import { EditorModel } from "../../src/state/editor-model";
import { MistakeModel } from "../../src/state/mistake-model";
import { NoticeModel } from "../../src/state/notice-model";
import { SearchThread } from "../../src/state/search-thread";
import { ShelfKeeper } from "../../src/state/shelf-keeper";
import { SnippetModel } from "../../src/state/snippet-model";
import type { JournalStore } from "../../src/storage/journal-store";
import { openReader } from "../../src/storage/reader";
import { valueOf } from "../storage/sample";
import { fakeClock } from "../support/fake-clock";
import { freshName, openTestStore } from "../support/open-test-store";
import { smallMemory } from "../support/small-memory";

const clock = fakeClock();
const pause = () => Promise.resolve();

function mistake(broke: string): MistakePart {
  return { id: clock.newId(), kind: "mistake", broke, fix: "", tell: "", output: "" };
}

function snippet(code: string): Part {
  return { id: clock.newId(), kind: "snippet", caption: "", language: "bash", code };
}

function entryOf(...parts: readonly Part[]): Entry {
  const facts = { date: "2026-05-31", tags: [] } as const;
  return { ...blankEntry(clock.newId(), facts, 0), title: "x", parts };
}

async function put(store: JournalStore, entries: readonly Entry[]) {
  valueOf(
    await store.importEntries(
      entries.map((entry) => ({ entry, base: 0 })),
      0,
    ),
  );
}

const anySnippet = { line: "", language: "", tag: "", order: "newest", count: 9 } as const;
const anyMistake = { line: "", section: "", count: 9 };

test("[SN6] what is committed while the shelves are read stands as it was committed", async () => {
  const name = freshName();
  const store = openTestStore(name);
  const entries = Array.from({ length: 900 }, (_, at) => entryOf(snippet(`echo ${at}`)));
  await put(store, entries);
  const [oldest] = entries;
  if (!oldest) throw new Error("none");
  let goOn = () => {};
  const shelf = ShelfKeeper({
    reader: openReader(name),
    pause: () =>
      new Promise((resolve) => {
        goOn = resolve;
      }),
  });
  const ask = async () => valueOf(await shelf.snippets({ ...anySnippet, uses: {} }));
  expect(await ask()).toMatchObject({ total: 200, share: expect.closeTo(0.22, 1) });
  shelf.kept({ ...oldest, parts: [snippet("first"), snippet("second")] });
  await expect
    .poll(async () => {
      goOn();
      return await ask();
    })
    .toMatchObject({ total: 901, share: 1 });
  const last = valueOf(await shelf.snippets({ ...anySnippet, line: "second", uses: {} }));
  expect(last.total).toBe(1);
  shelf.kept({ ...oldest, parts: [] });
  expect((await ask()).total).toBe(899);
  // An import tells of nothing but that there was one.
  await put(store, [entryOf(snippet("imported"))]);
  shelf.reload();
  await expect
    .poll(async () => {
      goOn();
      return (await ask()).snippets[0]?.part;
    })
    .toMatchObject({ code: "imported" });
});

test("[SN7] this device remembers what was copied most, also after a restart", async () => {
  const asked: unknown[] = [];
  const thread = {
    changes: new SearchThread(() => undefined).changes,
    ask: (_: string, question: unknown) => {
      asked.push(question);
      return Promise.reject(new Error("not looked at"));
    },
  };
  const smallStorage = smallMemory();
  const model = new SnippetModel({ thread, after: () => {}, smallStorage });
  model.used("a");
  model.used("b");
  model.used("a");
  new SnippetModel({ thread, after: () => {}, smallStorage }).ask(anySnippet);
  expect(asked).toEqual([{ ...anySnippet, uses: { a: 2, b: 1 } }]);
  smallStorage.write("snippet-uses", "[[1,2],{}");
  model.ask(anySnippet);
  expect(asked.at(-1)).toEqual({ ...anySnippet, uses: {} });
});

test("[ML2] a mistake that was met again is stored so, counts in the ledger, and can be taken back", async () => {
  const name = freshName();
  const store = openTestStore(name);
  const part = mistake("the pod was killed");
  const entry = entryOf(part, snippet("ls"));
  await put(store, [entry]);
  const notices = new NoticeModel(clock.after);
  const shelf = ShelfKeeper({ reader: openReader(name), pause });
  const editor = new EditorModel({
    store,
    clock,
    newId: clock.newId,
    after: clock.after,
    notices,
    smallStorage: smallMemory(),
    onKept: (stored) => shelf.kept(stored.entry),
  });
  const thread = new SearchThread(() => undefined);
  const model = new MistakeModel({
    thread,
    after: clock.after,
    editor,
    notices,
    clock,
    newId: clock.newId,
  });
  const ledger = async (): Promise<LedgerAnswer> => valueOf(await shelf.mistakes(anyMistake));
  expect((await ledger()).rows[0]?.times).toBe(1);

  await model.meet(entry.id, part.id);
  await model.meet(entry.id, part.id);
  const stored = valueOf(await store.entry(entry.id))?.entry;
  expect(stored?.parts[0]).toMatchObject({
    ...part,
    metAgain: [expect.any(Number), expect.any(Number)],
  });
  expect(stored?.parts[1]).toEqual(entry.parts[1]);
  expect((await ledger()).rows[0]?.times).toBe(3);

  notices.notices.peek().at(-1)?.action?.run();
  await expect.poll(async () => (await ledger()).rows[0]?.times).toBe(2);
  // No more are noted than the gate takes.
  const often = {
    ...mistake("met often"),
    metAgain: Array.from({ length: bounds.meetings }, (_, at) => at),
  };
  const other = entryOf(often);
  await put(store, [other]);
  await model.meet(other.id, often.id);
  expect(valueOf(await store.entry(other.id))?.entry.parts).toEqual([often]);
  expect(notices.notices.peek().at(-1)?.text).toMatch(/no more are counted/);
  shelf.reload();
  // Of a mistake that is gone nothing is noted.
  await model.meet(entry.id, clock.newId());
  expect((await ledger()).times).toBe(2 + 1 + bounds.meetings);
});

test("[ER6] the first answers come from the newest notes, and whoever asks again gets the rest", async () => {
  const name = freshName();
  const store = openTestStore(name);
  const entries = Array.from({ length: 2600 }, (_, at) => entryOf(snippet(`echo ${at}`)));
  const oldest = { ...mistake("refused"), output: "Error: connect ECONNREFUSED, exit code 7" };
  const long = { ...entryOf(oldest), facts: { date: "2020-01-01", tags: [] } } as const;
  await put(store, [...entries, long]);
  const shelf = ShelfKeeper({ reader: openReader(name), pause });
  const snippets = async () => valueOf(await shelf.snippets({ ...anySnippet, uses: {} }));
  await expect.poll(async () => (await snippets()).share).toBe(1);
  const ask = async () => valueOf(await shelf.errors("connect ECONNREFUSED, exit code 7"));
  const shares: number[] = [];
  await expect
    .poll(async () => {
      const { found, share } = await ask();
      shares.push(share);
      return found.map(({ of }) => of.part.id);
    })
    .toEqual([oldest.id]);
  expect(shares[0]).toBeLessThan(1);
  expect((await ask()).share).toBe(1);
});

test("[SN6] where no thread can be had, that is said", async () => {
  const thread = new SearchThread(() => undefined);
  const model = new SnippetModel({ thread, after: () => {}, smallStorage: smallMemory() });
  model.ask(anySnippet);
  await expect.poll(() => model.shown.value.why).toMatch(/^Nothing can be looked up now/);
});

test("[FI14] a thread that is ended as the page is left is not started again by what it was asked", async () => {
  let starts = 0;
  const endings: (() => void)[] = [];
  const thread = new SearchThread(() => {
    starts += 1;
    return {
      ask: () =>
        new Promise((_, reject) => {
          endings.push(() => reject(new Error("ended")));
        }),
      end: () => endings.forEach((end) => end()),
    };
  });
  let isOver = false;
  void thread.ask("snippets", { ...anySnippet, uses: {} }).then(
    () => (isOver = true),
    () => (isOver = true),
  );
  thread.rest();
  await new Promise((resolve) => void setTimeout(resolve, 20));
  expect([starts, isOver]).toEqual([1, false]);
  const { value } = thread.changes;
  thread.wake();
  expect(thread.changes.value).toBe(value + 1);
});
