import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { type Head, headOf } from "../../src/core/journal/entry";
import type { SmallStorage } from "../../src/platform/small-storage";
import { BackupReminder } from "../../src/state/backup-reminder";
import { sampleEntry, sampleId } from "../storage/sample";
import { fakeClock } from "../support/fake-clock";
import { smallMemory } from "../support/small-memory";

/** A journal of so many entries, and a browser that remembers. */
function desk(entries: number, storage: SmallStorage = memory()) {
  const clock = fakeClock();
  const heads = signal<readonly Head[]>(
    Array.from({ length: entries }, (_, at) => headOf(sampleEntry(at + 1))),
  );
  const lastExport = signal(storage.read("last-export"));
  const isComplete = signal(true);
  const idle: (() => void)[] = [];
  const reminder = new BackupReminder({
    journal: { heads, isComplete, state: signal("ready" as const) },
    backup: { lastExport },
    storage,
    clock,
    idle: (run) => void idle.push(run),
  });
  return {
    reminder,
    storage,
    isComplete,
    rest: () => {
      for (const run of idle.splice(0)) run();
    },
    keep: (number: number, revision: number) =>
      reminder.kept({ entry: sampleEntry(number), revision }),
    exported(revision: number) {
      const last = { date: clock.today(), entries, revision };
      storage.write("last-export", JSON.stringify(last));
      lastExport.value = JSON.stringify(last);
    },
    since: () => reminder.age.value?.entriesSince,
  };
}

function memory(): SmallStorage & { readonly writes: () => number } {
  const storage = smallMemory();
  let writes = 0;
  return {
    ...storage,
    write(name, text) {
      writes++;
      return storage.write(name, text);
    },
    writes: () => writes,
  };
}

test("[BK32] without a backup every entry is in none; nothing is said before the journal is read", () => {
  const { reminder, isComplete } = desk(7);
  expect(reminder.age.value).toEqual({ days: undefined, entriesSince: 7 });
  isComplete.value = false;
  expect(reminder.age.value).toBeUndefined();
});

test("[BK32] after a backup each entry that is written counts once, and a backup takes along what it holds", () => {
  const { keep, since, exported, rest } = desk(7);
  keep(1, 5);
  exported(10);
  rest();
  expect(since()).toBe(0);
  keep(1, 11);
  keep(1, 12);
  keep(2, 13);
  rest();
  expect(since()).toBe(2);
  // Written while the file was made: it is in no file.
  keep(3, 15);
  exported(14);
  rest();
  expect(since()).toBe(1);
});

test("[BK32] the count outlives the page and takes in what another tab noted", () => {
  const first = desk(7);
  first.exported(10);
  first.keep(1, 11);
  first.rest();
  const second = desk(7, first.storage);
  second.rest();
  expect(second.since()).toBe(1);
  first.keep(2, 12);
  first.rest();
  second.keep(3, 13);
  second.rest();
  expect(second.since()).toBe(3);
});

test("[BK32] typing on in one entry stores nothing each time, and damaged notes are none", () => {
  const storage = memory();
  const { keep, exported, rest, since } = desk(7, storage);
  exported(10);
  keep(1, 11);
  rest();
  const before = storage.writes();
  for (let revision = 12; revision < 50; revision++) keep(1, revision);
  rest();
  expect(storage.writes()).toBe(before);
  expect(since()).toBe(1);
  storage.write("changed-since-backup", `[["${sampleId(1)}","x"],7,{"__proto__":1}]`);
  const damaged = desk(7, storage);
  damaged.rest();
  expect(damaged.since()).toBe(0);
});
