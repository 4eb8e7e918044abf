import { expect, test } from "vitest";
import { labelOf } from "../../src/core/journal/entry";
import { failure } from "../../src/core/result";
import { HistoryModel } from "../../src/state/history-model";
import { NoticeModel } from "../../src/state/notice-model";
import type { JournalStore, StoredEntry } from "../../src/storage/journal-store";
import { changeOf, sampleEntry, sampleId, textOf, valueOf, withText } from "../storage/sample";
import { fakeClock, settled } from "../support/fake-clock";
import { openTestStore } from "../support/open-test-store";

const id = sampleId(1);

/** A device with an entry that said these texts, one after the other. */
async function openDevice(texts: readonly string[], verbs: Partial<JournalStore> = {}) {
  const store = { ...openTestStore(), ...verbs };
  const clock = fakeClock();
  const notices = new NoticeModel(clock.after);
  const kept: StoredEntry[] = [];
  let last: StoredEntry | undefined;
  for (const [at, text] of texts.entries()) {
    const entry = withText(last?.entry ?? sampleEntry(1), text);
    const change = changeOf(entry, last?.revision ?? 0, { sitting: `sitting ${at}` });
    last = valueOf(await store.keep(change));
  }
  const model = new HistoryModel({
    store,
    clock,
    newId: clock.newId,
    idle: (run) => void setTimeout(run),
    notices,
    onKept: (stored) => void kept.push(stored),
  });
  await model.open(id);
  const shown = () => {
    const state = model.state.peek();
    if (state.kind !== "ready") throw new Error(state.kind);
    return state.states;
  };
  return {
    store,
    model,
    kept,
    shown,
    texts: () => shown().map(textOf),
    said: () => notices.notices.peek().map(({ text }) => text),
    async press() {
      notices.notices.peek().at(-1)?.action?.run();
      await settled();
    },
  };
}

test("[HT15] the present state comes first, then the earlier ones, newest first, each with its size", async () => {
  const { model, shown, texts } = await openDevice(["one", "one two", "one"]);
  expect(texts()).toEqual(["one", "one two", "one"]);
  const [now, before, first] = shown().map(({ revision }) => revision);
  await expect
    .poll(() => [now, before, first].map((revision) => model.sizes.peek().get(revision ?? 0)))
    .toEqual([{ added: 0, removed: 4 }, { added: 4, removed: 0 }, undefined]);
  expect(model.changesOf(before ?? 0)).toMatchObject([{ of: "part", what: "edited" }]);
  expect(model.changesBetween(before ?? 0, now ?? 0)).toMatchObject([
    { of: "part", what: "edited" },
  ]);
  expect(model.changesBetween(first ?? 0, now ?? 0)).toEqual([]);
  expect(model.changesOf(first ?? 0)).toEqual([]);
});

test("[HT16] restoring puts a version in the place of the present, and the toast takes it back", async () => {
  const { model, store, shown, texts, kept, press, said } = await openDevice(["a", "b", "c"]);
  const oldest = shown().at(-1)?.revision ?? 0;
  expect(await model.restore(oldest)).toBe(true);
  expect(textOf(valueOf(await store.entry(id)))).toBe("a");
  expect(kept.map(textOf)).toEqual(["a"]);
  expect(texts(), "what was there is in the history").toEqual(["a", "c", "b", "a"]);
  expect(shown()[1]?.isPinned, "and stays there").toBe(true);
  expect(said()).toEqual(["Restored. The version before is in the history."]);
  await press();
  await expect.poll(async () => textOf(valueOf(await store.entry(id)))).toBe("c");
  await expect.poll(texts).toEqual(["c", "a", "c", "b", "a"]);
});

test("[HT16] where the entry was changed meanwhile nothing is restored, and the history is shown anew", async () => {
  const { model, store, shown, texts, said } = await openDevice(["a", "b"]);
  const [present, earlier] = shown();
  if (!present || !earlier) throw new Error("no history");
  const theirs = changeOf(withText(present.entry, "theirs"), present.revision, { sitting: "tab" });
  valueOf(await store.keep(theirs));
  expect(await model.restore(earlier.revision)).toBe(false);
  expect(said()).toEqual(["The entry was changed meanwhile, so nothing was restored. Look again."]);
  expect(texts()).toEqual(["theirs", "b", "a"]);
});

test("[HT16] an editor that has the entry open meets the restored state as a conflict, and keeps its text", async () => {
  const { model, store, shown } = await openDevice(["a", "b"]);
  const [present, earlier] = shown();
  if (!present || !earlier) throw new Error("no history");
  await model.restore(earlier.revision);
  const typed = changeOf(withText(present.entry, "typed"), present.revision, { sitting: "editor" });
  expect(await store.keep(typed)).toEqual({ ok: false, problem: { kind: "conflict" } });
});

test("[HT17] restoring beside makes an entry of its own, and leaves the other as it is", async () => {
  const { model, store, shown, kept, said } = await openDevice(["a", "b"]);
  const before = valueOf(await store.entry(id));
  const beside = await model.restoreBeside(shown().at(-1)?.revision ?? 0);
  const made = valueOf(await store.entry(beside ?? ""));
  expect(made?.entry).toMatchObject({ title: "a (earlier version)", lineage: [] });
  expect(textOf(made)).toBe("a");
  expect(made?.entry.parts[0]?.id).not.toBe(before?.entry.parts[0]?.id);
  expect(kept.map(({ entry }) => labelOf(entry))).toEqual(["a (earlier version)"]);
  expect(valueOf(await store.entry(id))).toEqual(before);
  expect(said()).toEqual(["Restored as an entry of its own."]);
});

test("[HT15] an entry that is not there, or a storage that fails, is said as it is", async () => {
  const { model } = await openDevice([]);
  expect(model.state.peek()).toEqual({ kind: "missing" });
  expect(await model.restore(1)).toBe(false);
  expect(await model.restoreBeside(1)).toBeUndefined();
  const problem = { kind: "unreachable" } as const;
  const broken = await openDevice(["a"], { versions: () => Promise.resolve(failure(problem)) });
  expect(broken.model.state.peek()).toEqual({ kind: "failed", problem });
});
