import "fake-indexeddb/auto";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { writeReport } from "../support/report";
import { faultClasses } from "./fault";
import { type Outcome, runLife } from "./run-life";
import { takeOverTime } from "./world";

// Holds SPEC.md's [FL6]: npm run test:faults -- [--runs 10000] [--seed 1]

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    runs: { type: "string", default: "10000" },
    report: { type: "string", default: "reports/faults.json" },
  },
});

// Code that comes later comes at once here: the first loading of a file takes more turns than `world` waits for.
await Promise.all([
  import("../../src/core/journal/past"),
  import("../../src/storage/rare-verbs"),
  import("../../src/state/make-backup"),
]);

const startedAtMs = performance.now();
const world = takeOverTime();
const firstSeed = Number(values.seed);
const runs = Number(values.runs);
const outcomes: Outcome[] = [];
const thrown: string[] = [];
process.on("unhandledRejection", (error) => {
  // idb makes a promise for the end of every transaction, and of one that only reads nobody asks for it.
  if (!(error instanceof DOMException && error.name === "AbortError")) thrown.push(String(error));
});

for (let run = 0; run < runs; run += 1) {
  const outcome = await runLife(firstSeed + run, world);
  outcomes.push(outcome);
  for (const failure of outcome.failures)
    console.error(`seed ${outcome.seed}: ${failure} [${outcome.faults.join("; ")}]`);
}

const sum = (of: (outcome: Outcome) => number) =>
  outcomes.reduce((total, outcome) => total + of(outcome), 0);
const worst = (of: (outcome: Outcome) => number) => Math.max(0, ...outcomes.map(of));
const failing = (word: string) =>
  outcomes.filter(({ failures }) => failures.some((text) => text.startsWith(word))).length;
const failed = outcomes.filter(({ failures }) => failures.length > 0);
const { version } = JSON.parse(readFileSync("node_modules/fake-indexeddb/package.json", "utf8"));

const report = {
  what: "the app's models and store on a database that fails by seed, in virtual time",
  engine: `Node ${process.versions.node}, fake-indexeddb ${version}`,
  seed: firstSeed,
  n: runs,
  failures: failed.length,
  failingSeeds: failed.slice(0, 50).map(({ seed, failures }) => ({ seed, failures })),
  falseSaved: failing("false Saved"),
  silentFailures: failing("silent"),
  exportsWithLoss: failing("an export"),
  notRecovered: failing("not committed"),
  unhandledRejections: thrown.length,
  keys: sum(({ keys }) => keys),
  commits: sum(({ commits }) => commits),
  exports: sum(({ exports }) => exports),
  faultsMet: sum(({ met }) => met),
  runsByFault: Object.fromEntries(
    faultClasses.map(({ name }) => [
      name,
      outcomes.filter(({ faults }) => faults.includes(name)).length,
    ]),
  ),
  worst: {
    untilNotSavedMs: worst(({ slowestWarningMs }) => slowestWarningMs),
    untilCommittedAfterTheFaultMs: worst(({ slowestRecoveryMs }) => slowestRecoveryMs),
  },
  durationSeconds: Math.round((performance.now() - startedAtMs) / 1000),
};
await writeReport(values.report, report);
console.log(JSON.stringify({ ...report, failingSeeds: undefined }, null, 2));
for (const error of thrown.slice(0, 5)) console.error(`unhandled: ${error}`);
process.exit(failed.length > 0 || thrown.length > 0 ? 1 : 0);
