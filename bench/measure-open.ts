import type { Locator, Page } from "playwright";
import { type Bench, entriesOfLength, type Measure } from "./bench";
import { openMeasuredPage } from "./browser";
import { type Finding, ms } from "./finding";
import { peerEntries, peers } from "./peers";
import { median, quantile } from "./quantile";

/** The 95th percentile that is allowed for a text of so many kilobytes, in milliseconds. */
const budgets: ReadonlyMap<number, number> = new Map([
  [4, 50],
  [100, 120],
]);

/** While a page turns, a click would meet the picture of a link and not the link. */
const turnMs = 400;

/** Until all of the page's code is there, in milliseconds. */
const settleMs = 1500;

/** Only the rows near the window are drawn; this goes down the list until the link is. */
async function scrollTo(page: Page, link: Locator): Promise<void> {
  if ((await link.count()) === 0) await page.evaluate(() => window.scrollTo(0, 0));
  for (let turn = 0; turn < 50 && (await link.count()) === 0; turn += 1) {
    await page.mouse.wheel(0, 300);
    await page.waitForTimeout(100);
  }
  await link.scrollIntoViewIfNeeded();
}

/** How long a hand rests on a link before it clicks, at least, in milliseconds. */
const restMs = 80;

/**
 * From the click on an entry's link in the list to the paint of its whole text; the limit is one
 * `get` and the text as one plain node. A mouse that comes and clicks in one breath is the worst case:
 * after an input Chromium hands the page no answer of the database before the next frame, so that what
 * is read from then on is a frame late. A hand rests on the link first, and the reading begins then.
 */
export const measureOpen: Measure = async (bench) => {
  const { page } = await openMeasuredPage(bench.context);
  const bare = (await openMeasuredPage(bench.context)).page;
  await bare.goto(`${bench.url}bench/bare.html`);
  await page.goto(bench.url);
  // The long list takes the place of its first rows meanwhile.
  await page.waitForTimeout(settleMs);
  const findings: Finding[] = [];
  for (const [kilobytes, allowed] of budgets)
    for (const rest of kilobytes === 4 ? [0, restMs] : [0])
      findings.push(await openEntries(bench, page, bare, { kilobytes, allowed, rest }));
  await page.close();
  await bare.close();
  return findings;
};

interface Case {
  readonly kilobytes: number;
  /** What the 95th percentile may be, in milliseconds. */
  readonly allowed: number;
  /** How long the mouse rests on the link before it clicks, in milliseconds. */
  readonly rest: number;
}

async function openEntries(
  bench: Bench,
  page: Page,
  bare: Page,
  { kilobytes, allowed, rest }: Case,
): Promise<Finding> {
  const runs = bench.isMain ? 2 * bench.runs : bench.runs;
  const entries = entriesOfLength(bench, kilobytes);
  const took: number[] = [];
  const least: number[] = [];
  // The first round compiles the code, as the first entry of a day does.
  for (let run = -entries.length; run < runs; run += 1) {
    const long = entries.at(run % entries.length);
    if (!long) continue;
    await bare.bringToFront();
    const bareOpened = await bare.evaluate((id) => bareOpen(id), long.entry.id);
    await page.bringToFront();
    const link = page.getByRole("link", { name: long.entry.title, exact: true });
    await scrollTo(page, link);
    await page.evaluate((end) => benchProbe.expectText(end), long.end);
    if (rest > 0) await link.hover();
    await page.waitForTimeout(rest);
    await link.click();
    const opened = await page.evaluate(() => benchProbe.textPainted());
    if (run >= 0) {
      took.push(opened);
      least.push(bareOpened);
    }
    await page.goBack();
    await page.mouse.move(0, 0);
    await page.waitForTimeout(turnMs);
  }
  const p95 = quantile(took, 0.95);
  return {
    measure: "open",
    what: "open an entry, click to painted text, p50 / p95",
    entries: bench.size,
    under: `${kilobytes} kB${rest > 0 ? `, ${rest} ms on the link` : ""}`,
    limit: `${ms(median(least))} / ${ms(quantile(least, 0.95))}`,
    ours: `${ms(median(took))} / ${ms(p95)}`,
    budgets: [
      { text: `p95 ≤ ${allowed} ms`, measured: p95, allowed },
      ...(kilobytes === 4 ? [{ text: "p50 ≤ 35 ms", measured: median(took), allowed: 35 }] : []),
    ],
    ...(bench.size === peerEntries && kilobytes === 4 && rest === 0 && { peers: peers.open }),
    headline: median(took),
  };
}
