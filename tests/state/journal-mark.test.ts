import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { type Head, headOf } from "../../src/core/journal/entry";
import { hadJournal } from "../../src/state/had-journal";
import { forgetJournal, keepJournalMark, readJournalMark } from "../../src/state/journal-mark";
import { sampleEntry } from "../storage/sample";
import { fakeClock } from "../support/fake-clock";
import { smallMemory } from "../support/small-memory";

function openMark(storage = smallMemory(), trashed = 0) {
  const missed: number[] = [];
  const heads = signal<readonly Head[]>([]);
  const state = signal<"loading" | "ready">("loading");
  const isComplete = signal(false);
  const waiting: (() => void)[] = [];
  keepJournalMark({
    journal: { heads, state, isComplete },
    storage,
    clock: fakeClock(),
    idle: (run) => void waiting.push(run),
    countTrash: async () => trashed,
    whenFewer: (missing) => void missed.push(missing),
  });
  return {
    missed,
    storage,
    heads,
    state,
    isComplete,
    idle: () => waiting.splice(0).map((run) => run()),
  };
}

const head = (number: number) => headOf(sampleEntry(number));

test("[RC9] the mark is set when all of the journal is read, and follows the number of its entries", () => {
  const { storage, heads, state, isComplete, idle } = openMark();
  heads.value = [head(1)];
  state.value = "ready";
  expect(idle()).toEqual([]);
  isComplete.value = true;
  idle();
  expect(readJournalMark(storage)).toEqual({ entries: 1, date: "2026-05-31" });
  // Writing goes on at every key; the mark does not.
  heads.value = [{ ...head(1), label: "typed" }];
  expect(idle()).toEqual([]);
  heads.value = [head(2), head(1)];
  idle();
  expect(readJournalMark(storage)?.entries).toBe(2);
  heads.value = [];
  idle();
  expect([readJournalMark(storage)?.entries, hadJournal(storage)]).toEqual([0, true]);
});

test("[RC9] a journal in which nothing was written leaves no mark, and one given up has none any more", () => {
  const { storage, heads, state, isComplete, idle } = openMark();
  state.value = "ready";
  isComplete.value = true;
  expect([idle(), hadJournal(storage)]).toEqual([[], false]);
  heads.value = [head(1)];
  idle();
  expect(hadJournal(storage)).toBe(true);
  forgetJournal(storage);
  expect([hadJournal(storage), readJournalMark(storage)]).toEqual([false, undefined]);
});

test("[RC9] a mark that cannot be read is a mark", () => {
  const storage = smallMemory();
  storage.write("journal", "{broken");
  expect([hadJournal(storage), readJournalMark(storage)]).toEqual([true, undefined]);
});

test.each([
  { there: 3, trashed: 0, missed: [] },
  { there: 4, trashed: 0, missed: [] },
  { there: 1, trashed: 0, missed: [2] },
  { there: 1, trashed: 1, missed: [1] },
  { there: 1, trashed: 2, missed: [] },
])(
  "[RC13] of three entries $there are there and $trashed in the trash: missed are $missed",
  async ({ there, trashed, missed }) => {
    const storage = smallMemory();
    storage.write("journal", JSON.stringify({ entries: 3, date: "2026-05-30" }));
    const opened = openMark(storage, trashed);
    opened.state.value = "ready";
    opened.heads.value = Array.from({ length: there }, (_, at) => head(at + 1));
    opened.isComplete.value = true;
    await Promise.resolve();
    expect(opened.missed).toEqual(missed);
    // It is said once: what comes and goes from here on is noted by the mark.
    opened.heads.value = [];
    await Promise.resolve();
    expect(opened.missed).toEqual(missed);
  },
);
