import type { Page } from "playwright";
import { type Fault, openHost } from "./host";
import {
  type CaseGroup,
  type CaseResult,
  type Ground,
  fileFaults,
  type MatrixCase,
  once,
  repair,
} from "./matrix-case";
import { countLoads, outcomeOf } from "./outcome";
import { storeOfflineCopy } from "./typing";

/** A newer version of which one file does not arrive whole: the version before it serves on. */
export function installFaults({ browser, old, next }: Ground): CaseGroup {
  const bench = once(async () => {
    const host = await openHost(old.folder);
    const context = await browser.newContext({ locale: "en-GB" });
    await storeOfflineCopy(context, host.url);
    const page = await context.newPage();
    await page.goto(host.url);
    return { host, context, page };
  });

  const update = async (file: string, fault: Fault): Promise<CaseResult> => {
    const { host, context, page } = await bench.get();
    repair(host, next.folder);
    host.faults.set(file, fault);
    const became = await page.evaluate(whatBecomesOfUpdate);
    const visit = countLoads(await context.newPage());
    await visit.page.goto(host.url);
    const outcome = await outcomeOf(visit);
    const reloads = visit.loads() - 1;
    const version = await versionOf(visit.page);
    await visit.page.close();
    if (became !== "redundant")
      return { outcome, reloads, wrong: `the new worker became ${became}` };
    return { outcome, reloads, wrong: version === "old/old" ? undefined : `served ${version}` };
  };

  /** With no copy yet, the app works and says that it is not ready to work offline. */
  const first = async (file: string, fault: Fault): Promise<CaseResult> => {
    const host = await openHost(old.folder);
    const context = await browser.newContext({ locale: "en-GB" });
    try {
      host.faults.set(file, fault);
      const visit = countLoads(await context.newPage());
      await visit.page.goto(host.url);
      await visit.page.getByText("Not ready to work offline yet.").waitFor({ timeout: 10_000 });
      return { outcome: await outcomeOf(visit), reloads: visit.loads() - 1 };
    } finally {
      await context.close();
      await host.stop();
    }
  };

  /** When the host is whole again, the newer version is stored and waits. */
  const last = async (): Promise<CaseResult> => {
    const { host, page } = await bench.get();
    repair(host, next.folder);
    const became = await page.evaluate(whatBecomesOfUpdate);
    return { outcome: "app", reloads: 0, wrong: became === "installed" ? undefined : became };
  };

  const cases: MatrixCase[] = [];
  const isShared = (file: string) => old.listed.includes(file) && file !== "index.html";
  // In the order in which they are stored: what an earlier attempt has stored is not asked for again.
  for (const file of next.listed.filter((listed) => !isShared(listed)))
    for (const fault of [...fileFaults, "bit"] as const)
      cases.push({ name: `update, ${file} ${fault}`, run: () => update(file, fault) });
  for (const file of old.listed.filter((listed) => /\/(?:hcl|help-page|icon)\b/.test(listed)))
    for (const fault of fileFaults)
      cases.push({ name: `first copy, ${file} ${fault}`, run: () => first(file, fault) });
  cases.push({ name: "update, whole again", run: last });
  return {
    name: "install",
    cases,
    end: () =>
      bench.end(async ({ host, context }) => {
        await context.close();
        await host.stop();
      }),
  };
}

async function versionOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { page: html, code } = document.documentElement.dataset;
    return `${html}/${code}`;
  });
}

/** Looks for an update; the state in which the newer worker ends. Runs in the page. */
async function whatBecomesOfUpdate(): Promise<string> {
  const registration = await navigator.serviceWorker.ready;
  const found = new Promise<ServiceWorker | null>((resolve) => {
    registration.addEventListener("updatefound", () => resolve(registration.installing), {
      once: true,
    });
  });
  await registration.update().catch(() => undefined);
  const worker =
    registration.installing ??
    registration.waiting ??
    (await Promise.race([
      found,
      new Promise<null>((resolve) => setTimeout(() => resolve(null), 1000)),
    ]));
  if (!worker) return "nothing";
  if (worker.state === "installing")
    await new Promise((resolve) => worker.addEventListener("statechange", resolve, { once: true }));
  return worker.state;
}
