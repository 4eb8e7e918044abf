import { expect, test } from "vitest";
import { blankEntry, type Entry, headOf } from "../../src/core/journal/entry";
import { isLocalDate } from "../../src/core/journal/local-date";
import type { GoalPart } from "../../src/core/journal/part";
import { EditorModel } from "../../src/state/editor-model";
import { GoalModel } from "../../src/state/goal-model";
import { JournalModel } from "../../src/state/journal-model";
import { NoticeModel } from "../../src/state/notice-model";
import type { StoredEntry } from "../../src/storage/journal-store";
import { valueOf } from "../storage/sample";
import { fakeClock } from "../support/fake-clock";
import { openTestStore } from "../support/open-test-store";
import { smallMemory } from "../support/small-memory";

const clock = fakeClock();
const { newId } = clock;

/** An entry of a day of May with these goals. */
function leaving(day: number, ...goals: readonly Omit<GoalPart, "id" | "kind">[]): Entry {
  const date = `2026-05-${String(day).padStart(2, "0")}`;
  if (!isLocalDate(date)) throw new Error(date);
  return {
    ...blankEntry(newId(), { date, tags: [], section: `section ${day}` }, day),
    title: `Day ${day}`,
    parts: goals.map((goal) => ({ id: newId(), kind: "goal", ...goal })),
  };
}

async function openDesk(...entries: readonly Entry[]) {
  const store = openTestStore();
  valueOf(
    await store.importEntries(
      entries.map((entry) => ({ entry, base: 0 })),
      0,
    ),
  );
  const journal = new JournalModel(store, (run) => void setTimeout(run));
  await journal.open();
  const notices = new NoticeModel(clock.after);
  const smallStorage = smallMemory();
  const onKept = (stored: StoredEntry) => journal.put(headOf(stored.entry));
  const after = (delayMs: number, run: () => void) => void setTimeout(run, delayMs);
  const editor = new EditorModel({ store, clock, newId, after, notices, smallStorage, onKept });
  const started: unknown[] = [];
  let reads = 0;
  const goals = new GoalModel({
    store: {
      ...store,
      entry(id) {
        reads += 1;
        return store.entry(id);
      },
    },
    journal,
    editor,
    notices,
    clock,
    newId,
    smallStorage,
    onKept,
    session: {
      async start(entry) {
        started.push(entry);
        return true;
      },
    },
  });
  const look = async () => {
    await goals.look();
    return { next: goals.next.peek(), parked: goals.parked.peek() };
  };
  const partsOf = async (id: string) => valueOf(await store.entry(id))?.entry.parts;
  return {
    store,
    journal,
    goals,
    notices,
    smallStorage,
    look,
    partsOf,
    started,
    reads: () => reads,
  };
}

test("[GL1] the goal of the latest entry that left an open one is next, and unchanged entries are read once", async () => {
  const { look, reads } = await openDesk(
    leaving(1, { text: "oldest" }),
    leaving(2, { text: "next" }),
    leaving(3, { text: "done", state: "taken" }),
    leaving(4),
  );
  expect((await look()).next).toMatchObject({ date: "2026-05-02", part: { text: "next" } });
  expect(reads()).toBe(3);
  await look();
  expect(reads()).toBe(3);
});

test("[GL1] what was left behind more than 20 entries ago is not called for, nor a conflict copy's", async () => {
  const later = Array.from({ length: 20 }, (_, at) => leaving(at + 2));
  const { look } = await openDesk(leaving(1, { text: "old" }), ...later);
  expect((await look()).next).toBe(undefined);
  const copy = { ...leaving(5, { text: "copy" }), copyOf: newId() };
  expect((await (await openDesk(copy)).look()).next).toBe(undefined);
});

test("[GL2] starting makes an entry of today titled by it, starts its session, and marks it as taken", async () => {
  const entry = leaving(2, { text: "- Headless Services\nand DNS" });
  const { goals, look, partsOf, store, started } = await openDesk(entry);
  const { next } = await look();
  if (!next) throw new Error("no goal");
  const id = await goals.start(next);
  if (!id) throw new Error("not started");
  expect(valueOf(await store.entry(id))?.entry).toMatchObject({
    title: "Headless Services",
    facts: { date: clock.today(), section: "section 2", tags: [] },
    parts: [],
  });
  expect(started).toEqual([id]);
  expect(await partsOf(entry.id)).toMatchObject([
    { text: "- Headless Services\nand DNS", state: "taken", takenIn: id },
  ]);
  expect((await look()).next).toBe(undefined);
});

test("[GL3] a goal is parked, listed, dropped and taken back, and its words stay as they are", async () => {
  const entry = leaving(2, { text: "one" });
  const { goals, look, partsOf, notices } = await openDesk(entry, leaving(1, { text: "two" }));
  const { next } = await look();
  if (!next) throw new Error("no goal");
  await goals.mark(next, "parked");
  const after = await look();
  expect(after.next?.part.text).toBe("two");
  expect(after.parked.map(({ part }) => part.text)).toEqual(["one"]);
  const [parked] = after.parked;
  if (!parked) throw new Error("not parked");
  await goals.mark(parked, "dropped");
  expect((await look()).parked).toEqual([]);
  notices.notices.peek().at(-1)?.action?.run();
  await expect.poll(() => partsOf(entry.id)).toMatchObject([{ state: "parked" }]);
  expect((await look()).parked.map(({ part }) => part.text)).toEqual(["one"]);
});

test("[GL4] the room that the goals took up is noted, and forgotten with them", async () => {
  const { goals, smallStorage } = await openDesk();
  goals.keepRoom(187.6);
  expect(smallStorage.read("goal-room")).toBe("188px");
  goals.keepRoom(0);
  expect(smallStorage.read("goal-room")).toBe(undefined);
});
