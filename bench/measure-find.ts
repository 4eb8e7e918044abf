import type { Locator, Page } from "playwright";
import type { Bench, Measure } from "./bench";
import { openMeasuredPage } from "./browser";
import { type Finding, ms } from "./finding";
import { peerEntries, peers } from "./peers";
import { median, quantile } from "./quantile";

/** What someone looks for: words, their beginnings, a typo, a tag, code and text in quotes. */
const lines = [
  "postgres index",
  "git branch",
  "docker",
  "enviroment variable",
  "tag:vim",
  "useEffect",
  '"git checkout"',
  "--force",
];

/** What a key may take until its results are painted, at 10,000 entries and at more, in milliseconds. */
const [allowedAtMain, allowedAtLargest] = [33, 50];
/** What the making of the index may take at the most, and until its first results, in milliseconds. */
const [allowedMaking, allowedFirst] = [15_000, 1000];

/** A fast typist's distance of keys. */
const keyEveryMs = 120;

/** So many keys are typed in less time than the largest index takes. */
const keysMeanwhile = 80;

/** From the first question of all, which makes the index, to its results; and from each key to the next paint of results. */
export const measureFind: Measure = async (bench) => {
  const { page } = await openMeasuredPage(bench.context);
  await page.bringToFront();
  const findings = [
    await makeIndex(bench, page),
    ...(bench.size > peerEntries ? [await typeMeanwhile(bench, page)] : []),
    await typeLines(bench, page),
    await openLibrary(bench, page),
    await lookUpErrors(bench, page),
  ];
  await page.close();
  return findings;
};

/** Opens the page with no index stored. */
async function openWithoutIndex(url: string, page: Page): Promise<void> {
  await page.goto("about:blank");
  await page.goto(`${url}#/find`);
  await page.evaluate(async () => {
    await new Promise((resolve) => {
      indexedDB.deleteDatabase("kubecraft-journal-index").addEventListener("success", resolve);
    });
  });
  await page.getByRole("searchbox", { name: "Find" }).waitFor();
}

const found = (page: Page): Locator =>
  page.getByLabel("Found", { exact: true }).getByRole("status");

/** Results of all entries, not only of those that have been read so far. */
const allFound = (page: Page): Locator => found(page).filter({ hasNotText: "so far" });

async function makeIndex({ url, size }: Bench, page: Page): Promise<Finding> {
  await openWithoutIndex(url, page);
  const begun = performance.now();
  await page.getByRole("searchbox", { name: "Find" }).fill("git");
  await found(page).waitFor();
  const first = performance.now() - begun;
  await allFound(page).waitFor({ timeout: 180_000 });
  const made = performance.now() - begun;
  // Until it is stored, a start would make it once more.
  await page.waitForTimeout(2000);
  return {
    measure: "find",
    what: "index made in the background: first results / all",
    entries: size,
    ours: `${ms(first)} / ${ms(made)}`,
    budgets: [
      { text: `first ≤ ${allowedFirst} ms`, measured: first, allowed: allowedFirst },
      { text: `all ≤ ${allowedMaking / 1000} s`, measured: made, allowed: allowedMaking },
    ],
    headline: made / size,
  };
}

/** Keys in a new entry while the thread makes the index, and as many once it is made. */
async function typeMeanwhile({ url, size }: Bench, page: Page): Promise<Finding> {
  await openWithoutIndex(url, page);
  await page.getByRole("searchbox", { name: "Find" }).fill("git");
  await found(page).waitFor();
  await page.evaluate(() => location.assign("#/new"));
  const field = page.getByRole("textbox", { name: "What I Learned" });
  await field.waitFor();
  await page.evaluate(watchPaints);
  const meanwhile = await typeKeys(page, field);
  await page.evaluate(() => location.assign("#/find"));
  await page.getByRole("searchbox", { name: "Find" }).fill("git");
  await allFound(page).waitFor({ timeout: 180_000 });
  // And until it is stored.
  await page.waitForTimeout(2000);
  await page.evaluate(() => location.assign("#/new"));
  await field.waitFor();
  const afterwards = await typeKeys(page, field);
  const [with_, without] = [quantile(meanwhile, 0.95), quantile(afterwards, 0.95)];
  return {
    measure: "find",
    what: "key to paint in a new entry while the index is made, p50 / p95",
    entries: size,
    limit: `${ms(median(afterwards))} / ${ms(without)} once it is made`,
    ours: `${ms(median(meanwhile))} / ${ms(with_)}`,
    budgets: [{ text: "p95 ≤ 1.3 × once it is made", measured: with_ / without, allowed: 1.3 }],
    headline: median(meanwhile),
  };
}

async function typeKeys(page: Page, field: Locator): Promise<readonly number[]> {
  await field.focus();
  for (let key = 0; key < keysMeanwhile; key += 1) {
    // oxlint-disable-next-line no-await-in-loop -- keys come one after the other
    await page.keyboard.press(key % 6 === 5 ? "Space" : "a");
    // oxlint-disable-next-line no-await-in-loop
    await page.waitForTimeout(keyEveryMs);
  }
  return page.evaluate(() => {
    const known: unknown = Reflect.get(globalThis, "keysToPaint");
    const took = Array.isArray(known) ? known.map(Number) : [];
    if (Array.isArray(known)) known.length = 0;
    return took;
  });
}

