import { rm } from "node:fs/promises";
import { type BrowserEngine, type EngineName, engineNames, engineOf } from "../crash/browsers";
import { type Lab, openLab } from "../crash/lab";
import { mergeReport } from "../support/report";
import type { Starting } from "../crash/open-life";
import { readOptions } from "../crash/options";
import {
  type DamagedStart,
  type JournalOnDisk,
  startDamaged,
  writeJournal,
} from "./damaged-profile";
import { fillDisk, type FullDisk, missingForFullDisk } from "./full-disk";

// Holds SPEC.md's [CR5], [CR6] and [CR8]: full disks, and damaged profiles.

// npm run build && npm run test:disk -- [--runs 4 (damaged profiles)] [--cycles 2 (full disks)] [--seed 1]

/** Whose profile is damaged next, over and over: of 20, ten, four, four and two. */
const order: readonly EngineName[] = [
  ...(["chromium", "chromium-sqlite", "firefox", "webkit"] as const),
  ...(["chromium", "chromium", "chromium-sqlite", "chromium", "firefox"] as const),
  ...(["chromium", "chromium", "chromium-sqlite", "chromium", "firefox"] as const),
  ...(["chromium", "webkit", "chromium", "chromium-sqlite", "chromium", "firefox"] as const),
];

const options = readOptions({
  engines: engineNames,
  runs: 4,
  cycles: 2,
  report: "reports/disk.json",
});
const { seed } = options;
const lab = await openLab(options.app);
const failures = (await fillDisks(lab)) + (await damageProfiles(lab));
await lab.stop();
process.exit(failures > 0 ? 1 : 0);

async function fillDisks(at: Lab): Promise<number> {
  const missing = missingForFullDisk();
  const engine = engineOf("chromium");
  if (missing !== undefined || options.cycles === 0) {
    console.log(`full disk: skipped, ${missing ?? "not asked for"}.`);
    return 0;
  }
  const begunAt = Date.now();
  const starting = newStarting(at, engine);
  const cycles: FullDisk[] = [];
  for (let cycle = 1; cycle <= options.cycles; cycle += 1) {
    const one = await fillDisk(starting, seed, cycle);
    cycles.push(one);
    tell(`full disk, cycle ${cycle} (--seed ${seed})`, one.wrong, JSON.stringify(one));
  }
  const failed = cycles.filter(({ wrong }) => wrong.length > 0);
  await mergeReport(options.report, "full-disk", {
    engine: engine.version(),
    disk: "tmpfs, 64 MB",
    seed,
    n: cycles.length,
    failures: failed.length,
    toldNotSaved: cycles.filter(({ toldAfterMs }) => toldAfterMs !== undefined).length,
    slowestToldMs: Math.max(...cycles.map(({ toldAfterMs }) => toldAfterMs ?? 0)),
    whileFull: countBy(cycles.map(({ whileFull }) => whileFull)),
    afterwards: countBy(cycles.map(({ afterwards }) => afterwards)),
    resetByTheBrowser: cycles.filter(({ wasReset }) => wasReset).length,
    couldNotStart: starting.troubles.couldNotStart,
    failed: failed.map(({ cycle, wrong }) => ({ cycle, problems: wrong })),
    seconds: Math.round((Date.now() - begunAt) / 1000),
  });
  return failed.length;
}

async function damageProfiles(at: Lab): Promise<number> {
  const begunAt = Date.now();
  const engines = new Map<EngineName, Starting & { readonly journal: JournalOnDisk }>();
  const starts: DamagedStart[] = [];
  const names = options.engines.filter((name) => {
    const missing = engineOf(name).missing();
    if (missing !== undefined) console.log(`${name}: skipped, ${missing}.`);
    return missing === undefined;
  });
  const turns = order.filter((name) => names.includes(name));
  const plan = Array.from({ length: turns.length > 0 ? options.runs : 0 }, (_, index) => ({
    run: index + 1,
    name: turns[index % turns.length] ?? "chromium",
  }));
  const toWrite = [...new Set(plan.map((one) => one.name))];
  const write = async () => {
    for (let name = toWrite.shift(); name; name = toWrite.shift()) {
      const starting = newStarting(at, engineOf(name));
      engines.set(name, { ...starting, journal: await writeJournal(starting, name, seed) });
    }
  };
  await Promise.all([write(), write()]);
  const work = async () => {
    for (let next = plan.shift(); next; next = plan.shift()) {
      const { run, name } = next;
      const engine = engines.get(name);
      if (!engine) continue;
      const one = await startDamaged({ ...engine, name }, seed, run);
      starts.push(one);
      tell(`damaged profile, run ${run} (--seed ${seed})`, one.wrong, JSON.stringify(one));
    }
  };
  await Promise.all([work(), work()]);
  for (const { engine, journal } of engines.values()) {
    engine.end();
    await rm(journal.folder, { recursive: true, force: true, maxRetries: 5 });
  }
  const failed = starts.filter(({ wrong }) => wrong.length > 0);
  await mergeReport(options.report, "damaged-profiles", {
    engines: Object.fromEntries(
      [...engines].map(([name, { engine }]) => [
        name,
        {
          version: engine.version(),
          n: starts.filter((one) => one.engine === name).length,
          screens: countBy(starts.filter((one) => one.engine === name).map(({ screen }) => screen)),
        },
      ]),
    ),
    seed,
    n: starts.length,
    failures: failed.length,
    blank: starts.filter(({ screen }) => screen === "blank" || screen === "frame").length,
    deletionsByTheApp: starts.filter(({ wrong }) => wrong.some((one) => one.includes("called")))
      .length,
    // A damaged file may take entries with it that no app can bring back.
    journalWithAll: starts.filter(
      ({ screen, entries, written }) => screen === "journal" && entries === written,
    ).length,
    journalWithFewer: starts.filter(
      ({ screen, entries, written }) => screen === "journal" && entries < written,
    ).length,
    resetByTheBrowser: starts.filter(({ wasReset }) => wasReset).length,
    slowestMs: Math.max(...starts.map(({ tookMs }) => tookMs)),
    couldNotStart: [...engines.values()].reduce(
      (all, { troubles }) => all + troubles.couldNotStart,
      0,
    ),
    failed: failed.map(({ run, engine, damage, wrong }) => ({
      run,
      engine,
      damage,
      problems: wrong,
    })),
    seconds: Math.round((Date.now() - begunAt) / 1000),
  });
  return failed.length;
}

function newStarting(at: Lab, engine: BrowserEngine): Starting {
  return { lab: at, engine, troubles: { couldNotStart: 0, given: [], stores: new Set() } };
}

function tell(head: string, wrong: readonly string[], told: string): void {
  for (const problem of wrong) console.error(`FAILED ${head}: ${problem}`);
  console.log(`${head}: ${told}`);
}

function countBy(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
