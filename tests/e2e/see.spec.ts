import { expect, type Page, test } from "@playwright/test";
import { untilSaved } from "../support/journey";
import { axeFindings, looks, openLook, pageWidth, smallTargets } from "../support/looks";
import { openSite, type Site } from "../support/site";

let site: Site;
test.beforeAll(async () => {
  site = await openSite("/a/b/");
});
test.afterAll(() => site.stop());

async function write(page: Page, title: string, section: string, minutes: string) {
  await page.goto(`${site.url}#/new`);
  await page.getByRole("textbox", { name: "Title" }).fill(title);
  await page.getByRole("combobox", { name: "Section" }).fill(section);
  await page.getByRole("textbox", { name: "Time spent" }).fill(minutes);
  const radio = page
    .getByRole("radiogroup", { name: "Confidence" })
    .getByRole("radio", { name: "4" });
  await radio.focus();
  await radio.press("Space");
  await page.getByRole("button", { name: "Add aha" }).click();
  await page.getByRole("textbox", { name: "Aha Moment" }).fill(`The aha of ${title}`);
  await untilSaved(page);
  await page.getByRole("link", { name: "Done" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

test("[SI2][SI3][SI4] what was written today is seen: its day, its section and its confidence", async ({
  page,
}) => {
  await write(page, "Names", "networking", "50");
  await write(page, "Pods", "core concepts", "1h20");
  await page.goto(`${site.url}#/see`);
  const days = page.getByRole("table", { name: "Days of the last year" });
  const today = days.getByRole("link");
  await expect(today).toHaveCount(1);
  await expect(today).toHaveAccessibleName(/2 entries, 2 h 10 min$/);
  const bars = page.getByRole("table", { name: /^Time spent by section/ });
  await expect(bars.getByRole("row")).toHaveText([
    /core concepts\s*1 h 20 min/,
    /networking\s*50 min/,
  ]);
  await expect(page.getByText("2 h 10 min in 2 entries.")).toBeVisible();
  await expect(page.getByText("1 of the last 12 weeks had a session.")).toBeVisible();
  await expect(page.getByRole("img", { name: /^Confidence from 4\.0/ })).toBeVisible();
  await page.getByRole("combobox", { name: "Of" }).selectOption("networking");
  await page.getByText("In numbers").click();
  await expect(page.getByRole("row", { name: /4\.0 of 5/ })).toContainText("1");
  // All of it follows from what is stored.
  await page.reload();
  await expect(page).toHaveTitle("See · Kubecraft Journal");
  await expect(today).toHaveAccessibleName(/2 entries, 2 h 10 min$/);
  await today.press("Enter");
  await expect(page.getByRole("list", { name: "Results" }).getByRole("article")).toHaveCount(2);
});

test("[SI6] a week becomes an entry, which the week leads to", async ({ page }) => {
  await write(page, "Names", "networking", "50");
  await page.goto(`${site.url}#/week`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Week \d+ of \d{4}$/);
  await expect(page.getByRole("main")).toContainText("1 day, 50 min, 1 entry. 1 aha.");
  await expect(page.getByRole("main")).toContainText("The aha of Names");
  await page.getByRole("button", { name: "Write the week’s review" }).click();
  await expect(page.getByRole("combobox", { name: "Section" })).toHaveValue("weekly review");
  await expect(page.getByRole("textbox", { name: "What I Learned" })).toHaveValue(
    /^1 day, 50 min, 1 entry\. 1 aha\.\n\n- networking: 50 min\n\n- \[\[[-0-9a-f]+\|Names\]\]$/,
  );
  await page.getByRole("link", { name: "Done" }).click();
  await page.getByRole("main").getByRole("link", { name: "Names" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Names");
  await page.goto(`${site.url}#/week`);
  await page.getByRole("link", { name: "Open the week’s review" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Week \d+ of \d{4}$/);
  await page.goto(`${site.url}#/week?q=2020-W53`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Week 53 of 2020");
  await expect(page.getByText("Nothing was written in this week.")).toBeVisible();
  await page.getByRole("link", { name: "week after →" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Week 1 of 2021");
});

for (const look of looks(360, 1180))
  test(`[SI7] axe finds nothing on the pages see and week at ${look.width} px, ${look.colorScheme}`, async ({
    browser,
  }) => {
    const context = await openLook(browser, look);
    const page = await context.newPage();
    for (const [path, words] of [
      ["see", "Nothing to see yet."],
      ["week", "Nothing was written in this week."],
    ] as const) {
      await page.goto(`${site.url}#/${path}`);
      await expect(page.getByText(words)).toBeVisible();
      expect(await axeFindings(page)).toEqual([]);
    }
    await write(
      page,
      `A title ${"that goes on ".repeat(8)}`,
      "a section that has a long name",
      "50",
    );
    for (const [path, ready] of [
      ["see", page.getByRole("img", { name: /^Confidence from/ })],
      ["week", page.getByRole("button", { name: "Write the week’s review" })],
    ] as const) {
      await page.goto(`${site.url}#/${path}`);
      await expect(ready).toBeVisible();
      expect(await axeFindings(page)).toEqual([]);
      expect(await smallTargets(page)).toEqual([]);
      expect(await pageWidth(page)).toBe(look.width);
    }
    await context.close();
  });
