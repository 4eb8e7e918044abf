import type { BrowserContext } from "playwright";
import type { Measure } from "./bench";
import { openMeasuredPage } from "./browser";
import { type Finding, ms, short } from "./finding";
import { peerEntries, peers } from "./peers";
import { median, quantile } from "./quantile";

/** How many times the limit page's start the app's may take. */
const allowedRatio = 1.3;

/** After a tab was closed: its reading of the journal must not run into the next one's start. */
const restMs = 300;

/**
 * From navigation to the paint of the first row, warm: the browser runs, both service workers are
 * installed. Every start is in a new tab, so that nobody finds the other's compiled code or its own
 * in a process that is used again. App and limit page take turns, and so does who goes first.
 */
export const measureStart: Measure = async ({ context, url, size, runs }) => {
  const findings: Finding[] = [];
  for (const rate of [1, 4]) {
    const { app, limit } = await takeTurns(context, url, rate, runs);
    const ratio = median(app) / median(limit);
    findings.push({
      measure: "start",
      what: "warm start until the list is usable, median (p95)",
      entries: size,
      under: `${rate}×`,
      limit: `${ms(median(limit))} (${short(quantile(limit, 0.95))})`,
      ours: `${ms(median(app))} (${short(quantile(app, 0.95))}), ratio ${ratio.toFixed(2)}`,
      budgets: [{ text: `≤ ${allowedRatio} × limit page`, measured: ratio, allowed: allowedRatio }],
      ...(size === peerEntries && { peers: rate === 1 ? peers.start : peers.throttledStart }),
      headline: median(app),
    });
  }
  return findings;
};

async function takeTurns(context: BrowserContext, url: string, rate: number, runs: number) {
  const limitUrl = `${url}bench/limit.html`;
  const app: number[] = [];
  const limit: number[] = [];
  for (let run = -1; run < runs; run += 1) {
    const order = run % 2 === 0 ? [url, limitUrl] : [limitUrl, url];
    for (const address of order) {
      const took = await startOf(context, address, rate);
      // The first turn warms caches up and is not counted.
      if (run >= 0) (address === url ? app : limit).push(took);
    }
  }
  return { app, limit };
}

async function startOf(context: BrowserContext, address: string, rate: number): Promise<number> {
  const { page, throttle } = await openMeasuredPage(context);
  await throttle(rate);
  await page.waitForTimeout(restMs);
  await page.goto(address, { waitUntil: "commit" });
  const took = await page.evaluate(() => benchProbe.firstRow);
  await page.close();
  return took;
}
