import { expect, test } from "vitest";
import type { Entry } from "../../src/core/journal/entry";
import { FindModel, type FindNeeds } from "../../src/state/find-model";
import { SearchThread } from "../../src/state/search-thread";
import type { TiesAnswer } from "../../src/state/index-keeper";
import { fakeClock } from "../support/fake-clock";
import { indexThread } from "../support/index-thread";
import { freshName, openTestStore } from "../support/open-test-store";
import { smallMemory } from "../support/small-memory";

const clock = fakeClock();

function entryOf(title: string, text: string): Entry {
  return {
    id: clock.newId(),
    title,
    facts: { date: "2026-05-31", tags: [] },
    parts: [{ id: clock.newId(), kind: "learned", text }],
    createdAt: 0,
    editedAt: 0,
    lineage: [],
  };
}

function modelOn(
  startThread: ConstructorParameters<typeof SearchThread>[0],
  after: FindNeeds["after"] = () => undefined,
) {
  return new FindModel({
    note: async () => {},
    clock,
    smallStorage: smallMemory(),
    after,
    thread: new SearchThread(startThread),
  });
}

/** All that was told of the ties of an entry. */
function watch(model: FindModel, id: string) {
  const told: TiesAnswer[] = [];
  const stop = model.watchTies(id, (ties) => told.push(ties));
  return { told, stop };
}

const memory = () => ({ read: async () => undefined, write: async () => {}, note: async () => {} });

test("[CN14] the ties of an entry come from what is committed, also where the thread died once", async () => {
  const name = freshName();
  const store = openTestStore(name);
  const target = entryOf("Target", "");
  const from = entryOf("From", `see [[${target.id}|x]]`);
  await store.importEntries(
    [target, from].map((entry) => ({ entry, base: 0 })),
    0,
  );
  let starts = 0;
  const thread = indexThread(memory(), name);
  const model = modelOn(() => {
    starts += 1;
    return starts === 1 ? { ...thread, ask: () => Promise.reject(new Error("died")) } : thread;
  });
  const { told } = watch(model, target.id);
  await expect.poll(() => told[0]?.linkedFrom.map(({ label }) => label)).toEqual(["From"]);
  expect(starts).toBe(2);
  expect(told[0]?.share).toBe(1);
  const more = entryOf("More", "[[target]]");
  const kept = await store.keep({ entry: more, base: 0, sitting: "s", nowMs: 0 });
  if (!kept.ok) throw new Error(kept.problem.kind);
  model.kept(kept.value.entry, kept.value.revision);
  // Who looks on is told of it.
  await expect.poll(() => told.at(-1)?.linkedFromTotal).toBe(2);
});

test("[CN14] ties are told again while the index is being made, and not to who has gone", async () => {
  const name = freshName();
  const store = openTestStore(name);
  const target = entryOf("Target", "");
  const entries = Array.from({ length: 900 }, (_, at) => entryOf(`${at}`, `[[${target.id}]]`));
  await store.importEntries(
    [...entries, target].map((entry) => ({ entry, base: 0 })),
    0,
  );
  const again: (() => void)[] = [];
  const model = modelOn(
    () => indexThread(memory(), name),
    (_, run) => void again.push(run),
  );
  const { told, stop } = watch(model, target.id);
  await expect.poll(() => told.length).toBe(1);
  expect(told[0]?.share).toBeLessThan(1);
  await expect
    .poll(() => {
      again.pop()?.();
      return told.at(-1)?.share;
    })
    .toBe(1);
  expect(told.at(-1)?.linkedFromTotal).toBe(900);
  expect(told.at(-1)?.linkedFrom).toHaveLength(100);
  const gone = watch(model, target.id);
  gone.stop();
  stop();
  await new Promise((resolve) => void setTimeout(resolve, 50));
  expect(gone.told).toEqual([]);
});

test("[CN14] without a thread, and of an entry that is not there, nothing is told", async () => {
  const name = freshName();
  const store = openTestStore(name);
  await store.importEntries([{ entry: entryOf("Only", ""), base: 0 }], 0);
  const lone = watch(
    modelOn(() => undefined),
    "x",
  );
  const missing = watch(
    modelOn(() => indexThread(memory(), name)),
    clock.newId(),
  );
  await new Promise((resolve) => void setTimeout(resolve, 100));
  expect(lone.told).toEqual([]);
  expect(missing.told).toEqual([]);
});
