import { type Browser, expect, type Locator, type Page, test } from "@playwright/test";
import { untilSaved } from "../support/journey";
import { axeFindings, pageWidth, smallTargets } from "../support/looks";
import { openSite, type Site } from "../support/site";

let site: Site;
test.beforeAll(async () => {
  site = await openSite("/a/");
});
test.afterAll(() => site.stop());

const tools = (page: Page) => page.getByRole("group", { name: "Writing tools" });
const learned = (page: Page) => page.getByRole("textbox", { name: "What I Learned" });

/** A new entry on a phone that is held upright. */
async function openPhone(browser: Browser, colorScheme: "dark" | "light" = "dark"): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
    colorScheme,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.goto(`${site.url}#/new`);
  await learned(page).tap();
  await expect(tools(page)).toBeVisible();
  return page;
}

/** The keyboard opens: over the page, as on iOS, or beside it, as on Android. */
async function openKeyboard(
  page: Page,
  system: "iOS" | "Android",
  heightPx: number,
): Promise<void> {
  if (system === "Android") {
    await page.setViewportSize({ width: 360, height: 740 - heightPx });
    return;
  }
  await page.evaluate((covered) => {
    const seen = globalThis.visualViewport;
    if (!seen) throw new Error("there is no visual viewport");
    const { height } = seen;
    Object.defineProperty(seen, "height", { value: height - covered, configurable: true });
    seen.dispatchEvent(new Event("resize"));
  }, heightPx);
}

/** Where a box begins and ends on the screen, in pixels from its top. */
async function span(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error("it is not on the screen");
  return { top: box.y, bottom: box.y + box.height };
}

for (const colorScheme of ["dark", "light"] as const)
  test(`[WR33] on a phone, ${colorScheme}, taps on the bar change the text and leave the field its focus, and axe finds nothing`, async ({
    browser,
  }) => {
    const page = await openPhone(browser, colorScheme);
    const tap = (name: string) => tools(page).getByRole("button", { name, exact: true }).tap();
    await page.keyboard.type("one");
    await tap("List");
    await expect(learned(page)).toBeFocused();
    await page.keyboard.press("Enter");
    await page.keyboard.type("two ");
    await tap("Bold");
    await page.keyboard.type("pods");
    await expect(learned(page)).toHaveValue("- one\n- two **pods**");
    await tap("Indent");
    await expect(learned(page)).toHaveValue("- one\n  - two **pods**");
    await tap("Outdent");
    await tap("Undo typing");
    await expect(learned(page)).toHaveValue("- one\n  - two **pods**");
    await tap("Redo typing");
    await expect(learned(page)).toHaveValue("- one\n- two **pods**");
    await tap("Task");
    await expect(learned(page)).toHaveValue("- one\n- [ ] two **pods**");
    await expect(learned(page)).toBeFocused();
    expect(await axeFindings(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    expect(await pageWidth(page)).toBe(360);
    await untilSaved(page);
    await page.getByRole("textbox", { name: "Title" }).tap();
    await expect(tools(page)).toBeHidden();
    await page.context().close();
  });

test("[WR33] a part is moved from the bar, and its field keeps focus and caret", async ({
  browser,
}) => {
  const page = await openPhone(browser);
  await expect(tools(page).getByRole("button", { name: "Move part up" })).toBeHidden();
  await page.getByRole("button", { name: "Add aha" }).tap();
  await page.keyboard.type("an aha");
  await page.getByRole("button", { name: "Add question" }).tap();
  const question = page.getByRole("textbox", { name: "Question" });
  await page.keyboard.type("why");
  await page.keyboard.press("ArrowLeft");
  await tools(page).getByRole("button", { name: "Move part up" }).tap();
  await expect(page.getByText("Question 1 moved up.")).toBeVisible();
  await expect(question).toBeFocused();
  await page.keyboard.type("l");
  await expect(question).toHaveValue("whly");
  const parts = page.getByRole("group", { name: /^(Aha|Question) 1$/ });
  await expect(parts.first()).toHaveAccessibleName("Question 1");
  await tools(page).getByRole("button", { name: "Move part up" }).tap();
  await expect(parts.first()).toHaveAccessibleName("Question 1");
  await tools(page).getByRole("button", { name: "Move part down" }).tap();
  await expect(parts.first()).toHaveAccessibleName("Aha 1");
  await page.context().close();
});

test("[WR33] in code the bar indents, and marks nothing", async ({ browser }) => {
  const page = await openPhone(browser);
  await page.getByRole("button", { name: "Add snippet" }).tap();
  const code = page.getByRole("textbox", { name: "Code" });
  await code.tap();
  await expect(tools(page).getByRole("button", { name: "Bold" })).toBeHidden();
  await page.keyboard.type("a");
  await tools(page).getByRole("button", { name: "Indent" }).tap();
  await expect(code).toHaveValue("a  ");
  await expect(code).toBeFocused();
  await page.context().close();
});

for (const system of ["iOS", "Android"] as const)
  test(`[WR34] with the keyboard of ${system} the bar stands right above it, and the field that grows stays above the bar`, async ({
    browser,
  }) => {
    const page = await openPhone(browser);
    const keyboardPx = 320;
    await openKeyboard(page, system, keyboardPx);
    const bar = () => span(tools(page));
    await expect.poll(async () => Math.round((await bar()).bottom)).toBe(740 - keyboardPx);
    for (let line = 1; line <= 12; line++) {
      await page.keyboard.type(`line ${line}`);
      await page.keyboard.press("Enter");
      await expect
        .poll(async () => (await span(learned(page))).bottom - (await bar()).top)
        .toBeLessThanOrEqual(0);
    }
    await page.getByRole("button", { name: "Add aha" }).dispatchEvent("click");
    const aha = page.getByRole("textbox", { name: "Aha Moment" });
    await expect(aha).toBeFocused();
    await expect
      .poll(async () => (await span(aha)).bottom - (await bar()).top)
      .toBeLessThanOrEqual(0);
    await page.context().close();
  });
