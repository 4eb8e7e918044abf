import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { type Head, headOf } from "../../src/core/journal/entry";
import type { Session } from "../../src/core/session/session";
import { failure } from "../../src/core/result";
import type { SessionNews } from "../../src/platform/session-news";
import { EditorModel } from "../../src/state/editor-model";
import { NoticeModel } from "../../src/state/notice-model";
import { SessionModel } from "../../src/state/session-model";
import type { JournalStore, StoredEntry } from "../../src/storage/journal-store";
import { valueOf } from "../storage/sample";
import { type FakeClock, fakeClock, settled } from "../support/fake-clock";
import { openTestStore } from "../support/open-test-store";
import { smallMemory } from "../support/small-memory";

const minute = 60_000;
const noWords = { aha: "", question: "", goal: "" };

/** News that one tab tells and the others hear. */
function newsRoom(): () => SessionNews {
  const tabs: (() => void)[] = [];
  return () => {
    let own = () => {};
    return {
      listen(heard) {
        own = heard;
        tabs.push(heard);
      },
      tell: () => {
        for (const heard of tabs) if (heard !== own) heard();
      },
    };
  };
}

/** A tab on this store. */
async function openTab(
  store: JournalStore,
  clock: FakeClock,
  news: SessionNews = newsRoom()(),
  given: Partial<Pick<JournalStore, "session" | "changeSession">> = {},
) {
  const notices = new NoticeModel(clock.after);
  const heads = signal<readonly Head[]>([]);
  const smallStorage = smallMemory();
  const onKept = ({ entry }: StoredEntry) => {
    heads.value = [headOf(entry), ...heads.peek().filter(({ id }) => id !== entry.id)];
  };
  const { newId } = clock;
  const after = (delayMs: number, run: () => void) => void setTimeout(run, delayMs);
  const editor = new EditorModel({ store, clock, newId, after, notices, smallStorage, onKept });
  const host = { store: { ...store, ...given }, journal: { heads }, editor, notices, clock, news };
  const open = () => new SessionModel({ ...host, smallStorage });
  const model = open();
  await settled();
  const told = () => notices.notices.peek().map(({ text }) => text);
  const undo = async () => {
    notices.notices.peek().at(-1)?.action?.run();
    await until(() => model.session.peek() !== undefined);
  };
  const stored = async () =>
    valueOf(await store.entries(heads.peek().map(({ id }) => id))).map(({ entry }) => entry);
  return { model, editor, heads, told, undo, stored, open, onKept };
}

async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 200 && !holds(); turn += 1)
    // oxlint-disable-next-line no-await-in-loop -- it waits for the store
    await new Promise((resolve) => void setTimeout(resolve, 5));
  expect(holds()).toBe(true);
}

test("[TM1] it is started, paused and resumed, and is stored as its instants", async () => {
  const [store, clock] = [openTestStore(), fakeClock()];
  const { model } = await openTab(store, clock);
  const startMs = clock.nowMs();
  expect(await model.start()).toBe(true);
  await clock.pass(10 * minute);
  expect(await model.turn("pause")).toBe(true);
  await clock.pass(30 * minute);
  expect(await model.turn("resume")).toBe(true);
  const instants = [startMs, startMs + 10 * minute, startMs + 40 * minute];
  expect(valueOf(await store.session())).toEqual({ instants });
  expect(model.session.peek()).toEqual({ instants });
  await clock.pass(13 * minute);
  expect(model.offered()).toBe(25);
});

test("[TM2] a page that is loaded anew finds it as it was, and other tabs show it", async () => {
  const [store, clock, news] = [openTestStore(), fakeClock(), newsRoom()];
  const one = await openTab(store, clock, news());
  const two = await openTab(store, clock, news());
  await one.model.start();
  await until(() => two.model.session.peek() !== undefined);
  await two.model.turn("pause");
  await until(() => one.model.session.peek()?.instants.length === 2);
  // Both were shown the same, and press in one moment.
  await Promise.all([one.model.turn("resume"), two.model.turn("resume")]);
  expect(valueOf(await store.session())?.instants).toHaveLength(3);
  const third = one.open();
  await until(() => third.session.peek()?.instants.length === 3);
});

