import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "@playwright/test";
import { chromiumArguments, findChromium } from "./chromium";

/** A browser profile on disk, which outlives the browser that uses it. */
export interface Profile {
  /** Starts a browser on it, cold. */
  open(): Promise<BrowserContext>;
  remove(): Promise<void>;
}

/** A new, empty profile. */
export async function makeProfile(): Promise<Profile> {
  const folder = await mkdtemp(join(tmpdir(), "journal-profile-"));
  return {
    open: () =>
      chromium.launchPersistentContext(folder, {
        executablePath: findChromium(),
        args: chromiumArguments,
        locale: "en-GB",
      }),
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
