import { AsyncLocalStorage } from "node:async_hooks";

/*
 * fake-indexeddb has one process for all tabs. Here every handle belongs to the tab in whose name it
 * was opened, so that a tab can die as a killed renderer does: its unfinished transactions are taken
 * back, or slip through if they were as good as committed, and nothing of it reaches the database again.
 */

/** A tab as the database sees it. */
export class Client {
  #isDead = false;
  readonly #running = new Set<IDBTransaction>();

  get isDead(): boolean {
    return this.#isDead;
  }

  /** Runs what this tab asks of the database. */
  run<Value>(work: () => Value): Value {
    return clients.run(this, work);
  }

  began(tx: IDBTransaction): void {
    this.#running.add(tx);
    const end = () => this.#running.delete(tx);
    tx.addEventListener("complete", end);
    tx.addEventListener("abort", end);
  }

  /** @param slipsThrough asked of each transaction that is running: whether it was as good as committed */
  die(slipsThrough: () => boolean): void {
    this.#isDead = true;
    for (const tx of this.#running) {
      // What only reads leaves nothing behind either way.
      if (tx.mode === "readonly" || slipsThrough()) continue;
      try {
        tx.abort();
      } catch {
        // It is committing already.
      }
    }
  }
}

const clients = new AsyncLocalStorage<Client>();
const owners = new WeakMap<IDBDatabase, Client>();
let graves = 0;

/** Has the handles that are opened from now on belong to whoever opened them. */
export function bringMortality(): void {
  const open = indexedDB.open.bind(indexedDB);
  indexedDB.open = (name, version) => {
    const client = clients.getStore();
    // What is left of a dead tab may go on, but in a world of its own.
    const request = open(client?.isDead ? `${name}-grave-${(graves += 1)}` : name, version);
    if (client)
      request.addEventListener("success", () => owners.set(request.result, client), {
        capture: true,
      });
    return request;
  };
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function transaction(this: IDBDatabase, ...asked) {
    const owner = owners.get(this);
    if (owner?.isDead) throw new DOMException("The tab is gone.", "InvalidStateError");
    const tx = begin.apply(this, asked);
    owner?.began(tx);
    return tx;
  };
}
