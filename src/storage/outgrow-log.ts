import { type Result, success } from "../core/result";
import type { StoreProblem } from "./problem";
import type { JournalDatabase } from "./schema";

/** More than the 4 MB that LevelDB collects before it begins another log. */
const pieces = 90;
/** Less than the 64 KiB from which Chromium keeps a value in a file of its own. */
const pieceBytes = 60_000;

/**
 * Has Chromium's LevelDB write what is committed into a table and go on in a new log.
 *
 * A disk that is full cuts a record of the log off. When Chromium opens the log again, which it does
 * by itself after some errors, it reads up to there and then writes on behind the cut (`reuse_logs`).
 * The next opening takes everything behind the cut for the rest of what was cut off, or for damage:
 * then what was committed since is gone, or Chromium puts an empty database in the place of the whole.
 * Found by `npm run test:disk`, with the cut record at the place of the loss in the log. Only a log
 * that is not read any more is safe, so this writes noise until it is full, and takes it out again.
 */
export async function outgrowLog(db: JournalDatabase): Promise<Result<number, StoreProblem>> {
  const tx = db.transaction("marks", "readwrite", { durability: "strict" });
  // Where a put throws at once, nobody else waits for the end.
  tx.done.catch(() => {});
  // Noise, since what is alike would be packed into less. The last put is what the commit waits for.
  for (let piece = 0; piece < pieces; piece += 1)
    void tx.store.put(crypto.getRandomValues(new Uint8Array(pieceBytes)), "noise").catch(() => {});
  void tx.store.delete("noise").catch(() => {});
  tx.commit();
  await tx.done;
  return success(pieces * pieceBytes);
}
