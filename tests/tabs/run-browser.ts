import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { type Random, seededRandom } from "../../bench/random";
import { chromiumArguments, findChromium } from "../support/chromium";
import { openSite } from "../support/site";
import { type Marker, markerOf, markersIn } from "./markers";
import { runSchedules, type ScheduleOutcome, type SchedulesReport } from "./run-schedules";

/** What the schedules in a real browser came to. */
export interface BrowserReport extends SchedulesReport {
  readonly engine: string;
  readonly crashes: number;
  readonly withoutChannel: number;
}

interface Outcome extends ScheduleOutcome {
  readonly crashes: number;
  readonly channel: Channel;
}

/** How the tabs hear of each other: as they do, badly, or not at all (with Web Locks missing, too). */
type Channel = "whole" | "lossy" | "missing";

/** Runs schedules of two or three real tabs on the built app in `folder`. */
export async function runBrowser(
  seed: number,
  runs: number,
  folder: string,
): Promise<BrowserReport> {
  const site = await openSite("/", folder);
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: chromiumArguments,
  });
  const { sum, report } = await runSchedules("chromium", seed, runs, (its) =>
    runTabs(browser, site.url, its),
  );
  const engine = `Chromium ${browser.version()}`;
  await browser.close();
  await site.stop();
  return {
    engine,
    ...report,
    crashes: sum(({ crashes }) => crashes),
    withoutChannel: sum(({ channel }) => Number(channel === "missing")),
  };
}

interface Tab {
  readonly page: Page;
  isFrozen: boolean;
}

async function runTabs(browser: Browser, url: string, seed: number): Promise<Outcome> {
  const random = seededRandom(Math.imul(seed, 0x9e3779b1));
  const channel = random.pick<Channel>(["whole", "lossy", "missing"]);
  const context = await browser.newContext();
  await context.addInitScript(spoilChannel, channel);
  const committed = new Set<Marker>();
  const tabs: Tab[] = [];
  const counts = { edits: 0, crashes: 0, freezes: 0 };
  let address = `${url}#/new`;

  const begin = async () => {
    const page = await context.newPage();
    page.on("dialog", (dialog) => void dialog.accept().catch(() => {}));
    await page.goto(random.below(4) > 0 ? address : `${url}#/new`);
    tabs.push({ page, isFrozen: false });
  };
  const end = (tab: Tab) => tabs.splice(tabs.indexOf(tab), 1);
  const turn = async () => {
    if (tabs.length === 0 || (tabs.length < 3 && random.below(4) === 0)) await begin();
    const tab = random.pick(tabs);
    if (tab.isFrozen) {
      if (random.below(2) === 0) await thaw(tab);
      return;
    }
    const chance = random.below(100);
    if (chance < 65) {
      await type(tab.page, markerOf((counts.edits += 1)), random);
      if (random.below(3) > 0) await awaitSaved(tab.page, 1000);
      for (const marker of await savedMarkers(tab.page)) committed.add(marker);
      address = tab.page.url();
    } else if (chance < 73) {
      await freeze(tab);
      counts.freezes += 1;
    } else if (chance < 81) {
      end(tab);
      counts.crashes += 1;
      await crash(tab.page);
    } else if (chance < 87) {
      end(tab);
      await tab.page.close();
    } else if (chance < 94) {
      await tab.page.goto(address);
      await tab.page.reload();
    } else {
      await tab.page.goto(tab.page.url().replace(/\/edit$/, ""));
    }
  };
  for (let left = 14 + random.below(10); left > 0; left -= 1)
    // oxlint-disable-next-line no-await-in-loop -- one turn comes after the other
    await turn();

  const problems: string[] = [];
  for (const tab of tabs) {
    // oxlint-disable-next-line no-await-in-loop
    if (tab.isFrozen) await thaw(tab);
    // oxlint-disable-next-line no-await-in-loop
    if (!(await awaitSaved(tab.page, 5000))) problems.push("a tab did not store everything");
    // oxlint-disable-next-line no-await-in-loop
    for (const marker of await savedMarkers(tab.page)) committed.add(marker);
  }
  // oxlint-disable-next-line no-await-in-loop
  for (const tab of tabs) await tab.page.close();
  const { text, copies } = await readJournal(context, url);
  const held = markersIn(text);
  const lost = [...committed].filter((marker) => !held.has(marker));
  if (lost.length > 0) problems.push(`committed and lost: ${lost.join(" ")}`);
  await context.close();
  return { problems, committed: committed.size, conflictCopies: copies, channel, ...counts };
}

