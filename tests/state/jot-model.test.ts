import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { signs } from "../../src/core/jot/jot";
import { type Entry, type Head, headOf } from "../../src/core/journal/entry";
import { textsOf } from "../../src/core/journal/part";
import type { SharedInbox } from "../../src/platform/shared-inbox";
import { EditorModel } from "../../src/state/editor-model";
import { JotModel } from "../../src/state/jot-model";
import { NoticeModel } from "../../src/state/notice-model";
import { type FakeClock, fakeClock } from "../support/fake-clock";
import { memoryStore } from "../support/memory-store";
import { emptyInbox, inboxOf } from "../support/shared-inbox";
import { smallMemory } from "../support/small-memory";

/** A prompt over a store that commits at once, and a list of what is stored. */
function desk(
  clock: FakeClock = fakeClock(),
  smallStorage = smallMemory(),
  store = memoryStore(),
  inbox: SharedInbox = emptyInbox,
) {
  store.always("commit");
  const notices = new NoticeModel(clock.after);
  const heads = signal<readonly Head[]>([]);
  const listed = () =>
    [...store.entries.values()]
      .map(({ entry }) => entry)
      .filter(({ trashedAt }) => trashedAt === undefined);
  const onKept = () => {
    heads.value = listed()
      .map(headOf)
      .toSorted((a, b) => b.createdAt - a.createdAt);
  };
  const { newId, after } = clock;
  const editor = new EditorModel({ store, clock, newId, after, notices, smallStorage, onKept });
  const jots = new JotModel({
    journal: { heads },
    editor,
    store,
    notices,
    clock,
    newId,
    smallStorage,
    inbox,
    onKept,
  });
  const jot = async (line: string) => {
    const done = jots.store({ line });
    await clock.pass(50);
    return done;
  };
  const undo = async () => {
    const done = jots.undo();
    await clock.pass(50);
    return done;
  };
  const told = () => notices.notices.peek().map(({ text }) => text);
  return { jots, jot, undo, listed, store, clock, smallStorage, editor, told };
}

const textOf = (entry: Entry | undefined) => entry?.parts.flatMap(textsOf).filter(Boolean);

test("[JT10] the first jot of a day makes an entry, and the next ones go into it", async () => {
  const { jot, jots, listed } = desk();
  expect(await jot("Pods share an IP #pods @linux 20m")).toBe(true);
  expect(jots.last.peek()).toMatchObject({ isNew: true, kind: "learned" });
  expect(await jot("? Who assigns it #net 10m")).toBe(true);
  expect(jots.last.peek()).toMatchObject({ isNew: false, kind: "question" });
  expect(await jot("And a port each")).toBe(true);
  const [entry, ...others] = listed();
  expect(others).toEqual([]);
  expect(textOf(entry)).toEqual(["Pods share an IP", "And a port each", "Who assigns it"]);
  expect(entry?.facts).toMatchObject({ section: "linux", minutes: 30, tags: ["pods", "net"] });
});

test("[JT10] another section makes an entry of its own, and is found again", async () => {
  const { jot, listed } = desk();
  await jot("one @linux");
  await jot("two @dns");
  await jot("three @LINUX");
  await jot("four");
  expect(listed().map((entry) => [entry.facts.section, textOf(entry)])).toEqual([
    ["linux", ["one", "three"]],
    ["dns", ["two", "four"]],
  ]);
});

test("[JT10] what has no words is not stored, and an entry of yesterday is left alone", async () => {
  const clock = fakeClock();
  const { jot, listed } = desk(clock);
  expect(await jot("#pods 50m")).toBe(false);
  expect(listed()).toEqual([]);
  await jot("one");
  await clock.pass(24 * 3_600_000);
  await jot("two");
  expect(listed().map(textOf)).toEqual([["one"], ["two"]]);
});

test("[JT11] jots that are stored at once all go into one entry, in their order", async () => {
  const { jots, listed, clock } = desk();
  const all = ["one", "two", "three"].map((line) => jots.store({ line }));
  await clock.pass(100);
  expect(await Promise.all(all)).toEqual([true, true, true]);
  expect(listed().map(textOf)).toEqual([["one", "two", "three"]]);
});

test("[JT12] a jot is taken back with its facts, and what was there stays", async () => {
  const { jot, undo, listed, jots } = desk();
  await jot("one #pods 20m");
  await jot("? two #pods #dns @net 10m");
  expect(await undo()).toEqual({ line: "? two #pods #dns @net 10m" });
  const [entry] = listed();
  expect(textOf(entry)).toEqual(["one"]);
  expect(entry?.facts).toMatchObject({ minutes: 20, tags: ["pods"] });
  expect(entry?.facts).not.toHaveProperty("section");
  expect(jots.last.peek()).toBeUndefined();
  expect(await undo()).toBeUndefined();
});

test("[JT12] the only jot of an entry goes to the trash with it", async () => {
  const { jot, undo, listed, store } = desk();
  await jot("one");
  await undo();
  expect(listed()).toEqual([]);
  expect([...store.entries.values()].map(({ entry }) => textOf(entry))).toEqual([["one"]]);
});

test("[JT12] what was written on since is not taken back", async () => {
  const { jot, undo, listed, editor, clock, told } = desk();
  await jot("zero");
  await jot("? one");
  const [entry] = listed();
  const part = entry?.parts.find(({ kind }) => kind === "question");
  void editor.writeInto(entry?.id, (sitting) =>
    sitting.writePart(part?.id ?? "", { text: "one, or two" }),
  );
  await clock.pass(50);
  await undo();
  expect(textOf(listed()[0])).toEqual(["zero", "one, or two"]);
  expect(told()).toEqual(["What you jotted was changed or removed since. It was not taken back."]);
});

