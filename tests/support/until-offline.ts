import type { Page } from "@playwright/test";

/** Waits until the app is stored whole and would start with no server, which a busy machine takes its time for. */
export function untilOffline(page: Pick<Page, "waitForFunction">): Promise<unknown> {
  return page.waitForFunction(untilActive, undefined, { timeout: 30_000 });
}

/** In the page: a worker is active only once every file is in its copy. */
async function untilActive(): Promise<boolean> {
  const { active } = await navigator.serviceWorker.ready;
  return active?.state === "activated";
}