/** Notes in the page how long each key took until the paint after it. */
function watchPaints(): void {
  const took: number[] = [];
  Object.assign(globalThis, { keysToPaint: took });
  addEventListener(
    "input",
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener("message", () => took.push(performance.now() - timeStamp));
        port1.start();
        port2.postMessage(undefined);
      });
    },
    { capture: true },
  );
}

/** The snippet library in a page that has read nothing of it yet. */
async function openLibrary({ url, size }: Bench, page: Page): Promise<Finding> {
  await page.goto("about:blank");
  await page.goto(`${url}#/snippets`);
  const begun = performance.now();
  const status = page.getByRole("main").getByRole("status").filter({ hasText: "snippet" });
  await status.waitFor();
  const first = performance.now() - begun;
  await status.filter({ hasNotText: "so far" }).waitFor({ timeout: 180_000 });
  return {
    measure: "find",
    what: "snippet library opened: first snippets / all",
    entries: size,
    ours: `${ms(first)} / ${ms(performance.now() - begun)}`,
    budgets: [],
  };
}

/** Outputs that are pasted one after the other; the first asks for the fingerprints of all mistakes and snippets. */
const outputs = [
  "Error: connect ECONNREFUSED 127.0.0.1:5432\n    at TCPConnectWrap.afterConnect (node:net:1607:16)",
  "fatal: refusing to merge unrelated histories",
  'Error from server (NotFound): pods "web-7d4b9c6f5d-x2x9z" not found',
  'PG::UniqueViolation: ERROR: duplicate key value violates unique constraint "users_email_key"',
];

async function lookUpErrors({ url, size }: Bench, page: Page): Promise<Finding> {
  await page.evaluate(() => location.assign("#/mistakes"));
  await page.waitForURL(`${url}#/mistakes`);
  const field = page.getByRole("textbox", { name: "Paste an error" });
  const answer = page.getByRole("region", { name: "Met before" }).getByRole("status");
  const took: number[] = [];
  for (const output of outputs) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await field.fill("");
    // oxlint-disable-next-line no-await-in-loop
    await answer.waitFor({ state: "detached" });
    const begun = performance.now();
    // oxlint-disable-next-line no-await-in-loop
    await field.fill(output);
    // oxlint-disable-next-line no-await-in-loop
    await answer.waitFor({ timeout: 120_000 });
    took.push(performance.now() - begun);
  }
  const [first = Number.NaN, ...later] = took;
  return {
    measure: "find",
    what: "error pasted to own notes shown (150 ms of it wait for more keys): first / later, p50",
    entries: size,
    ours: `${ms(first)} / ${ms(median(later))}`,
    budgets: [],
  };
}

async function typeLines({ url, size, isMain }: Bench, page: Page): Promise<Finding> {
  await page.goto("about:blank");
  await page.goto(`${url}#/find`);
  const field = page.getByRole("searchbox", { name: "Find" });
  await field.fill("git");
  await found(page).waitFor();
  await page.evaluate(watchKeys);
  for (const line of lines) {
    // oxlint-disable-next-line no-await-in-loop -- keys come one after the other
    await field.fill("");
    for (const key of line) {
      // oxlint-disable-next-line no-await-in-loop
      await field.press(key === " " ? "Space" : key);
      // oxlint-disable-next-line no-await-in-loop
      await page.waitForTimeout(keyEveryMs);
    }
  }
  const took = await page.evaluate(() => {
    const known: unknown = Reflect.get(globalThis, "keysToResults");
    return Array.isArray(known) ? known.map(Number) : [];
  });
  const allowed = size <= peerEntries ? allowedAtMain : allowedAtLargest;
  const p95 = quantile(took, 0.95);
  return {
    measure: "find",
    what: "key to results painted, p50 / p95",
    entries: size,
    ours: `${ms(median(took))} / ${ms(p95)}`,
    budgets: [{ text: `p95 ≤ ${allowed} ms`, measured: p95, allowed }],
    ...(isMain && size === peerEntries && { peers: peers.find }),
    headline: median(took),
  };
}

/** Notes in the page how long each key took until other results were painted; a key that changes none is not counted. */
function watchKeys(): void {
  const took: number[] = [];
  Object.assign(globalThis, { keysToResults: took });
  let keyedAt: number | undefined;
  addEventListener("input", ({ timeStamp }) => (keyedAt = timeStamp), { capture: true });
  const desk = document.querySelector("main") ?? document.body;
  new MutationObserver((changes) => {
    const isOfResults = changes.some(({ target, addedNodes }) => {
      const near = target instanceof Element ? target : target.parentElement;
      const added = [...addedNodes].some(
        (node) => node instanceof Element && node.ariaLabel === "Found",
      );
      return added || near?.closest('[aria-label="Found"]');
    });
    if (!isOfResults || keyedAt === undefined) return;
    const from = keyedAt;
    keyedAt = undefined;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener("message", () => took.push(performance.now() - from));
      port1.start();
      port2.postMessage(undefined);
    });
  }).observe(desk, { childList: true, subtree: true, characterData: true });
}
