import { untilOffline } from "../support/until-offline";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright";
import { type Random, seededRandom } from "../../bench/random";
import { type Host, openHost } from "./host";
import { makeVersion } from "./versions";

/** What came of injecting updates while somebody types. */
export interface TypingReport {
  readonly n: number;
  readonly clicked: number;
  /** Clicks after which the versions did not change places in time, which was said and tried again. */
  readonly triedAgain: number;
  readonly withTwoTabs: number;
  readonly keysTyped: number;
  readonly reloadsUnasked: number;
  readonly charactersLost: number;
  /** From the click until the newer version shows what was typed, in milliseconds. */
  readonly longestUpdateMs: number;
  readonly failed: readonly string[];
}

interface Counts {
  clicked: number;
  triedAgain: number;
  withTwoTabs: number;
  keysTyped: number;
  reloadsUnasked: number;
  charactersLost: number;
  longestUpdateMs: number;
}

/** A browser's profile is used for this many updates, one upon the other; then a new one begins. */
const runsInAProfile = 20;
const letters = "abcdefghijklmnopqrstuvwxyz .,";

/** Injects `runs` updates at seeded moments while one or two tabs are typed in, some of them clicked and some not. */
export async function injectUpdates(
  browser: Browser,
  {
    built,
    folder,
    runs,
    seed,
  }: Readonly<{ built: string; folder: string; runs: number; seed: number }>,
): Promise<TypingReport> {
  const counts: Counts = {
    clicked: 0,
    triedAgain: 0,
    withTwoTabs: 0,
    keysTyped: 0,
    reloadsUnasked: 0,
    charactersLost: 0,
    longestUpdateMs: 0,
  };
  const failed: string[] = [];
  const random = seededRandom(seed);
  for (let first = 0; first < runs; first += runsInAProfile) {
    const start = await makeVersion(built, join(folder, `v${first}`), `v${first}`);
    const host = await openHost(start.folder);
    const context = await browser.newContext({ locale: "en-GB" });
    try {
      await storeOfflineCopy(context, host.url);
      await context.addInitScript(rememberLastText);
      for (let run = first + 1; run <= Math.min(runs, first + runsInAProfile); run++) {
        const version = await makeVersion(built, join(folder, `v${run}`), `v${run}`);
        try {
          await updateWhileTyping(context, host, version, random, counts);
        } catch (error) {
          failed.push(
            `run ${run}, seed ${seed}: ${String(error).replaceAll(/\s+/g, " ").slice(0, 400)}`,
          );
        }
        await Promise.all(context.pages().map((page) => page.close()));
        await rm(join(folder, `v${run - 1}`), { recursive: true, force: true });
      }
    } finally {
      await context.close();
      await host.stop();
    }
  }
  return { n: runs, ...counts, failed };
}

/** One visit, until the app starts without a network. */
export async function storeOfflineCopy(context: BrowserContext, url: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(url);
  await untilOffline(page);
  await page.close();
}

async function updateWhileTyping(
  context: BrowserContext,
  host: Host,
  version: Readonly<{ name: string; folder: string }>,
  random: Random,
  counts: Counts,
): Promise<void> {
  const tabs = [await openTab(context, host.url)];
  if (random.fraction() < 0.5) {
    counts.withTwoTabs++;
    tabs.push(await openTab(context, host.url));
  }
  const isClicked = random.fraction() < 0.6;
  const clickedTab = random.pick(tabs);
  const type = async (keys: number) => {
    for (let key = 0; key < keys; key++) {
      await random.pick(tabs).press(random.pick(letters.split("")));
      counts.keysTyped++;
    }
  };
  await type(1 + random.below(25));
  host.folders = [version.folder];
  const looking = clickedTab.lookForUpdate();
  await type(1 + random.below(40));
  await looking;
  const button = clickedTab.page.getByRole("button", { name: "Update" });
  await button.waitFor({ timeout: 20_000 }).catch(() => undefined);
  const unasked = tabs.reduce((sum, tab) => sum + tab.loads() - 1, 0);
  counts.reloadsUnasked += unasked;
  if (unasked > 0) throw new Error(`${unasked} reloads before the click`);
  await type(random.below(10));
  const clickedAtMs = Date.now();
  if (isClicked) {
    counts.clicked++;
    await button.click();
    await clickedTab.focus();
  }
  // Keys go on while every tab stores and loads itself anew.
  for (let turn = 0; turn < (isClicked ? 400 : 15); turn++) {
    const waiting = isClicked ? tabs.filter((tab) => tab.loads() === 1) : tabs;
    if (waiting.length === 0) break;
    await random.pick(waiting).press(random.pick(letters.split("")));
    counts.keysTyped++;
  }
  if (isClicked && (await tryAgain(clickedTab, version.name))) counts.triedAgain++;
  for (const tab of tabs) {
    const lost = await tab.charactersLost(isClicked ? version.name : tab.version);
    counts.charactersLost += lost;
    if (lost > 0) throw new Error(`${lost} characters lost`);
    const tooMany = tab.loads() - (isClicked ? 2 : 1);
    counts.reloadsUnasked += tooMany;
    if (tooMany !== 0) throw new Error(`${tooMany} reloads too many`);
  }
  if (isClicked)
    counts.longestUpdateMs = Math.max(counts.longestUpdateMs, Date.now() - clickedAtMs);
}

