/** Where the platform is made to fail: at the n-th write of every transaction, or of the first one only. */
export interface Fault {
  readonly atWrite: number;
  readonly times: number;
  /** What happens there: the browser aborts the transaction, or the disk is full. */
  readonly kind: "abort" | "full";
}

/** Runs `work` while IndexedDB itself fails as asked. `fired` counts the failures. */
export async function withFault<Value>(
  { atWrite, times, kind }: Fault,
  work: () => Promise<Value>,
): Promise<{ readonly value: Value; readonly fired: number }> {
  const { prototype } = IDBObjectStore;
  const { put, delete: remove } = prototype;
  const writes = new WeakMap<IDBTransaction, number>();
  let fired = 0;
  const failing = (tx: IDBTransaction, write: () => IDBRequest): IDBRequest => {
    const count = (writes.get(tx) ?? 0) + 1;
    writes.set(tx, count);
    if (count !== atWrite || fired === times) return write();
    fired += 1;
    if (kind === "full") throw new DOMException("not enough", "QuotaExceededError");
    const request = write();
    tx.abort();
    return request;
  };
  prototype.put = function failingPut(this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
    return failing(this.transaction, () =>
      key === undefined ? put.call(this, value) : put.call(this, value, key),
    );
  };
  prototype.delete = function failingDelete(this: IDBObjectStore, key: IDBValidKey | IDBKeyRange) {
    return failing(this.transaction, () => remove.call(this, key));
  };
  try {
    return { value: await work(), fired };
  } finally {
    prototype.put = put;
    prototype.delete = remove;
  }
}

/** Collects every connection that is opened while `work` runs, so that a test can break one. */
export async function connectionsOf(work: () => Promise<unknown>): Promise<Set<IDBDatabase>> {
  const { prototype } = IDBDatabase;
  const { transaction } = prototype;
  const seen = new Set<IDBDatabase>();
  prototype.transaction = function seenTransaction(
    this: IDBDatabase,
    ...args: Parameters<IDBDatabase["transaction"]>
  ) {
    seen.add(this);
    return transaction.apply(this, args);
  };
  try {
    await work();
    return seen;
  } finally {
    prototype.transaction = transaction;
  }
}

/** Runs `work` while requests to open answer as `answer` says; `undefined` lets one through. */
export async function withOpening<Value>(
  answer: (attempt: number) => Error | DOMException | undefined,
  work: () => Promise<Value>,
): Promise<{ readonly value: Value; readonly attempts: number }> {
  const { prototype } = IDBFactory;
  const { open } = prototype;
  let attempts = 0;
  prototype.open = function failingOpen(this: IDBFactory, name: string, version?: number) {
    attempts += 1;
    const fault = answer(attempts);
    if (fault) throw fault;
    return version === undefined ? open.call(this, name) : open.call(this, name, version);
  };
  try {
    return { value: await work(), attempts };
  } finally {
    prototype.open = open;
  }
}
