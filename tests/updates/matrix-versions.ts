import { cp, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { openHost } from "./host";
import type { CaseGroup, CaseResult, Ground, MatrixCase } from "./matrix-case";
import { blankRoutes, canWrite, countLoads, type Outcome, outcomeOf, type Visit } from "./outcome";
import { storeOfflineCopy } from "./typing";

/** What the host has once the old version was visited. */
const deploys = [
  "all new",
  "new page, old files",
  "old page, new files",
  "new files, old worker",
] as const;
type Deploy = (typeof deploys)[number];

/** For how long browsers may keep which files. */
const agings = ["ask each time", "600 s", "page 600 s"] as const;
type Aging = (typeof agings)[number];

/** The old version is visited, then the host has something else: a tab that stayed open, and a new one. */
export function versionPairs({ browser, old, next, folder }: Ground): CaseGroup {
  const run = async (deploy: Deploy, aging: Aging, hasCopy: boolean): Promise<CaseResult> => {
    const host = await openHost(old.folder);
    if (aging === "600 s") host.maxAgeOf = () => 600;
    if (aging === "page 600 s") host.maxAgeOf = (path) => (path === "index.html" ? 600 : 0);
    const context = await browser.newContext({
      locale: "en-GB",
      serviceWorkers: hasCopy ? "allow" : "block",
    });
    try {
      if (hasCopy) await storeOfflineCopy(context, host.url);
      const open = countLoads(await context.newPage());
      await open.page.goto(host.url);
      await outcomeOf(open);
      host.folders = await foldersOf(deploy);
      const visit = countLoads(await context.newPage());
      await visit.page.goto(host.url);
      const outcome = await outcomeOf(visit);
      const reloads = visit.loads() - 1;
      const blank = await blankRoutes(open.page);
      const isWritten = await canWrite(open.page, deploy);
      if (blank.length > 0)
        return { outcome: "blank", reloads, wrong: `blank at #/${blank.join()}` };
      if (open.loads() > 1)
        return { outcome, reloads: open.loads() - 1, wrong: "the open tab was reloaded" };
      if (!isWritten) return { outcome, reloads, wrong: "writing did not go on" };
      const mustStart = deploy === "all new" || hasCopy;
      return {
        outcome,
        reloads,
        wrong: mustStart && !(await hasStarted(visit, outcome)) ? "did not start" : undefined,
      };
    } finally {
      await context.close();
      await host.stop();
    }
  };

  const foldersOf = async (deploy: Deploy): Promise<readonly string[]> => {
    if (deploy === "all new") return [next.folder];
    if (deploy === "new page, old files")
      return [await only(next.folder, "index.html"), old.folder];
    if (deploy === "old page, new files")
      return [await only(old.folder, "index.html"), next.folder];
    return [await only(old.folder, "sw.js"), next.folder];
  };

  /** A folder with nothing but this file, to be laid over another. */
  const only = async (from: string, file: string): Promise<string> => {
    const over = join(folder, `only-${from.endsWith("next") ? "next" : "old"}-${file}`);
    await mkdir(over, { recursive: true });
    await cp(join(from, file), join(over, file));
    return over;
  };

  const cases: MatrixCase[] = [];
  for (const deploy of deploys)
    for (const aging of agings)
      for (const hasCopy of [true, false])
        cases.push({
          name: `${deploy}, ${aging}, ${hasCopy ? "with" : "without"} an offline copy`,
          run: () => run(deploy, aging, hasCopy),
        });
  return { name: "old and new versions", cases, end: () => Promise.resolve() };
}

/** Whether the app is there, at once or after the words' own link: a host may have it that the old page is kept, and nothing of its files. */
async function hasStarted(visit: Visit, outcome: Outcome): Promise<boolean> {
  if (outcome !== "words") return outcome === "app";
  await visit.page.getByRole("link", { name: "Try again" }).click();
  return (await outcomeOf(visit)) === "app";
}
