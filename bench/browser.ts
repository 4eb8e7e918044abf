import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright";
import { chromiumArguments, findChromium } from "../tests/support/chromium";
import { pagesFolder } from "./build-pages";

/** A page with the probe in it, and what only the debugging protocol can do to it. */
export interface MeasuredPage {
  readonly page: Page;
  /** Slows the page's thread down by this factor; workers and the database keep their speed. */
  readonly throttle: (rate: number) => Promise<void>;
  /** Bytes of the JavaScript heap that are still in use after a collection. */
  readonly usedHeap: () => Promise<number>;
}

/** A Chromium on this profile, with a window of a laptop's size. */
export function launchBrowser(profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    args: chromiumArguments,
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
  });
}

/** Opens an empty page in which things can be measured. */
export async function openMeasuredPage(context: BrowserContext): Promise<MeasuredPage> {
  const page = await context.newPage();
  await page.addInitScript({ path: join(pagesFolder, "probe.js") });
  // A session's throttling ends with the session, so it is kept as long as the page.
  const session = await context.newCDPSession(page);
  return {
    page,
    throttle: (rate) => session.send("Emulation.setCPUThrottlingRate", { rate }).then(() => {}),
    async usedHeap() {
      await session.send("HeapProfiler.collectGarbage");
      const { usedSize } = await session.send("Runtime.getHeapUsage");
      return usedSize;
    },
  };
}
