import { expect, test } from "@playwright/test";
import { expectSamplePage, sample, untilSaved, writeByHand } from "../support/journey";
import { openSite, type Site } from "../support/site";

let site: Site;
test.beforeAll(async () => {
  site = await openSite();
});
test.afterAll(() => site.stop());

test("[JO1] an entry typed with every part reads as the page that the journal began with, also after a reload", async ({
  page,
}) => {
  await page.goto(site.url);
  await writeByHand(page, sample);
  await page.getByRole("link", { name: "Done" }).click();
  await expectSamplePage(page);
  await page.reload();
  await expectSamplePage(page);
});

test("[JO2] a reload in the middle of writing loses nothing that was said to be saved", async ({
  page,
}) => {
  await page.goto(`${site.url}#/new`);
  await page.getByRole("textbox", { name: "Title" }).pressSequentially("Half a thou");
  await untilSaved(page);
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("Half a thou");
});

test("[JO3] a new entry with nothing in it is not stored", async ({ page }) => {
  await page.goto(`${site.url}#/new`);
  await expect(page.getByRole("textbox", { name: "Title" })).toBeFocused();
  await page.getByRole("link", { name: "Done" }).click();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
  await expect(page.getByRole("article")).toHaveCount(0);
});

test("[JO4] the list, the page and its neighbours lead to one another", async ({ page }) => {
  await page.goto(site.url);
  for (const [title, date] of [
    ["The oldest", "2026-04-30"],
    ["The middle", "2026-05-01"],
    ["The newest", "2026-05-02"],
  ] as const) {
    await page.getByRole("link", { name: "New entry" }).click();
    await page.getByRole("textbox", { name: "Title" }).fill(title);
    await page.getByLabel("Date").fill(date);
    await untilSaved(page);
    await page.getByRole("link", { name: "Done" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  }
  await page.getByRole("link", { name: "Back to journal" }).click();
  const entries = page.getByRole("list", { name: "Entries" });
  await expect(entries.getByRole("article").getByRole("link")).toHaveText([
    "The newest",
    "The middle",
    "The oldest",
  ]);
  await entries.getByRole("link", { name: "The middle" }).click();
  await page.getByRole("link", { name: /previous/i }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The oldest");
  await page.getByRole("link", { name: /next/i }).click();
  await page.getByRole("link", { name: /next/i }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The newest");
});

test('[JO8] what is typed right after "New entry" goes into the new entry and not into the one that is being left', async ({
  page,
}) => {
  await page.goto(`${site.url}#/new`);
  for (const title of ["First", "Second", "Third"]) {
    await page.getByRole("textbox", { name: "Title" }).fill(title);
    await untilSaved(page);
    // In one task, faster than any hand: the click, and the next key.
    await page.evaluate(() => {
      document.querySelector<HTMLAnchorElement>('nav a[href="#/new"]')?.click();
    });
  }
  await page.goto(`${site.url}#/`);
  await expect(
    page.getByRole("list", { name: "Entries" }).getByRole("article").getByRole("link"),
  ).toHaveText(["Third", "Second", "First"]);
});

test("[LK13] a press of the mouse during which the list's code arrives is still a click", async ({
  browser,
}) => {
  // Past a service worker no file could be held back.
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  await page.goto(`${site.url}#/new`);
  await page.getByRole("textbox", { name: "Title" }).fill("Pressed");
  await untilSaved(page);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/virtual-rows/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${site.url}?again#/`);
  const link = page.getByRole("link", { name: "Pressed" });
  await link.hover();
  await page.mouse.down();
  const arrived = page.waitForResponse(/virtual-rows/);
  release();
  await arrived;
  await page.waitForTimeout(300);
  await page.mouse.up();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Pressed");
  await context.close();
});

test("[WR35] an entry is duplicated from its menu and stored at once, and one is begun with its parts", async ({
  page,
}) => {
  await page.goto(site.url);
  await writeByHand(page, sample);
  await page.getByRole("link", { name: "Done" }).click();
  const more = async (choice: string) => {
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: choice }).click();
  };
  await more("Duplicate");
  await untilSaved(page);
  await expect(page).toHaveURL(/\/edit$/);
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue(sample.title);
  await expect(page.getByRole("textbox", { name: "Time spent" })).toHaveValue("");
  await page.getByRole("link", { name: "Done" }).click();
  await more("New with these parts");
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("");
  await expect(page.getByRole("textbox", { name: "Code" }).first()).toHaveValue("");
  await page.getByRole("link", { name: "Back to journal" }).click();
  await expect(page.getByRole("list", { name: "Entries" }).getByRole("article")).toHaveCount(2);
});
