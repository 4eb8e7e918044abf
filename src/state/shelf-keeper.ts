import {
  type ConnectionAnswer,
  type ConnectionQuestion,
  findConnections,
} from "../core/library/find-connections";
import {
  findSnippets,
  type SnippetAnswer,
  type SnippetQuestion,
} from "../core/library/find-snippets";
import { findQuestions, type QuestionAnswer, type QuestionWish } from "../core/library/questions";
import { type LedgerAnswer, type LedgerQuestion, ledgerOf } from "../core/library/ledger";
import {
  type Candidate,
  type ErrorMatch,
  type Fingerprint,
  fingerprintOf,
  matchError,
  mistakePrint,
  snippetPrint,
} from "../core/errors/match-error";
import type { MistakePart, SnippetPart } from "../core/journal/part";
import { type ShelfEntry, toShelf, type Whence, whenceOf } from "../core/library/shelf";
import type { Entry } from "../core/journal/entry";
import type { EntryId } from "../core/journal/id";
import { failure, type Result, success } from "../core/result";
import type { StoreProblem } from "../storage/problem";
import type { Reader } from "../storage/reader";
import { journalSlices } from "./journal-slices";
import { renewable } from "./renewable";

/** How much of the journal an answer is of, from 0 to 1. */
export interface Share {
  readonly share: number;
}

/** All snippets, mistakes, connections and questions, read once and kept in step with what is committed. */
export interface ShelfKeeper {
  /** Each answers from what has been read by now, which is the newest of it; waits for the first slice. */
  snippets(question: SnippetQuestion): Promise<Result<SnippetAnswer & Share, StoreProblem>>;
  mistakes(question: LedgerQuestion): Promise<Result<LedgerAnswer & Share, StoreProblem>>;
  connections(
    question: ConnectionQuestion,
  ): Promise<Result<ConnectionAnswer & Share, StoreProblem>>;
  questions(wish: QuestionWish): Promise<Result<QuestionAnswer & Share, StoreProblem>>;
  /** The mistakes and snippets that are the error of this output. */
  errors(pasted: string): Promise<Result<ErrorAnswer & Share, StoreProblem>>;
  /** An entry was committed. */
  kept(entry: Entry): void;
  /** More than one entry changed: what is known is thrown away. */
  reload(): void;
}

interface ShelfKeeperNeeds {
  readonly reader: Pick<Reader, "standing" | "newest" | "ids" | "between">;
  /** Lets questions in between two slices. */
  readonly pause: () => Promise<void>;
}

/** So many parts are worked out before questions are let in, and so many for one answer: some 200 ms. */
const [printsAtOnce, printsAtMost] = [100, 1000];

/** More than this nobody reads who looks for one error. */
const mostErrors = 5;

/** A part that may be the error that is looked up. */
export interface FoundError {
  readonly from: Whence;
  readonly part: MistakePart | SnippetPart;
}

export interface ErrorAnswer {
  /** The surest first. */
  readonly found: readonly ErrorMatch<FoundError>[];
}

/** Reads the journal when it is first asked for something. */
export function ShelfKeeper({ reader, pause }: ShelfKeeperNeeds): ShelfKeeper {
  let shelf = new Map<EntryId, ShelfEntry>();
  /** In the order of the journal; made anew after a change. */
  let ordered: readonly ShelfEntry[] | undefined;
  let share = 0;
  /** What was committed since the reading began: it is newer than any slice. */
  const committed = new Set<EntryId>();

  const put = (entry: Entry) => {
    const own = toShelf(entry);
    if (own) shelf.set(entry.id, own);
    else if (!shelf.delete(entry.id)) return;
    ordered = undefined;
  };

  const reading = renewable(async (isLatest) => {
    committed.clear();
    shelf = new Map();
    ordered = undefined;
    share = 0;
    const standing = await reader.standing();
    if (!standing.ok) return standing.problem;
    // The slices go on while questions are answered.
    return new Promise<StoreProblem | undefined>(
      (arrived) => void read(standing.value.count, isLatest, arrived),
    );
  });

  /** From the newest to the oldest. */
  const read = async (
    count: number,
    isLatest: () => boolean,
    arrived: (problem?: StoreProblem) => void,
  ): Promise<void> => {
    for await (const slice of journalSlices({ reader, count, pause })) {
      if (!isLatest()) return arrived();
      if (!slice.ok) {
        arrived(slice.problem);
        return reading.forget();
      }
      for (const entry of slice.value.entries) if (!committed.has(entry.id)) put(entry);
      ({ share } = slice.value);
      arrived();
    }
    if (isLatest()) share = 1;
    arrived();
  };

  const entries = () =>
    (ordered ??= [...shelf.values()].toSorted(
      (a, b) => compare(b.date, a.date) || compare(b.id, a.id),
    ));

  const answering =
    <Question, Answer extends object>(
      answer: (entries: readonly ShelfEntry[], question: Question) => Answer,
    ) =>
    async (question: Question): Promise<Result<Answer & Share, StoreProblem>> => {
      const problem = await reading.open();
      return problem ? failure(problem) : success({ ...answer(entries(), question), share });
    };

  /** Working out what a part says takes longer than comparing it: it is kept as long as the part is. */
  const prints = new WeakMap<object, Fingerprint>();
  const candidates = async (): Promise<{
    readonly found: readonly Candidate<FoundError>[];
    /** How much of what has been read they are, from 0 to 1: the newest of it. */
    readonly share: number;
  }> => {
    const found: Candidate<FoundError>[] = [];
    const all = entries();
    let [fresh, worked] = [0, 0];
    const add = (of: FoundError, print: () => Fingerprint) => {
      let known = prints.get(of.part);
      if (!known) {
        known = print();
        prints.set(of.part, known);
        fresh++;
      }
      found.push({ of, print: known, isSnippet: of.part.kind === "snippet" });
    };
    for (const [at, entry] of all.entries()) {
      if (worked >= printsAtMost) return { found, share: at / all.length };
      const from = whenceOf(entry);
      for (const part of entry.mistakes) add({ from, part }, () => mistakePrint(part));
      for (const part of entry.snippets) add({ from, part }, () => snippetPrint(part));
      if (fresh < printsAtOnce) continue;
      worked += fresh;
      fresh = 0;
      // oxlint-disable-next-line no-await-in-loop -- questions in between
      await pause();
    }
    return { found, share: 1 };
  };

  return {
    async errors(pasted) {
      const problem = await reading.open();
      if (problem) return failure(problem);
      const print = fingerprintOf(pasted);
      if (print.words.length === 0) return success({ found: [], share });
      // Whoever asks again goes on where this stops.
      const known = await candidates();
      const found = matchError(print, known.found).slice(0, mostErrors);
      return success({ found, share: share * known.share });
    },
    snippets: answering(findSnippets),
    mistakes: answering(ledgerOf),
    connections: answering(findConnections),
    questions: answering(findQuestions),
    kept(entry) {
      if (!reading.isOpen()) return;
      if (share < 1) committed.add(entry.id);
      put(entry);
    },
    reload: () => reading.forget(),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
