import { type ReadonlySignal, signal } from "@preact/signals";
import type { Result } from "../core/result";
import type { StoreProblem } from "../storage/problem";
import type { After } from "./autosave";
import { sayProblem } from "./say-problem";
import type { Share } from "./shelf-keeper";

/** What is on screen of a question that may be asked again as the journal changes. */
export interface Shown<Question, Answer> {
  readonly question?: Question;
  /** What was answered last, which may be to a question before this one. */
  readonly answer?: Answer & Share;
  /** Why there is no answer, as sentences. */
  readonly why?: string;
}

/** A question to the thread that looks over all entries, and its answer. */
export interface LiveAnswer<Question, Answer> {
  readonly shown: ReadonlySignal<Shown<Question, Answer>>;
  /** Asks; the newest question wins. */
  ask(question: Question): void;
  /** Asks the same again, of the journal as it is now. */
  again(): void;
}

/** While the journal is being read, the question is asked again so often, in milliseconds. */
const askAgainMs = 400;

const noThread =
  "Nothing can be looked up now: this browser did not start the part of the app that looks. Your entries are all there. Reload the page to try again.";

/** @param ask puts the question to the thread */
export function liveAnswer<Question, Answer>(
  ask: (question: Question) => Promise<Result<Answer & Share, StoreProblem>>,
  after: After,
): LiveAnswer<Question, Answer> {
  const shown = signal<Shown<Question, Answer>>({});
  let latest = 0;

  const look = async (question: Question): Promise<void> => {
    const asking = ++latest;
    const { answer } = shown.peek();
    shown.value = { question, ...(answer && { answer }) };
    try {
      const answered = await ask(question);
      if (asking !== latest) return;
      if (!answered.ok) shown.value = { question, why: sayProblem(answered.problem) };
      else {
        shown.value = { question, answer: answered.value };
        if (answered.value.share < 1)
          after(askAgainMs, () => {
            if (asking === latest) void look(question);
          });
      }
    } catch {
      if (asking === latest) shown.value = { question, why: noThread };
    }
  };

  return {
    shown,
    ask: (question) => void look(question),
    again() {
      const { question } = shown.peek();
      if (question) void look(question);
    },
  };
}
