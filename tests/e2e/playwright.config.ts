import { defineConfig, devices } from "@playwright/test";
import { chromiumArguments, findChromium } from "../support/chromium";

const launchOptions = { executablePath: findChromium(), args: chromiumArguments };

/** Journeys on the built app (`npm run build` first); every test starts its own server (`support/site.ts`). */
export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results",
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // A busy machine may be late once; what fails twice is wrong, and what failed once is named as flaky.
  retries: 1,
  reporter: "line",
  use: { ...devices["Desktop Chrome"], launchOptions, locale: "en-GB" },
});
