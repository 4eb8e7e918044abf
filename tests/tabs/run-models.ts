import { type Outcome, runSchedule } from "./schedule";

/** One level of the report. */
export interface LevelReport {
  readonly engine: string;
  readonly seed: number;
  readonly n: number;
  readonly failures: number;
  readonly committedEdits: number;
  readonly conflictCopies: number;
  readonly foundInHistoryOnly: number;
  readonly kills: number;
  readonly freezes: number;
  readonly clockJumps: number;
  /** The schedule with the most conflict copies, by its seed. */
  readonly worst: { readonly seed: number; readonly conflictCopies: number } | undefined;
  readonly failed: readonly { readonly seed: number; readonly problems: readonly string[] }[];
  readonly seconds: number;
}

/** Runs schedules of model tabs, one after the other; the seed of each is the first one and its place. */
export async function runModels(
  name: string,
  seed: number,
  runs: number,
  hasClockJumps: boolean,
): Promise<LevelReport> {
  const begunAt = Date.now();
  const outcomes: (Outcome & { readonly seed: number })[] = [];
  for (let run = 0; run < runs; run += 1) {
    // oxlint-disable-next-line no-await-in-loop -- schedules share one process
    const outcome = { ...(await runSchedule(seed + run, hasClockJumps)), seed: seed + run };
    outcomes.push(outcome);
    for (const problem of outcome.problems)
      console.error(`FAILED ${name}, --seed ${outcome.seed}: ${problem}`);
  }
  const sum = (of: (outcome: Outcome) => number) =>
    outcomes.reduce((all, outcome) => all + of(outcome), 0);
  const failed = outcomes.filter(({ problems }) => problems.length > 0);
  const worst = outcomes.toSorted((a, b) => b.conflictCopies - a.conflictCopies)[0];
  return {
    engine: `fake-indexeddb on Node ${process.versions.node}, the app's own models and store`,
    seed,
    n: outcomes.length,
    failures: failed.length,
    committedEdits: sum(({ committed }) => committed),
    conflictCopies: sum(({ conflictCopies }) => conflictCopies),
    foundInHistoryOnly: sum(({ inHistoryOnly }) => inHistoryOnly),
    kills: sum(({ kills }) => kills),
    freezes: sum(({ freezes }) => freezes),
    clockJumps: sum(({ clockJumps }) => clockJumps),
    worst: worst && { seed: worst.seed, conflictCopies: worst.conflictCopies },
    failed: failed.map(({ seed: failedSeed, problems }) => ({ seed: failedSeed, problems })),
    seconds: Math.round((Date.now() - begunAt) / 1000),
  };
}
