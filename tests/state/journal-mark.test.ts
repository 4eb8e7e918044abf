import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { type Head, headOf } from "../../src/core/journal/entry";
import { hadJournal } from "../../src/state/had-journal";
import { forgetJournal, keepJournalMark, readJournalMark } from "../../src/state/journal-mark";
import { sampleEntry } from "../storage/sample";
import { fakeClock } from "../support/fake-clock";
import { smallMemory } from "../support/small-memory";

function openMark() {
  const storage = smallMemory();
  const heads = signal<readonly Head[]>([]);
  const state = signal<"loading" | "ready">("loading");
  const isComplete = signal(false);
  const waiting: (() => void)[] = [];
  keepJournalMark({
    journal: { heads, state, isComplete },
    storage,
    clock: fakeClock(),
    idle: (run) => void waiting.push(run),
  });
  return { storage, heads, state, isComplete, idle: () => waiting.splice(0).map((run) => run()) };
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
