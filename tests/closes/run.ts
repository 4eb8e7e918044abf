import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { chromium } from "playwright";
import { chromiumArguments, findChromium } from "../support/chromium";
import { writeReport } from "../support/report";
import { openSite } from "../support/site";
import { type Close, closeWhileTyping, ways } from "./close-while-typing";

// Holds SPEC.md's [CR4]: tabs end in the middle of typing, the browser lives on.

// npm run build && npm run test:closes -- [--runs 500] [--seed 1]

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "500" },
    seed: { type: "string", default: "20261122" },
    app: { type: "string", default: "dist" },
    report: { type: "string", default: "reports/closes.json" },
  },
});
if (!existsSync(`${values.app}/index.html`)) {
  console.error(`There is no built app in ${values.app}: npm run build`);
  process.exit(2);
}
const seed = Number(values.seed);
const begunAt = Date.now();
const site = await openSite("/", values.app);
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: chromiumArguments,
});
const closes: Close[] = [];
for (let run = 0; run < Number(values.runs); run += 1) {
  // oxlint-disable-next-line no-await-in-loop -- tabs must not slow each other down
  const close = await closeWhileTyping(browser, site.url, seed + run);
  closes.push(close);
  if (close.problem !== undefined)
    console.error(`FAILED ${close.way}, --seed ${seed + run} --runs 1: ${close.problem}`);
}
const failed = closes.filter(({ problem }) => problem !== undefined);
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const report = {
  engine: `Chromium ${browser.version()}`,
  seed,
  n: closes.length,
  failures: failed.length,
  charactersTyped: sum(closes.map(({ typed }) => typed)),
  charactersLost: sum(closes.map(({ lost }) => lost)),
  // In these the tab ended before the page said "Saved" of its last key.
  endedUnsaved: closes.filter(({ wasSaved }) => !wasSaved).length,
  byWay: Object.fromEntries(
    ways.map((way) => [way, closes.filter((close) => close.way === way).length]),
  ),
  worst: Math.max(0, ...closes.map(({ lost }) => lost)),
  failed,
  seconds: Math.round((Date.now() - begunAt) / 1000),
};
await browser.close();
await site.stop();
await writeReport(values.report, report);
console.log(
  `closes: ${report.n} tabs ended while typing, ${report.endedUnsaved} of them before "Saved"; ${report.charactersLost} of ${report.charactersTyped} characters lost, ${report.failures} failures in ${report.seconds} s`,
);
process.exit(failed.length > 0 ? 1 : 0);
