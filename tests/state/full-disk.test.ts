import { expect, test } from "vitest";
import { failure, success } from "../../src/core/result";
import { FullDisk } from "../../src/state/full-disk";
import type { Change } from "../../src/storage/journal-store";
import { openTestStore } from "../support/open-test-store";
import { smallMemory } from "../support/small-memory";
import { changeOf, sampleEntry, sampleId, valueOf } from "../storage/sample";

/** A store on a disk that can be full, with what was asked of it in order. */
function diskStore() {
  const store = openTestStore();
  const asked: string[] = [];
  let isFull = false;
  return {
    asked,
    fill: (full: boolean) => void (isFull = full),
    entry: store.entry,
    async keep(change: Change) {
      asked.push("keep");
      return isFull ? failure({ kind: "full" } as const) : store.keep(change);
    },
    async outgrowLog() {
      asked.push("outgrow");
      return isFull ? failure({ kind: "full" } as const) : success(1);
    },
  };
}

test("[FL8] while no disk was full, nothing but the change is written", async () => {
  const store = diskStore();
  const disk = FullDisk(store, smallMemory());
  expect((await disk.keep(changeOf(sampleEntry(1), 0))).ok).toBe(true);
  expect(store.asked).toEqual(["keep"]);
});

test("[FL8] after a full disk a change counts as stored once the log was outgrown, and then no more is written", async () => {
  const store = diskStore();
  const small = smallMemory();
  const disk = FullDisk(store, small);
  store.fill(true);
  expect(await disk.keep(changeOf(sampleEntry(1), 0))).toEqual(failure({ kind: "full" }));
  store.fill(false);
  store.asked.length = 0;
  expect((await disk.keep(changeOf(sampleEntry(1), 0))).ok).toBe(true);
  expect((await disk.keep(changeOf(sampleEntry(2), 0))).ok).toBe(true);
  expect(store.asked).toEqual(["keep", "outgrow", "keep"]);
  expect(small.names("")).toEqual([]);
});

test("[FL8] where there is room for the change but not for a new log, it is tried again, and stored once", async () => {
  const store = diskStore();
  const disk = FullDisk(store, smallMemory());
  store.fill(true);
  await disk.keep(changeOf(sampleEntry(1), 0));
  store.fill(false);
  const { outgrowLog } = store;
  store.outgrowLog = async () => failure({ kind: "full" } as const);
  const change = changeOf(sampleEntry(1), 0);
  expect(await disk.keep(change)).toEqual(failure({ kind: "full" }));
  store.outgrowLog = outgrowLog;
  expect((await disk.keep(change)).ok).toBe(true);
  expect(valueOf(await store.entry(sampleId(1)))?.revision).toBe(1);
});

test("[FL8] the next start remembers", async () => {
  const store = diskStore();
  const small = smallMemory();
  store.fill(true);
  await FullDisk(store, small).keep(changeOf(sampleEntry(1), 0));
  store.fill(false);
  store.asked.length = 0;
  await FullDisk(store, small).keep(changeOf(sampleEntry(1), 0));
  expect(store.asked).toEqual(["keep", "outgrow"]);
});
