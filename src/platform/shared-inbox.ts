/** What other apps gave to this one and the prompt has not taken yet. */
export interface SharedInbox {
  /** What lies there, the oldest first, and how to clear it away once it is kept elsewhere. */
  read(): Promise<{ readonly values: readonly unknown[]; readonly clear: () => Promise<void> }>;
}

/** Where it lies, for a journal at this address: beside the app's files, since the worker has no other room that it writes. */
function nameOf(scope: string): string {
  return `kubecraft-journal-shared-${scope}`;
}

/** Lays something there. Rejects where the browser stores nothing. */
export async function layShared(scope: string, value: object): Promise<void> {
  const cache = await caches.open(nameOf(scope));
  // Its time is its place: a cache may give its keys in any order.
  const place = (performance.timeOrigin + performance.now()).toFixed(3);
  const key = new URL(`shared/${place}-${crypto.randomUUID()}`, scope);
  await cache.put(key, Response.json(value));
}

/** The inbox of the journal that this page is of. */
export const browserSharedInbox: SharedInbox = {
  async read() {
    const name = nameOf(new URL(".", location.href).href.replace(/[?#].*$/, ""));
    const nothing = { values: [], clear: () => Promise.resolve() };
    try {
      if (!(await caches.has(name))) return nothing;
      const cache = await caches.open(name);
      const keys = (await cache.keys()).toSorted((a, b) => (a.url < b.url ? -1 : 1));
      const values = await Promise.all(
        keys.map(async (key): Promise<unknown> => (await cache.match(key))?.json()),
      );
      const clear = async () => {
        await Promise.all(keys.map((key) => cache.delete(key)));
        // What came meanwhile stays.
        if ((await cache.keys()).length === 0) await caches.delete(name);
      };
      return { values, clear };
    } catch {
      return nothing;
    }
  },
};
