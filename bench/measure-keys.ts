import type { Locator } from "playwright";
import { type Bench, entryOfLength, type Measure } from "./bench";
import { type MeasuredPage, openMeasuredPage } from "./browser";
import { promptOf } from "./prompt";
import { type Budget, type Finding, ms, short } from "./finding";
import { peerEntries, peers } from "./peers";
import { median, quantile } from "./quantile";

/** How many times the bare field's key may take in the editor. */
const allowedRatio = 1.3;

/** What the 98th percentile of a short text may be at each throttling, in milliseconds. */
const shortTextP98: ReadonlyMap<number, number> = new Map([
  [1, 16],
  [4, 50],
]);

/** A fast typist's distance of keys; the editor stores meanwhile. */
const keyEveryMs = 80;

const sentence = "the quick words of a note ";

/**
 * From a key's event to the next paint, in the editor's *What I Learned* or at the prompt and, in
 * turns, in a bare field of the same width with the same text.
 */
export const measureKeys: Measure = async (bench) => {
  const [app, bare] = [
    await openMeasuredPage(bench.context),
    await openMeasuredPage(bench.context),
  ];
  const findings: Finding[] = [];
  for (const place of bench.isMain ? (["editor", "prompt"] as const) : (["editor"] as const))
    for (const kilobytes of bench.isMain ? [1, 34, 100] : [34])
      for (const rate of bench.isMain ? [1, 4] : [1])
        findings.push(await measureField(bench, app, bare, { place, kilobytes, rate }));
  await app.page.close();
  await bare.page.close();
  return findings;
};

interface Case {
  readonly place: keyof typeof opening;
  readonly kilobytes: number;
  /** How many times slower the page's thread is. */
  readonly rate: number;
}

async function measureField(
  bench: Bench,
  app: MeasuredPage,
  bare: MeasuredPage,
  { place, kilobytes, rate }: Case,
): Promise<Finding> {
  const appField = await opening[place](bench, app, kilobytes);
  const bareField = await openBareField(bench, bare, appField);
  const took: Record<"app" | "bare", number[]> = { app: [], bare: [] };
  for (let turn = 0; turn < 3; turn += 1) {
    took.bare.push(...(await typeInto(bare, bareField, rate, bench.runs)));
    took.app.push(...(await typeInto(app, appField, rate, bench.runs)));
  }
  const ratio = median(took.app) / median(took.bare);
  const ratio95 = quantile(took.app, 0.95) / quantile(took.bare, 0.95);
  const p98 = quantile(took.app, 0.98);
  const allowedP98 = kilobytes <= 8 ? shortTextP98.get(rate) : undefined;
  const budgets: Budget[] = [
    { text: `p50 ≤ ${allowedRatio} × bare field`, measured: ratio, allowed: allowedRatio },
    { text: `p95 ≤ ${allowedRatio} ×`, measured: ratio95, allowed: allowedRatio },
  ];
  if (allowedP98 !== undefined)
    budgets.push({ text: `p98 ≤ ${allowedP98} ms`, measured: p98, allowed: allowedP98 });
  return {
    measure: "keys",
    what: `key to next paint ${place === "editor" ? "in the editor" : "at the prompt"}, p50 / p95 / p98`,
    entries: bench.size,
    under: `${kilobytes} kB, ${rate}×`,
    limit: percentiles(took.bare),
    ours: `${percentiles(took.app)}, ratio ${ratio.toFixed(2)} / ${ratio95.toFixed(2)}`,
    budgets,
    ...(place === "editor" &&
      bench.size === peerEntries &&
      kilobytes === 1 &&
      rate === 1 && { peers: peers.keys }),
    headline: median(took.app),
  };
}

async function openEditor(bench: Bench, { page }: MeasuredPage, kilobytes: number) {
  const { entry } = entryOfLength(bench, kilobytes);
  await page.goto("about:blank");
  await page.goto(`${bench.url}#/entry/${entry.id}/edit`);
  const field = page.getByRole("textbox", { name: "What I Learned" });
  await field.waitFor();
  return field;
}

/** The text stands at the prompt as words: a paste of lines would be held apart. */
async function openPrompt(bench: Bench, { page }: MeasuredPage, kilobytes: number) {
  await page.goto("about:blank");
  await page.goto(`${bench.url}#/?jot=`);
  const field = await promptOf(page);
  await field.fill(sentence.repeat(Math.ceil((kilobytes * 1000) / sentence.length)).trim());
  return field;
}

const opening = { editor: openEditor, prompt: openPrompt };

async function openBareField(bench: Bench, { page }: MeasuredPage, like: Locator) {
  await page.goto(`${bench.url}bench/bare.html`);
  const field = page.getByRole("textbox", { name: "What I Learned" });
  const box = await like.boundingBox();
  await field.fill(await like.inputValue());
  await field.evaluate((element, width) => (element.style.width = `${width}px`), box?.width ?? 640);
  return field;
}

/** Types for a while at the text's end and gives back what each key took. */
async function typeInto(
  { page, throttle }: MeasuredPage,
  field: Locator,
  rate: number,
  runs: number,
): Promise<readonly number[]> {
  await page.bringToFront();
  await field.focus();
  await field.press("Control+End");
  await throttle(rate);
  // A word to warm up, which is not counted.
  for (const key of "and ") await typeKey(field, key);
  await page.evaluate(() => benchProbe.keys());
  for (let count = 0; count < 2 * runs; count += 1)
    await typeKey(field, sentence.charAt(count % sentence.length));
  await page.waitForTimeout(keyEveryMs * rate);
  await throttle(1);
  return page.evaluate(() => benchProbe.keys());
}

async function typeKey(field: Locator, key: string): Promise<void> {
  const from = performance.now();
  await field.page().keyboard.press(key === " " ? "Space" : key);
  await field.page().waitForTimeout(Math.max(0, keyEveryMs - (performance.now() - from)));
}

function percentiles(took: readonly number[]): string {
  return `${ms(median(took))} / ${short(quantile(took, 0.95))} / ${short(quantile(took, 0.98))}`;
}