/** Types one word at the end of what was learned, if the tab shows an editor. */
async function type(page: Page, marker: Marker, random: Random): Promise<void> {
  const field = page.getByRole("textbox", { name: "What I Learned" });
  if (!(await field.isVisible())) return;
  // A page that was told to leave the editor a moment ago may still do so.
  const isThere = await field.focus({ timeout: 2000 }).then(
    () => true,
    () => false,
  );
  if (!isThere) return;
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type(` ${marker}`, { delay: random.below(20) });
}

/**
 * Whether the tab has nothing left to save within this time, in milliseconds: it shows no editor, or one
 * that says "Saved" or nothing. One look of the page tells it: between two, the page may leave the editor.
 */
async function awaitSaved(page: Page, withinMs: number): Promise<boolean> {
  const saved = page.waitForFunction(
    () => {
      const state = document.querySelector('[role="status"][aria-label="Save state"]');
      return ["Saved", ""].includes(state?.textContent ?? "");
    },
    undefined,
    { timeout: withinMs },
  );
  return saved.then(
    () => true,
    () => false,
  );
}

/** The markers in the field at a moment at which the editor says "Saved": both are read in one turn of the page. */
async function savedMarkers(page: Page): Promise<ReadonlySet<Marker>> {
  const text = await page.evaluate(() => {
    const state = document.querySelector('[role="status"][aria-label="Save state"]');
    const fields = [...document.querySelectorAll("textarea")].map(({ value }) => value);
    return state?.textContent === "Saved" ? fields.join("\n") : "";
  });
  return markersIn(text);
}

async function freeze(tab: Tab): Promise<void> {
  const client = await tab.page.context().newCDPSession(tab.page);
  await client.send("Page.setWebLifecycleState", { state: "frozen" });
  tab.isFrozen = true;
}

async function thaw(tab: Tab): Promise<void> {
  const client = await tab.page.context().newCDPSession(tab.page);
  await client.send("Page.setWebLifecycleState", { state: "active" });
  tab.isFrozen = false;
}

/** Kills the tab's process, which never answers. */
async function crash(page: Page): Promise<void> {
  const gone = new Promise<void>((done) => {
    page.on("crash", () => done());
  });
  const client = await page.context().newCDPSession(page);
  client.send("Page.crash").catch(() => {});
  await gone;
  await page.close();
}

/** Everything that the database holds after a fresh page has stored what others left behind. */
async function readJournal(
  context: BrowserContext,
  url: string,
): Promise<{ readonly text: string; readonly copies: number }> {
  const page = await context.newPage();
  await page.goto(`${url}#/`);
  await page.getByRole("heading", { level: 1 }).waitFor({ state: "attached" });
  await page.waitForFunction(
    () => !Object.keys(localStorage).some((key) => key.includes("last-words")),
  );
  // No function in here has a name: tsx would wrap it in a helper that the page does not have.
  const [entries = [], versions = []] = await page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done, fail) => {
      const asked = indexedDB.open("kubecraft-journal");
      asked.addEventListener("success", () => done(asked.result));
      asked.addEventListener("error", () => fail(asked.error ?? new Error("no database")));
    });
    return Promise.all(
      ["entries", "versions"].map(
        (store) =>
          new Promise<unknown[]>((done) => {
            const asked = db.transaction(store).objectStore(store).getAll();
            asked.addEventListener("success", () => done(asked.result));
          }),
      ),
    );
  });
  const copies = JSON.stringify(entries).split('"copyOf"').length - 1;
  return { text: JSON.stringify([entries, versions]), copies };
}

/** Runs in each page before the app. */
function spoilChannel(channel: Channel): void {
  if (channel === "missing") {
    Reflect.deleteProperty(globalThis, "BroadcastChannel");
    Reflect.deleteProperty(Navigator.prototype, "locks");
  }
  if (channel !== "lossy") return;
  const post = BroadcastChannel.prototype.postMessage;
  let told = 0;
  BroadcastChannel.prototype.postMessage = function (message: unknown) {
    told += 1;
    // Every third is lost, and every fourth is told twice.
    if (told % 3 === 0) return;
    post.call(this, message);
    if (told % 4 === 0) post.call(this, message);
  };
}
