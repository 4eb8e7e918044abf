import { runSchedules, type SchedulesReport } from "./run-schedules";
import { runSchedule } from "./schedule";

/** One level of the report. */
export interface LevelReport extends SchedulesReport {
  readonly engine: string;
  readonly foundInHistoryOnly: number;
  readonly kills: number;
  readonly clockJumps: number;
}

/** Runs schedules of model tabs. */
export async function runModels(
  name: string,
  seed: number,
  runs: number,
  hasClockJumps: boolean,
): Promise<LevelReport> {
  const { sum, report } = await runSchedules(name, seed, runs, (its) =>
    runSchedule(its, hasClockJumps),
  );
  return {
    engine: `fake-indexeddb on Node ${process.versions.node}, the app's own models and store`,
    ...report,
    foundInHistoryOnly: sum(({ inHistoryOnly }) => inHistoryOnly),
    kills: sum(({ kills }) => kills),
    clockJumps: sum(({ clockJumps }) => clockJumps),
  };
}
