import { type IDBPDatabase, openDB } from "idb";
import { failure, type Result, success } from "../core/result";
import { migrations } from "./migrations";
import { problemOf, problemOfOpening, type StoreProblem } from "./problem";
import type { JournalDatabase } from "./schema";

/** What is asked of the database; run again from its start if the connection was lost under it. */
type Work<Value> = (db: JournalDatabase) => Promise<Result<Value, StoreProblem>>;

interface Handle {
  readonly db: JournalDatabase;
  /** A newer version of the app has upgraded the database: nothing may be written. */
  readonly isNewer: boolean;
}

const triesToOpen = 3;
const triesToWork = 3;
const pauseMs = 100;

/**
 * The one owner of the database's handle. Opens it when it is first needed, lets go of it when the
 * browser closes it or a newer tab wants to upgrade, and opens it again for the next call. It never
 * deletes anything: a store that cannot be reached now can be reached later.
 */
export class Connection {
  readonly #name: string;
  readonly #openWithinMs: number;
  #opening: Promise<Result<Handle, StoreProblem>> | undefined;

  constructor(name: string, openWithinMs: number) {
    this.#name = name;
    this.#openWithinMs = openWithinMs;
  }

  /** Runs work that only reads; it also runs on the database of a newer version. */
  read<Value>(work: Work<Value>): Promise<Result<Value, StoreProblem>> {
    return this.#run(work, (handle) => handle);
  }

  /** Runs work that writes; it must be such that a second run after a lost answer does no harm. */
  write<Value>(work: Work<Value>): Promise<Result<Value, StoreProblem>> {
    return this.#run(work, (handle) =>
      handle.ok && handle.value.isNewer ? failure({ kind: "newer" }) : handle,
    );
  }

  /** Lets go of the database once running transactions have ended. */
  close(): void {
    if (this.#opening) this.#letGo(this.#opening);
  }

  async #run<Value>(
    work: Work<Value>,
    allow: (handle: Result<Handle, StoreProblem>) => Result<Handle, StoreProblem>,
  ): Promise<Result<Value, StoreProblem>> {
    for (let attempt = 1; ; attempt += 1) {
      const opening = (this.#opening ??= this.#open());
      const handle = allow(await opening);
      if (!handle.ok) return handle;
      try {
        return await work(handle.value.db);
      } catch (error) {
        const problem = problemOf(error);
        if (problem.kind !== "unreachable") return failure(problem);
        // The handle is dead even where no event said so; others may have replaced it meanwhile.
        this.#letGo(opening);
        if (attempt === triesToWork) return failure(problem);
      }
    }
  }

  /** A handle, or why there is none; a failure is forgotten, so that the next call opens afresh. */
  #open(): Promise<Result<Handle, StoreProblem>> {
    const letGo = (): void => this.#letGo(opening);
    const handle = openPatiently(this.#name, letGo);
    const opening = within(handle, this.#openWithinMs).then((result) => {
      if (!result.ok) {
        letGo();
        // Opened after all, when nobody waits for it any more.
        void handle.then((late) => late.ok && late.value.db.close());
      }
      return result;
    });
    return opening;
  }

  #letGo(opening: Promise<Result<Handle, StoreProblem>>): void {
    if (this.#opening === opening) this.#opening = undefined;
    void opening.then((handle) => handle.ok && handle.value.db.close());
  }
}

/** Opens by a fresh request each time, since a storage process that was killed needs a moment. */
async function openPatiently(
  name: string,
  letGo: () => void,
): Promise<Result<Handle, StoreProblem>> {
  for (let attempt = 1; ; attempt += 1) {
    const opened = await openOnce(name, letGo);
    if (opened.ok || opened.problem.kind !== "unreachable" || attempt === triesToOpen) {
      return opened;
    }
    await pause(pauseMs * attempt);
  }
}

async function openOnce(name: string, letGo: () => void): Promise<Result<Handle, StoreProblem>> {
  const callbacks = { terminated: letGo, blocking: letGo };
  try {
    const db = await openDB(name, migrations.length, {
      ...callbacks,
      upgrade(old, from) {
        for (const migrate of migrations.slice(from)) migrate(old);
      },
    });
    return success({ db: typed(db), isNewer: false });
  } catch (error) {
    const problem = problemOfOpening(error);
    if (problem.kind !== "newer") return failure(problem);
  }
  try {
    return success({ db: typed(await openDB(name, undefined, callbacks)), isNewer: true });
  } catch (error) {
    return failure(problemOfOpening(error));
  }
}

/** Safari has had requests to open that never come back (WebKit 226547), and another tab may block one. */
function within(
  handle: Promise<Result<Handle, StoreProblem>>,
  limitMs: number,
): Promise<Result<Handle, StoreProblem>> {
  return new Promise((resolve) => {
    const watchdog = setTimeout(() => resolve(failure({ kind: "unreachable" })), limitMs);
    void handle.then((result) => {
      clearTimeout(watchdog);
      resolve(result);
    });
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** Untyped while it is upgraded; from there on it has the newest schema. */
function typed(db: IDBPDatabase): JournalDatabase {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is read passes read-row
  return db as unknown as JournalDatabase;
}
