import { createModel, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Entry } from "../core/journal/entry";
import type { EntryId } from "../core/journal/id";
import { dayNumber } from "../core/journal/local-date";
import type { Clock } from "../platform/clock";
import type { SmallStorage } from "../platform/small-storage";
import type { After } from "./autosave";
import type { FindAnswer, TiesAnswer } from "./index-keeper";
import { sayProblem } from "./say-problem";
import type { SearchThread } from "./search-thread";

/** Looks for words, code and facts over all entries. */
export interface FindModel {
  readonly state: ReadonlySignal<FindState>;
  /** Lines that were looked for before, the last first; what was saved stands in `saved`. */
  readonly recent: ReadonlySignal<readonly string[]>;
  readonly saved: ReadonlySignal<readonly string[]>;
  /** The result that was opened last, and what was looked for then. */
  readonly opened: ReadonlySignal<Opened | undefined>;
  /** Grows as the journal changes, so that what is shown is asked for again. */
  readonly changes: ReadonlySignal<number>;
  /** Looks for a line; the newest question wins. */
  ask(line: string): void;
  /** Looks for the same line again, in the journal as it is now; what is shown stays until then. */
  again(): void;
  /** Brings more results for the same line. */
  more(): void;
  /** Notes that a result is opened, so that the line was worth it. */
  open(id: EntryId, partId: string | undefined): void;
  /** Notes that a part is gone to from elsewhere: its entry opens at it. */
  openAt(id: EntryId, partId: string): void;
  /** Saves the line, or forgets that it was saved. */
  save(line: string, isSaved: boolean): void;
  /** Forgets a line that was looked for. */
  forget(line: string): void;
  /**
   * Tells what ties an entry to others, again while the index is being made and after each change of the
   * journal, until the answer is called.
   * Where nobody can tell, nothing is told: the entry is whole without.
   */
  watchTies(id: EntryId, tell: (ties: TiesAnswer) => void): () => void;
  /** An entry was committed: the index takes it in. */
  kept(entry: Entry, revision: number): void;
  /** More than one entry changed. */
  reload(): void;
}

export interface FindState {
  readonly line: string;
  /** What was found last, which may be for a line before this one. */
  readonly answer?: FindAnswer;
  /** Whether more of the answer is on its way. */
  readonly isMore?: true;
  /** Why nothing can be found, as sentences. */
  readonly why?: string;
}

export interface Opened {
  readonly id: EntryId;
  readonly partId: string | undefined;
  readonly line: string;
}

export interface FindNeeds {
  readonly thread: Pick<SearchThread, "ask" | "tell" | "changes">;
  /** Notes beside the stored index which entry was written, so that the index need not be made anew. */
  readonly note: (revision: number, id: EntryId) => Promise<void>;
  readonly clock: Pick<Clock, "today">;
  readonly after: After;
  readonly smallStorage: SmallStorage;
}

/** How many results are shown at first, and how many more at a time. */
const page = 20;

/** How many are shown at once with a key, before the rest of the page: about a screenful. */
const firstResults = 8;

/** How many lines are remembered. */
const mostRecent = 12;
const mostSaved = 50;

/** While the index is being made, the question is asked again so often, in milliseconds. */
const askAgainMs = 400;

const noThread =
  "Nothing can be found now: this browser did not start the part of the app that looks. Your entries are all there. Reload the page to try again.";

export const FindModel = createModel(
  ({ thread, note, clock, after, smallStorage }: FindNeeds): FindModel => {
    const state = signal<FindState>({ line: "" });
    const recent = signal(readLines(smallStorage.read("find-recent")));
    const saved = signal(readLines(smallStorage.read("find-saved")));
    const opened = signal<Opened | undefined>(undefined);
    let latest = 0;
    let count = page;
    /** Of which state of the journal the answer is. */
    let answeredOf = 0;

    /** The first results of a line come in haste; whoever asks again wants all of them. */
    const look = async (line: string, isThorough: boolean): Promise<void> => {
      const question = ++latest;
      const changes = thread.changes.peek();
      const wanted = isThorough ? count : Math.min(count, firstResults);
      try {
        const today = dayNumber(clock.today());
        const found = await thread.ask("find", { line, today, count: wanted, isThorough });
        if (question !== latest) return;
        answeredOf = changes;
        if (!found.ok) {
          state.value = { line, why: sayProblem(found.problem) };
          return;
        }
        const { isCounted, results, total, share } = found.value;
        const isMore = !isThorough && (!isCounted || results.length < Math.min(count, total));
        state.value = { line, answer: found.value, ...(isMore && { isMore }) };
        // What was found first is on screen; the rest must not keep it from there.
        if (isMore) await look(line, true);
        else if (share < 1)
          after(askAgainMs, () => {
            if (question === latest) void look(line, true);
          });
      } catch {
        if (question === latest) state.value = { line, why: noThread };
      }
    };

    const watchTies: FindModel["watchTies"] = (id, tell) => {
      let question = 0;
      const lookUp = async (): Promise<void> => {
        const own = ++question;
        const found = await thread.ask("ties", id);
        if (own !== question || !found.ok || !found.value) return;
        tell(found.value);
        if (found.value.share < 1) after(askAgainMs, () => own === question && void begin());
      };
      // Without it the entry is whole.
      const begin = () => lookUp().catch(() => undefined);
      const stop = effect(() => {
        void thread.changes.value;
        void begin();
      });
      return () => {
        question++;
        stop();
      };
    };

    const remember = (line: string) => {
      if (line.trim() === "") return;
      recent.value = [line, ...recent.peek().filter((other) => other !== line)].slice(
        0,
        mostRecent,
      );
      smallStorage.write("find-recent", JSON.stringify(recent.peek()));
    };

    return {
      state,
      recent,
      saved,
      opened,
      changes: thread.changes,
      ask(line) {
        const { line: asked, answer } = state.peek();
        const isAnswered = line === asked && answer !== undefined;
        if (isAnswered && answeredOf === thread.changes.peek()) return;
        if (!isAnswered) count = page;
        if (line.trim() === "") {
          latest++;
          state.value = { line };
          return;
        }
        state.value = { line, ...(answer && { answer }) };
        void look(line, false);
      },
      again() {
        const { line } = state.peek();
        if (line.trim() !== "" && answeredOf !== thread.changes.peek()) void look(line, true);
      },
      more() {
        count += 2 * page;
        void look(state.peek().line, true);
      },
      open(id, partId) {
        const { line } = state.peek();
        remember(line);
        opened.value = { id, partId, line };
      },
      openAt(id, partId) {
        opened.value = { id, partId, line: "" };
      },
      save(line, isSaved) {
        const others = saved.peek().filter((other) => other !== line);
        saved.value = (isSaved ? [line, ...others] : others).slice(0, mostSaved);
        smallStorage.write("find-saved", JSON.stringify(saved.peek()));
      },
      forget(line) {
        recent.value = recent.peek().filter((other) => other !== line);
        smallStorage.write("find-recent", JSON.stringify(recent.peek()));
      },
      watchTies,
      kept(entry, revision) {
        // Not by the thread, which is not started for this alone.
        void note(revision, entry.id);
        thread.tell("kept", { entry, revision });
      },
      reload: () => thread.tell("reload", undefined),
    };
  },
);

function readLines(text: string | undefined): readonly string[] {
  try {
    const lines: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(lines) ? lines.filter((line) => typeof line === "string") : [];
  } catch {
    return [];
  }
}
