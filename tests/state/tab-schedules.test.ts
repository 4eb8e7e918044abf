import { beforeAll, expect, test } from "vitest";
import { bringMortality } from "../tabs/mortal-indexeddb";
import { runSchedule } from "../tabs/schedule";

// A short run of `npm run test:tabs`, which takes --runs and --seed.

beforeAll(bringMortality);

const runs = 25;

async function problemsOf(hasClockJumps: boolean): Promise<readonly string[]> {
  const problems: string[] = [];
  for (let run = 0; run < runs; run += 1) {
    // oxlint-disable-next-line no-await-in-loop -- schedules share one process
    const outcome = await runSchedule(1000 + run, hasClockJumps);
    problems.push(...outcome.problems.map((problem) => `seed ${1000 + run}: ${problem}`));
  }
  return problems;
}

test("[TB14] two or three tabs with lost news, freezes and kills: every committed edit is in the entry, its history or a conflict copy", async () => {
  expect(await problemsOf(false)).toEqual([]);
}, 60_000);

test("[CK1] clocks that jump by ten years or an hour change nothing of that, and no entry leaves its day", async () => {
  expect(await problemsOf(true)).toEqual([]);
}, 60_000);
