import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "@playwright/test";
import { chromiumArguments, findChromium } from "./chromium";

/** A browser profile on disk, which outlives the browser that uses it. */
export interface Profile {
  /** Starts a browser on it, cold. */
  open(): Promise<BrowserContext>;
  /** Ends the browser on it by SIGKILL, all of its processes at once. */
  kill(): Promise<void>;
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
    async kill() {
      for (const name of await readdir("/proc")) {
        if (!/^\d+$/.test(name)) continue;
        // One that has ended meanwhile has no command any more.
        const command = await readFile(`/proc/${name}/cmdline`, "utf8").catch(() => "");
        if (command.includes(`--user-data-dir=${folder}`)) process.kill(Number(name), "SIGKILL");
      }
    },
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
