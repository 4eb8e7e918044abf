/** Where the platform is made to fail: at the n-th write of every transaction, or of the first one only. */
export interface Fault {
  readonly atWrite: number;
  readonly times: number;
  /** What happens there: the browser aborts, the disk is full, or the request fails later by itself. */
  readonly kind: "abort" | "full" | "request";
}

/** Runs `work` while IndexedDB itself fails as asked. `fired` counts the failures. */
export async function withFault<Value>(
  { atWrite, times, kind }: Fault,
  work: () => Promise<Value>,
): Promise<{ readonly value: Value; readonly fired: number }> {
  const { prototype } = IDBObjectStore;
  const { put, delete: remove } = prototype; // oxlint-disable-line typescript/unbound-method -- called with its `this` below
  const writes = new WeakMap<IDBTransaction, number>();
  let fired = 0;
  const failing = (tx: IDBTransaction, write: () => IDBRequest): IDBRequest => {
    const count = (writes.get(tx) ?? 0) + 1;
    writes.set(tx, count);
    if (count !== atWrite || fired === times) return write();
    fired += 1;
    if (kind === "request") return failingRequest(tx);
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

/** A request that is accepted and fails with a `ConstraintError`: it adds under one key twice. */
function failingRequest(tx: IDBTransaction): IDBRequest {
  const marks = tx.objectStore("marks");
  marks.add(0, "twice");
  return marks.add(0, "twice");
}

/** A transaction of the store, as the platform saw it when `work` was done. */
export interface Seen {
  readonly tx: IDBTransaction;
  readonly durability: string | undefined;
  isCommitted: boolean;
  isComplete: boolean;
}

/** Every transaction that is made while `work` runs. */
export async function transactionsOf(work: () => Promise<unknown>): Promise<readonly Seen[]> {
  const { prototype } = IDBDatabase;
  const { transaction } = prototype; // oxlint-disable-line typescript/unbound-method -- called with its `this` below
  const { commit } = IDBTransaction.prototype; // oxlint-disable-line typescript/unbound-method -- as above
  const seen: Seen[] = [];
  prototype.transaction = function seenTransaction(
    this: IDBDatabase,
    ...args: Parameters<IDBDatabase["transaction"]>
  ) {
    const tx = transaction.apply(this, args);
    const one = { tx, durability: args[2]?.durability, isCommitted: false, isComplete: false };
    tx.addEventListener("complete", () => {
      one.isComplete = true;
    });
    seen.push(one);
    return tx;
  };
  IDBTransaction.prototype.commit = function seenCommit(this: IDBTransaction) {
    for (const one of seen) if (one.tx === this) one.isCommitted = true;
    commit.call(this);
  };
  try {
    await work();
    return seen.map((one) => ({ ...one }));
  } finally {
    prototype.transaction = transaction;
    IDBTransaction.prototype.commit = commit;
  }
}

/** Runs `work` while requests to open answer as `answer` says; `undefined` lets one through. */
export async function withOpening<Value>(
  answer: (attempt: number) => Error | DOMException | undefined,
  work: () => Promise<Value>,
): Promise<{ readonly value: Value; readonly attempts: number }> {
  const { prototype } = IDBFactory;
  const { open } = prototype; // oxlint-disable-line typescript/unbound-method -- called with its `this` below
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
