import type { StoredRows } from "../crash/lab-messages";
import { openBackup } from "../support/open-backup";
import { fillStore, openFreshStore, readStored } from "./stored-rows";

/** What the owner did with a file, or took back. */
export type Deed =
  | { readonly kind: "import" | "replace"; readonly fileName: string; readonly text: string }
  | { readonly kind: "undo"; readonly importedAtMs: number };

/** There is one place for a database at a time. */
let last: Promise<unknown> = Promise.resolve();

/**
 * The rows that a journal of these rows has when the deed was done at this instant, whole: as the
 * app's own models and store leave them, in Node and with nobody who kills them.
 */
export function afterDeed(before: StoredRows, deed: Deed, nowMs: number): Promise<StoredRows> {
  const done = last.then(() => doDeed(before, deed, nowMs));
  last = done.catch(() => undefined);
  return done;
}

async function doDeed(before: StoredRows, deed: Deed, nowMs: number): Promise<StoredRows> {
  const store = openFreshStore();
  await fillStore(store, before);
  if (deed.kind === "undo") {
    const undone = await store.undoImport(deed.importedAtMs, nowMs);
    if (!undone.ok) throw new Error(`the oracle cannot undo: ${undone.problem.kind}`);
  } else {
    const device = openBackup({ store });
    device.clock.setWall(nowMs);
    const model = await device.importModel();
    await model.read(new File([deed.text], deed.fileName));
    await (deed.kind === "import" ? model.importPreviewed() : model.replaceAll());
    const { step } = model.state.peek();
    if (step !== "waiting") throw new Error(`the oracle is at "${step}"`);
  }
  const rows = await readStored();
  store.close();
  return rows;
}

/** When the deed was done of which these rows tell; any instant where they tell none. */
export function instantOf(before: StoredRows, found: StoredRows, deed: Deed): number {
  if (deed.kind !== "undo") {
    const known = new Set(importsOf(before));
    return importsOf(found).find((atMs) => !known.has(atMs)) ?? 0;
  }
  const marks = new Map(before["marks"]);
  const revision = Number(marks.get("revision") ?? 0);
  for (const [, row] of found["entries"] ?? [])
    if (numberOf(row, "revision") > revision) return numberOf(row, "versionedAtMs");
  return 0;
}

/** The instants of the imports that can be taken back, the newest first. */
export function importsOf(rows: StoredRows): readonly number[] {
  const mark = new Map(rows["marks"]).get("imports");
  if (typeof mark !== "object" || mark === null || !("imports" in mark)) return [];
  return Array.isArray(mark.imports)
    ? mark.imports.map((one) => numberOf(one, "importedAtMs"))
    : [];
}

function numberOf(row: unknown, field: string): number {
  return typeof row === "object" && row !== null ? Number(Reflect.get(row, field)) : 0;
}
