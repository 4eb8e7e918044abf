import type { PlannedWrite, Standing } from "../core/backup/plan-import";
import type { Entry } from "../core/journal/entry";
import type { EntryId } from "../core/journal/id";

/** A write whose entry is read when it is asked for: a class, so that 100,000 of them are small. */
export class HeldWrite implements PlannedWrite {
  readonly id: EntryId;
  readonly base: number;
  readonly standing: Standing;
  readonly isQuiet: boolean;
  readonly #lineage: readonly string[];
  readonly #at: number;
  readonly #entryAt: (at: number) => Entry;

  /** @param at which entry of its file it is */
  constructor(
    { entry, base, standing, isQuiet }: PlannedWrite,
    at: number,
    entryAt: (at: number) => Entry,
  ) {
    this.id = entry.id;
    this.base = base;
    this.standing = standing;
    this.isQuiet = isQuiet;
    this.#lineage = entry.lineage.length === 0 ? noLineage : entry.lineage;
    this.#at = at;
    this.#entryAt = entryAt;
  }

  get entry(): Entry {
    return { ...this.#entryAt(this.#at), lineage: this.#lineage };
  }
}

const noLineage: readonly string[] = [];

/** Whether a planned state is the file's own but for its ancestors: so it need not be held. */
export function differsInLineageOnly(planned: Entry, from: Entry): boolean {
  return Object.keys({ ...planned, ...from }).every(
    (key) => key === "lineage" || Reflect.get(planned, key) === Reflect.get(from, key),
  );
}
