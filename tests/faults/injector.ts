import type { Chance } from "./chance";
import type { FaultName } from "./fault";
import type { World } from "./world";

/** Stands between the app and its database and makes the platform itself fail. */
export interface Injector {
  /** From now on the app's database fails like this. */
  begin(fault: FaultName): void;
  /** From now on it works again. */
  end(): void;
  /** How often a fault was met since the beginning. */
  readonly met: () => number;
  /** Opens or deletes without faults, as another page would. */
  clean<Value>(work: () => Value): Value;
  /** Lets go of everything; the prototypes are as they were. */
  remove(): void;
}

/** What of fake-indexeddb's insides has to be reached: a database does not abort by itself on request. */
type Abort = (this: IDBTransaction, name: string | null) => void;
type Start = (this: IDBTransaction) => void;
type Ask = (this: IDBTransaction, asked: Asked) => IDBRequest;

interface Asked {
  operation: () => unknown;
}

const serverLost = "Connection to Indexed Database server lost. Refresh the page to try again";

/** Whether a transaction of the database has not ended. */
function isBusy(db: IDBDatabase): boolean {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fake-indexeddb's own, which has no types
  const { transactions } = Reflect.get(db, "_rawDatabase") as { transactions: IDBTransaction[] };
  return transactions.some((tx) => Reflect.get(tx, "_state") !== "finished");
}

/** Requests of a transaction that are not answered yet. */
function waiting(tx: IDBTransaction): number {
  const requests: unknown = Reflect.get(tx, "_requests");
  return Array.isArray(requests) ? requests.length : 0;
}

