import { expect, test } from "vitest";
import { blankEntry, type Entry, headOf } from "../../src/core/journal/entry";
import type { QuestionPart } from "../../src/core/journal/part";
import type { FoundQuestion } from "../../src/core/library/questions";
import { failure } from "../../src/core/result";
import { EditorModel } from "../../src/state/editor-model";
import { NoticeModel } from "../../src/state/notice-model";
import { QuestionModel } from "../../src/state/question-model";
import { SearchThread } from "../../src/state/search-thread";
import type { JournalStore, StoredEntry } from "../../src/storage/journal-store";
import { valueOf } from "../storage/sample";
import { fakeClock } from "../support/fake-clock";
import { indexThread } from "../support/index-thread";
import { freshName, openTestStore } from "../support/open-test-store";
import { smallMemory } from "../support/small-memory";

const clock = fakeClock();
const { newId } = clock;

/** An entry with one question, and the page that shows it. */
async function openDesk(given: Partial<JournalStore> = {}) {
  const name = freshName();
  const store = openTestStore(name);
  const part: QuestionPart = {
    id: newId(),
    kind: "question",
    text: "- [ ] Why does it take five seconds?",
    isAnswered: false,
    answer: "",
  };
  const entry: Entry = {
    ...blankEntry(newId(), { date: "2026-05-01", tags: ["dns"], section: "networking" }, 0),
    title: "Names [and] |numbers|",
    parts: [part],
  };
  valueOf(await store.importEntries([{ entry, base: 0 }], 0));
  const notices = new NoticeModel(clock.after);
  const smallStorage = smallMemory();
  const thread = new SearchThread(() => indexThread(undefined, name));
  const kept: StoredEntry[] = [];
  const onKept = (stored: StoredEntry) => {
    kept.push(stored);
    thread.tell("kept", stored);
  };
  const after = (delayMs: number, run: () => void) => void setTimeout(run, delayMs);
  const used = { ...store, ...given };
  const editor = new EditorModel({
    store: used,
    clock,
    newId,
    after,
    notices,
    smallStorage,
    onKept,
  });
  const model = new QuestionModel({
    thread,
    after,
    store: used,
    editor,
    notices,
    clock,
    newId,
    smallStorage,
    onKept,
  });
  const ask = async (isAnswered = false) => {
    model.ask({ line: "", section: "", isAnswered, count: 9 });
    await expect.poll(() => model.shown.peek().question?.isAnswered).toBe(isAnswered);
    await expect.poll(() => model.shown.peek().answer?.share).toBe(1);
    return model.shown.peek().answer;
  };
  const first = async (): Promise<FoundQuestion> => {
    const found = (await ask())?.questions[0];
    if (!found) throw new Error("no question");
    return found;
  };
  const stored = async () => {
    const now = valueOf(await store.entry(entry.id))?.entry.parts[0];
    if (now?.kind !== "question") throw new Error("no question");
    return now;
  };
  return { model, store, entry, notices, smallStorage, kept, ask, first, stored };
}

test("[QU2] an answer is stored with its question, and can be taken back", async () => {
  const desk = await openDesk();
  const question = await desk.first();
  desk.model.keepDraft(question.part.id, "Five is ");
  expect(desk.model.draft(question.part.id)).toBe("Five is ");
  expect(await desk.model.answer(question, " Five is the resolver's timeout.\n")).toBe(true);
  expect(await desk.stored()).toMatchObject({
    isAnswered: true,
    answer: "Five is the resolver's timeout.",
  });
  expect(desk.model.draft(question.part.id)).toBe("");
  expect((await desk.ask())?.open).toBe(0);
  desk.notices.notices.peek().at(-1)?.action?.run();
  await expect.poll(async () => (await desk.stored()).isAnswered).toBe(false);
  expect((await desk.stored()).answer).toBe("");
});

test("[QU2] an answer that cannot be stored stays as a draft, and is said", async () => {
  const full = async () => failure({ kind: "full" } as const);
  const desk = await openDesk({ keep: full });
  const question = await desk.first();
  desk.model.keepDraft(question.part.id, "words");
  expect(await desk.model.answer(question, "words")).toBe(false);
  expect(desk.model.draft(question.part.id)).toBe("words");
  expect(desk.notices.notices.peek().at(-1)?.text).toMatch(/^Not saved\. /);
  expect(await desk.model.answerInNew(question)).toBeUndefined();
  expect(desk.notices.notices.peek().at(-1)?.text).toMatch(/^No entry was begun\. /);
});

test("[QU3] a question that is answered in a new entry leads there, and the entry leads back", async () => {
  const desk = await openDesk();
  const id = await desk.model.answerInNew(await desk.first());
  if (id === undefined) throw new Error("no entry");
  const made = valueOf(await desk.store.entry(id))?.entry;
  expect(made).toMatchObject({
    title: "Why does it take five seconds?",
    facts: { date: "2026-05-31", tags: ["dns"], section: "networking" },
  });
  const [text] = made?.parts ?? [];
  expect(text?.kind === "learned" && text.text).toBe(
    `Answers a question of [[${desk.entry.id}|Names  and   numbers]].\n\n`,
  );
  expect(await desk.stored()).toMatchObject({ isAnswered: true, answeredIn: id });
  expect(desk.kept.map(({ entry }) => headOf(entry).id)).toEqual([id, desk.entry.id]);
});

test("[QU4] an answered question can be opened again, with its answer, and that can be taken back", async () => {
  const desk = await openDesk();
  await desk.model.answer(await desk.first(), "So.");
  const answered = (await desk.ask(true))?.questions[0];
  if (!answered) throw new Error("none is answered");
  expect(await desk.model.reopen(answered)).toBe(true);
  expect(await desk.stored()).toMatchObject({ isAnswered: false, answer: "So." });
  desk.notices.notices.peek().at(-1)?.action?.run();
  await expect.poll(async () => (await desk.stored()).isAnswered).toBe(true);
});