/** Does what a person does who reads that the old version is still at work. Whether that was said. */
async function tryAgain({ page }: { readonly page: Page }, expected: string): Promise<boolean> {
  const arrived = page.waitForFunction(
    (name) => document.documentElement.dataset["page"] === name,
    expected,
  );
  const said = page.getByText("Not updated yet").waitFor();
  // What neither comes nor is said is told by what follows.
  const isSaid = await Promise.race([
    arrived.then(
      () => false,
      () => false,
    ),
    said.then(
      () => true,
      () => false,
    ),
  ]);
  if (isSaid) await page.getByRole("button", { name: "Try again" }).click();
  return isSaid;
}

/** Whatever a document's field holds as the document ends is told to the one after it. Runs in the page. */
function rememberLastText(): void {
  addEventListener("pagehide", () => {
    const field = document.querySelector<HTMLTextAreaElement>("main textarea");
    if (field) sessionStorage.setItem("last text", field.value);
  });
}

async function openTab(context: BrowserContext, url: string) {
  const page = await context.newPage();
  let loads = 0;
  page.on("domcontentloaded", () => loads++);
  await page.goto(`${url}#/new`);
  const field = page.getByRole("textbox", { name: "What I Learned" });
  await field.focus();
  const version = await page.evaluate(() => document.documentElement.dataset["page"]);
  let typed = "";
  return {
    page,
    version,
    loads: () => loads,
    focus: () => focusFirstDocument(page, version),
    lookForUpdate: () =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.ready;
        const { waiting } = registration;
        // A look may be joined to one of the browser's own, which began before the version was there.
        for (let look = 0; look < 20; look++) {
          await registration.update();
          if (registration.installing || registration.waiting !== waiting) break;
          await new Promise((resolve) => setTimeout(resolve, 300));
        }
        const { installing } = registration;
        // Until then an earlier version may be the one that waits and is offered.
        if (installing)
          await new Promise((resolve) =>
            installing.addEventListener("statechange", resolve, { once: true }),
          );
      }),
    async press(letter: string) {
      await page.keyboard.type(letter);
      typed += letter;
    },
    /** How much of what the field held is not in the field of this version now, nor could be written on. */
    async charactersLost(expected: string | undefined) {
      const isThere = (name: string | undefined) =>
        document.documentElement.dataset["page"] === name;
      await page.waitForFunction(isThere, expected).catch(async () => {
        const notices = await page.getByRole("region", { name: "Notices" }).innerText();
        const state = await page.evaluate(async () => {
          const { controller } = navigator.serviceWorker;
          const registration = await navigator.serviceWorker.getRegistration();
          const { installing, waiting, active } = registration ?? {};
          const states = { controller, installing, waiting, active };
          const said = Object.entries(states).map(([name, worker]) => `${name} ${worker?.state}`);
          return [...said, `inert ${document.querySelector("[inert]") !== null}`].join(", ");
        });
        throw new Error(`after ${loads} loads there is no ${expected}, but: ${notices} (${state})`);
      });
      await field.waitFor();
      const text = await field.inputValue();
      const last = await page.evaluate(() => sessionStorage.getItem("last text"));
      // A tab that ran on has every key; one that was loaded anew has what its first document held.
      const held = expected === version ? typed : last;
      await field.press("Control+End");
      await field.press("!");
      await page
        .getByRole("status", { name: "Save state" })
        .filter({ hasText: /^Saved$/ })
        .waitFor();
      if (held === null || !(await field.inputValue()).endsWith("!")) return 1;
      return held.length - commonStart(text, held);
    },
  };
}

/** The click took the focus; it goes back as long as the document is the same. */
async function focusFirstDocument(page: Page, version: string | undefined): Promise<void> {
  await page
    .evaluate((name) => {
      if (document.documentElement.dataset["page"] === name)
        document.querySelector<HTMLTextAreaElement>("main textarea")?.focus();
    }, version)
    .catch(() => undefined);
}

function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}
