import { expect, test } from "vitest";
import { failure } from "../../src/core/result";
import type { Route } from "../../src/core/route";
import { NoticeModel } from "../../src/state/notice-model";
import { SampleModel } from "../../src/state/sample-model";
import type { JournalStore, StoredEntry } from "../../src/storage/journal-store";
import { fakeClock } from "../support/fake-clock";
import { openTestStore } from "../support/open-test-store";
import { smallMemory } from "../support/small-memory";

/** Starts of one app on the same storage; each `start` is a new model. */
function openSamples(keep?: JournalStore["keep"]) {
  const clock = fakeClock();
  const store = openTestStore();
  const smallStorage = smallMemory();
  const notices = new NoticeModel(clock.after);
  const kept: StoredEntry[] = [];
  const routes: Route[] = [];
  const start = () =>
    new SampleModel({
      store: keep ? { keep } : store,
      smallStorage,
      notices,
      route: { go: (route) => void routes.push(route) },
      clock,
      newId: clock.newId,
      onKept: (stored) => void kept.push(stored),
    });
  return { start, store, clock, notices, kept, routes };
}

test("[FR1] the sample has every part, is of today, and showing it stores nothing", async () => {
  const { start, store, clock } = openSamples();
  const entry = start().entry.value;
  expect(new Set(entry?.parts.map(({ kind }) => kind))).toEqual(
    new Set([
      "learned",
      "thought",
      "connection",
      "snippet",
      "mistake",
      "aha",
      "question",
      "application",
      "goal",
    ]),
  );
  expect(entry?.facts.date).toBe(clock.today());
  expect(Object.values(entry?.facts ?? {})).toHaveLength(7);
  expect(await store.newestHeads(9)).toMatchObject({ ok: true, value: [] });
});

test("[FR2] it is kept once, as an entry of the day on which it is kept, and opened", async () => {
  const { start, store, clock, kept, routes } = openSamples();
  const model = start();
  await clock.pass(24 * 60 * 60 * 1000);
  await Promise.all([model.keep(), model.keep()]);
  expect(kept).toHaveLength(1);
  const id = kept[0]?.entry.id ?? "";
  expect(routes).toEqual([{ page: "entry", id }]);
  expect(kept[0]?.entry.facts.date).toBe("2026-06-01");
  expect(await store.entry(id)).toMatchObject({ ok: true, value: { entry: kept[0]?.entry } });
});

test("[FR2] what could not be stored is said so, the sample stays, and a second tap tries again", async () => {
  const { start, store, notices, kept, routes } = openSamples((change) =>
    isFull ? Promise.resolve(failure({ kind: "full" })) : store.keep(change),
  );
  let isFull = true;
  const model = start();
  await model.keep();
  expect(notices.notices.value).toMatchObject([{ tone: "warning" }]);
  expect(notices.notices.value[0]?.text).toContain("The sample was not stored.");
  expect(model.entry.value).toBeDefined();
  expect(start().entry.value).toBeDefined();
  expect([...kept, ...routes]).toEqual([]);
  isFull = false;
  await model.keep();
  expect(kept).toHaveLength(1);
});

test("[FR3] removed, it stays away at the next start, and comes when it is asked for", () => {
  const { start } = openSamples();
  const model = start();
  model.remove();
  expect(model.entry.value).toBeUndefined();
  const next = start();
  expect(next.entry.value).toBeUndefined();
  next.show();
  expect(next.entry.value).toBeDefined();
});

test("[FR3] kept, it does not come back by itself when the journal is empty again", async () => {
  const { start } = openSamples();
  await start().keep();
  expect(start().entry.value).toBeUndefined();
});
