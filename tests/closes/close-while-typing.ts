import type { Browser, BrowserContext, Page } from "playwright";
import { seededRandom } from "../../bench/random";
import type { EntryRow } from "../../src/storage/schema";

/** How a tab ends, or its page does. */
export const ways = [
  "tab closed",
  "tab closed unasked",
  "reload",
  "another site",
  "another file of the host",
  "the list, then closed",
] as const;
export type Way = (typeof ways)[number];

/** What became of the typing in a tab that ended. */
export interface Close {
  readonly seed: number;
  readonly way: Way;
  /** Whether the last that was seen of the page was "Saved", with all keys typed. */
  readonly wasSaved: boolean;
  /** Characters that the page took in. */
  readonly typed: number;
  /** Characters of those that are not in the journal afterwards. */
  readonly lost: number;
  readonly problem?: string | undefined;
}

const letters = "abcdefghijklmnopqrstuvwxyz ,.";

/** Types into a new entry, ends its page at once after some key, and looks what a fresh page finds. */
export async function closeWhileTyping(
  browser: Browser,
  url: string,
  seed: number,
): Promise<Close> {
  const random = seededRandom(Math.imul(seed, 0x9e3779b1));
  const way = random.pick(ways);
  const context = await browser.newContext();
  const title = `Closed ${seed}`;
  let typed = "";
  let wasSaved = false;
  try {
    const page = await context.newPage();
    page.on("dialog", (dialog) => void dialog.accept().catch(() => undefined));
    await page.goto(`${url}#/new`);
    await page.getByRole("textbox", { name: "Title" }).fill(title);
    const field = page.getByRole("textbox", { name: "What I Learned" });
    await field.focus();
    const keys = 1 + random.below(40);
    const delayMs = random.pick([0, 15, 120]);
    for (let key = 0; key < keys; key += 1) {
      const letter = random.pick(letters.split(""));
      // oxlint-disable-next-line no-await-in-loop -- one key after the other
      await page.keyboard.type(letter, { delay: random.below(delayMs + 1) });
      typed += letter;
    }
    if (random.below(4) === 0) await page.waitForTimeout(random.below(200));
    wasSaved = (await page.getByRole("status", { name: "Save state" }).textContent()) === "Saved";
    await end(page, way, url);
    const found = await learnedUnder(context, url, title);
    const lost = typed.length - commonStart(typed, found ?? "");
    const isSame = found === (typed.trim() && typed);
    return {
      seed,
      way,
      wasSaved,
      typed: typed.length,
      lost: isSame ? 0 : lost,
      problem: isSame ? undefined : `typed "${typed}", found ${JSON.stringify(found)}`,
    };
  } catch (error) {
    const problem = String(error).split("\n", 1)[0];
    return { seed, way, wasSaved, typed: typed.length, lost: 0, problem };
  } finally {
    await context.close();
  }
}

/** Ends the page in one of the ways that leave the browser alive. */
async function end(page: Page, way: Way, url: string): Promise<void> {
  if (way === "tab closed") await page.close({ runBeforeUnload: true });
  if (way === "tab closed unasked") await page.close();
  if (way === "reload") await page.reload({ waitUntil: "commit" });
  if (way === "another site") await page.goto("about:blank", { waitUntil: "commit" });
  if (way === "another file of the host")
    await page.goto(`${url}manifest.webmanifest`, { waitUntil: "commit" }).catch(() => undefined);
  if (way === "the list, then closed") {
    await page.goto(`${url}#/`, { waitUntil: "commit" });
    await page.close();
  }
  // A tab that is asked to close does so in its own time.
  if (way === "tab closed" && !page.isClosed())
    await page.waitForEvent("close", { timeout: 10_000 });
}

/** What was learned, in the entry of this title, once a fresh page has stored what others left; `undefined` without one. */
async function learnedUnder(
  context: BrowserContext,
  url: string,
  title: string,
): Promise<string | undefined> {
  const page = await context.newPage();
  await page.goto(`${url}#/`);
  await page.getByRole("heading", { level: 1 }).waitFor({ state: "attached" });
  await page.waitForFunction(
    () => !Object.keys(localStorage).some((key) => key.includes("last-words")),
  );
  const rows = await page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done, fail) => {
      const asked = indexedDB.open("kubecraft-journal");
      asked.addEventListener("success", () => done(asked.result));
      asked.addEventListener("error", () => fail(asked.error ?? new Error("no database")));
    });
    return new Promise<EntryRow[]>((done) => {
      const asked = db.transaction("entries").objectStore("entries").getAll();
      asked.addEventListener("success", () => done(asked.result));
    });
  });
  const row = rows.find(({ entry }) => entry.title === title);
  const learned = row?.entry.parts.find((part) => part.kind === "learned");
  // A part with nothing written in it is not stored.
  return row && (learned?.kind === "learned" ? learned.text : "");
}

function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
