import "fake-indexeddb/auto";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { writeReport } from "../support/report";
import { type Outcome, runSequence } from "./run-sequence";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    runs: { type: "string", default: "2000" },
    length: { type: "string", default: "40" },
    report: { type: "string", default: "reports/model.json" },
  },
});

const startedAtMs = performance.now();
const firstSeed = Number(values.seed);
const runs = Number(values.runs);
const outcomes: Outcome[] = [];
for (let run = 0; run < runs; run += 1) {
  const outcome = await runSequence(firstSeed + run, Number(values.length));
  outcomes.push(outcome);
  if (outcome.failure !== undefined)
    console.error(
      `seed ${outcome.seed} (${outcome.kind}): ${outcome.failure} after ${outcome.steps.join(", ")}`,
    );
}

const count = (names: readonly string[]) => {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};
const failed = outcomes.filter(({ failure }) => failure !== undefined);
const { version } = JSON.parse(readFileSync("node_modules/fake-indexeddb/package.json", "utf8"));
const report = {
  what: "the store against a model of plain maps, compared after every step of random sequences",
  engine: `Node ${process.versions.node}, fake-indexeddb ${version}, and the app's own database in memory`,
  seed: firstSeed,
  n: runs,
  failures: failed.length,
  failingSeeds: failed.slice(0, 50).map(({ seed, failure }) => ({ seed, failure })),
  steps: count(outcomes.flatMap(({ steps }) => steps)),
  // The sequence that took the most steps.
  worst: { steps: Math.max(0, ...outcomes.map(({ steps }) => steps.length)) },
  kinds: count(outcomes.map(({ kind }) => kind)),
  durationSeconds: Math.round((performance.now() - startedAtMs) / 1000),
};
await writeReport(values.report, report);
console.log(JSON.stringify({ ...report, failingSeeds: undefined }, null, 2));
process.exit(failed.length > 0 ? 1 : 0);