/** @param onCommit is called whenever a writing transaction of the app was committed, whatever the app heard of it */
export function injectFaults(world: World, luck: Chance, onCommit: () => void): Injector {
  const { open } = IDBFactory.prototype;
  const { transaction, close } = IDBDatabase.prototype;
  const { commit } = IDBTransaction.prototype;
  const { addEventListener } = IDBTransaction.prototype;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fake-indexeddb's own, which has no types
  const inside = IDBTransaction.prototype as unknown as Record<string, unknown>;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
  const [start, abort, ask] = ["_start", "_abort", "_execRequestAsync"].map(
    (name) => inside[name],
  ) as unknown as [Start, Abort, Ask];

  let fault: FaultName | undefined;
  let met = 0;
  let isClean = false;
  const own = new WeakSet<IDBDatabase>();
  const handles = new Set<IDBDatabase>();
  const dead = new WeakSet<IDBDatabase>();
  const heldBack = new Set<IDBTransaction>();
  /** Transactions that are asked to commit and will abort instead, once all of their requests have succeeded. */
  const doomed = new Map<IDBTransaction, string | null>();
  let releases: (() => void)[] = [];

  const raise = (name: string, message: string): never => {
    met += 1;
    throw new DOMException(message, name);
  };

  const fail = (request: IDBOpenDBRequest, name: string, message: string) => {
    met += 1;
    setImmediate(() => {
      Object.assign(request, { readyState: "done", error: new DOMException(message, name) });
      request.dispatchEvent(new IDBVersionChangeEvent("error"));
    });
  };

  const faultyOpen = (request: () => IDBOpenDBRequest): IDBOpenDBRequest => {
    if (fault === "storage refused") raise("SecurityError", "The operation is insecure.");
    const { value, release } = world.hold(request);
    if (fault === "backing store cannot be opened")
      fail(value, "UnknownError", "Internal error opening backing store for indexedDB.open.");
    else if (fault === "transaction() throws: server lost") fail(value, "UnknownError", serverLost);
    else if (fault === "open never settles") met += 1;
    else if (fault === "open is blocked by another page") {
      met += 1;
      releases.push(release);
      setImmediate(() => value.dispatchEvent(new IDBVersionChangeEvent("blocked")));
    } else release();
    return value;
  };

  IDBFactory.prototype.open = function opened(this: IDBFactory, ...args) {
    const call = () => open.apply(this, args);
    if (isClean) return call();
    const request = faultyOpen(call);
    request.addEventListener("success", () => {
      own.add(request.result);
      handles.add(request.result);
    });
    return request;
  };

  IDBDatabase.prototype.transaction = function begun(this: IDBDatabase, ...args) {
    if (!own.has(this)) return transaction.apply(this, args);
    if (fault === "connection is closing")
      raise("InvalidStateError", "The database connection is closing.");
    if (fault === "transaction() throws: server lost" && luck.next() < 0.5)
      raise("UnknownError", serverLost);
    if (dead.has(this)) raise("InvalidStateError", "The database connection is closing.");
    return transaction.apply(this, args);
  };

  // fake-indexeddb asks again and again whether a connection that closes has ended its transactions.
  IDBDatabase.prototype.close = function closed(this: IDBDatabase) {
    if (!isBusy(this)) return close.call(this);
    Object.assign(this, { _closePending: true });
    world.after(10, () => this.close());
  };

  const isOurs = (tx: IDBTransaction) => own.has(tx.db);

  inside["_start"] = function started(this: IDBTransaction) {
    if (fault === "stall of the transaction" && isOurs(this)) {
      if (heldBack.has(this)) return;
      met += 1;
      heldBack.add(this);
      releases.push(() => {
        heldBack.delete(this);
        start.call(this);
      });
    } else if (doomed.has(this) && waiting(this) === 0) {
      const reason = doomed.get(this) ?? null;
      doomed.delete(this);
      heldBack.add(this);
      world.after(luck.between(0, 40), () => abort.call(this, reason));
    } else if (!heldBack.has(this)) start.call(this);
  };

  inside["_execRequestAsync"] = function asked(this: IDBTransaction, request: Asked) {
    if (fault === "request fails: server lost" && isOurs(this)) {
      met += 1;
      request.operation = () => {
        throw Object.assign(new Error(serverLost), { name: "UnknownError" });
      };
    }
    return ask.call(this, request);
  };

  IDBTransaction.prototype.commit = function committed(this: IDBTransaction) {
    const reason =
      fault === "quota, told by the abort alone"
        ? "QuotaExceededError"
        : fault === "abort without a reason"
          ? null
          : fault === "request succeeds, its transaction aborts later"
            ? "AbortError"
            : undefined;
    if (reason === undefined || !isOurs(this)) return commit.call(this);
    met += 1;
    doomed.set(this, reason);
  };

  // What idb waits for is taken away; what the database itself does at the end is not.
  IDBTransaction.prototype.addEventListener = function listened(
    this: IDBTransaction,
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ) {
    const isIdb = type === "complete" && typeof listener === "function" && listener.name === type;
    const heard =
      isIdb && isOurs(this)
        ? (event: Event) => {
            if (this.mode === "readwrite") onCommit();
            if (fault === "complete event is lost" && this.mode === "readwrite") met += 1;
            else listener(event);
          }
        : listener;
    addEventListener.call(this, type, heard, options);
  };

  return {
    met: () => met,
    clean(work) {
      isClean = true;
      try {
        return work();
      } finally {
        isClean = false;
      }
    },
    begin(next) {
      fault = next;
      const drops: readonly FaultName[] = [
        "backing store cannot be opened",
        "storage refused",
        "open never settles",
        "open is blocked by another page",
        "connection closed by the browser",
      ];
      if (!drops.includes(next)) return;
      for (const handle of handles) {
        dead.add(handle);
        // Engines do not always say that a handle is dead.
        if (next === "connection closed by the browser" || luck.next() < 0.5)
          handle.dispatchEvent(new IDBVersionChangeEvent("close"));
      }
      handles.clear();
    },
    end() {
      fault = undefined;
      for (const release of releases.splice(0)) release();
    },
    remove() {
      releases = [];
      IDBFactory.prototype.open = open;
      Object.assign(IDBDatabase.prototype, { transaction, close });
      IDBTransaction.prototype.commit = commit;
      IDBTransaction.prototype.addEventListener = addEventListener;
      Object.assign(inside, { _start: start, _abort: abort, _execRequestAsync: ask });
    },
  };
}
