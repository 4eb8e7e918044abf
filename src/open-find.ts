import { startSearchThread } from "./platform/search-thread";
import { ConnectionModel } from "./state/connection-model";
import { FindModel, type FindNeeds } from "./state/find-model";
import { MistakeModel, type MistakeNeeds } from "./state/mistake-model";
import { QuestionModel, type QuestionNeeds } from "./state/question-model";
import { SearchThread } from "./state/search-thread";
import { SnippetModel, type SnippetNeeds } from "./state/snippet-model";
import type { SearchVerbs } from "./answer-searches";
import { openIndexStore } from "./storage/index-record";

/*
 * What looks over all entries: finding, the snippet library, the mistakes ledger, the connections and the questions share one thread.
 * This is wiring, as in `main.tsx`, that comes when it is asked for.
 */

const thread = new SearchThread(() => startSearchThread<SearchVerbs>());
addEventListener("pagehide", () => thread.rest());
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) thread.wake();
});

/** How long one word of typing holds for the thread, in milliseconds. */
const typingMs = 100;
let toldMs = -Infinity;
addEventListener(
  "input",
  ({ timeStamp }) => {
    if (timeStamp - toldMs < typingMs) return;
    toldMs = timeStamp;
    thread.stepAside();
  },
  { capture: true, passive: true },
);

const after = (delayMs: number, run: () => void) => void setTimeout(run, delayMs);

/** Finding. */
export function openFind(world: Pick<FindNeeds, "clock" | "smallStorage">): FindModel {
  const index = openIndexStore();
  return new FindModel({
    ...world,
    thread,
    after,
    note: (revision, id) => index.note(revision, id),
  });
}

/** The snippet library. */
export function openSnippets(world: Omit<SnippetNeeds, "thread" | "after">): SnippetModel {
  return new SnippetModel({ ...world, thread, after });
}

/** The mistakes ledger. */
export function openMistakes(world: Omit<MistakeNeeds, "thread" | "after">): MistakeModel {
  return new MistakeModel({ ...world, thread, after });
}

/** The index of what is like what. */
export function openConnections(): ConnectionModel {
  return new ConnectionModel({ thread, after });
}

/** All questions. */
export function openQuestions(world: Omit<QuestionNeeds, "thread" | "after">): QuestionModel {
  return new QuestionModel({ ...world, thread, after });
}
