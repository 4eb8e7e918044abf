import { quantile } from "../../bench/quantile";
import { engineOf } from "./browsers";
import { openLab } from "./lab";
import { mergeReport } from "../support/report";
import { killNetworkProcess, type NetworkKill } from "./network-kills";
import type { Troubles } from "./open-life";
import { readOptions } from "./options";

// npm run build && npm run test:crash:network -- [--runs 20] [--seed 1]

const options = readOptions({ engines: ["webkit"], runs: 3, report: "reports/crash.json" });
const engine = engineOf("webkit");
const missing = engine.missing();
if (missing !== undefined) {
  console.log(`webkit: skipped, ${missing}.`);
  process.exit(0);
}
const begunAt = Date.now();
const lab = await openLab(options.app);
const troubles: Troubles = { couldNotStart: 0, given: [], stores: new Set() };
const kills: NetworkKill[] = [];
const waiting = Array.from({ length: options.runs }, (_, at) => at + 1);
const work = async () => {
  for (let run = waiting.shift(); run !== undefined; run = waiting.shift()) {
    const kill = await killNetworkProcess({ lab, engine, troubles, seed: options.seed, run });
    kills.push(kill);
    const head = `webkit network process, run ${run} (--seed ${options.seed})`;
    for (const problem of kill.wrong) console.error(`FAILED ${head}: ${problem}`);
    if (kill.wrong.length === 0)
      console.log(`${head}: saving resumed after ${kill.resumedAfterMs} ms`);
  }
};
await Promise.all([work(), work()]);
engine.end();
await lab.stop();
const failed = kills.filter(({ wrong }) => wrong.length > 0);
const resumed = kills.flatMap(({ resumedAfterMs }) => resumedAfterMs ?? []);
await mergeReport(options.report, "webkit-network-process", {
  engine: engine.version(),
  seed: options.seed,
  n: kills.length,
  failures: failed.length,
  acknowledgements: kills.reduce((all, { acknowledgements }) => all + acknowledgements, 0),
  resumedAfterMs: {
    p50: quantile(resumed, 0.5),
    p99: quantile(resumed, 0.99),
    max: Math.max(...resumed),
  },
  couldNotStart: troubles.couldNotStart,
  failed: failed.map(({ run, wrong }) => ({ run, problems: wrong })),
  seconds: Math.round((Date.now() - begunAt) / 1000),
});
process.exit(failed.length > 0 ? 1 : 0);
