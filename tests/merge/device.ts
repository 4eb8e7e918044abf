import { planImport } from "../../src/core/backup/plan-import";
import { printEntry } from "../../src/core/backup/format";
import type { Entry } from "../../src/core/journal/entry";
import type { EntryId } from "../../src/core/journal/id";
import type { Digest } from "../../src/core/journal/lineage";
import { lineageAfter } from "../../src/core/journal/past";
import { textsOf } from "../../src/core/journal/part";
import { withoutEmptyParts } from "../../src/core/journal/entry";
import { success } from "../../src/core/result";

interface Row {
  readonly entry: Entry;
  readonly revision: number;
}

/** A device as far as merging goes: what it holds, and the store's rule for what has left it. */
export class Device {
  readonly rows = new Map<EntryId, Row>();
  readonly history: Entry[] = [];
  readonly #digest: Digest;
  #revision = 0;
  #published = 0;

  constructor(digest: Digest) {
    this.#digest = digest;
  }

  copy(): Device {
    const copy = new Device(this.#digest);
    for (const [id, row] of this.rows) copy.rows.set(id, row);
    copy.history.push(...this.history);
    copy.#revision = this.#revision;
    copy.#published = this.#published;
    return copy;
  }

  entry(id: EntryId): Entry | undefined {
    return this.rows.get(id)?.entry;
  }

  /** All that is here, in the order of the ids. */
  entries(): readonly Entry[] {
    return [...this.rows.values()]
      .map(({ entry }) => entry)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** As the owner's own write does. */
  async keep(next: Entry): Promise<void> {
    const before = this.rows.get(next.id);
    const hasLeft = before && before.revision <= this.#published;
    const lineage = hasLeft
      ? await lineageAfter(before.entry, this.#digest)
      : (before?.entry.lineage ?? []);
    if (before) this.history.push(before.entry);
    this.#put({ ...withoutEmptyParts(next), lineage });
  }

  remove(id: EntryId): void {
    this.rows.delete(id);
  }

  export(): readonly Entry[] {
    this.#published = this.#revision;
    return this.entries();
  }

  /** How many entries it wrote or took away. */
  async import(file: readonly Entry[]): Promise<number> {
    const plan = await planImport<never>(file, {
      digest: this.#digest,
      entries: async (ids) => success(ids.flatMap((id) => this.rows.get(id) ?? [])),
      pause: async () => {},
    });
    if (!plan.ok) throw new Error("a plan cannot fail here");
    const { writes, removals } = plan.value;
    const ids = [...writes.map(({ entry }) => entry.id), ...removals.map(({ id }) => id)];
    if (new Set(ids).size < ids.length) throw new Error("an id is planned twice");
    for (const { entry, base } of writes) {
      const before = this.rows.get(entry.id);
      if ((before?.revision ?? 0) !== base) throw new Error("planned against another state");
      if (before) this.history.push(before.entry);
      this.#put(entry);
    }
    for (const { id } of removals) {
      this.history.push(...[this.entry(id) ?? []].flat());
      this.remove(id);
    }
    this.#published = this.#revision;
    return ids.length;
  }

  /** The entries as a backup has them. */
  bytes(): string {
    return this.entries().map(printEntry).join("\n");
  }

  #put(entry: Entry): void {
    this.rows.set(entry.id, { entry, revision: ++this.#revision });
  }
}

/** Every text of an entry that would be missed. */
export function wordsOf({ title, facts, parts }: Entry): readonly string[] {
  return [title, facts.section ?? "", ...facts.tags, ...parts.flatMap(textsOf)].filter(
    (text) => text !== "",
  );
}
