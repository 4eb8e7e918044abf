import { expect, type Page, test } from "@playwright/test";
import { untilSaved } from "../support/journey";
import { axeFindings, looks, openLook, pageWidth } from "../support/looks";
import { openSite, type Site } from "../support/site";

let site: Site;
test.beforeAll(async () => {
  site = await openSite("/a/b/");
});
test.afterAll(() => site.stop());

const learned = (page: Page) => page.getByRole("textbox", { name: "What I Learned" });
const article = (page: Page) => page.getByRole("main").getByRole("article");
const offered = (page: Page) => page.getByRole("listbox", { name: "Entries to link to" });
const linkedFrom = (page: Page) => page.getByRole("navigation", { name: "Linked from" });
const related = (page: Page) => page.getByRole("navigation", { name: "Related" });

async function done(page: Page, title: string): Promise<void> {
  await untilSaved(page);
  await page.getByRole("link", { name: "Done" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

async function write(page: Page, title: string, text: string, tags = ""): Promise<void> {
  await page.goto(`${site.url}#/new`);
  await page.getByRole("textbox", { name: "Title" }).fill(title);
  if (text !== "") await learned(page).fill(text);
  if (tags !== "") await page.getByRole("combobox", { name: "Tags" }).fill(tags);
  await done(page, title);
}

/** Opens the entry of this title from the journal. */
async function open(page: Page, title: string): Promise<void> {
  await page.goto(`${site.url}#/`);
  await page.getByRole("link", { name: title, exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

test("[CN20] a link is written by its first letters and enter, follows a rename, and leads both ways", async ({
  page,
}) => {
  await write(page, "Pods share an address", "One network namespace.");
  await write(page, "Services", "A name that stays.");
  await page.goto(`${site.url}#/new`);
  await page.getByRole("textbox", { name: "Title" }).fill("DNS in a cluster");
  await learned(page).click();
  await page.keyboard.type("Each of [[pod");
  await expect(offered(page).getByRole("option")).toHaveText(/^Pods share an address/);
  await page.keyboard.press("Enter");
  await expect(learned(page)).toHaveValue(/^Each of \[\[[0-9a-f-]{36}\|Pods share an address\]\]$/);
  await expect(offered(page)).toBeHidden();
  await page.keyboard.type(" has a record.");
  await done(page, "DNS in a cluster");
  await article(page).getByRole("link", { name: "Pods share an address" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Pods share an address");
  await expect(linkedFrom(page).getByRole("link")).toHaveText(/^DNS in a cluster/);
  await expect(linkedFrom(page)).toContainText("Each of Pods share an address has a record.");
  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill("Pods have one IP");
  await done(page, "Pods have one IP");
  await linkedFrom(page).getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("DNS in a cluster");
  await expect(article(page).getByRole("link", { name: "Pods have one IP" })).toBeVisible();
});

test("[CN21] arrows choose, escape declines, one undo takes the link back, and enter goes on where nothing is offered", async ({
  page,
}) => {
  await write(page, "Alpha one", "");
  await write(page, "Alpha two", "");
  await page.goto(`${site.url}#/new`);
  await learned(page).click();
  await page.keyboard.type("see [[alpha");
  await expect(offered(page).getByRole("option")).toHaveCount(2);
  const first = offered(page).getByRole("option").first();
  await expect(first).toHaveAttribute("aria-selected", "true");
  await expect(learned(page)).toHaveAttribute(
    "aria-activedescendant",
    (await first.getAttribute("id")) ?? "",
  );
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await expect(learned(page)).toHaveValue(/^see \[\[[0-9a-f-]{36}\|Alpha one\]\]$/);
  await expect(learned(page)).toBeFocused();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(learned(page)).toHaveValue("see [[alpha");
  await learned(page).fill("");
  await page.keyboard.type("see [[alpha");
  await expect(offered(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(offered(page)).toBeHidden();
  await page.keyboard.type(" t");
  await expect(offered(page)).toBeHidden();
  await page.keyboard.press("Enter");
  await expect(learned(page)).toHaveValue("see [[alpha t\n");
  // Brackets alone offer the newest and leave enter alone; in code nothing is offered.
  await learned(page).fill("");
  await page.keyboard.type("[[");
  await expect(offered(page).getByRole("option")).toHaveCount(2);
  await page.keyboard.press("Enter");
  await expect(learned(page)).toHaveValue("[[\n");
  await learned(page).fill("");
  await page.keyboard.type("`[[alpha");
  await page.waitForTimeout(300);
  await expect(offered(page)).toBeHidden();
});

test("[CN22] a link to what is not written yet offers to write it, and leads there once it is", async ({
  page,
}) => {
  await write(page, "Reading list", "Next: [[Control groups]], then [[Reading list]].");
  const link = article(page).getByRole("link", { name: "Control groups (not written yet)" });
  await link.click();
  const dialog = page.getByRole("dialog", { name: "“Control groups” is not written yet" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(link).toBeFocused();
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Write it" }).click();
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("Control groups");
  await learned(page).fill("A tree of limits.");
  await done(page, "Control groups");
  await expect(linkedFrom(page).getByRole("link")).toHaveText(/^Reading list/);
  await linkedFrom(page).getByRole("link").click();
  await article(page).getByRole("link", { name: "Control groups", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Control groups");
  // The owner's text is as it was written.
  await open(page, "Reading list");
  await page.getByRole("link", { name: "Edit" }).click();
  await expect(learned(page)).toHaveValue("Next: [[Control groups]], then [[Reading list]].");
});

test("[CN23] a title that several entries bear leads to all of them, and an entry in the trash is said to be gone", async ({
  page,
}) => {
  await write(page, "Twice", "one");
  await write(page, "Twice", "two");
  await write(page, "From", "[[Twice]]");
  await article(page).getByRole("link", { name: "Twice", exact: true }).click();
  await expect(page.getByRole("searchbox", { name: "Find" })).toHaveValue('in:title "Twice"');
  await expect(page.getByRole("list", { name: "Results" }).getByRole("article")).toHaveCount(2);
  await page.goto(`${site.url}#/new`);
  await page.getByRole("textbox", { name: "Title" }).fill("To the trash");
  await learned(page).click();
  await page.keyboard.type("[[From");
  await expect(offered(page)).toBeVisible();
  await page.keyboard.press("Enter");
  await done(page, "To the trash");
  await article(page).getByRole("link", { name: "From", exact: true }).click();
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await open(page, "To the trash");
  await expect(
    article(page).getByRole("link", { name: "From (not in the journal)" }),
  ).toBeVisible();
});

test("[CN24] related entries stand at the end with the reason, and nothing stands there where none are", async ({
  page,
}) => {
  await write(page, "Alone", "nothing shared");
  await write(page, "Resolver", "The ndots option and search domains.", "dns,");
  await write(page, "Timeouts", "Again search domains with ndots.");
  await write(page, "Records", "What is stored.", "dns,");
  await open(page, "Resolver");
  await expect(related(page).getByRole("listitem")).toHaveCount(2);
  await expect(related(page)).toContainText("tag dns");
  await expect(related(page)).toContainText("“ndots”");
  await open(page, "Alone");
  await page.waitForTimeout(1000);
  await expect(related(page)).toBeHidden();
  await expect(linkedFrom(page)).toBeHidden();
});

test("[CN25] at the prompt a link is taken from the list and stored with the jot", async ({
  page,
}) => {
  await write(page, "Pods", "");
  await page.goto(`${site.url}#/`);
  const jot = page.getByRole("textbox", { name: "Jot" });
  await jot.click();
  await page.keyboard.type("like [[po");
  await page
    .getByRole("listbox", { name: "Suggestions" })
    .getByRole("option", { name: "Pods" })
    .click();
  await expect(jot).toHaveValue(/^like \[\[[0-9a-f-]{36}\|Pods\]\]$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status", { name: "Jot state" })).toContainText("Stored");
  await page.getByRole("link", { name: "Open", exact: true }).click();
  await expect(article(page).getByRole("link", { name: "Pods" }).first()).toBeVisible();
});

for (const look of looks(360, 1180))
  test(`[CN26] axe finds nothing on page and list at ${look.width} px, ${look.colorScheme}`, async ({
    browser,
  }) => {
    const context = await openLook(browser, look);
    const page = await context.newPage();
    const long =
      "A title that is so long that it takes more than one line on any phone that there is";
    await write(page, long, "ndots and resolver", "dns,");
    await write(page, "Near", `[[${long}]] and [[Nobody wrote this]]`, "dns,");
    await write(page, "Third", "ndots and resolver again", "dns,");
    await open(page, long);
    await expect(linkedFrom(page)).toBeVisible();
    await expect(related(page)).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    expect(await pageWidth(page)).toBe(look.width);
    await open(page, "Near");
    await article(page).getByRole("link", { name: "(not written yet)" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Edit" }).click();
    await learned(page).press("End");
    await page.keyboard.type(" [[a");
    await expect(offered(page)).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    expect(await pageWidth(page)).toBe(look.width);
    await context.close();
  });
