import { mkdtemp, rm } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright";
import { chromiumArguments, findChromium } from "../support/chromium";
import { mergeReport } from "../support/report";
import { runMatrix } from "./matrix";
import { injectUpdates } from "./typing";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "200" },
    /** How many cases of the matrix are tried; all of them without it. */
    cases: { type: "string" },
    only: { type: "string", default: "" },
    seed: { type: "string", default: "20261122" },
    app: { type: "string", default: "dist" },
    report: { type: "string", default: "reports/updates.json" },
  },
});
const runs = Number(values.runs);
const seed = Number(values.seed);
const cases = values.cases === undefined ? Number.POSITIVE_INFINITY : Number(values.cases);
if (
  ![runs, seed, cases].every((number) => number >= 0) ||
  !existsSync(`${values.app}/index.html`)
) {
  console.error("--runs, --seed and --cases want numbers, and --app a built app (npm run build).");
  process.exit(2);
}

const folder = await mkdtemp(join(tmpdir(), "journal-updates-"));
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
const ground = { built: values.app, folder, seed };
const parts = {
  typing: () => injectUpdates(browser, { ...ground, runs }),
  matrix: () => runMatrix(browser, { ...ground, cases, only: values.only }),
};
try {
  for (const [name, run] of Object.entries(parts)) {
    const begunAtMs = Date.now();
    // oxlint-disable-next-line no-await-in-loop -- one browser, two cores
    const { failed, ...found } = await run();
    if (found.n === 0) continue;
    const failures = failed.length;
    const seconds = Math.round((Date.now() - begunAtMs) / 1000);
    const engine = `Chromium ${browser.version()}`;
    // oxlint-disable-next-line no-await-in-loop
    await mergeReport(values.report, name, { engine, seed, failures, ...found, failed, seconds });
    for (const failure of failed) console.error(failure);
    console.log(`updates, ${name}: ${found.n} tried, ${failures} failures in ${seconds} s`);
    if (failures > 0) process.exitCode = 1;
  }
} finally {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
}
