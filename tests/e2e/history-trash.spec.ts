import { expect, type Page, test } from "@playwright/test";
import { untilSaved } from "../support/journey";
import { openSite, type Site } from "../support/site";

let site: Site;
test.beforeAll(async () => {
  site = await openSite();
});
test.afterAll(() => site.stop());

const learned = (page: Page) => page.getByRole("textbox", { name: "What I Learned" });
const notice = (page: Page, text: string) =>
  page.getByRole("region", { name: "Notices" }).getByText(text);

async function writeEntry(page: Page, title: string, text: string): Promise<void> {
  await page.getByRole("link", { name: "New entry" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill(title);
  await learned(page).fill(text);
  await untilSaved(page);
  await page.getByRole("link", { name: "Done" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

async function choose(page: Page, choice: string): Promise<void> {
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: choice }).click();
}

test("[HT25] an entry that is deleted comes back by the toast, by the trash, and goes only when asked", async ({
  page,
}) => {
  await page.goto(site.url);
  await writeEntry(page, "A deletion", "words that stay");
  await choose(page, "Delete");
  await expect(page).toHaveURL(/#\/$/);
  const row = page.getByRole("link", { name: "A deletion" });
  await expect(row).toHaveCount(0);
  await notice(page, "Moved to trash.").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await row.click();
  await expect(page.getByText("words that stay")).toBeVisible();

  await choose(page, "Delete");
  await expect(page).toHaveURL(/#\/$/);
  await page.reload();
  await expect(row).toHaveCount(0);
  await page.goto(`${site.url}#/data`);
  await page.getByRole("link", { name: "trash" }).click();
  await expect(page.getByRole("list", { name: "Trash" })).toContainText("30 days left");
  await page.getByRole("button", { name: "Restore A deletion" }).click();
  await expect(page.getByText("The trash is empty")).toBeVisible();

  await page.goto(`${site.url}#/`);
  await row.click();
  await choose(page, "Delete");
  await expect(page).toHaveURL(/#\/$/);
  await page.goto(`${site.url}#/trash`);
  await page.getByRole("button", { name: "Empty trash" }).click();
  const question = page.getByRole("dialog", { name: "Delete “A deletion” for good?" });
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("list", { name: "Trash" }).getByRole("listitem")).toHaveCount(1);
  await page.getByRole("button", { name: "Empty trash" }).click();
  await question.getByRole("button", { name: "Delete for good" }).click();
  await expect(page.getByText("The trash is empty")).toBeVisible();
  await page.reload();
  await expect(page.getByText("The trash is empty")).toBeVisible();
});

test("[HT26] what was written over is in the history, and comes back in place and beside", async ({
  page,
}) => {
  const long = "A long text that took an evening to write, sentence by sentence. ".repeat(5);
  await page.goto(site.url);
  await writeEntry(page, "A history", long);
  await page.getByRole("link", { name: "Edit" }).click();
  await learned(page).fill("oops");
  await untilSaved(page);
  await page.getByRole("link", { name: "Done" }).click();
  await choose(page, "History");
  const versions = page.getByRole("list", { name: "Versions" });
  await versions.getByRole("button").nth(1).click();
  await expect(page.getByRole("deletion").first()).toContainText("A long text");
  await expect(page.getByRole("insertion").first()).toHaveText("oops");
  await page.getByRole("button", { name: "Restore", exact: true }).click();
  await notice(page, "Restored.").waitFor();
  await page.getByRole("link", { name: "Back to entry" }).click();
  await expect(page.getByText("that took an evening to write")).toBeVisible();

  await page.goBack();
  await versions.getByRole("button").nth(1).click();
  await page.getByRole("button", { name: "Restore beside" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("A history (earlier version)");
  await expect(page.getByText("oops", { exact: true })).toBeVisible();
  await page.goto(`${site.url}#/`);
  await expect(page.getByRole("article")).toHaveCount(2);
});

test("[HT26] select all and delete within one sitting is in the history as well", async ({
  page,
}) => {
  const long = "Typed a moment ago and gone with two keys, before any five minutes. ".repeat(6);
  await page.goto(site.url);
  await page.getByRole("link", { name: "New entry" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill("Two keys");
  await learned(page).fill(long);
  await untilSaved(page);
  await learned(page).press("Control+a");
  await learned(page).press("Delete");
  await untilSaved(page);
  await page.getByRole("link", { name: "Done" }).click();
  await choose(page, "History");
  await page.getByRole("list", { name: "Versions" }).getByRole("button").nth(1).click();
  await expect(page.getByRole("deletion").first()).toContainText("gone with two keys");
});

test("[HT27] what is typed into an entry that another tab deletes is not lost, and brings it back", async ({
  context,
}) => {
  const [here, there] = [await context.newPage(), await context.newPage()];
  await here.goto(site.url);
  await writeEntry(here, "Two tabs", "begun");
  await here.getByRole("link", { name: "Edit" }).click();
  await learned(here).fill("begun, and going on");
  await untilSaved(here);

  await there.goto(site.url);
  await there.getByRole("link", { name: "Two tabs" }).click();
  await expect(there.getByText("going on")).toBeVisible();
  await choose(there, "Delete");
  await expect(there).toHaveURL(/#\/$/);
  await expect(there.getByRole("link", { name: "Two tabs" })).toHaveCount(0);

  await learned(here).fill("begun, and going on after all");
  await untilSaved(here);
  await there.reload();
  await there.getByRole("link", { name: "Two tabs" }).click();
  await expect(there.getByText("going on after all")).toBeVisible();
  await there.goto(`${site.url}#/trash`);
  await expect(there.getByText("The trash is empty")).toBeVisible();
  await there.goto(`${site.url}#/`);
  await expect(there.getByRole("article"), "no copy was needed").toHaveCount(1);
});
