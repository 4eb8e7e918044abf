import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { untilSaved } from "../support/journey";
import { openSite, type Site } from "../support/site";

let site: Site;
test.beforeAll(async () => {
  site = await openSite("/a/");
});
test.afterAll(() => site.stop());

const link = (page: Page, name: string) => page.getByRole("link", { name, exact: true });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** Goes to it by the tab key alone, as far as there is something to go to; backwards where that is asked. */
async function tabTo(page: Page, target: Locator, key = "Tab"): Promise<void> {
  await expect(target).toBeVisible();
  for (let step = 0; step < 80; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      // Who cannot see where the focus is cannot use it.
      const isMarked = await target.evaluate((element) => {
        const around = element.parentElement;
        const drawn = [element, around, around?.parentElement].filter(
          (one) => one instanceof Element,
        );
        // A radio is drawn by its label, a field by what is around it, a row by what lies over it.
        return [
          ...drawn.map((one) => getComputedStyle(one)),
          getComputedStyle(element, "::after"),
        ].some(
          ({ outlineStyle, outlineWidth }) =>
            outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0,
        );
      });
      expect(isMarked).toBe(true);
      return;
    }
    await page.keyboard.press(key);
  }
  throw new Error(`The tab key does not lead to ${target.toString()}.`);
}

async function press(page: Page, target: Locator, key = "Enter"): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** An entry with a title, a text, a snippet and a goal; its page is on screen. */
async function writeEntry(page: Page, title: string): Promise<void> {
  await page.goto(`${site.url}#/`);
  await press(page, link(page, "New entry"));
  await expect(field(page, "Title")).toBeFocused();
  await page.keyboard.type(title);
  await page.keyboard.press("Enter");
  await expect(field(page, "What I Learned")).toBeFocused();
  await page.keyboard.type("- Pods share an IP");
  await press(page, button(page, "Add snippet"));
  await expect(field(page, "Caption")).toBeFocused();
  await page.keyboard.type("all of them");
  await tabTo(page, field(page, "Code"));
  await page.keyboard.type("kubectl get pods");
  // The tab key indents there; after escape it leads on.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await press(page, button(page, "Add goal"));
  await expect(field(page, "Next session goal")).toBeFocused();
  await page.keyboard.type("Services");
  await untilSaved(page);
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(heading(page)).toHaveText(title);
}

test("[KY5] an entry is written, read, edited, deleted and put back by keys alone", async ({
  page,
}) => {
  await writeEntry(page, "By keys");
  await expect(page.getByRole("main")).toContainText("Pods share an IP");
  await press(page, link(page, "Edit"));
  const confidence = page.getByRole("radiogroup", { name: "Confidence" }).getByRole("radio");
  await tabTo(page, confidence.first());
  await page.keyboard.press("ArrowRight");
  await expect(confidence.nth(1)).toBeChecked();
  await untilSaved(page);
  await tabTo(page, link(page, "Done"), "Shift+Tab");
  await page.keyboard.press("Enter");
  await press(page, button(page, "More"));
  await expect(page.getByRole("menuitem", { name: "History" })).toBeFocused();
  await page.keyboard.press("End");
  await expect(page.getByRole("menuitem", { name: "Delete" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("article")).toHaveCount(0);
  await press(
    page,
    page.getByRole("region", { name: "Notices" }).getByRole("button", { name: "Undo" }),
  );
  await expect(page.getByRole("article")).toHaveCount(1);
});

test("[KY5] a line is jotted, suggested, taken back and gone on with by keys alone", async ({
  page,
}) => {
  await page.goto(`${site.url}#/`);
  await tabTo(page, field(page, "Jot"));
  await page.keyboard.type("? Who restarts it #kubelet");
  await page.keyboard.press("Enter");
  const state = page.getByRole("status", { name: "Jot state" });
  await expect(state).toContainText("Stored as a question");
  await expect(field(page, "Jot")).toBeFocused();
  await page.keyboard.type("And it pulls images #kub");
  await expect(page.getByRole("option", { name: "#kubelet" })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(state).toContainText("Stored in");
  await press(page, button(page, "Undo"));
  await expect(field(page, "Jot")).toHaveValue(/And it pulls images #kubelet/);
});

test("[KY5] a session and a goal are worked by keys alone", async ({ page }) => {
  await writeEntry(page, "Leaves a goal");
  await press(page, link(page, "Back to journal"));
  const card = page.getByRole("region", { name: "Goal of the last session" });
  await press(page, card.getByRole("button", { name: "Park" }));
  await press(
    page,
    page.getByRole("region", { name: "Notices" }).getByRole("button", { name: "Undo" }),
  );
  await press(page, card.getByRole("button", { name: "Start" }));
  await expect(field(page, "Title")).toHaveValue("Services");
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("close session");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Session" });
  await tabTo(page, dialog.getByRole("textbox", { name: "Next?" }));
  await page.keyboard.type("Ingress");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await page.keyboard.press("ControlOrMeta+Enter");
  await press(page, link(page, "Back to journal"));
  await expect(card).toContainText("Ingress");
});

test("[KY5] a backup is exported, and looked into before an import, by keys alone", async ({
  page,
}) => {
  await writeEntry(page, "Kept");
  await press(page, link(page, "data"));
  const download = page.waitForEvent("download");
  await press(page, button(page, "Export backup"));
  const path = await (await download).path();
  const backup = JSON.parse(await readFile(path, "utf8"));
  const [entry] = backup.entries;
  const chooser = page.waitForEvent("filechooser");
  await press(page, page.getByLabel("Import", { exact: true }).first());
  await (await chooser).setFiles(path);
  const preview = page.getByRole("region", { name: "Import preview" });
  await expect(preview).toContainText("same");
  expect(entry.title).toBe("Kept");
});

test("[KY5] the look is chosen and the list is walked by keys alone", async ({ page }) => {
  await writeEntry(page, "One");
  await writeEntry(page, "Two");
  await press(page, link(page, "more"));
  await press(page, link(page, "settings"));
  const light = page.getByRole("radio", { name: "light" });
  await tabTo(
    page,
    page.getByRole("radiogroup", { name: "Theme" }).getByRole("radio", { checked: true }),
  );
  while (!(await light.isChecked())) await page.keyboard.press("ArrowRight");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await press(page, link(page, "journal"));
  await tabTo(page, link(page, "Two"));
  await page.keyboard.press("ArrowDown");
  await expect(link(page, "One")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText("One");
});
