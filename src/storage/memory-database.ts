import type { IDBPDatabase } from "idb";
import { type Key, MemoryTransaction, type Places, type State } from "./memory-transaction";
import { migrations } from "./migrations";
import type { JournalDatabase } from "./schema";

/**
 * A database in memory for browsers that refuse storage: as much of idb's face as the store uses, so
 * that the very same code runs on it, and no second store can differ from the first. Writing
 * transactions wait for one another; a reading one sees what was committed when its turn came. It
 * ends with the page.
 */
export function openMemoryDatabase(): JournalDatabase {
  // Where IndexedDB is switched off, its ranges may be missing with it.
  if (!("IDBKeyRange" in globalThis)) Object.assign(globalThis, { IDBKeyRange: MemoryRange });
  const places = new Map<string, Places>();
  let committed: State = new Map();
  let lastWriter = Promise.resolve();

  const transaction = (
    names: string | readonly string[],
    mode: IDBTransactionMode = "readonly",
  ): MemoryTransaction => {
    const tx = new MemoryTransaction([names].flat()[0] ?? "", places, {
      mode,
      begun: lastWriter.then(() => committed),
      commit(state) {
        committed = state;
      },
    });
    const end = tx.done.catch(() => {});
    if (mode === "readwrite") lastWriter = lastWriter.then(() => end);
    return tx;
  };

  const database = {
    version: migrations.length,
    get objectStoreNames() {
      return [...places.keys()];
    },
    createObjectStore(name: string, { keyPath }: { readonly keyPath?: Places } = {}) {
      places.set(name, keyPath);
      committed = new Map([...committed, [name, []]]);
    },
    transaction,
    get: (name: string, key: Key) => transaction(name).store.get(key),
    getAll: (name: string, range?: IDBKeyRange, count?: number) =>
      transaction(name).store.getAll(range, count),
    getAllKeys: (name: string, range?: IDBKeyRange, count?: number) =>
      transaction(name).store.getAllKeys(range, count),
    close() {},
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- idb's face as far as it is used: the store's tests run on both
  const asIdb = database as unknown as IDBPDatabase & JournalDatabase;
  for (const migrate of migrations) migrate(asIdb);
  return asIdb;
}

/** The two ranges that the store asks for, as `IDBKeyRange` makes them. */
class MemoryRange {
  readonly lower: Key | undefined;
  readonly upper: Key | undefined;
  readonly lowerOpen: boolean;
  readonly upperOpen = false;

  constructor(lower: Key | undefined, upper: Key | undefined, lowerOpen: boolean) {
    this.lower = lower;
    this.upper = upper;
    this.lowerOpen = lowerOpen;
  }

  static lowerBound(lower: Key, isOpen = false): MemoryRange {
    return new MemoryRange(lower, undefined, isOpen);
  }

  static bound(lower: Key, upper: Key): MemoryRange {
    return new MemoryRange(lower, upper, false);
  }
}
