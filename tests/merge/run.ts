import { parseArgs } from "node:util";
import { writeReport } from "../support/report";
import { type Outcome, runHistory } from "./run-history";

/*
 * [MG1] and [MG2] at length: random histories of two to four devices whose clocks are up to ten years
 * apart, exchanged in different orders.
 */
const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    runs: { type: "string", default: "10000" },
    length: { type: "string", default: "40" },
    report: { type: "string", default: "reports/merge.json" },
  },
});

const startedAtMs = performance.now();
const firstSeed = Number(values.seed);
const runs = Number(values.runs);
const outcomes: Outcome[] = [];
for (let run = 0; run < runs; run += 1) {
  const outcome = await runHistory(firstSeed + run, Number(values.length));
  outcomes.push(outcome);
  if (outcome.failure !== undefined) console.error(`seed ${outcome.seed}: ${outcome.failure}`);
}

const sum = (of: (outcome: Outcome) => number) =>
  outcomes.reduce((total, outcome) => total + of(outcome), 0);
const steps: Record<string, number> = {};
for (const outcome of outcomes)
  for (const step of outcome.steps) steps[step] = (steps[step] ?? 0) + 1;
const failed = outcomes.filter(({ failure }) => failure !== undefined);
const report = {
  what: "random histories of 2 to 4 devices, clocks up to ten years apart, exchanged in two orders: the same bytes everywhere, every text that nobody replaced is there, the third exchange of two changes nothing",
  engine: `Node ${process.versions.node}, the pure core`,
  seed: firstSeed,
  n: runs,
  failures: failed.length,
  failingSeeds: failed.slice(0, 50).map(({ seed, failure }) => ({ seed, failure })),
  steps,
  texts: sum(({ texts }) => texts),
  conflictCopies: sum(({ copies }) => copies),
  durationSeconds: Math.round((performance.now() - startedAtMs) / 1000),
};
await writeReport(values.report, report);
console.log(JSON.stringify({ ...report, failingSeeds: undefined }, null, 2));
process.exit(failed.length > 0 ? 1 : 0);
