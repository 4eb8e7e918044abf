import { expect, test } from "vitest";
import { uuidV7 } from "../../src/core/journal/id";
import { sampleEntry } from "../../src/core/journal/sample-entry";
import { failure, success } from "../../src/core/result";
import { EntryModel } from "../../src/state/entry-model";
import { openTestStore } from "../support/open-test-store";

let made = 0;
const newId = () => uuidV7(++made, new Uint8Array(10));
const entry = sampleEntry({ date: "2026-05-31", nowMs: 1000, newId });

test("[RD1] opening shows the stored entry, and says when there is none", async () => {
  const store = openTestStore();
  await store.keep({ entry, base: 0, sitting: "a", nowMs: 1 });
  const model = new EntryModel(store);
  const opening = model.open(entry.id);
  expect(model.shown.value).toEqual({ id: entry.id });
  await opening;
  expect(model.shown.value).toMatchObject({ id: entry.id, read: { ok: true, value: { entry } } });
  const other = newId();
  await model.open(other);
  expect(model.shown.value).toEqual({ id: other, read: { ok: true, value: undefined } });
});

test("[RD4] an entry that was pointed at is there at once when it is opened, and is never older than what is stored", async () => {
  const store = openTestStore();
  const first = await store.keep({ entry, base: 0, sitting: "a", nowMs: 1 });
  if (!first.ok) throw new Error(first.problem.kind);
  const model = new EntryModel(store);
  await model.expect(entry.id);
  expect(model.shown.value).toBeUndefined();
  const opening = model.open(entry.id);
  expect(model.shown.value).toMatchObject({ read: { value: { entry } } });
  const shown = model.shown.value;
  await opening;
  // Read once more, it is the same: nothing is drawn anew.
  expect(model.shown.value).toBe(shown);

  const other = newId();
  await model.expect(entry.id);
  await model.open(other);
  const title = "Written since";
  await store.keep({ entry: { ...entry, title }, base: 1, sitting: "b", nowMs: 2 });
  await model.open(entry.id);
  expect(model.shown.value).toMatchObject({ read: { value: { entry: { title } } } });
});

test("[RD1] a failure is shown with its problem", async () => {
  const problem = { kind: "unreachable" } as const;
  const model = new EntryModel({ entry: () => Promise.resolve(failure(problem)) });
  await model.open(entry.id);
  expect(model.shown.value).toEqual({ id: entry.id, read: { ok: false, problem } });
});

test("[RD2] an answer that comes after the owner went on is not shown", async () => {
  const answers: (() => void)[] = [];
  const model = new EntryModel({
    entry: (id) =>
      new Promise((resolve) => {
        answers.push(() =>
          resolve(success({ entry: { ...entry, id }, revision: 1, sitting: "a" })),
        );
      }),
  });
  const [slow, quick] = [newId(), newId()];
  const both = [model.open(slow), model.open(quick)];
  answers[1]?.();
  answers[0]?.();
  await Promise.all(both);
  expect(model.shown.value).toMatchObject({ id: quick, read: { value: { entry: { id: quick } } } });
});

test("[RD3] what was just stored is shown if its entry is on screen, and only then", async () => {
  const store = openTestStore();
  await store.keep({ entry, base: 0, sitting: "a", nowMs: 1 });
  const model = new EntryModel(store);
  await model.open(entry.id);
  model.refresh({ entry: { ...entry, title: "Another" }, revision: 2, sitting: "a" });
  expect(model.shown.value).toMatchObject({ read: { value: { entry: { title: "Another" } } } });
  model.refresh({ entry: { ...entry, id: newId(), title: "A third" }, revision: 3, sitting: "a" });
  expect(model.shown.value).toMatchObject({ read: { value: { entry: { title: "Another" } } } });
});

test("[TB8] an answer that is older than what is shown is not shown, and reading once more shows what is stored", async () => {
  const store = openTestStore();
  const first = await store.keep({ entry, base: 0, sitting: "a", nowMs: 1 });
  if (!first.ok) throw new Error(first.problem.kind);
  const model = new EntryModel(store);
  await model.open(entry.id);
  const titled = (title: string, base: number) =>
    store.keep({ entry: { ...entry, title }, base, sitting: title, nowMs: 2 });
  const second = await titled("Second", 1);
  if (second.ok) model.refresh(second.value);
  model.refresh(first.value);
  expect(model.shown.value).toMatchObject({ read: { value: { entry: { title: "Second" } } } });
  await titled("Third", 2);
  await model.open(entry.id);
  expect(model.shown.value).toMatchObject({ read: { value: { entry: { title: "Third" } } } });
});
