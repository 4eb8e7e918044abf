import { cpus, loadavg } from "node:os";
import { quantile } from "../../bench/quantile";
import { type EngineName, engineNames, engineOf } from "./browsers";
import { openLab } from "./lab";
import { mergeReport } from "../support/report";
import type { Troubles } from "./open-life";
import { readOptions } from "./options";
import { type CrashRun, liveOnProfile } from "./profile-lives";

// Holds SPEC.md's [CR1], [CR2] and [CR3]: browsers are killed while somebody types.

// npm run build && npm run test:crash -- [--engine chromium,chromium-sqlite,firefox,webkit] [--runs 6] [--seed 1] [--limit 250]

/** Kills on one profile, before a fresh one. */
const livesOnProfile = 25;
/** Browsers at a time. */
const lanes = 2;
/** How often runs without a verdict are made again. */
const mostRepeats = 10;

const options = readOptions({ engines: engineNames, runs: 6, report: "reports/crash.json" });
const lab = await openLab(options.app);
let failures = 0;
for (const name of options.engines) failures += await crash(name);
await lab.stop();
process.exit(failures > 0 ? 1 : 0);

/** Kills one engine as often as was asked for; how many of the runs failed. */
async function crash(name: EngineName): Promise<number> {
  const engine = engineOf(name);
  const missing = engine.missing();
  if (missing !== undefined) {
    console.log(`${name}: skipped, ${missing}.`);
    return 0;
  }
  const begunAt = Date.now();
  const runs: CrashRun[] = [];
  const troubles: Troubles = { couldNotStart: 0, given: [], stores: new Set() };
  const whenDone = (run: CrashRun) => {
    runs.push(run);
    const problems = problemsOf(run);
    const head = `${name} run ${run.run} (--seed ${options.seed})`;
    for (const problem of problems) console.error(`FAILED ${head}: ${problem}`);
    if (problems.length > 0) console.error(run.lastWords.join("\n"));
    else
      console.log(
        `${head}: ${run.kept} of ${run.typed} keys kept, ${run.acknowledged} acknowledged, lost ${run.typingLostMs} ms, the first of it ${run.oldestLostMs} ms old`,
      );
  };
  const waiting = batchesOf(options.runs);
  let repeats = mostRepeats;
  const work = async () => {
    for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
      try {
        await liveOnProfile({
          lab,
          engine,
          name,
          seed: options.seed,
          runs: batch,
          troubles,
          whenDone,
        });
      } catch (error) {
        troubles.given.push(`runs ${batch[0]} to ${batch.at(-1)}: ${String(error)}`);
      }
      // What came to no verdict, for a browser that did not start, is made again on a fresh profile.
      const rest = batch.filter((run) => runs.every((done) => done.run !== run));
      if (rest.length > 0 && repeats > 0) waiting.push(rest);
      repeats -= Number(rest.length > 0);
    }
  };
  await Promise.all(Array.from({ length: lanes }, work));
  engine.end();
  const failed = runs.filter((run) => problemsOf(run).length > 0);
  const ages = runs.map(({ oldestLostMs }) => oldestLostMs);
  await mergeReport(options.report, name, {
    engine: engine.version(),
    store: [...troubles.stores].toSorted((a, b) => (a < b ? -1 : 1)),
    seed: options.seed,
    n: runs.length,
    asked: options.runs,
    limitMs: options.limitMs,
    failures: failed.length,
    keysTyped: sum(runs.map(({ typed }) => typed)),
    acknowledgements: sum(runs.map(({ acknowledgements }) => acknowledgements)),
    runsWithAcknowledged: runs.filter(({ acknowledged }) => acknowledged > 0).length,
    acknowledgedLost: runs.filter(({ lost }) => lost !== undefined).length,
    torn: runs.filter(({ torn, wrong }) => torn !== undefined || wrong.length > 0).length,
    // From the first key that was lost to the last that was heard of.
    lossMs: figures(runs.map(({ typingLostMs }) => typingLostMs)),
    // How old the first key that was lost was at the kill: a rest before the kill counts, too.
    oldestLostMs: { ...figures(ages), above: ages.filter((age) => age > options.limitMs).length },
    worst: runs.toSorted((a, b) => b.oldestLostMs - a.oldestLostMs)[0]?.run,
    couldNotStart: troubles.couldNotStart,
    notJudged: troubles.given,
    failed: failed.map((run) => ({
      run: run.run,
      problems: problemsOf(run),
      lastWords: run.lastWords,
    })),
    // What else the machine had to do: one, five and fifteen minutes' load, of so many processors.
    load: { average: loadavg().map((one) => Math.round(one * 10) / 10), processors: cpus().length },
    seconds: Math.round((Date.now() - begunAt) / 1000),
  });
  const isShort = runs.length < options.runs;
  if (isShort)
    console.error(
      `${name}: ${runs.length} of ${options.runs} runs came to an end.`,
      troubles.given,
    );
  return failed.length + Number(isShort);
}

function problemsOf(run: CrashRun): readonly string[] {
  const { typingLostMs, oldestLostMs } = run;
  const tooMuch =
    typingLostMs > options.limitMs
      ? `${typingLostMs} ms of typing were lost (at most ${options.limitMs}), the first of it ${oldestLostMs} ms before the kill`
      : [];
  return [run.lost ?? [], run.torn ?? [], tooMuch, run.wrong].flat();
}

/** Run numbers from 1, a profile's worth at a time, and so that no lane stands idle. */
function batchesOf(count: number): (readonly number[])[] {
  const size = Math.min(livesOnProfile, Math.ceil(count / lanes));
  const numbers = Array.from({ length: count }, (_, at) => at + 1);
  return Array.from({ length: Math.ceil(count / size) }, (_, at) =>
    numbers.slice(at * size, (at + 1) * size),
  );
}

function figures(numbers: readonly number[]) {
  return { p50: quantile(numbers, 0.5), p99: quantile(numbers, 0.99), max: Math.max(...numbers) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
