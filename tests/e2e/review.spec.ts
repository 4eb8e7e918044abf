import { expect, type Page, test } from "@playwright/test";
import { sample, writeByHand } from "../support/journey";
import { axeFindings, looks, openLook, pageWidth, smallTargets } from "../support/looks";
import { openSite, type Site } from "../support/site";
import { untilOffline } from "../support/until-offline";

let site: Site;
test.beforeAll(async () => {
  site = await openSite("/a/b/");
});
test.afterAll(() => site.stop());

const card = (page: Page) => page.locator("section[aria-labelledby='asked']");
const grade = (page: Page, name: string) =>
  page.getByRole("group", { name: "How well did you recall it?" }).getByRole("button", { name });

test("[RV7][RV9] the journal says what is due, and the review is gone through by keyboard", async ({
  page,
}) => {
  await page.goto(site.url);
  await writeByHand(page, sample);
  await page.getByRole("link", { name: "Done" }).click();
  await page.getByRole("link", { name: "Back to journal" }).click();
  await page.getByRole("link", { name: "3 cards to review" }).click();
  await expect(page).toHaveURL(/#\/review$/);
  await expect(card(page)).toContainText("1 of 3");
  await expect(card(page)).toContainText("Every call to the payment API");
  await expect(page.getByRole("group", { name: "Answer" })).toHaveCount(0);

  await page.keyboard.press("Space");
  await expect(page.getByRole("group", { name: "Answer" })).toBeFocused();
  await expect(grade(page, "good")).toHaveAccessibleName("good 2 days");
  await page.keyboard.press("1");
  await expect(card(page)).toContainText("2 of 3");
  await expect(card(page)).toBeFocused();
  await page.keyboard.press("Space");
  await page.keyboard.press("3");
  await expect(card(page)).toContainText("3 of 3");
  await page.getByRole("button", { name: "Show answer" }).press("Enter");
  await grade(page, "easy").press("Enter");
  // What was not recalled is asked once more.
  await expect(card(page)).toContainText("Every call to the payment API");
  await page.keyboard.press("Space");
  await page.keyboard.press("3");
  await expect(
    page.getByRole("status").filter({ hasText: "That was 3 cards today." }),
  ).toBeVisible();

  await page.getByRole("button", { name: "Undo last grade" }).click();
  await expect(card(page)).toContainText("3 of 3");
  await page.reload();
  await page.getByRole("button", { name: "Show answer" }).click();
  await grade(page, "good").click();
  await expect(
    page.getByRole("status").filter({ hasText: "All that is due is done." }),
  ).toBeVisible();
  await page.goto(site.url);
  await expect(page.getByRole("list", { name: "Entries" }).getByRole("article")).toHaveCount(1);
  await expect(page.getByRole("link", { name: "nothing to review today" })).toBeVisible();
});

test("[RV9] without a network too; what is left out is not asked, and the answer leads to its entry", async ({
  page,
  context,
}) => {
  await page.goto(site.url);
  await writeByHand(page, sample);
  await untilOffline(page);
  await context.setOffline(true);
  await page.goto(`${site.url}#/review`);
  await page.reload();
  await expect(card(page)).toContainText("1 of 3");
  await page.getByRole("button", { name: "Don’t ask this again" }).click();
  await expect(card(page)).toContainText("1 of 2");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(card(page)).toContainText("1 of 3");
  await page.getByRole("button", { name: "Show answer" }).click();
  await card(page).getByRole("link", { name: sample.title }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(sample.title);
  await page.goBack();
  await expect(card(page)).toContainText("1 of 3");
});

for (const look of looks(360, 1180))
  test(`[RV9] axe finds nothing in the review at ${look.width} px, ${look.colorScheme}`, async ({
    browser,
  }) => {
    const context = await openLook(browser, look);
    const page = await context.newPage();
    await page.goto(`${site.url}#/review`);
    await expect(page.getByText("Nothing to review now.")).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await writeByHand(page, sample);
    await page.goto(`${site.url}#/review`);
    for (const isShown of [false, true]) {
      if (isShown) await page.getByRole("button", { name: "Show answer" }).click();
      await expect(card(page)).toHaveAttribute("data-shown", String(isShown));
      expect(await axeFindings(page)).toEqual([]);
      expect(await smallTargets(page)).toEqual([]);
      expect(await pageWidth(page)).toBe(look.width);
    }
    await context.close();
  });