test("[TM3] closing adds the time and the lines to the newest entry of today, once", async () => {
  const [store, clock] = [openTestStore(), fakeClock()];
  const { model, editor, stored, told } = await openTab(store, clock);
  await editor.writeInto(undefined, (sitting) => {
    sitting.writeTitle("Services");
    sitting.writeFacts({ minutes: 20 });
  });
  await model.start();
  await clock.pass(52 * minute);
  const closing = { minutes: model.offered(), aha: "Names are short", question: "", goal: "Read" };
  expect(await model.close(closing)).toBe(true);
  const [entry, ...others] = await stored();
  expect(others).toEqual([]);
  expect(entry?.facts.minutes).toBe(70);
  expect(entry?.parts.map((part) => ["text" in part && part.text, part.kind])).toEqual([
    ["Names are short", "aha"],
    ["Read", "goal"],
  ]);
  expect(model.session.peek()).toBe(undefined);
  expect(valueOf(await store.session())).toBe(undefined);
  expect(told()).toContain("The session is stored in “Services”.");
});

test("[TM3] one of an entry goes there, whatever was written since; one of none makes an entry", async () => {
  const [store, clock] = [openTestStore(), fakeClock()];
  const { model, editor, heads, stored } = await openTab(store, clock);
  await editor.writeInto(undefined, (sitting) => sitting.writeTitle("first"));
  const first = heads.peek()[0]?.id;
  await model.start(first);
  heads.value = [{ ...headOf((await stored())[0]!), id: clock.newId() }, ...heads.peek()];
  expect(model.target()?.id).toBe(first);
  await model.discard();
  heads.value = [];
  await model.start();
  expect(model.target()).toBe(undefined);
  expect(await model.close({ ...noWords, minutes: 5 })).toBe(true);
  expect((await stored()).map(({ facts }) => facts.minutes)).toEqual([5]);
});

test("[TM3] what stands in the form is there again, until the session is closed", async () => {
  const [store, clock] = [openTestStore(), fakeClock()];
  const { model, open } = await openTab(store, clock);
  await model.start();
  const draft = { aha: "half a thou", question: "", goal: "", time: "1h2" };
  model.keepDraft(draft);
  expect(open().draft()).toEqual(draft);
  await model.close({ ...noWords, aha: "half a thought", minutes: 62 });
  expect(open().draft()).toEqual(noWords);
});

test("[TM4] the tab that closes second stores its words, adds no time, and says so", async () => {
  const [store, clock] = [openTestStore(), fakeClock()];
  const [one, two] = [await openTab(store, clock), await openTab(store, clock)];
  await one.model.start();
  const late = two.open();
  await until(() => late.session.peek() !== undefined);
  await one.model.close({ ...noWords, minutes: 30 });
  expect(await late.close({ ...noWords, goal: "Mine", minutes: 30 })).toBe(true);
  expect(two.told()).toContain("The session was closed in another tab. No time was added here.");
  const [entry] = await two.stored();
  expect(entry?.facts.minutes).toBe(undefined);
  expect(entry?.parts).toMatchObject([{ kind: "goal", text: "Mine" }]);
});

test("[TM4] discarding stores nothing, and can be taken back", async () => {
  const [store, clock] = [openTestStore(), fakeClock()];
  const { model, stored, undo } = await openTab(store, clock);
  await model.start();
  const session = model.session.peek();
  model.keepDraft({ ...noWords, aha: "still true", time: "3h" });
  await model.discard();
  expect([model.session.peek(), await stored()]).toEqual([undefined, []]);
  expect(model.draft()).toEqual({ ...noWords, aha: "still true" });
  await undo();
  expect(model.session.peek()).toEqual(session);
});

test("[TM1] what could not be stored is said, and the session is shown as it is", async () => {
  const [store, clock] = [openTestStore(), fakeClock()];
  const { model, told } = await openTab(store, clock, undefined, {
    changeSession: async () => failure({ kind: "unreachable" }),
  });
  expect(await model.start()).toBe(false);
  expect(model.session.peek()).toBe(undefined);
  expect(told()[0]).toMatch(/^The session is as it was\. /);
});

test("[TM2] a mark that is no session is none, and nothing else of the journal is touched", async () => {
  const store = openTestStore();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- another program's
  const foreign = { instants: ["now"] } as unknown as Session;
  valueOf(await store.changeSession(() => foreign));
  expect(valueOf(await store.session())).toBe(undefined);
});
