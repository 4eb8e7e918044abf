import { expect, type Page, test } from "@playwright/test";
import { pressUntilSeen } from "../support/journey";
import { axeFindings, pageWidth } from "../support/looks";
import { openSite, type Site } from "../support/site";

let site: Site;
test.beforeAll(async () => {
  site = await openSite("/a/");
});
test.afterAll(() => site.stop());

const line = (page: Page) => page.getByRole("textbox", { name: "Jot" });
const state = (page: Page) => page.getByRole("status", { name: "Jot state" });
const signs = (page: Page) => page.getByRole("group", { name: "Signs" });

test("[JT15] enter stores the line, says where it went, and keeps the focus for the next one", async ({
  page,
}) => {
  await page.goto(site.url);
  await line(page).click();
  await page.keyboard.type("Pods share an IP #pods @linux 20m");
  await page.keyboard.press("Enter");
  await expect(state(page)).toHaveText("Stored in a new entry.");
  await expect(line(page)).toHaveValue("");
  await expect(line(page)).toBeFocused();
  await page.keyboard.type("? Who assigns it");
  await expect(page.getByText("→ “Pods share an IP”")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(state(page)).toHaveText("Stored as a question in “Pods share an IP”.");
  await page.reload();
  await page.getByRole("link", { name: "Pods share an IP" }).click();
  await expect(page.getByRole("table", { name: "Facts" })).toContainText("20 min");
  await expect(page.getByRole("main")).toContainText("Who assigns it");
});

test("[JT15] the button stores as well; open leads to the entry, undo takes the line back to the prompt", async ({
  page,
}) => {
  await page.goto(site.url);
  await line(page).fill("one");
  await page.getByRole("button", { name: "Jot", exact: true }).click();
  await expect(state(page)).toHaveText(/Stored in/);
  await line(page).fill("! two #dns");
  await page.getByRole("button", { name: "Jot", exact: true }).click();
  await expect(state(page)).toHaveText(/Stored as an aha/);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(line(page)).toHaveValue("! two #dns");
  await expect(line(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(state(page)).toHaveText(/Stored as an aha/);
  await page.getByRole("link", { name: "Open", exact: true }).click();
  await expect(page.getByRole("heading", { level: 2 })).toHaveText([
    "What I Learned",
    "Aha Moment",
  ]);
});

test("[JT15] what has no word in it stays, and says so; words of an address come once", async ({
  page,
}) => {
  await page.goto(`${site.url}#/?jot=${encodeURIComponent("from another app")}`);
  await expect(line(page)).toHaveValue("from another app");
  await expect(line(page)).toBeFocused();
  await expect(page).toHaveURL(`${site.url}#/`);
  await line(page).fill("#pods 20m");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Add a word")).toBeVisible();
  await expect(line(page)).toHaveValue("#pods 20m");
  await expect(page.getByRole("article")).toHaveCount(0);
  // What stands there is there after a reload, once.
  await page.reload();
  await expect(line(page)).toHaveValue("#pods 20m");
});

test("[JT8] tags that are known are offered, and taken by keys or by a tap; arrow up brings back lines", async ({
  page,
}) => {
  await page.goto(site.url);
  await line(page).fill("one #kubelet @networking");
  await page.keyboard.press("Enter");
  await expect(state(page)).toHaveText(/Stored/);
  await page.keyboard.type("two #ku");
  await expect(page.getByRole("option", { name: "#kubelet" })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(line(page)).toHaveValue("two #kubelet ");
  await page.keyboard.type("@net");
  await page.getByRole("option", { name: "@networking" }).click();
  await expect(line(page)).toHaveValue("two #kubelet @networking ");
  await expect(line(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(state(page)).toHaveText(/in “one”/);
  await page.keyboard.press("ArrowUp");
  await expect(line(page)).toHaveValue("two #kubelet @networking");
  await page.keyboard.press("ArrowUp");
  await expect(line(page)).toHaveValue("one #kubelet @networking");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(line(page)).toHaveValue("");
});

test("[JT17] several pasted lines are asked about by chips and stored as what was chosen", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(site.url);
  const paste = async (text: string) => {
    await page.evaluate((words) => navigator.clipboard.writeText(words), text);
    await line(page).press("ControlOrMeta+v");
  };
  const pasted = page.getByRole("group", { name: "Pasted lines" });
  await line(page).click();
  await expect(signs(page)).toBeVisible();
  await line(page).fill("a pod");
  await paste("apiVersion: v1\nkind: Pod\n");
  await expect(pasted.getByRole("button", { name: "snippet (yaml)", pressed: true })).toBeVisible();
  await expect(line(page)).toHaveValue("a pod");
  await line(page).press("Enter");
  await expect(state(page)).toHaveText(/Stored as a snippet/);
  await paste("Error: no such host\nexit code 1");
  await expect(
    pasted.getByRole("button", { name: "a mistake's output", pressed: true }),
  ).toBeVisible();
  await pasted.getByRole("button", { name: "words" }).click();
  await expect(line(page)).toHaveValue("Error: no such host\nexit code 1");
  await line(page).press("ControlOrMeta+a");
  await page.keyboard.type("the resolver is gone");
  await paste("Error: no such host\nexit code 1");
  await line(page).press("Enter");
  await expect(state(page)).toHaveText(/Stored as a mistake/);
  await page.getByRole("link", { name: "Open", exact: true }).click();
  const figure = page.getByRole("figure", { name: "a pod" });
  await expect(figure.locator("pre code")).toHaveText("apiVersion: v1\nkind: Pod", {
    useInnerText: true,
  });
  await expect(page.getByRole("main")).toContainText("the resolver is gone");
  await expect(page.getByRole("main")).toContainText("exit code 1");
});

/** Holds all that the prompt knows back until the answer is called. */
async function holdDesk(page: Page): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/assets/jot-desk-*.js", async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

test("[JT18] what is typed and asked for before the prompt's code has come is stored when it has", async ({
  page,
}) => {
  const release = await holdDesk(page);
  await page.goto(site.url);
  await line(page).click();
  await page.keyboard.type("typed in the dark");
  await page.keyboard.press("Enter");
  await expect(line(page)).toHaveValue("typed in the dark");
  release();
  await expect(state(page)).toHaveText("Stored in a new entry.");
  await expect(line(page)).toHaveValue("");
});

test("[JT18] what was left at the prompt is not stored with what is asked for before its code has come", async ({
  page,
}) => {
  await page.goto(site.url);
  await line(page).fill("left there");
  await expect(page.getByText("→ a new entry")).toBeVisible();
  const release = await holdDesk(page);
  await page.reload();
  await line(page).fill("? asked early");
  await page.keyboard.press("Enter");
  release();
  await expect(state(page)).toHaveText("Stored as a question in a new entry.");
  await expect(line(page)).toHaveValue("left there");
  await page.unrouteAll();
  await page.reload();
  await expect(line(page)).toHaveValue("left there");
  await expect(page.getByRole("link", { name: "asked early" })).toBeVisible();
});

test("[JT14] what is typed before the prompt's mind has come is kept, behind what was left there", async ({
  page,
}) => {
  await page.goto(site.url);
  await line(page).fill("left there");
  await expect(page.getByText("→ a new entry")).toBeVisible();
  const release = await holdDesk(page);
  await page.reload();
  await line(page).fill("typed early");
  release();
  await expect(line(page)).toHaveValue("left there\ntyped early");
  await page.unrouteAll();
  await page.reload();
  await expect(line(page)).toHaveValue("left there\ntyped early");
});

test("[JT19] the prompt is one key and one tap away from every page", async ({ page }) => {
  for (const hash of ["#/data", "#/settings", "#/new"]) {
    await page.goto(`${site.url}${hash}`);
    await expect(page.getByRole("link", { name: "Jot" })).toBeVisible();
    await pressUntilSeen(page, "ControlOrMeta+j", line(page));
    await expect(line(page)).toBeFocused();
    await page.goto(`${site.url}${hash}`);
    await page.getByRole("link", { name: "Jot" }).click();
    await expect(line(page)).toBeFocused();
  }
});

for (const colorScheme of ["dark", "light"] as const)
  test(`[JT16] on a phone, ${colorScheme}, the signs stand above the keyboard, a tap leaves the field its focus, and axe finds nothing`, async ({
    browser,
  }) => {
    const context = await browser.newContext({
      viewport: { width: 375, height: 667 },
      hasTouch: true,
      isMobile: true,
      colorScheme,
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    await page.goto(site.url);
    await line(page).tap();
    await expect(signs(page)).toBeVisible();
    // As iOS does it: the page stays as high as it is, and the keyboard covers 260 px of it.
    await page.evaluate(() => {
      const seen = globalThis.visualViewport;
      if (!seen) throw new Error("there is no visual viewport");
      const { height } = seen;
      Object.defineProperty(seen, "height", { value: height - 260, configurable: true });
      seen.dispatchEvent(new Event("resize"));
    });
    const box = await signs(page).boundingBox();
    const height = await page.evaluate(() => innerHeight);
    expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(height - 260);
    for (const button of await signs(page).getByRole("button").all()) {
      const size = await button.boundingBox();
      expect(size?.height ?? 0).toBeGreaterThanOrEqual(44);
      expect(size?.width ?? 0).toBeGreaterThanOrEqual(44);
    }
    await signs(page).getByRole("button", { name: "question" }).tap();
    await expect(line(page)).toBeFocused();
    await expect(line(page)).toHaveValue("? ");
    await page.keyboard.type("why #po");
    expect(await axeFindings(page)).toEqual([]);
    expect(await pageWidth(page)).toBe(await page.evaluate(() => innerWidth));
    await page.getByRole("button", { name: "Jot", exact: true }).tap();
    await expect(state(page)).toHaveText(/Stored as a question/);
    await context.close();
  });
