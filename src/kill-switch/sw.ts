/// <reference lib="webworker" />
// Takes the place of src/sw.ts on the host when a version must be called back.
import { takeAway } from "./take-away";

declare const self: ServiceWorkerGlobalScope;

/**
 * Without skipWaiting and claim: open tabs keep their worker until they close, so that nobody is torn from what
 * they write. The registration is gone at once all the same, and the next start is the host's page.
 */
self.addEventListener("install", (event) => event.waitUntil(takeAway(self.registration)));
// For a tab whose owner clicked "Update": it stores, and then this may take over.
self.addEventListener("message", ({ data }: ExtendableMessageEvent) => {
  if (data?.type === "SKIP_WAITING") void self.skipWaiting();
});
self.addEventListener("activate", (event) => event.waitUntil(takeAway(self.registration)));
