import { defineConfig } from "@playwright/test";

/** The journeys that matter in Firefox ESR and WebKitGTK, one browser at a time (`npm run build` first). */
export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results",
  workers: 1,
  timeout: 120_000,
  forbidOnly: true,
  // A busy machine may be late once; what fails twice is wrong, and what failed once is named as flaky.
  retries: 1,
  reporter: "line",
});
