import { Workbox } from "workbox-window";
import { trustedServiceWorkerUrl } from "./trusted-urls";

/** The copy of the app that works without a network, and the newer one that may be waiting. */
export interface OfflineCopy {
  /** Registers the service worker; the calls say what becomes of it. Does nothing where there is none. */
  start(on: OfflineCopyNews): Promise<void>;
  /**
   * Lets the waiting version take over; every open page hears `tookOver`, which may take as long as
   * the version before it is at work. Where none waits any more, this page hears it at once.
   */
  takeOver(): Promise<void>;
}

export interface OfflineCopyNews {
  /** All files are stored: from now on the app starts with no network. */
  readonly ready: () => void;
  /** A newer version is stored and waits. */
  readonly waiting: () => void;
  /** A newer version has taken over, at this page's wish or another's. */
  readonly tookOver: () => void;
  /** The files could not all be stored; the app works, but only with a network. */
  readonly failed: () => void;
}

/** An installed app is never navigated, so it asks for a newer version when it comes to the front, hourly at most. */
const checkEveryMs = 60 * 60 * 1000;

/** What a waiting version is told, in workbox's words. */
const skipWaiting = { type: "SKIP_WAITING" };

/** The service worker beside the page, by workbox-window. */
export function browserOfflineCopy(): OfflineCopy {
  let news: OfflineCopyNews | undefined;
  return {
    async takeOver() {
      const { installing, waiting } = (await navigator.serviceWorker.getRegistration()) ?? {};
      const newer = waiting ?? installing;
      if (!newer) return news?.tookOver();
      // A page that was loaded past the worker has no controller that could change.
      newer.addEventListener("statechange", () => newer.state === "activated" && news?.tookOver());
      newer.postMessage(skipWaiting);
    },
    async start(on) {
      if (!("serviceWorker" in navigator)) return;
      // A page that has a worker starts offline already; and the first worker ever is no update.
      const wasControlled = navigator.serviceWorker.controller !== null;
      news = on;
      const workbox = new Workbox(trustedServiceWorkerUrl());
      workbox.addEventListener("activated", ({ isUpdate }) => {
        if (isUpdate !== true) on.ready();
      });
      workbox.addEventListener("waiting", on.waiting);
      workbox.addEventListener("redundant", ({ isUpdate }) => {
        if (isUpdate !== true && !wasControlled) on.failed();
      });
      navigator.serviceWorker.addEventListener("controllerchange", () => {
        if (wasControlled) on.tookOver();
      });
      try {
        // `immediate`: this runs long after the page has loaded.
        const registration = await workbox.register({ immediate: true });
        // The browser looks for a newer version as it opens the page, and workbox hears only of one that is found later.
        const newer = registration?.active && registration.installing;
        newer?.addEventListener("statechange", () => {
          if (newer.state === "installed") on.waiting();
        });
      } catch {
        if (!wasControlled) on.failed();
        return;
      }
      checkNowAndThen(() => workbox.update());
    },
  };
}

function checkNowAndThen(check: () => Promise<void>): void {
  let lastCheckMs = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - lastCheckMs < checkEveryMs) return;
    lastCheckMs = Date.now();
    // Without a network there is nothing newer to be had, which is no news.
    check().catch(() => undefined);
  });
}
