import { overdueSince } from "../core/journal/trash-days";
import type { ImportReceipt } from "./journal-store";
import type { ImportMark, JournalDatabase, JournalSchema, WriteTransaction } from "./schema";
import type { Queue } from "./strictly";

type Mark = JournalSchema["marks"]["value"] | undefined;

/** An import that can be taken back: what it did, and where that is noted. */
export interface KnownImport {
  readonly key: "import" | `imported ${number}`;
  readonly mark: ImportMark;
}

/** The imports that can be taken back, the newest first. */
export async function readImports(db: JournalDatabase): Promise<readonly ImportReceipt[]> {
  const { store } = db.transaction("marks");
  const [noted, last] = await Promise.all([store.get("imports"), store.get("import")]);
  return listOf(noted, last);
}

/** What one import did. */
export async function readImport(
  tx: WriteTransaction,
  importedAtMs: number,
): Promise<KnownImport | undefined> {
  const marks = tx.objectStore("marks");
  for (const key of [`imported ${importedAtMs}`, "import"] as const) {
    // oxlint-disable-next-line no-await-in-loop -- two places
    const mark = asImport(await marks.get(key));
    if (mark?.importedAtMs === importedAtMs) return { key, mark };
  }
  return undefined;
}

/** All that can be taken back, with what they did. */
export async function readAllImports(tx: WriteTransaction): Promise<readonly KnownImport[]> {
  const marks = tx.objectStore("marks");
  const [noted, last] = await Promise.all([marks.get("imports"), marks.get("import")]);
  const found = await Promise.all(
    listOf(noted, last).map(({ importedAtMs }) => readImport(tx, importedAtMs)),
  );
  return found.flatMap((one) => one ?? []);
}

/** Queues the note of an import at the head of the list. */
export async function noteImport(
  tx: WriteTransaction,
  queue: Queue,
  receipt: ImportReceipt,
  mark: ImportMark,
): Promise<void> {
  const marks = tx.objectStore("marks");
  const imports = [receipt, ...listOf(await marks.get("imports"), undefined)];
  queue(marks.put(mark, `imported ${receipt.importedAtMs}`));
  queue(marks.put({ imports }, "imports"));
}

/** Queues the forgetting of an import. */
export async function forgetImport(
  tx: WriteTransaction,
  queue: Queue,
  { key, mark }: KnownImport,
): Promise<void> {
  const marks = tx.objectStore("marks");
  queue(marks.delete(key));
  if (key !== "import") await dropFrom(tx, queue, (one) => one.importedAtMs === mark.importedAtMs);
}

/** Forgets the imports of more than 30 days ago; to be called with a clock that can be trusted. */
export async function forgetOldImports(
  tx: WriteTransaction,
  queue: Queue,
  nowMs: number,
): Promise<void> {
  const marks = tx.objectStore("marks");
  const overdue = ({ importedAtMs }: Pick<ImportReceipt, "importedAtMs">) =>
    importedAtMs <= overdueSince(nowMs);
  const noted = listOf(await marks.get("imports"), undefined).filter(overdue);
  for (const { importedAtMs } of noted) queue(marks.delete(`imported ${importedAtMs}`));
  if (noted.length > 0) await dropFrom(tx, queue, overdue);
  const last = asImport(await marks.get("import"));
  if (last && overdue(last)) queue(marks.delete("import"));
}

async function dropFrom(
  tx: WriteTransaction,
  queue: Queue,
  isGone: (receipt: ImportReceipt) => boolean,
): Promise<void> {
  const marks = tx.objectStore("marks");
  const imports = listOf(await marks.get("imports"), undefined).filter((one) => !isGone(one));
  queue(marks.put({ imports }, "imports"));
}

function listOf(noted: Mark, last: Mark): readonly ImportReceipt[] {
  const earlier = asImport(last);
  const list =
    typeof noted === "object" && "imports" in noted && Array.isArray(noted.imports)
      ? noted.imports
      : [];
  return [
    ...list,
    ...(earlier ? [{ importedAtMs: earlier.importedAtMs, entries: earlier.changes.length }] : []),
  ];
}

function asImport(mark: Mark): ImportMark | undefined {
  return typeof mark === "object" && "changes" in mark && Array.isArray(mark.changes)
    ? mark
    : undefined;
}
