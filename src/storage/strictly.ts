import type { Result } from "../core/result";
import type { StoreProblem } from "./problem";
import type { JournalDatabase, WriteTransaction } from "./schema";

/** Hands a write to the transaction without waiting for it; a failure of any fails the whole. */
export type Queue = (request: Promise<unknown>) => void;

/**
 * Runs `work` in one transaction over all stores and resolves after its commit reached the disk
 * (`strict`), or after everything was taken back because `work` gave a failure. Rejects, with
 * nothing stored, on the first error of any request. `work` may await requests of this transaction
 * and nothing else: after any other await the engine would have committed half of it.
 */
export async function strictly<Value>(
  db: JournalDatabase,
  work: (tx: WriteTransaction, queue: Queue) => Promise<Result<Value, StoreProblem>>,
): Promise<Result<Value, StoreProblem>> {
  const tx: WriteTransaction = db.transaction([...db.objectStoreNames], "readwrite", {
    durability: "strict",
  });
  const ended = tx.done.catch(() => {});
  let cause: unknown;
  const queue: Queue = (request) => {
    void request.catch((error: unknown) => {
      cause ??= error;
    });
  };
  try {
    const outcome = await work(tx, queue);
    if (outcome.ok) {
      // A tab that is frozen before an implicit commit would hold its locks against every other tab.
      tx.commit();
      await tx.done;
    } else {
      tx.abort();
      await ended;
    }
    return outcome;
  } catch (error) {
    const reason = cause ?? error;
    abort(tx);
    await ended;
    // When the engine ended the transaction itself, a full disk for one, only `tx.error` says why.
    throw tx.error ?? reason;
  }
}

function abort(tx: WriteTransaction): void {
  try {
    tx.abort();
  } catch {
    // It had ended already, which is all that is wanted.
  }
}
