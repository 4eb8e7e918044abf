import { mkdtemp, rm } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright";
import { chromiumArguments, findChromium } from "../support/chromium";
import { writeReport } from "../support/report";
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

const startedAtMs = Date.now();
const folder = await mkdtemp(join(tmpdir(), "journal-updates-"));
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
try {
  const typing = await injectUpdates(browser, { built: values.app, folder, runs, seed });
  const matrix = await runMatrix(browser, {
    built: values.app,
    folder,
    cases,
    seed,
    only: values.only,
  });
  const failures = [...typing.failures, ...matrix.failures];
  const report = {
    engine: "Chromium",
    version: browser.version(),
    seed,
    typing,
    matrix,
    failures: failures.length,
    durationS: Math.round((Date.now() - startedAtMs) / 1000),
  };
  await writeReport(values.report, report);
  for (const failure of failures) console.error(failure);
  console.log(
    `updates: ${typing.runs} while typing, ${typing.reloadsUnasked} reloads unasked, ${typing.charactersLost} characters lost; ` +
      `${matrix.cases} cases of old and new files, ${matrix.blank} blank; ${failures.length} failures in ${report.durationS} s`,
  );
  process.exitCode = failures.length > 0 ? 1 : 0;
} finally {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
}
