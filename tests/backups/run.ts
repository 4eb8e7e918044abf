import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { mergeReport } from "../support/report";
import { cutLogs } from "./cut-logs";
import { killImports } from "./kill-imports";
import { mutateBackups } from "./mutate-backups";
import { roundTrip } from "./round-trip";

// Holds SPEC.md's [BH1], [BH3], [BH5] and [BH6]: backups are mutated, imports are killed, and every character goes round.
// npm run build && npm run test:backups -- [--runs 10000] [--kills 500] [--entries 100000] [--seed 1]; 0 leaves a part out.

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    runs: { type: "string", default: "10000" },
    kills: { type: "string", default: "500" },
    entries: { type: "string", default: "100000" },
    /** The folder of the built app, which is killed. */
    app: { type: "string", default: "dist" },
    report: { type: "string", default: "reports/backups.json" },
  },
});
const seed = Number(values.seed);
let failures = 0;

// The round trip first: what memory it takes is its own then.
await part("round trip", Number(values.entries), roundTrip);
await part("mutated backups", Number(values.runs), (runs) => mutateBackups(runs, seed));
if (Number(values.kills) > 0 && !existsSync(`${values.app}/index.html`))
  throw new Error(`There is no built app in ${values.app}: npm run build`);
await part("cut logs", Math.ceil(Number(values.kills) / 50), (rounds) =>
  cutLogs(rounds, seed, values.app),
);
await part("kills", Number(values.kills), (kills) => killImports(kills, seed, values.app));
process.exit(failures > 0 ? 1 : 0);

async function part(
  name: string,
  count: number,
  run: (count: number) => Promise<{ readonly failures: number }>,
): Promise<void> {
  if (count === 0) return;
  const report = await run(count);
  failures += report.failures;
  await mergeReport(values.report, name, report);
  console.log(`${name}: ${JSON.stringify(report, undefined, 2)}`);
}
