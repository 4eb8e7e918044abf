import { type Bench, entryOfLength, type Measure } from "./bench";
import { launchBrowser, type MeasuredPage, openMeasuredPage } from "./browser";
import { type Finding, ms, short } from "./finding";
import { promptOf } from "./prompt";
import { median, quantile } from "./quantile";

/** Until the prompt takes a character after a cold start, in milliseconds. */
const allowedFirst = 1200;
/** What storing a jot may take beyond three bare puts, in milliseconds. */
const allowedBeyond = 20;
/** Starts of a whole browser take long. */
const coldRuns = 7;

/** From the enter of a jot to the status that says where it was stored, against a bare strict put. */
export const measureJot: Measure = async (bench) => {
  const { context, url } = bench;
  const app = await openMeasuredPage(context);
  const bare = await openMeasuredPage(context);
  await bare.page.goto(`${url}bench/bare.html`);
  await app.page.goto(`${url}#/?jot=`);
  await app.page.bringToFront();
  const findings: Finding[] = [];
  for (const rate of bench.isMain ? [1, 4] : [1])
    findings.push(await storeJots(bench, app, bare, rate));
  await app.page.close();
  await bare.page.close();
  return findings;
};

async function storeJots(
  bench: Bench,
  { page, throttle }: MeasuredPage,
  bare: MeasuredPage,
  rate: number,
): Promise<Finding> {
  const field = await promptOf(page);
  await field.focus();
  await throttle(rate);
  await bare.throttle(rate);
  const { entry } = entryOfLength(bench, 4);
  const [stored, puts]: [number[], number[]] = [[], []];
  for (let run = -4; run < 2 * bench.runs; run += 1) {
    const put = await bare.page.evaluate((id) => globalThis.barePut(id), entry.id);
    // Two kinds by turns, so that each is said in other words than the one before.
    const [sign, words] = run % 2 === 0 ? ["?", "as a question"] : ["!", "as an aha"];
    await field.fill(`${sign} what is stored in turn ${run}`);
    await page.evaluate((said) => benchProbe.expectStored(said), words ?? "");
    await page.keyboard.press("Enter");
    const took = await page.evaluate(() => benchProbe.stored());
    if (run >= 0) {
      puts.push(put);
      stored.push(took);
    }
    await page.waitForTimeout(100);
  }
  await throttle(1);
  await bare.throttle(1);
  const p95 = quantile(stored, 0.95);
  const allowed = 3 * quantile(puts, 0.95) + allowedBeyond;
  return {
    measure: "jot",
    what: 'enter at the prompt to "Stored", p50 / p95',
    entries: bench.size,
    under: `${rate}×`,
    limit: `${ms(median(puts))} / ${ms(quantile(puts, 0.95))}`,
    ours: `${ms(median(stored))} / ${ms(p95)}`,
    budgets: [{ text: `p95 ≤ 3 × strict put + ${allowedBeyond} ms`, measured: p95, allowed }],
    headline: median(stored),
  };
}

/**
 * From the opening of the app by its shortcut "Jot" until the prompt took a character, without a
 * network: each time in a browser that was just started on the journal's profile, at 4×. A key is
 * pressed again and again, as a person would who cannot wait.
 */
export async function measureFirstCharacter(
  profile: string,
  { url, size }: Pick<Bench, "url" | "size">,
): Promise<readonly Finding[]> {
  const took: number[] = [];
  for (let run = -1; run < coldRuns; run += 1) {
    const context = await launchBrowser(profile);
    const { page, throttle } = await openMeasuredPage(context);
    await context.setOffline(true);
    await throttle(4);
    await page.goto(`${url}#/?jot=`, { waitUntil: "commit" });
    let first: number | undefined;
    while (first === undefined) {
      await page.keyboard.press("a");
      first = await page.evaluate(() => benchProbe.firstInput());
    }
    // The first start finds a profile that was just closed.
    if (run >= 0) took.push(first);
    await context.close();
  }
  const worst = Math.max(...took);
  return [
    {
      measure: "jot",
      what: "cold start until the prompt takes a character, median (worst)",
      entries: size,
      under: "4×, offline",
      ours: `${ms(median(took))} (${short(worst)})`,
      budgets: [{ text: `≤ ${allowedFirst} ms`, measured: worst, allowed: allowedFirst }],
    },
  ];
}
