import { createModel, type ReadonlySignal } from "@preact/signals";
import type { LedgerAnswer, LedgerQuestion } from "../core/library/ledger";
import type { EntryId } from "../core/journal/id";
import { blankEntry } from "../core/journal/entry";
import { bounds } from "../core/journal/read-entry";
import { emptyPart, type PartId } from "../core/journal/part";
import type { Clock } from "../platform/clock";
import type { NewId } from "../platform/ids";
import type { After } from "./autosave";
import type { EditorModel } from "./editor-model";
import { liveAnswer, type Shown } from "./live-answer";
import type { NoticeModel } from "./notice-model";
import type { SearchThread } from "./search-thread";
import type { ErrorAnswer } from "./shelf-keeper";
import type { Sitting } from "./sitting";

/** The mistakes ledger. */
export interface MistakeModel {
  readonly shown: ReadonlySignal<Shown<LedgerQuestion, LedgerAnswer>>;
  /** Grows as the journal changes, so that what is shown is asked for again. */
  readonly changes: ReadonlySignal<number>;
  ask(question: LedgerQuestion): void;
  again(): void;
  /** The output that is looked up, "" for none, and what was found. */
  readonly found: ReadonlySignal<Shown<string, ErrorAnswer>>;
  /** Looks for the error of this output among own mistakes and snippets. */
  lookUp(pasted: string): void;
  /** Begins an entry with a mistake that has this output, and stores it. */
  note(output: string): void;
  /** Notes that a mistake was met again, now; a notice takes that back. */
  meet(entry: EntryId, part: PartId): Promise<void>;
}

export interface MistakeNeeds {
  readonly thread: Pick<SearchThread, "ask" | "changes">;
  readonly after: After;
  readonly editor: Pick<EditorModel, "writeInto" | "openNew" | "opening">;
  readonly notices: Pick<NoticeModel, "tell">;
  readonly clock: Pick<Clock, "nowMs" | "today">;
  readonly newId: NewId;
}

export const MistakeModel = createModel(
  ({ thread, after, editor, notices, clock, newId }: MistakeNeeds): MistakeModel => {
    const live = liveAnswer<LedgerQuestion, LedgerAnswer>(
      (question) => thread.ask("mistakes", question),
      after,
    );
    const lookup = liveAnswer<string, ErrorAnswer>((pasted) => thread.ask("errors", pasted), after);
    return {
      found: lookup.shown,
      lookUp: (pasted) => lookup.ask(pasted),
      note(output) {
        const facts = { date: clock.today(), tags: [] };
        const part = { ...emptyPart("mistake", newId()), output };
        const blank = blankEntry(newId(), facts, clock.nowMs());
        editor.openNew({ ...blank, parts: [part] });
        const opening = editor.opening.peek();
        // One that could not be stored yet may have been opened instead: it gets the output, too.
        if (opening.state !== "open") return;
        const { sitting } = opening;
        if (sitting.draft().id === blank.id) return sitting.writeFacts({});
        sitting.writePart(sitting.addPart("mistake"), { output });
      },
      shown: live.shown,
      changes: thread.changes,
      ask: (question) => live.ask(question),
      again() {
        live.again();
        lookup.again();
      },
      async meet(entry, part) {
        let atMs = clock.nowMs();
        const change = (next: (meetings: readonly number[]) => readonly number[]) =>
          editor.writeInto(entry, (sitting) => {
            const meetings = meetingsIn(sitting, part);
            if (meetings) sitting.writePart(part, { metAgain: next(meetings) });
          });
        // Where it is not saved yet, the editor says so and goes on trying.
        let isFull = false;
        const isSaved = await change((meetings) => {
          isFull = meetings.length >= bounds.meetings;
          if (isFull) return meetings;
          // Two within a millisecond, or by a clock that was set back, are still two.
          while (meetings.includes(atMs)) atMs += 1;
          return [...meetings, atMs].toSorted((a, b) => a - b);
        });
        if (isFull) return notices.tell(`Met ${bounds.meetings} times: no more are counted.`);
        if (!isSaved) return;
        notices.tell("Noted: met again.", {
          label: "Undo",
          run: () => void change((meetings) => meetings.filter((one) => one !== atMs)),
        });
      },
    };
  },
);

/** When the mistake was met again so far; nothing where it is not in the entry any more. */
function meetingsIn(sitting: Sitting, id: PartId): readonly number[] | undefined {
  const mistake = sitting.draft().parts.find((part) => part.id === id);
  return mistake?.kind === "mistake" ? (mistake.metAgain ?? []) : undefined;
}
