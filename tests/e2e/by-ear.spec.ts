import { expect, type Page, test } from "@playwright/test";
import { untilSaved } from "../support/journey";
import { openSite, type Site } from "../support/site";

let site: Site;
test.beforeAll(async () => {
  site = await openSite("/a/");
});
test.afterAll(() => site.stop());

/** All that the page says by itself, in order: what a screen reader would say without being asked. */
async function listen(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript(() => {
    const heard: string[] = [];
    Reflect.set(window, "heard", heard);
    const live = "[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]";
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const region = element?.closest(live) ?? element?.querySelector(live);
        const text = region?.textContent?.replaceAll(/\s+/g, " ").trim();
        if (text && heard.at(-1) !== text) heard.push(text);
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => Reflect.get(window, "heard"));
}

test("[AX1] the journal by ear: landmarks, names and roles in the order of the page", async ({
  page,
}) => {
  await page.goto(`${site.url}#/new`);
  await page.getByRole("textbox", { name: "Title" }).fill("Pods");
  await page.getByRole("combobox", { name: "Section" }).fill("linux");
  await page.getByRole("button", { name: "Add goal" }).click();
  await page.getByRole("textbox", { name: "Next session goal" }).fill("Services");
  await untilSaved(page);
  await page.goto(`${site.url}#/`);
  await expect(page.getByRole("region", { name: "Goal of the last session" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Start session" })).toBeVisible();
  await expect(page.locator("body")).toMatchAriaSnapshot(`
    - link "Skip to content"
    - button "Pause ticker"
    - banner:
      - link "root@pattie ~/kubecraft"
      - button "Start session"
      - navigation "Main":
        - link "journal"
        - link "find"
        - link "data"
        - link "more"
        - link "New entry"
    - main:
      - heading "Journal" [level=1]
      - textbox "Jot"
      - button "Jot"
      - region "Goal of the last session":
        - paragraph
        - paragraph: Services
        - button "Start"
        - button "Park"
        - button "Drop"
      - list "Entries":
        - listitem:
          - heading [level=2]
          - article:
            - heading "Pods" [level=3]:
              - link "Pods"
  `);
});

test("[AX1] the editor by ear: every field has its name, and the save state speaks", async ({
  page,
}) => {
  const heard = await listen(page);
  await page.goto(`${site.url}#/new`);
  await page.getByRole("textbox", { name: "Title" }).pressSequentially("Pods");
  await untilSaved(page);
  await page.getByRole("button", { name: "Add mistake" }).click();
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - heading "Edit entry" [level=1]
      - status "Save state"
      - link "Done"
      - textbox "Title"
      - textbox "What I Learned"
      - region "Facts":
        - combobox "Section"
        - textbox "Date"
        - textbox "Time spent"
        - combobox "Energy"
        - radiogroup "Confidence"
        - radiogroup "Difficulty"
        - combobox "Tags"
      - group "Mistake 1":
        - textbox "What broke"
        - textbox "How I fixed it"
        - textbox "The tell"
        - textbox "Terminal output"
      - group "Add a part":
        - button "Add thought"
        - button "Add connection"
        - button "Add snippet"
        - button "Add mistake"
        - button "Add aha"
        - button "Add question"
        - button "Add application"
        - button "Add goal"
  `);
  expect(await heard()).toContain("Saved");
});

test("[AX1] an entry by ear: its parts under their headings, its facts in a table, its goal beside it", async ({
  page,
}) => {
  await page.goto(site.url);
  await page.getByRole("button", { name: "Keep this entry" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Service Names/);
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - paragraph:
        - link "Back to journal"
      - article:
        - heading [level=1]
        - link "Edit"
        - button "More"
        - table "Facts"
        - list "Tags"
        - heading "What I Learned" [level=2]
        - heading "My Thoughts" [level=2]
        - heading "Code Snippets" [level=2]
        - figure
        - heading "Mistakes & Fixes" [level=2]
        - heading "Aha Moment" [level=2]
        - heading "Questions to Research" [level=2]
        - heading "Real World Application" [level=2]
        - complementary "Next session goal"
  `);
});

test("[AX2] what happens without being looked at is said: a jot, a session, a removal, a refusal", async ({
  page,
}) => {
  const heard = await listen(page);
  await page.goto(site.url);
  const jot = page.getByRole("textbox", { name: "Jot" });
  await jot.fill("Pods share an IP");
  await jot.press("Enter");
  await expect.poll(heard).toContainEqual(expect.stringContaining("Stored in a new entry."));
  await jot.press("Enter");
  await expect.poll(heard).toContainEqual(expect.stringContaining("Add a word"));
  await page.getByRole("button", { name: "Start session" }).click();
  await page.getByRole("button", { name: /^Session \d/ }).click();
  await page.getByRole("button", { name: "Close session" }).click();
  await expect
    .poll(heard)
    .toContainEqual(expect.stringContaining("The session is stored in “Pods share an IP”."));
  await page.getByRole("link", { name: "Pods share an IP", exact: true }).click();
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect.poll(heard).toContainEqual(expect.stringMatching(/trash/i));
});

test("[AX3] a page that is gone to says its name: title, heading and focus", async ({ page }) => {
  await page.goto(site.url);
  for (const [name, title] of [
    ["data", "Data"],
    ["more", "More"],
    ["settings", "Settings"],
    ["more", "More"],
    ["help", "Help"],
  ] as const) {
    // The bar has it first; a text may name the page as well.
    await page.getByRole("link", { name, exact: true }).first().click();
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await expect(page).toHaveTitle(new RegExp(title));
    const focused = page.locator(":focus");
    await expect(focused).toHaveCount(1);
    expect(await focused.evaluate((element) => element.closest("main") !== null)).toBe(true);
  }
});
