import type { Entry } from "./core/journal/entry";
import type { EntryId } from "./core/journal/id";
import type { ConnectionAnswer, ConnectionQuestion } from "./core/library/find-connections";
import type { SnippetAnswer, SnippetQuestion } from "./core/library/find-snippets";
import type { QuestionAnswer, QuestionWish } from "./core/library/questions";
import type { LedgerAnswer, LedgerQuestion } from "./core/library/ledger";
import type { Result } from "./core/result";
import { newPause } from "./platform/pause";
import type { Answering } from "./platform/thread-door";
import {
  type FindAnswer,
  type FindQuestion,
  IndexKeeper,
  type TiesAnswer,
} from "./state/index-keeper";
import { type ErrorAnswer, type Share, ShelfKeeper } from "./state/shelf-keeper";
import { StepAside } from "./state/step-aside";
import { openIndexStore } from "./storage/index-record";
import { openReader } from "./storage/reader";
import type { StoreProblem } from "./storage/problem";

/*
 * The thread that finds: the index over all entries, with a connection of its own that only reads. It
 * is wiring, as `main.tsx` is.
 */

/** What the thread is asked and what it answers. */
export interface SearchVerbs {
  readonly find: {
    readonly asked: FindQuestion;
    readonly answer: Result<FindAnswer, StoreProblem>;
  };
  readonly ties: {
    readonly asked: EntryId;
    readonly answer: Result<TiesAnswer | undefined, StoreProblem>;
  };
  readonly snippets: {
    readonly asked: SnippetQuestion;
    readonly answer: Result<SnippetAnswer & Share, StoreProblem>;
  };
  readonly mistakes: {
    readonly asked: LedgerQuestion;
    readonly answer: Result<LedgerAnswer & Share, StoreProblem>;
  };
  readonly connections: {
    readonly asked: ConnectionQuestion;
    readonly answer: Result<ConnectionAnswer & Share, StoreProblem>;
  };
  readonly questions: {
    readonly asked: QuestionWish;
    readonly answer: Result<QuestionAnswer & Share, StoreProblem>;
  };
  readonly errors: {
    readonly asked: string;
    readonly answer: Result<ErrorAnswer & Share, StoreProblem>;
  };
  readonly typed: { readonly asked: undefined; readonly answer: undefined };
  readonly kept: {
    readonly asked: { readonly entry: Entry; readonly revision: number };
    readonly answer: undefined;
  };
  readonly reload: { readonly asked: undefined; readonly answer: undefined };
}

const reader = openReader();
const aside = StepAside({
  nowMs: () => performance.now(),
  after: (delayMs, run) => void setTimeout(run, delayMs),
});
const pause = newPause();
const keeper = IndexKeeper({
  reader,
  stored: openIndexStore(),
  pause: () => pause().then(() => aside.rest()),
});
const shelf = ShelfKeeper({ reader, pause: newPause() });

type Asked = { readonly [Verb in keyof SearchVerbs]: SearchVerbs[Verb]["asked"] };

const verbs: {
  readonly [Verb in keyof SearchVerbs]: (
    asked: Asked[Verb],
  ) => SearchVerbs[Verb]["answer"] | Promise<SearchVerbs[Verb]["answer"]>;
} = {
  find: (question) => keeper.find(question),
  ties: (id) => keeper.ties(id),
  snippets: (question) => shelf.snippets(question),
  mistakes: (question) => shelf.mistakes(question),
  connections: (question) => shelf.connections(question),
  questions: (wish) => shelf.questions(wish),
  errors: (pasted) => shelf.errors(pasted),
  typed() {
    aside.typed();
    return undefined;
  },
  kept({ entry, revision }) {
    keeper.kept(entry, revision);
    shelf.kept(entry);
    return undefined;
  },
  reload() {
    keeper.reload();
    shelf.reload();
    return undefined;
  },
};

/** Answers one question to the thread. */
export const answer: Answering["answer"] = async ({ verb, asked }) =>
  Reflect.apply(Reflect.get(verbs, verb), undefined, [asked]);
