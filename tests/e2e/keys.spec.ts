import { expect, type Page, test } from "@playwright/test";
import { pressUntilSeen, untilSaved } from "../support/journey";
import { axeFindings, looks, openLook, pageWidth } from "../support/looks";
import { openSite, type Site } from "../support/site";

let site: Site;
test.beforeAll(async () => {
  site = await openSite("/a/");
});
test.afterAll(() => site.stop());

const box = (page: Page) => page.getByRole("combobox", { name: "Command or entry" });
const sheet = (page: Page) => page.getByRole("dialog", { name: "Keys" });
const title = (page: Page) => page.getByRole("heading", { level: 1 });

/** A journal of these entries, the last one the newest; its list is on screen. */
async function write(page: Page, ...titles: readonly string[]): Promise<void> {
  for (const text of titles) {
    await page.goto(`${site.url}#/`);
    await page.getByRole("link", { name: "New entry" }).first().click();
    await page.getByRole("textbox", { name: "Title" }).fill(text);
    await untilSaved(page);
  }
  await page.goto(`${site.url}#/`);
  await expect(page.getByRole("article")).toHaveCount(titles.length);
}

test("[KY1] a few letters of its name lead to an entry, without case and accents", async ({
  page,
}) => {
  await write(page, "Pods and containers", "Café of services", "Pods again");
  await pressUntilSeen(page, "ControlOrMeta+k", box(page));
  await expect(box(page)).toBeFocused();
  await page.keyboard.type("cafe SERV");
  await expect(page.getByRole("option")).toHaveText([
    /^Café of services/,
    /in all texts/,
    /as an error/,
  ]);
  await page.keyboard.press("Enter");
  await expect(title(page)).toHaveText("Café of services");
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("pods");
  await expect(page.getByRole("option")).toHaveText([
    /^Pods again/,
    /^Pods and containers/,
    /in all texts/,
    /as an error/,
  ]);
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("option", { selected: true })).toHaveText(/^Pods and containers/);
  await page.keyboard.press("Enter");
  await expect(title(page)).toHaveText("Pods and containers");
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("no such thing");
  await expect(page.getByRole("option")).toHaveText([
    /Find “no such thing” in all texts/,
    /Look “no such thing” up as an error/,
  ]);
  await expect(page.getByText("Nothing has that name.")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("searchbox", { name: "Find" })).toHaveValue("no such thing");
});

test("[KY1] commands are carried out, and escape gives the focus back", async ({ page }) => {
  await write(page, "One");
  await page.getByRole("link", { name: "more", exact: true }).focus();
  await pressUntilSeen(page, "ControlOrMeta+k", box(page));
  await page.keyboard.press("Escape");
  await expect(box(page)).toBeHidden();
  await expect(page.getByRole("link", { name: "more", exact: true })).toBeFocused();
  await page.keyboard.press("ControlOrMeta+k");
  await expect(box(page)).toBeFocused();
  await page.keyboard.type("keys");
  await page.keyboard.press("Enter");
  await expect(sheet(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sheet(page)).toBeHidden();
  await page.keyboard.press("ControlOrMeta+k");
  await expect(box(page)).toBeFocused();
  await page.keyboard.type("theme light");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("option", { name: "New entry" }).click();
  await expect(page.getByRole("textbox", { name: "Title" })).toBeFocused();
});

test("[KY2] letters work where nothing is typed, and only there", async ({ page }) => {
  await write(page, "older", "newer");
  await pressUntilSeen(page, "?", sheet(page));
  await page.keyboard.press("n");
  await expect(sheet(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sheet(page)).toBeHidden();
  await page.keyboard.press("i");
  const jot = page.getByRole("textbox", { name: "Jot" });
  await expect(jot).toBeFocused();
  await page.keyboard.type("?nie/jk");
  await expect(jot).toHaveValue("?nie/jk");
  await jot.fill("");
  await page.getByRole("link", { name: "newer", exact: true }).click();
  await expect(title(page)).toHaveText("newer");
  await page.keyboard.press("k");
  await page.keyboard.press("j");
  await expect(title(page)).toHaveText("older");
  await page.keyboard.press("k");
  await expect(title(page)).toHaveText("newer");
  await page.keyboard.press("e");
  await expect(page).toHaveURL(/\/edit$/);
  await page.getByRole("link", { name: "Done" }).click();
  await page.keyboard.press("n");
  await expect(page.getByRole("textbox", { name: "Title" })).toBeFocused();
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("");
});

test("[KY3] the keys of the app can be turned off, and on again", async ({ page }) => {
  await page.goto(`${site.url}#/settings`);
  const keys = page.getByRole("checkbox", { name: /^Keys of the app/ });
  await pressUntilSeen(page, "?", sheet(page));
  await page.keyboard.press("Escape");
  await keys.uncheck();
  await page.getByRole("heading", { name: "Settings" }).click();
  for (const key of ["n", "?", "/", "i"]) await page.keyboard.press(key);
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.press("ControlOrMeta+j");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page).toHaveURL(/#\/settings$/);
  await page.reload();
  await expect(keys).not.toBeChecked();
  await keys.check();
  await page.getByRole("heading", { name: "Settings" }).click();
  await pressUntilSeen(page, "?", sheet(page));
});

test("[KY4] one key in the editor stores and closes", async ({ page }) => {
  await page.goto(`${site.url}#/new`);
  await page.getByRole("textbox", { name: "What I Learned" }).fill("Stored and closed");
  await pressUntilSeen(page, "ControlOrMeta+Enter", page.getByRole("link", { name: "Edit" }));
  await expect(page.getByRole("main")).toContainText("Stored and closed");
});

for (const look of looks(360, 1180))
  test(`[KY1] axe finds nothing in the palette and the sheet of keys at ${look.width} px, ${look.colorScheme}`, async ({
    browser,
  }) => {
    const context = await openLook(browser, look);
    const page = await context.newPage();
    await page.goto(`${site.url}#/help`);
    await pressUntilSeen(page, "?", sheet(page));
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Close" }).click();
    await page.keyboard.press("ControlOrMeta+k");
    await expect(box(page)).toBeFocused();
    expect(await axeFindings(page)).toEqual([]);
    expect(await pageWidth(page)).toBe(look.width);
    await context.close();
  });
