import { expect, test } from "@playwright/test";
import { axeFindings, looks, openLook, pageWidth, smallTargets } from "../support/looks";
import { openSite, type Site } from "../support/site";

let site: Site;
test.beforeAll(async () => {
  site = await openSite();
});
test.afterAll(() => site.stop());

for (const look of looks(360, 390, 1180))
  test(`[FR5] axe finds nothing on the first run at ${look.width} px, ${look.colorScheme}, and it fits`, async ({
    browser,
  }) => {
    const context = await openLook(browser, look);
    const page = await context.newPage();
    await page.goto(site.url);
    const sample = page.getByRole("group", { name: "Sample entry" });
    await expect(sample.locator("pre code span").first()).toBeVisible();
    await expect(sample.getByRole("note")).toHaveCount(4);
    expect(await axeFindings(page)).toEqual([]);
    expect(await pageWidth(page)).toBe(look.width);
    expect(await smallTargets(page)).toEqual([]);
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await expect(page.getByRole("button", { name: "Show me a sample entry" })).toBeFocused();
    expect(await axeFindings(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    await context.close();
  });

test("[FR2] [FR3] in the built app the sample stays removed, comes when asked for, and is kept", async ({
  page,
}) => {
  await page.goto(site.url);
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await page.reload();
  const show = page.getByRole("button", { name: "Show me a sample entry" });
  await expect(show).toBeVisible();
  await expect(page.getByRole("note")).toHaveCount(0);
  await show.click();
  await page.getByRole("button", { name: "Keep this entry" }).click();
  await expect(page.getByRole("article").getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("main:focus, main :focus")).toHaveCount(1);
  await page.getByRole("link", { name: "Back to journal" }).click();
  await expect(page.getByRole("list", { name: "Entries" }).getByRole("article")).toHaveCount(1);
  await expect(page.getByRole("group", { name: "Sample entry" })).toHaveCount(0);
});

test("[FR1] the invitation does not wait for the sample's code", async ({ browser }) => {
  // Past a service worker no file could be held back.
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  await page.route(/sample-/, (route) => route.abort());
  await page.goto(site.url);
  await expect(page.getByRole("link", { name: "Write your first entry" })).toBeVisible();
  await expect(page.getByRole("alert")).toBeEmpty();
  await expect(page.getByRole("group", { name: "Sample entry" })).toHaveCount(0);
  await context.close();
});
