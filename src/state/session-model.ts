import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import { longestMinutes } from "../core/journal/duration";
import { type Head, labelOf } from "../core/journal/entry";
import type { EntryId } from "../core/journal/id";
import {
  afterStep,
  isSameSession,
  offeredMinutes,
  type Session,
  type SessionStep,
} from "../core/session/session";
import type { Clock } from "../platform/clock";
import type { SessionNews } from "../platform/session-news";
import type { SmallStorage } from "../platform/small-storage";
import type { JournalStore } from "../storage/journal-store";
import type { EditorModel } from "./editor-model";
import type { JournalModel } from "./journal-model";
import type { NoticeModel } from "./notice-model";
import { sayProblem } from "./say-problem";
import type { Sitting } from "./sitting";

/** What the owner says as a session ends; a text may be empty. */
export interface Closing {
  /** What is added to the entry's time spent; nothing where there is none to add. */
  readonly minutes: number | undefined;
  readonly aha: string;
  /** What they are stuck on. */
  readonly question: string;
  /** What is next. */
  readonly goal: string;
}

/** A closing as it stands in its form: the time as it was typed, nothing while it is the one that is offered. */
export interface ClosingDraft extends Omit<Closing, "minutes"> {
  readonly time?: string | undefined;
}

/** The timer of the study session: one for all tabs of the journal. */
export interface SessionModel {
  /** The session that is open. */
  readonly session: ReadonlySignal<Session | undefined>;
  /** Whether the owner is being asked how it went. */
  readonly isAsking: ReadonlySignal<boolean>;
  /** Opens a session, for an entry or for what will be written; nothing where one is open. Whether one is, and is stored. */
  start(entry?: EntryId): Promise<boolean>;
  /** Pauses the session, or lets it go on. */
  turn(step: Exclude<SessionStep, "start">): Promise<boolean>;
  ask(isAsking: boolean): void;
  /** The minutes to offer; nothing where only the owner can know. */
  offered(): number | undefined;
  /** The entry that the closing goes to; `undefined` is a new one. */
  target(): Head | undefined;
  /** Leaves what stands in the form where the next start finds it. */
  keepDraft(draft: ClosingDraft): void;
  draft(): ClosingDraft;
  /** Stores what was said in the session's entry, and ends the session. Whether it has ended. */
  close(closing: Closing): Promise<boolean>;
  /** Ends the session without a trace; a notice takes that back. */
  discard(): Promise<void>;
}

/** What the timer needs of the world. */
export interface SessionHost {
  readonly store: Pick<JournalStore, "session" | "changeSession">;
  readonly journal: Pick<JournalModel, "heads">;
  readonly editor: Pick<EditorModel, "writeInto">;
  readonly notices: Pick<NoticeModel, "tell" | "warn">;
  readonly clock: Clock;
  readonly smallStorage: SmallStorage;
  readonly news: SessionNews;
}

const draftName = "closing";
const noWords: ClosingDraft = { aha: "", question: "", goal: "" };

export const SessionModel = createModel((host: SessionHost): SessionModel => {
  const { store, journal, editor, notices, clock, smallStorage, news } = host;
  const session = signal<Session | undefined>();
  const isAsking = signal(false);
  let latestReading = 0;

  const show = (next: Session | undefined) => {
    session.value = next;
    if (!next) isAsking.value = false;
  };

  const look = async () => {
    const reading = ++latestReading;
    const read = await store.session();
    // What could not be read stays as it was: it may be running.
    if (read.ok && reading === latestReading) show(read.value);
  };

  /** Changes the stored session; whether that is committed. */
  const change = async (next: (now: Session | undefined) => Session | undefined) => {
    latestReading++;
    const changed = await store.changeSession(next);
    latestReading++;
    if (!changed.ok) {
      notices.warn(`The session is as it was. ${sayProblem(changed.problem)}`);
      return false;
    }
    show(changed.value);
    news.tell();
    return true;
  };
  const end = (ended: Session) => change((now) => (isSameSession(ended, now) ? undefined : now));

  const keepDraft = (draft: ClosingDraft) => {
    if (draft.time === undefined && !hasWords(draft)) smallStorage.remove(draftName);
    else smallStorage.write(draftName, JSON.stringify(draft));
  };

  const target = (): Head | undefined => {
    const now = session.peek();
    const [startMs = 0] = now?.instants ?? [];
    const today = clock.today();
    const heads = journal.heads.peek();
    return (
      heads.find(({ id }) => id === now?.entry) ??
      heads.find(({ facts, createdAt }) => facts.date === today || createdAt >= startMs)
    );
  };

  const storeWords = async (closing: Closing): Promise<boolean> => {
    const id = target()?.id;
    let label = "";
    const isStored = await editor.writeInto(id, (sitting) => {
      writeClosing(sitting, closing);
      label = labelOf(sitting.draft());
    });
    if (isStored) notices.tell(`The session is stored in “${label}”.`);
    return isStored;
  };

  news.listen(() => void look());
  void look();

  return {
    session,
    isAsking,
    start: (entry) => change((now) => afterStep(now, "start", clock.nowMs(), entry)),
    turn: (step) => change((now) => afterStep(now, step, clock.nowMs())),
    ask(asks) {
      isAsking.value = asks && session.peek() !== undefined;
    },
    offered() {
      const now = session.peek();
      return now && offeredMinutes(now, clock.nowMs());
    },
    target,
    keepDraft,
    draft: () => readDraft(smallStorage.read(draftName)),
    async close(closing) {
      const shown = session.peek();
      const read = await store.session();
      if (!read.ok) {
        notices.warn(`The session was not closed. ${sayProblem(read.problem)}`);
        return false;
      }
      const isOpen = shown !== undefined && isSameSession(shown, read.value);
      // Another tab has stored the time: words that were written here are no less worth for it.
      if (!isOpen) notices.tell("The session was closed in another tab. No time was added here.");
      const said = isOpen ? closing : { ...closing, minutes: undefined };
      if (said.minutes !== undefined || hasWords(said)) await storeWords(said);
      smallStorage.remove(draftName);
      if (isOpen) return end(shown);
      show(read.value);
      return true;
    },
    async discard() {
      const discarded = session.peek();
      if (!discarded || !(await end(discarded))) return;
      // Its words may be of use to the next session, its time is not.
      keepDraft({ ...readDraft(smallStorage.read(draftName)), time: undefined });
      notices.tell("The session was discarded.", {
        label: "Undo",
        run: () => void change((now) => now ?? discarded),
      });
    },
  };
});

/** The time comes to what was spent before; each line becomes a part. */
function writeClosing(sitting: Sitting, { minutes, ...words }: Closing): void {
  const spent = sitting.draft().facts.minutes ?? 0;
  sitting.writeFacts(
    minutes === undefined ? {} : { minutes: Math.min(longestMinutes, spent + minutes) },
  );
  for (const kind of ["aha", "question", "goal"] as const) {
    const text = words[kind].trim();
    if (text !== "") sitting.writePart(sitting.addPart(kind), { text });
  }
}

function hasWords({ aha, question, goal }: Omit<ClosingDraft, "time">): boolean {
  return [aha, question, goal].some((text) => text.trim() !== "");
}

function word(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The small storage is outside: what is not a draft is none. */
function readDraft(text: string | undefined): ClosingDraft {
  try {
    const read: Partial<Record<string, unknown>> = { ...JSON.parse(text ?? "") };
    const { time, aha, question, goal } = read;
    return {
      aha: word(aha),
      question: word(question),
      goal: word(goal),
      ...(typeof time === "string" && { time }),
    };
  } catch {
    return noWords;
  }
}
