/// <reference lib="webworker" />
import { setCacheNameDetails } from "workbox-core";
import { cleanupOutdatedCaches, precacheAndRoute } from "workbox-precaching";

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: (string | { url: string; revision: string | null })[];
};

// Caches bear our name, so that nothing of a neighbour on the same origin is ever cleaned away.
setCacheNameDetails({ prefix: "kubecraft-journal" });
cleanupOutdatedCaches();
precacheAndRoute(self.__WB_MANIFEST, {
  // Routes live behind the hash, so the page is one file whatever query a launcher adds to it.
  ignoreURLParametersMatching: [/./],
  cleanURLs: false,
});

// A new version waits until the owner asks for it: no skipWaiting by itself, and no claiming of open pages.
self.addEventListener("message", ({ data }: ExtendableMessageEvent) => {
  if (data?.type === "SKIP_WAITING") void self.skipWaiting();
});
