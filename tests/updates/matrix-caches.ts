import { cp, mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserContext } from "playwright";
import { openHost } from "./host";
import {
  type CaseGroup,
  type CaseResult,
  type Ground,
  type MatrixCase,
  once,
  repair,
} from "./matrix-case";
import { countLoads, outcomeOf } from "./outcome";
import { storeOfflineCopy } from "./typing";

/** What the host has when the copy is found to be lost. */
const hosts = ["same version", "newer version", "gone"] as const;
type HostState = (typeof hosts)[number];

/** Each file of the offline copy is lost or damaged in turn. */
export function cacheFaults({ browser, old, next, folder }: Ground): CaseGroup {
  const bench = once(async () => {
    const host = await openHost(old.folder);
    const context = await browser.newContext({ locale: "en-GB" });
    await storeOfflineCopy(context, host.url);
    const page = await context.newPage();
    await page.goto(`${host.url}icons/icon.svg`);
    return { host, context, page };
  });

  const run = async (
    file: string,
    harm: "lost" | "half",
    state: HostState,
  ): Promise<CaseResult> => {
    const { host, context, page } = await bench.get();
    repair(host, old.folder);
    if (state === "newer version") repair(host, await oldWorkerAlone(), next.folder);
    await page.evaluate(harmCopy, { file, harm });
    if (state === "gone") await host.stop();
    try {
      return await start(context, host.url, state);
    } finally {
      if (state === "gone") await host.start();
      repair(host, old.folder);
      await page.evaluate(putBack);
    }
  };

  const start = async (
    context: BrowserContext,
    url: string,
    state: HostState,
  ): Promise<CaseResult> => {
    const visit = countLoads(await context.newPage());
    await visit.page.goto(url).catch(() => undefined);
    const outcome = await outcomeOf(visit);
    const reloads = visit.loads() - 1;
    await visit.page.close();
    const mustStart = state !== "gone";
    return {
      outcome,
      reloads,
      wrong: mustStart && outcome !== "app" ? "did not start" : undefined,
    };
  };

  /** The old worker must stay, or the newer one would take the damaged copy's place. */
  const oldWorkerAlone = async (): Promise<string> => {
    const over = join(folder, "old-worker");
    await mkdir(over, { recursive: true });
    await cp(join(old.folder, "sw.js"), join(over, "sw.js"));
    return over;
  };

  const cases: MatrixCase[] = [];
  for (const file of old.listed)
    for (const harm of ["lost", "half"] as const)
      for (const state of hosts)
        cases.push({
          name: `${file} ${harm}, host ${state}`,
          run: () => run(file, harm, state),
        });
  return {
    name: "offline copy lost or damaged",
    cases,
    end: () =>
      bench.end(async ({ host, context }) => {
        await context.close();
        await host.stop();
      }),
  };
}

/** Harms one file of our cache, and lays all of it aside in a cache of another name. Runs in the page. */
async function harmCopy({ file, harm }: { file: string; harm: "lost" | "half" }): Promise<void> {
  const name = (await caches.keys()).find((key) => key.startsWith("kubecraft-journal-"));
  if (!name) throw new Error("there is no offline copy");
  const ours = await caches.open(name);
  const aside = await caches.open("laid aside");
  const keys = await ours.keys();
  if ((await aside.keys()).length === 0)
    for (const key of keys) {
      // oxlint-disable-next-line no-await-in-loop -- once
      const kept = await ours.match(key);
      // oxlint-disable-next-line no-await-in-loop
      if (kept) await aside.put(key, kept);
    }
  const key = keys.find(({ url }) => new URL(url).pathname === `/${file}`);
  const kept = key && (await ours.match(key));
  if (!kept) throw new Error(`${file} is not in the offline copy`);
  const bytes = await kept.arrayBuffer();
  await ours.delete(key);
  if (harm === "half")
    await ours.put(
      key,
      new Response(bytes.slice(0, bytes.byteLength / 2), { headers: kept.headers }),
    );
}

/** Our cache as it was before it was harmed. Runs in the page. */
async function putBack(): Promise<void> {
  const name = (await caches.keys()).find((key) => key.startsWith("kubecraft-journal-"));
  const ours = await caches.open(name ?? "");
  const aside = await caches.open("laid aside");
  for (const key of await aside.keys()) {
    // oxlint-disable-next-line no-await-in-loop -- some sixty files
    const kept = await aside.match(key);
    // oxlint-disable-next-line no-await-in-loop
    if (kept) await ours.put(key, kept);
  }
}
