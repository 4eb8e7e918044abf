import { expect, type Page, test } from "@playwright/test";
import { untilSaved } from "../support/journey";
import { axeFindings, looks, openLook, pageWidth, smallTargets } from "../support/looks";
import { openSite, type Site } from "../support/site";

let site: Site;
test.beforeAll(async () => {
  site = await openSite("/a/b/");
});
test.afterAll(() => site.stop());

const field = (page: Page) => page.getByRole("searchbox", { name: "Find" });
const results = (page: Page) => page.getByRole("list", { name: "Results" }).getByRole("article");

async function write(page: Page, title: string, text: string, code = ""): Promise<void> {
  await page.goto(`${site.url}#/new`);
  await page.getByRole("textbox", { name: "Title" }).fill(title);
  await page.getByRole("textbox", { name: "What I Learned" }).fill(text);
  if (code !== "") {
    await page.getByRole("button", { name: "Add snippet" }).click();
    await page.getByRole("textbox", { name: "Code" }).fill(code);
  }
  await untilSaved(page);
  await page.getByRole("link", { name: "Done" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

test("[FP1] as one types, entries are found by words and by code as it stands, with the hits marked", async ({
  page,
}) => {
  await write(page, "Following logs", "The file grows while it is read.", "tail -n 3 log.txt");
  await write(page, "Other logs", "One can tail a log with 3 panes.");
  await page.goto(`${site.url}#/find`);
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("logs");
  await expect(results(page)).toHaveCount(2);
  await expect(page).toHaveURL(/#\/find\?q=logs$/);
  await field(page).fill('"tail -n 3 log.txt"');
  await expect(results(page)).toHaveCount(1);
  await expect(results(page).locator("mark")).toHaveText("tail -n 3 log.txt");
  await field(page).fill("folowing");
  await expect(results(page)).toHaveCount(1);
  await expect(page.getByText("one letter away")).toBeVisible();
  await page.goto(`${site.url}#/find?q=panes`);
  await expect(field(page)).toHaveValue("panes");
  await expect(results(page)).toHaveCount(1);
  await field(page).fill("nowhere to be seen");
  await expect(page.getByText("Nothing found")).toBeVisible();
});

test("[FP2] arrows lead through the results, enter opens the entry at the hit, and back comes to the result", async ({
  page,
}) => {
  await write(page, "First", "kubelet restarts it");
  await write(page, "Second", `${"Long before.\n\n".repeat(60)}kubelet stands far below`);
  await page.goto(`${site.url}#/find?q=kubelet`);
  await expect(results(page)).toHaveCount(2);
  await field(page).press("ArrowDown");
  await expect(results(page).first().getByRole("link")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(field(page)).toBeFocused();
  await results(page).filter({ hasText: "Second" }).getByRole("link").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Second" })).toBeVisible();
  await expect.poll(() => page.evaluate(() => CSS.highlights.get("hit")?.size)).toBe(1);
  await expect(page.getByText("kubelet stands far below")).toBeInViewport();
  await page.goBack();
  await expect(results(page).filter({ hasText: "Second" }).getByRole("link")).toBeFocused();
  await expect(field(page)).toHaveValue("kubelet");
});

test("[FP3] operators are offered as chips with what was used before, and narrow down", async ({
  page,
}) => {
  await write(page, "Tagged", "pods share an address");
  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByRole("combobox", { name: "Tags" }).fill("pods,");
  await untilSaved(page);
  await page.getByRole("link", { name: "Done" }).click();
  await write(page, "Untagged", "pods share an address, too");
  await page.goto(`${site.url}#/find`);
  await field(page).fill("pods");
  await expect(results(page)).toHaveCount(2);
  await page.getByRole("button", { name: "tag:", exact: true }).click();
  await page.getByRole("button", { name: "tag:pods", exact: true }).click();
  await expect(field(page)).toHaveValue("pods tag:pods");
  await expect(results(page)).toHaveCount(1);
  await page.getByRole("button", { name: "☆ save" }).click();
  await field(page).fill("");
  await page
    .getByRole("list", { name: "Saved" })
    .getByRole("button", { name: "pods tag:pods", exact: true })
    .click();
  await expect(results(page)).toHaveCount(1);
  await expect(page).toHaveURL(/q=pods/);
  await page.reload();
  await expect(results(page)).toHaveCount(1);
});

test("[FP4] what is written is found at once, in another tab as well, and after a start with no server", async ({
  page,
  context,
}) => {
  await write(page, "Before", "alpha particles");
  const other = await context.newPage();
  await other.goto(`${site.url}#/find?q=alpha`);
  await expect(results(other)).toHaveCount(1);
  await write(page, "After", "alpha centauri");
  await field(other).fill("alph");
  await expect(results(other)).toHaveCount(2);
  await other.close();
});

test("[FP4] results follow what is changed, here and in another tab, though the line is the same", async ({
  page,
  context,
}) => {
  await write(page, "One", "alpha particles");
  await write(page, "Two", "alpha centauri");
  await page.goto(`${site.url}#/find?q=alpha`);
  await expect(results(page)).toHaveCount(2);
  await results(page).getByRole("link", { name: "Two" }).first().click();
  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByRole("textbox", { name: "What I Learned" }).fill("omega");
  await untilSaved(page);
  await page.evaluate(() => location.assign("#/find?q=alpha"));
  await expect(results(page)).toHaveCount(1);
  const other = await context.newPage();
  await write(other, "Three", "alpha again");
  await expect(results(page)).toHaveCount(2);
  await other.close();
});

test("[FP5] a key leads to it from every page, and the palette looks for what was typed there", async ({
  page,
}) => {
  await write(page, "Only one", "needle");
  await page.keyboard.press("/");
  await expect(field(page)).toBeFocused();
  await page.goto(`${site.url}#/settings`);
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("needle");
  await page.keyboard.press("Enter");
  await expect(field(page)).toHaveValue("needle");
  await expect(results(page)).toHaveCount(1);
});

test("[FP6] what is typed into the journal's own field is looked for, and no letter is lost", async ({
  page,
}) => {
  await write(page, "Only one", "needle in hay");
  await page.goto(`${site.url}#/`);
  await field(page).click();
  await page.keyboard.type("needle");
  await expect(page).toHaveURL(/#\/find/);
  await page.keyboard.type(" hay");
  await expect(field(page)).toHaveValue("needle hay");
  await expect(results(page)).toHaveCount(1);
});

for (const look of looks(360, 1180))
  test(`[FP7] axe finds nothing on the page at ${look.width} px, ${look.colorScheme}`, async ({
    browser,
  }) => {
    const context = await openLook(browser, look);
    const page = await context.newPage();
    await write(page, "Only one", "needle in hay", "needle --eye");
    await page.goto(`${site.url}#/find?q=needle`);
    await expect(results(page)).toHaveCount(1);
    expect(await axeFindings(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    expect(await pageWidth(page)).toBe(look.width);
    await context.close();
  });
