import { expect, type Page, test } from "@playwright/test";
import { chromiumArguments, findChromium } from "../support/chromium";
import { untilSaved } from "../support/journey";
import { openSite, type Site } from "../support/site";

// Playwright turns off the cache in which browsers keep a page that was left, whole and asleep.
test.use({
  launchOptions: {
    executablePath: findChromium(),
    args: chromiumArguments,
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  },
});

let site: Site;
test.beforeAll(async () => {
  site = await openSite();
});
test.afterAll(() => site.stop());

const learned = (page: Page) => page.getByRole("textbox", { name: "What I Learned" });

/** Leaves the app's page for a file of the host, which is a document of its own. */
async function leave(page: Page): Promise<void> {
  await page.goto(`${site.url}schema/entry.schema.json`);
}

/** Goes back, and makes sure that the page was asleep and not loaded anew. */
async function wakeUp(page: Page): Promise<void> {
  await page.goBack({ waitUntil: "commit" });
  expect(await page.evaluate(() => "wasAsleep" in globalThis)).toBe(true);
}

async function openNew(page: Page): Promise<void> {
  await page.goto(`${site.url}#/new`);
  await page.getByRole("textbox", { name: "Title" }).fill("Pods");
  await learned(page).fill("From the start.");
  await untilSaved(page);
  await page.evaluate(() => Object.assign(globalThis, { wasAsleep: true }));
}

test("[TB16] a page that slept in the browser's cache shows what was written meanwhile, and writes on", async ({
  context,
  page,
}) => {
  await openNew(page);
  const { hash } = new URL(page.url());
  for (let turn = 1; turn <= 5; turn += 1) {
    // A second document of the app in the same tab: Playwright would wake the first one to open another tab.
    await page.goto(`${site.url}?turn=${turn}${hash}`);
    await learned(page).fill(`Written meanwhile, ${turn}.`);
    await untilSaved(page);
    await wakeUp(page);
    await expect(learned(page)).toHaveValue(`Written meanwhile, ${turn}.`);
    await learned(page).press("Control+End");
    await page.keyboard.type(" And here.");
    await untilSaved(page);
  }
  const fresh = await context.newPage();
  await fresh.goto(`${site.url}#/`);
  await expect(fresh.getByRole("article")).toHaveCount(1);
  await fresh.getByRole("link", { name: "Pods" }).click();
  await expect(fresh.getByText("Written meanwhile, 5. And here.")).toBeVisible();
});

test("[TB16] a page that is put to sleep in the middle of typing has every character when it is woken, and stores them", async ({
  context,
}) => {
  const page = await context.newPage();
  await openNew(page);
  let text = "From the start.";
  for (const words of [" One.", " Two, and more.", " Three."]) {
    await learned(page).press("Control+End");
    await page.keyboard.type(words);
    text += words;
    await leave(page);
    await wakeUp(page);
    await expect(learned(page)).toHaveValue(text);
    await untilSaved(page);
  }
  await page.reload();
  await expect(learned(page)).toHaveValue(text);
  await page.goto(`${site.url}#/`);
  await expect(page.getByRole("article")).toHaveCount(1);
});
