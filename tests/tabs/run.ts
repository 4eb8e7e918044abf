import "fake-indexeddb/auto";
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { mergeReport } from "../support/report";
import { bringMortality } from "./mortal-indexeddb";
import { runBrowser } from "./run-browser";
import { runModels } from "./run-models";

// npm run test:tabs -- [--runs 2000] [--clock-runs 1000] [--browser-runs 40] [--seed 1] [--app dist]

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "2000" },
    "clock-runs": { type: "string", default: "1000" },
    "browser-runs": { type: "string", default: "40" },
    seed: { type: "string", default: "20261122" },
    app: { type: "string", default: "dist" },
    report: { type: "string", default: "reports/tabs.json" },
  },
});
const seed = Number(values.seed);
const browserRuns = Number(values["browser-runs"]);
if (browserRuns > 0 && !existsSync(`${values.app}/index.html`)) {
  console.error(`There is no built app in ${values.app}: npm run build`);
  process.exit(2);
}

await mergeReport(values.report, "about", {
  committedEdit:
    "Every edit types one word that is nowhere else and is not taken out again. It is committed once a state that holds it was reported as stored (models) or the editor said Saved with it in its field (chromium). In the end each such word must be in an entry (the trash included), in the history, or in a conflict copy.",
  models:
    "Two or three tabs, each with the app's own models and store on a handle of its own over one database. News are lost (20 %), told twice (10 %) or late (30 %, up to 3 s); one schedule in four has no channel. Frozen tabs run nothing: no timer, no message, no answer of the store. A killed tab's running transactions are taken back or slip through by chance. Also checked: nothing says Saved of what is not committed, no entry falls behind a revision that was acknowledged, what tabs left as last words is stored, and what tabs show once they are seen again is what is stored.",
  clocks: "The same, with the wall clock of each tab set by ±10 years or ±1 hour at any moment.",
  webLocks:
    "The app uses none; in the browser, one schedule in three runs with Web Locks and BroadcastChannel missing.",
});
const levels = {
  models: () => runModels("models", seed, Number(values.runs), false),
  clocks: () => runModels("clocks", seed, Number(values["clock-runs"]), true),
  chromium: () => runBrowser(seed, browserRuns, values.app),
};
bringMortality();
let failures = 0;
for (const [name, run] of Object.entries(levels)) {
  // oxlint-disable-next-line no-await-in-loop -- levels must not slow each other down
  const report = await run();
  if (report.n === 0) continue;
  failures += report.failures;
  console.log(
    `${name}: ${report.n} schedules, ${report.failures} failed; ${report.committedEdits} committed edits, ${report.conflictCopies} conflict copies, ${report.seconds} s`,
  );
  // oxlint-disable-next-line no-await-in-loop
  await mergeReport(values.report, name, report);
}
process.exit(failures > 0 ? 1 : 0);
