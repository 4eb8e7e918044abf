import type { Page } from "playwright";

/** What a visitor has before them: the app, words with a way to try again, or nothing. */
export type Outcome = "app" | "words" | "blank";

/** How long a page may take until it shows something, in milliseconds: the style sheet's own wait is 8 s. */
const patienceMs = 12_000;
/** A page that loads itself anew has done so by then. */
const settledMs = 800;

/** A page whose loads are counted from the first one on. */
export interface Visit {
  readonly page: Page;
  loads(): number;
}

/** Starts to count; the page must not have loaded anything yet. */
export function countLoads(page: Page): Visit {
  let loads = 0;
  page.on("domcontentloaded", () => loads++);
  return { page, loads: () => loads };
}

/** What is seen once the page has come to rest. */
export async function outcomeOf({ page, loads }: Visit): Promise<Outcome> {
  const endMs = Date.now() + patienceMs;
  let last: Outcome = "blank";
  let lastLoads = -1;
  let sinceMs = Date.now();
  while (Date.now() < endMs || last !== "blank") {
    // oxlint-disable-next-line no-await-in-loop -- one look after the other
    const now = await page.evaluate(see).catch((): Outcome => "blank");
    if (now !== last || loads() !== lastLoads) {
      last = now;
      lastLoads = loads();
      sinceMs = Date.now();
    } else if (last !== "blank" && Date.now() - sinceMs >= settledMs) return last;
    // oxlint-disable-next-line no-await-in-loop
    await page.waitForTimeout(100);
  }
  return "blank";
}

/** Runs in the page. It names no function of its own: tsx would give that name by a helper that is not there. */
function see(): Outcome {
  const trouble = document.querySelector("#trouble");
  for (const [outcome, element] of [
    ["app", document.querySelector("#app main")],
    ["words", trouble ?? document.body],
  ] as const) {
    const isSeen =
      element instanceof HTMLElement &&
      element.checkVisibility({ visibilityProperty: true }) &&
      element.innerText.trim() !== "";
    if (isSeen && (outcome === "app" || element.querySelector("a"))) return outcome;
  }
  return "blank";
}

/** Visits every page of the app by its address; the names of those on which nothing is seen. */
export async function blankRoutes(page: Page): Promise<readonly string[]> {
  const blank: string[] = [];
  for (const route of ["", "data", "settings", "help", "more", "nowhere", "new"]) {
    // oxlint-disable-next-line no-await-in-loop -- one route after the other, in one tab
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/${route}`);
    try {
      // oxlint-disable-next-line no-await-in-loop
      await page.waitForFunction(
        (wanted) => {
          const main = document.querySelector<HTMLElement>("#app main");
          const isWaiting = main?.querySelector("[aria-busy=true]");
          return location.hash === wanted && main && !isWaiting && main.innerText.trim() !== "";
        },
        `#/${route}`,
        { timeout: 5000 },
      );
    } catch {
      blank.push(route);
    }
  }
  return blank;
}

/** Writes an entry in the editor that is open; whether it was stored. */
export async function canWrite(page: Page, text: string): Promise<boolean> {
  try {
    await page.getByRole("textbox", { name: "Title" }).fill(text);
    await page
      .getByRole("status", { name: "Save state" })
      .filter({ hasText: /^Saved$/ })
      .waitFor({ timeout: 5000 });
    return true;
  } catch {
    return false;
  }
}