test("[JT12] a jot of every kind is taken back, pasted lines with it", async () => {
  const { jots, jot, undo, listed, clock } = desk();
  await jot("zero");
  for (const mark of Object.values(signs)) {
    await jot(`${mark} one`);
    expect(textOf(listed()[0])?.toSorted()).toEqual(["one", "zero"]);
    expect(await undo()).toEqual({ line: `${mark} one` });
    expect(textOf(listed()[0])).toEqual(["zero"]);
  }
  for (const as of ["snippet", "output"] as const) {
    const draft = { line: "broke", pasted: { text: "$ ls\n$ cd", as, language: "" } as const };
    void jots.store(draft);
    await clock.pass(50);
    expect(textOf(listed()[0])).toContain("$ ls\n$ cd");
    expect(await undo()).toEqual(draft);
    expect(textOf(listed()[0])).toEqual(["zero"]);
  }
});

test("[JT12] where another tab was faster, the jot is taken back out of its conflict copy", async () => {
  const { jot, jots, undo, listed, store, clock } = desk();
  await jot("zero");
  const [original] = listed();
  if (!original) throw new Error("no entry");
  store.always(undefined);
  const jotted = jot("? one");
  await clock.pass(50);
  store.putFromElsewhere({ ...original, title: "Elsewhere" });
  store.always("commit");
  await clock.pass(50);
  expect(await jotted).toBe(true);
  const copy = jots.last.peek()?.id;
  expect(copy).not.toBe(original.id);
  expect(textOf(listed().find(({ id }) => id === copy))).toContain("one");
  await undo();
  await clock.pass(50);
  expect(textOf(listed().find(({ id }) => id === copy))).not.toContain("one");
});

test("[JT12] what cannot be taken back now stays, with its words and the way to try again", async () => {
  const { jot, jots, undo, listed, store, told } = desk();
  await jot("one");
  store.always("fail");
  expect(await undo()).toBeUndefined();
  expect(told().join()).toContain("Not taken back.");
  expect(listed().map(textOf)).toEqual([["one"]]);
  expect(jots.last.peek()).toBeDefined();
  store.always("commit");
  expect(await undo()).toEqual({ line: "one" });
  expect(listed()).toEqual([]);
});

test("[JT13] a jot that cannot be stored is said to be so, kept, and stored when it can be", async () => {
  const { jots, listed, store, clock, told } = desk();
  store.always("fail");
  const done = jots.store({ line: "in the dark" });
  await clock.pass(50);
  expect(await done).toBe(false);
  expect(jots.last.peek()).toBeUndefined();
  expect(told().join()).toContain("Not saved.");
  store.always("commit");
  await clock.pass(5000);
  expect(listed().map(textOf)).toEqual([["in the dark"]]);
});

test("[JT14] what stands at the prompt is there at the next start, and lines before come back", async () => {
  const small = smallMemory();
  const first = desk(fakeClock(), small);
  first.jots.keepDraft({
    line: "half a thou",
    pasted: { text: "kind: Pod", as: "snippet", language: "yaml" },
  });
  await first.jot("one");
  await first.jot("two");
  await first.jot("one");
  const second = desk(fakeClock(), small);
  expect(second.jots.draft()).toEqual({
    line: "half a thou",
    pasted: { text: "kind: Pod", as: "snippet", language: "yaml" },
  });
  expect(second.jots.history()).toEqual(["one", "two"]);
  second.jots.keepDraft({ line: "" });
  expect(small.names("jot")).toEqual(["jots"]);
  for (const text of ["", "{", "7", "null", '{"line":7,"pasted":{"text":3}}']) {
    small.write("jot", text);
    small.write("jots", text);
    expect(desk(fakeClock(), small).jots.draft()).toEqual({ line: "" });
    expect(desk(fakeClock(), small).jots.history()).toEqual([]);
  }
});

test("[SH2] what was shared is given once, cleared away when it is kept, and not stored", async () => {
  const inbox = inboxOf(
    { title: "Pods", text: "https://k8s.io/docs", url: "", files: [] },
    "no object",
    { title: "", text: "", url: "", files: [{ name: "a.log", text: "Error: a\n  at b" }] },
  );
  const { jots, listed } = desk(fakeClock(), smallMemory(), memoryStore(), inbox);
  const kept: unknown[] = [];
  await jots.takeShared((draft) => {
    expect(inbox.left).toHaveLength(3);
    return kept.push(draft) > 0;
  });
  expect(kept).toMatchObject([
    { line: "Pods https://k8s.io/docs", pasted: { text: "Error: a\n  at b" } },
  ]);
  expect(inbox.left).toEqual([]);
  await jots.takeShared((draft) => kept.push(draft) > 0);
  expect(kept).toHaveLength(1);
  expect(listed()).toEqual([]);
});

test("[SH3] of what is too long the beginning is taken, and that is said; what cannot be kept stays where it lies", async () => {
  const inbox = inboxOf({ text: "a".repeat(3), isCut: true });
  const { jots, told } = desk(fakeClock(), smallMemory(), memoryStore(), inbox);
  await jots.takeShared(() => false);
  expect(inbox.left).toHaveLength(1);
  expect(told()).toEqual(["What was shared is too long: only its beginning is here."]);
});
