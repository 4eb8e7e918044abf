import { expect, type Page, test } from "@playwright/test";
import { untilSaved } from "../support/journey";
import { axeFindings, looks, openLook, pageWidth, smallTargets } from "../support/looks";
import { openSite, type Site } from "../support/site";

let site: Site;
test.beforeAll(async () => {
  site = await openSite("/a/b/");
});
test.afterAll(() => site.stop());

async function write(page: Page, title: string, ...questions: readonly string[]) {
  await page.goto(`${site.url}#/new`);
  await page.getByRole("textbox", { name: "Title" }).fill(title);
  await page.getByRole("combobox", { name: "Section" }).fill("networking");
  for (const [at, text] of questions.entries()) {
    await page.getByRole("button", { name: "Add question" }).click();
    const group = page.getByRole("group", { name: `Question ${at + 1}` });
    await group.getByRole("textbox", { name: "Question" }).fill(text);
  }
  await untilSaved(page);
  await page.getByRole("link", { name: "Done" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

const questions = (page: Page) =>
  page.getByRole("list", { name: "Questions" }).getByRole("article");

test("[QU2][QU4] a question is found and answered in place, by keyboard, and an answer that was begun survives loading anew", async ({
  page,
}) => {
  await write(page, "Five seconds", "Why **five** seconds?", "Who restarts it?");
  await page.goto(`${site.url}#/more`);
  await page.getByRole("link", { name: "questions" }).click();
  await expect(questions(page)).toHaveCount(2);
  await expect(questions(page).first()).toContainText("asked today");
  await page.getByRole("searchbox", { name: "Find questions" }).fill("five sec");
  await expect(questions(page)).toHaveCount(2);
  await page.getByRole("searchbox", { name: "Find questions" }).fill("**five** sec");
  await expect(questions(page)).toHaveCount(1);
  await expect(page).toHaveURL(/#\/questions\?q=/);

  await page.getByRole("button", { name: /^Answer: Why/ }).press("Enter");
  const answer = page.getByRole("textbox", { name: "Answer" });
  await expect(answer).toBeFocused();
  await answer.pressSequentially("The resolver's ");
  await page.reload();
  await expect(answer).toHaveValue("The resolver's ");
  await answer.press("End");
  await answer.pressSequentially("timeout.");
  await answer.press("Control+Enter");
  await expect(questions(page)).toHaveCount(0);
  await expect(page.getByRole("main")).toBeFocused();
  await page.getByRole("button", { name: /^answered/ }).click();
  await expect(questions(page)).toContainText("The resolver's timeout.");
  await questions(page).getByRole("link", { name: "Five seconds" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Five seconds");
  await expect(page.getByRole("main")).toContainText("The resolver's timeout.");

  await page.goBack();
  await page.getByRole("button", { name: /^answered/ }).click();
  await page.getByRole("button", { name: /^Open again: Why/ }).click();
  await expect(questions(page)).toHaveCount(0);
  await page.getByRole("button", { name: /^open/ }).click();
  await expect(questions(page)).toHaveCount(1);
});

test("[QU3] a question is answered in a new entry, which leads back to it", async ({ page }) => {
  await write(page, "Five seconds", "Why five seconds?");
  await page.goto(`${site.url}#/questions`);
  await page.getByRole("button", { name: /^Answer in a new entry/ }).click();
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("Why five seconds?");
  await expect(page.getByRole("combobox", { name: "Section" })).toHaveValue("networking");
  await page.getByRole("link", { name: "Done" }).click();
  await page.getByRole("main").getByRole("link", { name: "Five seconds" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Five seconds");
  await page.getByRole("link", { name: "→ answered in another entry" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Why five seconds?");
});

for (const look of looks(360, 1180))
  test(`[QU5] axe finds nothing on the page of questions at ${look.width} px, ${look.colorScheme}`, async ({
    browser,
  }) => {
    const context = await openLook(browser, look);
    const page = await context.newPage();
    await page.goto(`${site.url}#/questions`);
    await expect(page.getByText("No questions yet.")).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await write(
      page,
      "A title that is long enough to fill the line of a narrow phone and go on",
      `${"word-without-an-end".repeat(5)}?`,
      "<img src=x onerror=alert(1)> is this text?",
    );
    await page.goto(`${site.url}#/questions`);
    await expect(questions(page)).toHaveCount(2);
    await page.getByRole("button", { name: /^Answer: </ }).click();
    await expect(page.getByRole("textbox", { name: "Answer" })).toBeFocused();
    expect(await axeFindings(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    expect(await pageWidth(page)).toBe(look.width);
    await context.close();
  });
