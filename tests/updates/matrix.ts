import { join } from "node:path";
import type { Browser } from "playwright";
import { seededRandom } from "../../bench/random";
import { cacheFaults } from "./matrix-caches";
import type { CaseResult, Ground, MatrixCase } from "./matrix-case";
import { hostFaults } from "./matrix-host";
import { installFaults } from "./matrix-install";
import { versionPairs } from "./matrix-versions";
import { makeVersion } from "./versions";

interface Tally {
  n: number;
  app: number;
  words: number;
  blank: number;
  mostReloads: number;
}

/** What came of the matrix: all of it, and each group. */
export interface MatrixReport extends Tally {
  readonly groups: Readonly<Record<string, Tally>>;
  readonly failed: readonly string[];
}

/** Tries the cases, or as many of them as were asked for, drawn by the seed. */
export async function runMatrix(
  browser: Browser,
  asked: Readonly<{ built: string; folder: string; cases: number; seed: number; only: string }>,
): Promise<MatrixReport> {
  const { built, folder } = asked;
  const old = await makeVersion(built, join(folder, "old"), "old");
  const next = await makeVersion(built, join(folder, "next"), "next");
  const ground: Ground = { browser, old, next, folder };
  const groups = [hostFaults, versionPairs, cacheFaults, installFaults].map((make) => make(ground));
  const all = groups.flatMap(({ cases }) => cases);
  const chosen = draw(
    all.filter(({ name }) => name.includes(asked.only)),
    asked.cases,
    asked.seed,
  );
  const total = emptyTally();
  const tallies: Record<string, Tally> = {};
  const failed: string[] = [];
  for (const group of groups) {
    const tally = emptyTally();
    for (const one of group.cases) {
      if (!chosen.has(one)) continue;
      // oxlint-disable-next-line no-await-in-loop -- one browser, two cores
      const result = await one.run().catch((error: unknown): CaseResult => ({
        outcome: "blank",
        reloads: 0,
        wrong: String(error),
      }));
      for (const each of [total, tally]) add(each, result);
      const wrong = faultOf(result);
      if (wrong) failed.push(`${group.name}: ${one.name}: ${wrong}`);
    }
    if (tally.n > 0) tallies[group.name] = tally;
    // oxlint-disable-next-line no-await-in-loop
    await group.end();
  }
  return { ...total, groups: tallies, failed };
}

function faultOf({ outcome, reloads, wrong }: CaseResult): string | undefined {
  if (wrong) return wrong;
  if (outcome === "blank") return "blank";
  return reloads > 1 ? `${reloads} reloads` : undefined;
}

function emptyTally(): Tally {
  return { n: 0, app: 0, words: 0, blank: 0, mostReloads: 0 };
}

function add(tally: Tally, { outcome, reloads }: CaseResult): void {
  tally.n++;
  tally[outcome]++;
  tally.mostReloads = Math.max(tally.mostReloads, reloads);
}

function draw(cases: readonly MatrixCase[], count: number, seed: number): ReadonlySet<MatrixCase> {
  const random = seededRandom(seed);
  const left = [...cases];
  const drawn = new Set<MatrixCase>();
  while (left.length > 0 && drawn.size < count)
    for (const one of left.splice(random.below(left.length), 1)) drawn.add(one);
  return drawn;
}
