import { createModel, type ReadonlySignal } from "@preact/signals";
import { blankEntry } from "../core/journal/entry";
import { titleOfGoal } from "../core/journal/goal";
import type { EntryId } from "../core/journal/id";
import { emptyPart, type PartId, type QuestionPart } from "../core/journal/part";
import type { FoundQuestion, QuestionAnswer, QuestionWish } from "../core/library/questions";
import type { Clock } from "../platform/clock";
import type { NewId } from "../platform/ids";
import type { SmallStorage } from "../platform/small-storage";
import type { JournalStore, StoredEntry } from "../storage/journal-store";
import type { After } from "./autosave";
import type { EditorModel } from "./editor-model";
import { liveAnswer, type Shown } from "./live-answer";
import type { NoticeModel } from "./notice-model";
import { sayProblem } from "./say-problem";
import type { SearchThread } from "./search-thread";

/** All questions over all entries. */
export interface QuestionModel {
  readonly shown: ReadonlySignal<Shown<QuestionWish, QuestionAnswer>>;
  /** Grows as the journal changes, so that what is shown is asked for again. */
  readonly changes: ReadonlySignal<number>;
  ask(wish: QuestionWish): void;
  again(): void;
  /** An answer that is being written: it is there again after the page has ended. "" for none. */
  draft(question: PartId): string;
  keepDraft(question: PartId, text: string): void;
  /** Writes the answer into the question's entry; a notice takes that back. Whether it is committed: where not, the editor says so and goes on trying. */
  answer(question: FoundQuestion, text: string): Promise<boolean>;
  /** Begins an entry of today about the question, which links back to it, and notes there that it is answered here. The entry's id, if it is stored. */
  answerInNew(question: FoundQuestion): Promise<EntryId | undefined>;
  /** Takes a question for open again; its answer stays. A notice takes that back. */
  reopen(question: FoundQuestion): Promise<boolean>;
}

export interface QuestionNeeds {
  readonly thread: Pick<SearchThread, "ask" | "changes">;
  readonly after: After;
  readonly store: Pick<JournalStore, "keep">;
  readonly editor: Pick<EditorModel, "writeInto">;
  readonly notices: Pick<NoticeModel, "tell" | "warn">;
  readonly clock: Pick<Clock, "nowMs" | "today">;
  readonly newId: NewId;
  readonly smallStorage: Pick<SmallStorage, "read" | "write" | "remove">;
  readonly onKept: (stored: StoredEntry) => void;
}

type Answered = Partial<Pick<QuestionPart, "isAnswered" | "answer" | "answeredIn">>;

export const QuestionModel = createModel((needs: QuestionNeeds): QuestionModel => {
  const { thread, after, store, editor, notices, clock, newId, smallStorage } = needs;
  const live = liveAnswer<QuestionWish, QuestionAnswer>(
    (wish) => thread.ask("questions", wish),
    after,
  );

  const write = ({ from, part }: FoundQuestion, fields: Answered) =>
    editor.writeInto(from.id, (sitting) => sitting.writePart(part.id, fields));

  /** Notes what became of a question, and offers to take that back. */
  const note = async (question: FoundQuestion, fields: Answered, said: string) => {
    const { isAnswered, answer } = question.part;
    const isSaved = await write(question, fields);
    if (isSaved)
      notices.tell(said, {
        label: "Undo",
        run: () => void write(question, { isAnswered, answer }),
      });
    return isSaved;
  };

  return {
    shown: live.shown,
    changes: thread.changes,
    ask: (wish) => live.ask(wish),
    again: () => live.again(),
    draft: (question) => smallStorage.read(draftOf(question)) ?? "",
    keepDraft(question, text) {
      if (text.trim() === "") smallStorage.remove(draftOf(question));
      else smallStorage.write(draftOf(question), text);
    },
    async answer(question, text) {
      const answer = text.trim();
      const isSaved = await note(question, { isAnswered: true, answer }, "Answered.");
      if (isSaved) smallStorage.remove(draftOf(question.part.id));
      return isSaved;
    },
    async answerInNew({ from, part }) {
      const [nowMs, id] = [clock.nowMs(), newId()];
      const { section, tags } = from;
      const facts = { date: clock.today(), tags, ...(section !== undefined && { section }) };
      const learned = {
        ...emptyPart("learned", newId()),
        text: `Answers a question of [[${from.id}|${from.label.replaceAll(/[[\]|\n]/g, " ").trim()}]].\n\n`,
      };
      const blank = blankEntry(id, facts, nowMs);
      const entry = { ...blank, title: titleOfGoal(part.text), parts: [learned] };
      const kept = await store.keep({ entry, base: 0, sitting: newId(), nowMs });
      if (!kept.ok) {
        notices.warn(`No entry was begun. ${sayProblem(kept.problem)}`);
        return undefined;
      }
      needs.onKept(kept.value);
      // Should the page end in between, the question is still open, and the entry links to it.
      await write({ from, part }, { isAnswered: true, answeredIn: id });
      return id;
    },
    reopen: (question) => note(question, { isAnswered: false }, "The question is open again."),
  };
});

/** Where the small storage has the answer that is being written. */
function draftOf(question: PartId): string {
  return `answer-${question}`;
}
