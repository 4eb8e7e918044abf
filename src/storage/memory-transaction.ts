/** A key of one of the journal's stores. */
export type Key = number | string | readonly Key[];

/** Where in a value its key is found; `undefined` where the key is told beside the value. */
export type Places = string | readonly string[] | undefined;

/** What is committed: the rows of each store in the order of their keys. */
export type State = ReadonlyMap<string, readonly Row[]>;

interface Row {
  readonly key: Key;
  readonly value: unknown;
}

interface Owner {
  readonly mode: IDBTransactionMode;
  /** Resolves with what is committed when it is this transaction's turn. */
  readonly begun: Promise<State>;
  readonly commit: (state: State) => void;
}

/** A store within a transaction, as idb would show it. */
interface MemoryStore {
  get(key: Key): Promise<unknown>;
  getAll(range?: IDBKeyRange | null, count?: number): Promise<readonly unknown[]>;
  getAllKeys(range?: IDBKeyRange | null, count?: number): Promise<readonly Key[]>;
  count(): Promise<number>;
  put(value: unknown, key?: Key): Promise<Key>;
  delete(key: Key): Promise<void>;
}

/** One transaction on a database in memory: its writes are its own until it commits, or nobody's. */
export class MemoryTransaction {
  readonly error = null;
  readonly store: MemoryStore;
  readonly done: Promise<void>;
  readonly #places: ReadonlyMap<string, Places>;
  readonly #owner: Owner;
  #state: Map<string, readonly Row[]> | undefined;
  #requests: Promise<unknown> = Promise.resolve();
  #isOver = false;
  #end: () => void = () => {};
  #fail: (why: DOMException) => void = () => {};

  constructor(name: string, places: ReadonlyMap<string, Places>, owner: Owner) {
    this.#places = places;
    this.#owner = owner;
    this.done = new Promise((resolve, reject) => {
      this.#end = resolve;
      this.#fail = reject;
    });
    // What only reads has nothing to commit.
    if (owner.mode === "readonly") this.#end();
    this.store = this.objectStore(name);
  }

  objectStore(name: string): MemoryStore {
    const rows = (state: State) => state.get(name) ?? [];
    const range = (state: State, within: IDBKeyRange | null = null, count = 0) => {
      const all = rows(state);
      const { lower, upper, lowerOpen = false, upperOpen = false } = within ?? {};
      const from = lower === undefined ? 0 : placeOf(all, lower, lowerOpen);
      const to = upper === undefined ? all.length : placeOf(all, upper, !upperOpen);
      return all.slice(from, count > 0 ? Math.min(to, from + count) : to);
    };
    const replace = (state: Map<string, readonly Row[]>, key: Key, ...put: readonly Row[]) => {
      const from = placeOf(rows(state), key, false);
      const isThere = placeOf(rows(state), key, true) > from;
      state.set(name, rows(state).toSpliced(from, Number(isThere), ...put));
    };
    return {
      get: (key) =>
        this.#ask((state) => {
          const row = rows(state)[placeOf(rows(state), key, false)];
          return row && compareKeys(row.key, key) === 0 ? row.value : undefined;
        }),
      getAll: (within, count) =>
        this.#ask((state) => range(state, within, count).map(({ value }) => value)),
      getAllKeys: (within, count) =>
        this.#ask((state) => range(state, within, count).map(({ key }) => key)),
      count: () => this.#ask((state) => rows(state).length),
      put: (value, key) => {
        // As in a database, what is stored is a copy of the moment.
        const copy: unknown = structuredClone(value);
        const place = this.#places.get(name);
        const own = place === undefined ? key : keyAt(copy, place);
        return this.#ask((state) => {
          if (own === undefined) throw new DOMException("no key", "DataError");
          replace(state, own, { key: own, value: copy });
          return own;
        });
      },
      delete: (key) => this.#ask((state) => replace(state, key)),
    };
  }

  commit(): void {
    this.#isOver = true;
    void this.#requests.then(() => {
      if (this.#state) this.#owner.commit(this.#state);
      this.#end();
    });
  }

  abort(): void {
    this.#isOver = true;
    this.#fail(new DOMException("", "AbortError"));
  }

  /** Requests are answered one after the other, in the order in which they were asked. */
  #ask<Answer>(answer: (state: Map<string, readonly Row[]>) => Answer): Promise<Answer> {
    if (this.#isOver) return Promise.reject(new DOMException("", "TransactionInactiveError"));
    const asked = Promise.all([this.#owner.begun, this.#requests]).then(([begun]) =>
      answer((this.#state ??= new Map(begun))),
    );
    this.#requests = asked.catch(() => {});
    return asked;
  }
}

function keyAt(value: unknown, place: string | readonly string[]): Key | undefined {
  if (typeof place !== "string") return place.flatMap((one) => keyAt(value, one) ?? []);
  const key: unknown =
    typeof value === "object" && value !== null ? Reflect.get(value, place) : undefined;
  return typeof key === "string" || typeof key === "number" ? key : undefined;
}

/** Where this key stands among the rows, or would; with `isAfter`, the place behind it. */
function placeOf(rows: readonly Row[], key: Key, isAfter: boolean): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    const order = row ? compareKeys(row.key, key) : 0;
    if (order < 0 || (isAfter && order === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The order of IndexedDB: numbers, then strings by their UTF-16 units, then arrays key by key. */
function compareKeys(a: Key, b: Key): number {
  if (typeof a === "object" && typeof b === "object") {
    const at = a.findIndex((one, index) => compareKeys(one, b[index] ?? []) !== 0);
    const [one, other] = [a[at], b[at]];
    if (at < 0 || one === undefined || other === undefined) return a.length - b.length;
    return compareKeys(one, other);
  }
  const rankOf = (key: Key) => (typeof key === "object" ? 2 : Number(typeof key === "string"));
  if (typeof a === "object" || typeof b === "object" || rankOf(a) !== rankOf(b))
    return rankOf(a) - rankOf(b);
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
