import { type IDBPDatabase, openDB } from "idb";
import { failure, type Result, success } from "../core/result";
import { migrations } from "./migrations";
import { problemOf, problemOfOpening, type StoreProblem } from "./problem";
import type { JournalDatabase } from "./schema";

/** What is asked of the database; run again from its start if the connection was lost under it. */
type Work<Value> = (db: JournalDatabase) => Promise<Result<Value, StoreProblem>>;

type Opening = Promise<Result<JournalDatabase, StoreProblem>>;

/** How often an opening and a work are tried before they are given up. */
const tries = 3;
const pauseMs = 100;

/**
 * The one owner of the database's handle. Opens it when it is first needed, lets go of it when the
 * browser closes it or a newer tab wants to upgrade, and opens it again for the next call. It never
 * deletes anything: a store that cannot be reached now can be reached later.
 */
export class Connection {
  readonly #name: string;
  readonly #openWithinMs: number;
  #opening: Opening | undefined;

  constructor(name: string, openWithinMs: number) {
    this.#name = name;
    this.#openWithinMs = openWithinMs;
  }

  /** Runs work that only reads; it also runs on the database of a newer version. */
  read<Value>(work: Work<Value>): Promise<Result<Value, StoreProblem>> {
    return this.#run(work, Number.POSITIVE_INFINITY);
  }

  /** Runs work that writes; it must be such that a second run after a lost answer does no harm. */
  write<Value>(work: Work<Value>): Promise<Result<Value, StoreProblem>> {
    return this.#run(work, migrations.length);
  }

  /** Lets go of the database once running transactions have ended. */
  close(): void {
    if (this.#opening) this.#letGo(this.#opening);
  }

  async #run<Value>(
    work: Work<Value>,
    newestVersion: number,
  ): Promise<Result<Value, StoreProblem>> {
    for (let attempt = 1; ; attempt += 1) {
      const opening = (this.#opening ??= this.#open());
      const db = await opening;
      if (!db.ok) return db;
      if (db.value.version > newestVersion) return failure({ kind: "newer" });
      try {
        return await work(db.value);
      } catch (error) {
        const problem = problemOf(error);
        if (problem.kind !== "unreachable") return failure(problem);
        // The handle is dead even where no event said so; others may have replaced it meanwhile.
        this.#letGo(opening);
        if (attempt === tries) return failure(problem);
      }
    }
  }

  /** A handle, or why there is none; a failure is forgotten, so that the next call opens afresh. */
  #open(): Opening {
    const letGo = (): void => this.#letGo(opening);
    const patient = openPatiently(this.#name, letGo);
    // Safari has had requests to open that never come back (WebKit 226547), and another tab may block one.
    const watchdog = pause(this.#openWithinMs).then(() => unreachable);
    const opening = Promise.race([patient, watchdog]).then((db) => {
      if (!db.ok) {
        letGo();
        // Opened after all, when nobody waits for it any more.
        void patient.then(close);
      }
      return db;
    });
    return opening;
  }

  #letGo(opening: Opening): void {
    if (this.#opening === opening) this.#opening = undefined;
    void opening.then(close);
  }
}

const unreachable: Awaited<Opening> = failure({ kind: "unreachable" });

/** Opens by a fresh request each time, since a storage process that was killed needs a moment. */
async function openPatiently(name: string, letGo: () => void): Opening {
  for (let attempt = 1; ; attempt += 1) {
    const opened = await open(name, letGo, migrations.length);
    if (opened.ok || opened.problem.kind !== "unreachable" || attempt === tries) return opened;
    await pause(pauseMs * attempt);
  }
}

/** Opens at this version or, where a newer app has been, at the one that is there. */
async function open(name: string, letGo: () => void, version?: number): Opening {
  try {
    const db = await openDB(name, version, {
      terminated: letGo,
      blocking: letGo,
      upgrade(old, from) {
        for (const migrate of migrations.slice(from)) migrate(old);
      },
    });
    return success(typed(db));
  } catch (error) {
    const problem = problemOfOpening(error);
    return version && problem.kind === "newer" ? open(name, letGo) : failure(problem);
  }
}

function close(opened: Awaited<Opening>): void {
  if (opened.ok) opened.value.close();
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
