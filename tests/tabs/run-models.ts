import { runSchedules, type SchedulesReport } from "./run-schedules";
import { runSchedule } from "./schedule";

/** One level of the report. */
export interface LevelReport extends SchedulesReport {
  readonly engine: string;
  readonly foundInHistoryOnly: number;
  readonly kills: number;
  readonly clockJumps: number;
  /** The schedule with the most conflict copies, by its seed. */
  readonly worst: { readonly seed: number; readonly conflictCopies: number } | undefined;
}

/** Runs schedules of model tabs. */
export async function runModels(
  name: string,
  seed: number,
  runs: number,
  hasClockJumps: boolean,
): Promise<LevelReport> {
  const { outcomes, sum, report } = await runSchedules(name, seed, runs, (its) =>
    runSchedule(its, hasClockJumps),
  );
  const worst = outcomes.toSorted((a, b) => b.conflictCopies - a.conflictCopies)[0];
  return {
    engine: `fake-indexeddb on Node ${process.versions.node}, the app's own models and store`,
    ...report,
    foundInHistoryOnly: sum(({ inHistoryOnly }) => inHistoryOnly),
    kills: sum(({ kills }) => kills),
    clockJumps: sum(({ clockJumps }) => clockJumps),
    worst: worst && { seed: worst.seed, conflictCopies: worst.conflictCopies },
  };
}
