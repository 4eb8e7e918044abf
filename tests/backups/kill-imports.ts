import { quantile } from "../../bench/quantile";
import { engineOf } from "../crash/browsers";
import { openLab } from "../crash/lab";
import type { Troubles } from "../crash/open-life";
import { type DeedKind, killOnProfile, type KillRun, Spans } from "./kill-lives";

/** Kills on one profile, before a fresh one. */
const livesOnProfile = 5;
/** Browsers at a time. */
const lanes = 2;
/** How often runs without a verdict are made again. */
const mostRepeats = 20;

/** What the report says of the kills; `failures` counts those after which something was wrong. */
export async function killImports(kills: number, seed: number, app: string) {
  const engine = engineOf("chromium");
  const missing = engine.missing();
  if (missing !== undefined) return { skipped: missing, n: 0, failures: 0 };
  const begunAt = Date.now();
  const lab = await openLab(app);
  const runs: KillRun[] = [];
  const spans = new Spans();
  const troubles: Troubles = { couldNotStart: 0, given: [], stores: new Set() };
  const whenDone = (run: KillRun) => {
    runs.push(run);
    spans.learn(run);
    const head = `kill ${run.run} (--seed ${seed}) of ${run.kind} after ${run.killedAfterMs} ms`;
    console.log(`${head}: ${run.found}${run.saidAfterMs === undefined ? "" : ", and it was said"}`);
    for (const problem of run.wrong) console.error(`FAILED ${head}: ${problem}`);
  };
  const waiting = batchesOf(kills);
  let repeats = mostRepeats;
  const work = async () => {
    for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- one profile after the other
        await killOnProfile({ lab, engine, seed, runs: batch, spans, troubles, whenDone });
      } catch (error) {
        troubles.given.push(`runs ${batch[0]} to ${batch.at(-1)}: ${String(error)}`);
      }
      const rest = batch.filter((run) => runs.every((done) => done.run !== run));
      if (rest.length > 0 && repeats > 0) waiting.push(rest);
      repeats -= Number(rest.length > 0);
    }
  };
  await Promise.all(Array.from({ length: lanes }, work));
  engine.end();
  await lab.stop();
  const failed = runs.filter(({ wrong }) => wrong.length > 0);
  return {
    what: "Chromium killed by SIGKILL between the click and a little after its success was said; the profile is opened again, and every row compared with before the click and with the whole deed",
    engine: engine.version(),
    seed,
    n: runs.length,
    asked: kills,
    failures: failed.length + (kills - runs.length),
    between: runs.filter(({ found }) => found === "between").length,
    saidAndLost: runs.filter(
      ({ found, saidAfterMs }) => saidAfterMs !== undefined && found === "before",
    ).length,
    byDeed: Object.fromEntries(
      (["import", "replace", "undo"] as const).map((kind) => [kind, figuresOf(runs, kind)]),
    ),
    couldNotStart: troubles.couldNotStart,
    notJudged: troubles.given,
    failed: failed.slice(0, 50).map(({ run, wrong }) => ({ run, wrong })),
    seconds: Math.round((Date.now() - begunAt) / 1000),
  };
}

function figuresOf(all: readonly KillRun[], kind: DeedKind) {
  const runs = all.filter((run) => run.kind === kind);
  const of = (found: KillRun["found"]) => runs.filter((run) => run.found === found);
  const told = runs.flatMap(({ saidAfterMs }) => saidAfterMs ?? []);
  return {
    n: runs.length,
    foundBefore: of("before").length,
    foundAfter: of("after").length,
    saidBeforeTheKill: told.length,
    killedAfterMs: spread(runs.map(({ killedAfterMs }) => killedAfterMs)),
    saidAfterMs: spread(told),
  };
}

function spread(values: readonly number[]) {
  return values.length === 0
    ? undefined
    : { least: Math.min(...values), p50: quantile(values, 0.5), most: Math.max(...values) };
}

/** Run numbers from 1, a profile's worth at a time, and so that no lane stands idle. */
function batchesOf(count: number): (readonly number[])[] {
  const size = Math.max(1, Math.min(livesOnProfile, Math.ceil(count / lanes)));
  const numbers = Array.from({ length: count }, (_, at) => at + 1);
  return Array.from({ length: Math.ceil(count / size) }, (_, at) =>
    numbers.slice(at * size, (at + 1) * size),
  );
}
