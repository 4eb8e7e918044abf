/** What every schedule of tabs comes to, whoever plays them. */
export interface ScheduleOutcome {
  readonly problems: readonly string[];
  readonly committed: number;
  readonly conflictCopies: number;
  readonly freezes: number;
}

/** What stands in every level's report. */
export interface SchedulesReport {
  readonly seed: number;
  readonly n: number;
  readonly failures: number;
  readonly committedEdits: number;
  readonly conflictCopies: number;
  readonly freezes: number;
  /** The schedule with the most conflict copies, by its seed. */
  readonly worst: { readonly seed: number; readonly conflictCopies: number } | undefined;
  readonly failed: readonly { readonly seed: number; readonly problems: readonly string[] }[];
  readonly seconds: number;
}

/** Runs schedules one after the other; the seed of each is the first one and its place. */
export async function runSchedules<Outcome extends ScheduleOutcome>(
  name: string,
  seed: number,
  runs: number,
  runOne: (seed: number) => Promise<Outcome>,
) {
  const begunAt = Date.now();
  const outcomes: (Outcome & { readonly seed: number })[] = [];
  for (let run = 0; run < runs; run += 1) {
    // oxlint-disable-next-line no-await-in-loop -- schedules must not slow each other down
    const outcome = { ...(await runOne(seed + run)), seed: seed + run };
    outcomes.push(outcome);
    for (const problem of outcome.problems)
      console.error(`FAILED ${name}, --seed ${outcome.seed}: ${problem}`);
  }
  const sum = (of: (outcome: Outcome) => number) =>
    outcomes.reduce((all, outcome) => all + of(outcome), 0);
  const failed = outcomes.filter(({ problems }) => problems.length > 0);
  const [worst] = outcomes.toSorted((a, b) => b.conflictCopies - a.conflictCopies);
  const report: SchedulesReport = {
    seed,
    n: outcomes.length,
    failures: failed.length,
    committedEdits: sum(({ committed }) => committed),
    conflictCopies: sum(({ conflictCopies }) => conflictCopies),
    freezes: sum(({ freezes }) => freezes),
    worst: worst && { seed: worst.seed, conflictCopies: worst.conflictCopies },
    failed: failed.map(({ seed: failedSeed, problems }) => ({ seed: failedSeed, problems })),
    seconds: Math.round((Date.now() - begunAt) / 1000),
  };
  return { sum, report };
}
