import { type IDBPDatabase, openDB } from "idb";
import { failure, type Result, success } from "../core/result";
import { migrations } from "./migrations";
import { problemOf, problemOfOpening, type StoreProblem } from "./problem";
import type { JournalDatabase } from "./schema";

/** What is asked of the database; run again from its start if the connection was lost under it. */
export type Work<Value> = (db: JournalDatabase) => Promise<Result<Value, StoreProblem>>;

type Opening = Promise<Result<JournalDatabase, StoreProblem>>;

/** What a connection is told of the world around the database. */
export interface ConnectionOptions {
  readonly name: string;
  /** How long opening may take, retries included. */
  readonly openWithinMs: number;
  /** Whether there was a journal, as a mark outside of the database remembers. */
  readonly hadJournal: () => boolean;
  /** The browser refuses storage, so all that follows is in memory. */
  readonly whenInMemory: () => void;
  /** A newer app wants the database or has it; this one lets go when the promise settles, or soon after. */
  readonly whenOutdated: () => Promise<unknown>;
}

/** How often an opening and a work are tried before they are given up. */
const tries = 3;
const pauseMs = 100;
/** How long a page that is in the way of an upgrade may take to store what it holds. */
const farewellMs = 1000;
/** How long a work may take that is long by its nature: an import of a whole journal. */
const patientMs = 600_000;

/** How long a work of one entry may take: longer than a slow disk, and short enough to ask again. */
export const quickMs = 5000;

/**
 * The one owner of the database's handle. Opens it when it is first needed, lets go of it when the
 * browser closes it, when it does not answer, or when a newer page wants to upgrade, and opens it
 * again for the next call. It never deletes anything: a store that cannot be reached now can be
 * reached later.
 */
export class Connection {
  readonly #options: ConnectionOptions;
  #opening: Opening | undefined;
  #memory: Opening | undefined;
  #hasOpened = false;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  /** Runs work that only reads; it also runs on the database of a newer version. */
  read<Value>(work: Work<Value>, withinMs = patientMs): Promise<Result<Value, StoreProblem>> {
    return this.#run(work, withinMs, Number.POSITIVE_INFINITY);
  }

  /** Runs work that writes; it must be such that a second run after a lost answer does no harm. */
  write<Value>(work: Work<Value>, withinMs = patientMs): Promise<Result<Value, StoreProblem>> {
    return this.#run(work, withinMs, migrations.length);
  }

  /** Lets go of the database once running transactions have ended. */
  close(): void {
    if (this.#opening) this.#letGo(this.#opening);
  }

  async #run<Value>(
    work: Work<Value>,
    withinMs: number,
    newestVersion: number,
  ): Promise<Result<Value, StoreProblem>> {
    for (let attempt = 1; ; attempt += 1) {
      const opening = (this.#opening ??= this.#memory ?? this.#open());
      const db = await opening;
      if (!db.ok) return db;
      if (db.value.version > newestVersion) return failure({ kind: "newer" });
      try {
        return await within(withinMs, work(db.value));
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
    let isBlocked = false;
    const letGo = (): void => this.#letGo(opening);
    const { name, openWithinMs, whenOutdated } = this.#options;
    const patient = openPatiently(name, {
      terminated: letGo,
      whenBlocked() {
        isBlocked = true;
      },
      // What is not stored yet would find a newer database a moment later.
      whenOutdated: () => void within(farewellMs, whenOutdated()).then(letGo, letGo),
    }).then((opened) => this.#orMemory(opened));
    // Safari has had requests to open that never come back (WebKit 226547).
    const opening = within(openWithinMs, patient)
      .catch(() => failure<StoreProblem>({ kind: isBlocked ? "blocked" : "unreachable" }))
      .then((db) => {
        this.#hasOpened ||= db.ok;
        if (db.ok && db.value.version > migrations.length) void whenOutdated();
        if (!db.ok) {
          letGo();
          // Opened after all, when nobody waits for it any more.
          void patient.then(close);
        }
        return db;
      });
    return opening;
  }

  /**
   * Where storage is refused from the start and nothing was ever stored, the journal is kept in
   * memory. Where there was a journal, memory would show an empty one in its place.
   */
  async #orMemory(opened: Awaited<Opening>): Opening {
    if (opened.ok || opened.problem.kind !== "refused") return opened;
    if (this.#hasOpened || this.#options.hadJournal()) return opened;
    try {
      const { openMemoryDatabase } = await import("./memory-database");
      this.#memory ??= Promise.resolve(success(openMemoryDatabase()));
      this.#options.whenInMemory();
      return await this.#memory;
    } catch {
      return opened;
    }
  }

  #letGo(opening: Opening): void {
    if (this.#opening === opening) this.#opening = undefined;
    void opening.then(close);
  }
}

/** What an open database tells its owner. */
interface Listeners {
  readonly terminated: () => void;
  readonly whenBlocked: () => void;
  readonly whenOutdated: () => void;
}

/** Opens by a fresh request each time, since a storage process that was killed needs a moment. */
async function openPatiently(name: string, listeners: Listeners): Opening {
  for (let attempt = 1; ; attempt += 1) {
    const opened = await open(name, listeners, migrations.length);
    if (opened.ok || opened.problem.kind !== "unreachable" || attempt === tries) return opened;
    await new Promise((resolve) => {
      setTimeout(resolve, pauseMs * attempt);
    });
  }
}

/** Opens at this version or, where a newer app has been, at the one that is there. */
async function open(name: string, listeners: Listeners, version?: number): Opening {
  try {
    const db = await openDB(name, version, {
      terminated: listeners.terminated,
      blocked: listeners.whenBlocked,
      // A deletion wants no version, and is nothing to wait for.
      blocking: (_, wanted) => (wanted ? listeners.whenOutdated() : listeners.terminated()),
      upgrade(old, from) {
        for (const migrate of migrations.slice(from)) migrate(old);
      },
    });
    return success(typed(db));
  } catch (error) {
    const problem = problemOfOpening(error);
    if (!version || problem.kind !== "newer") return failure(problem);
    return open(name, listeners);
  }
}

function close(opened: Awaited<Opening>): void {
  if (opened.ok) opened.value.close();
}

/** The outcome of `work`, or a `TimeoutError` where it takes longer than this. */
export async function within<Value>(ms: number, work: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException("", "TimeoutError")), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Untyped while it is upgraded; from there on it has the newest schema. */
function typed(db: IDBPDatabase): JournalDatabase {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is read passes read-row
  return db as unknown as JournalDatabase;
}
