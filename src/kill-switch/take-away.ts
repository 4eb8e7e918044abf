/** Takes the worker's registration and this journal's caches away, and nothing else: the entries are in IndexedDB. */
export async function takeAway(registration: ServiceWorkerRegistration): Promise<void> {
  const names = await caches.keys();
  // Not those of a neighbour, nor those of a second journal at another path.
  const ours = names.filter(
    (name) => name.startsWith("kubecraft-journal-") && name.endsWith(registration.scope),
  );
  await Promise.all(ours.map((name) => caches.delete(name)));
  // Not awaited: the browser does it once the installation that asks for it has ended.
  void registration.unregister();
}
