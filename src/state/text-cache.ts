import type { Entry } from "../core/journal/entry";
import type { EntryId } from "../core/journal/id";

/** How much text of entries is kept, in UTF-16 units. */
const mostKeptText = 24_000_000;

/** Entries that were read not long ago: literal texts are looked for in them. */
export class TextCache {
  readonly #entries = new Map<EntryId, { readonly entry: Entry; readonly length: number }>();
  #length = 0;

  get(id: EntryId): Entry | undefined {
    return this.#entries.get(id)?.entry;
  }

  put(entry: Entry): void {
    this.remove(entry.id);
    const length = JSON.stringify(entry.parts).length;
    this.#entries.set(entry.id, { entry, length });
    this.#length += length;
    for (const id of this.#entries.keys()) {
      if (this.#length <= mostKeptText) break;
      this.remove(id);
    }
  }

  remove(id: EntryId): void {
    this.#length -= this.#entries.get(id)?.length ?? 0;
    this.#entries.delete(id);
  }

  clear(): void {
    this.#entries.clear();
    this.#length = 0;
  }
}
