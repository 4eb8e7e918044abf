import type { Page } from "playwright";
import type { Measure } from "./bench";
import { openMeasuredPage } from "./browser";
import { type Budget, type Finding, ms, short } from "./finding";
import { peers } from "./peers";
import { quantile } from "./quantile";

const scrollForMs = 5000;
const wheelEveryMs = 30;
/** A brisk turn of a wheel, as far as half a window. */
const wheelStepPx = 500;

/** No frame of the largest journal may be longer, in milliseconds. */
const longestFrameMs = 34;

const megabyte = 1_000_000;

/** What the page's heap may hold with all heads read, by entries; between them nothing is promised. */
const memoryBudgets: ReadonlyMap<number, number> = new Map([
  [10_000, 80],
  [100_000, 200],
]);

/**
 * Distances of frames while the list is wheeled, slowly and from top to end, and the memory that it
 * stands in. The wheel's events take the browser's own road: a script that scrolls would force a
 * layout with each frame that no owner ever causes.
 */
export const measureScroll: Measure = async ({ context, url, size, isLargest }) => {
  const { page, usedHeap } = await openMeasuredPage(context);
  const findings: Finding[] = [];
  await page.goto(`${url}bench/limit.html`);
  await page.evaluate(() => benchProbe.firstRow);
  const limit = await wheeled(page, wheelStepPx);
  await page.goto(url);
  const readMs = await wholeListRead(page);
  const megabytes = (await usedHeap()) / megabyte;
  const allowedMemory = memoryBudgets.get(size);
  findings.push({
    measure: "scroll",
    what: "memory of the page (JavaScript heap), all heads read",
    entries: size,
    ours: `${short(megabytes)} MB, list whole after ${short(readMs / 1000)} s`,
    budgets:
      allowedMemory === undefined
        ? []
        : [{ text: `≤ ${allowedMemory} MB`, measured: megabytes, allowed: allowedMemory }],
  });
  const budgets = (frames: readonly number[]): readonly Budget[] =>
    isLargest
      ? [{ text: `worst ≤ ${longestFrameMs} ms`, measured: worst(frames), allowed: longestFrameMs }]
      : [];
  const wheel = await wheeled(page, wheelStepPx);
  const height = await page.evaluate(() => benchProbe.scrollHeight());
  const flight = await wheeled(page, (height / scrollForMs) * wheelEveryMs);
  findings.push(
    {
      measure: "scroll",
      what: "frames while the wheel turns, p50 / p99 / worst",
      entries: size,
      limit: distances(limit),
      ours: distances(wheel),
      budgets: budgets(wheel),
      ...(isLargest && { peers: peers.largest }),
    },
    {
      measure: "scroll",
      what: "frames while the whole list flies past in 5 s, p50 / p99 / worst",
      entries: size,
      ours: distances(flight),
      budgets: budgets(flight),
    },
  );
  await page.close();
  return findings;
};

async function wheeled(page: Page, stepPx: number): Promise<readonly number[]> {
  const frames = page.evaluate((forMs) => benchProbe.frames(forMs), scrollForMs);
  await page.mouse.move(640, 400);
  for (let turned = 0; turned < scrollForMs; turned += wheelEveryMs) {
    await page.mouse.wheel(0, stepPx);
    await page.waitForTimeout(wheelEveryMs);
  }
  return frames;
}

/** Milliseconds until the list has stopped growing, the second of watching that it has not counted. */
async function wholeListRead(page: Page): Promise<number> {
  const from = performance.now();
  let height = 0;
  let grownAt = from;
  while (performance.now() - grownAt < 2000) {
    const now = await page.evaluate(() =>
      benchProbe.firstRow.then(() => benchProbe.scrollHeight()),
    );
    if (now !== height) grownAt = performance.now();
    height = now;
    await page.waitForTimeout(100);
  }
  return grownAt - from;
}

function distances(frames: readonly number[]): string {
  return `${ms(quantile(frames, 0.5))} / ${short(quantile(frames, 0.99))} / ${short(worst(frames))}`;
}

function worst(frames: readonly number[]): number {
  return quantile(frames, 1);
}
