import { expect, test } from "@playwright/test";
import { sample, untilSaved, writeByHand } from "../support/journey";
import { axeFindings, looks, openLook, pageWidth, smallTargets } from "../support/looks";
import { openSite, type Site } from "../support/site";

let site: Site;
test.beforeAll(async () => {
  site = await openSite();
});
test.afterAll(() => site.stop());

for (const look of looks(360, 1180))
  test(`[LO1] axe finds nothing on any page at ${look.width} px, ${look.colorScheme}`, async ({
    browser,
  }) => {
    const context = await openLook(browser, look);
    const page = await context.newPage();
    await page.goto(site.url);
    await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
    const found: Record<string, readonly string[]> = { "empty journal": await axeFindings(page) };
    await page.getByRole("link", { name: "New entry" }).click();
    await expect(page.getByRole("textbox", { name: "Title" })).toBeFocused();
    found["new entry"] = await axeFindings(page);
    await writeByHand(page, sample);
    found["editor"] = await axeFindings(page);
    await page.getByRole("link", { name: "Done" }).click();
    await expect(page.locator("pre code span").first()).toBeVisible();
    found["entry"] = await axeFindings(page);
    await page.getByRole("button", { name: "More" }).click();
    found["menu"] = await axeFindings(page);
    await page.keyboard.press("Escape");
    for (const route of ["", "data", "settings", "help", "more", "nowhere"]) {
      await page.goto(`${site.url}#/${route}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
      found[`#/${route}`] = await axeFindings(page);
    }
    expect(Object.entries(found).filter(([, list]) => list.length > 0)).toEqual([]);
    await context.close();
  });

for (const width of [360, 390])
  test(`[LO2] no page is wider than a phone of ${width} px, and every target is large enough`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ viewport: { width, height: 800 }, hasTouch: true });
    const page = await context.newPage();
    await page.goto(site.url);
    await writeByHand(page, { ...sample, title: `${"long".repeat(60)} ${sample.title}` });
    for (const route of ["#/new", "#/data", "#/settings", "#/help", "#/"]) {
      await page.goto(site.url + route);
      await expect(page.getByRole("main")).toBeVisible();
      expect(await pageWidth(page), route).toBe(width);
    }
    await page.getByRole("list", { name: "Entries" }).getByRole("link").first().click();
    await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
    expect(await pageWidth(page)).toBe(width);
    expect(await smallTargets(page)).toEqual([]);
    await context.close();
  });

test("[LO3] the look is set before the first paint and kept", async ({ browser }) => {
  const context = await browser.newContext({ colorScheme: "light" });
  const page = await context.newPage();
  await page.goto(`${site.url}#/settings`);
  await page.getByRole("radio", { name: "dark" }).check({ force: true });
  const dark = "rgb(13, 18, 16)";
  await expect(page.locator("body")).toHaveCSS("background-color", dark);
  // Before any module has run, the page is dark already: the app's own script never arrives.
  await page.route("**/assets/index-*.js", (route) => route.abort());
  await page.reload();
  await expect(page.locator("body")).toHaveCSS("background-color", dark);
  await context.close();
});

test("[LO4] on paper there is the entry and nothing of the frame", async ({ page }) => {
  await page.goto(site.url);
  await writeByHand(page, sample);
  await page.getByRole("link", { name: "Done" }).click();
  await expect(page.getByRole("table", { name: "Facts" })).toBeVisible();
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  for (const hidden of [
    page.getByRole("navigation", { name: "Main" }),
    page.getByRole("button", { name: "Pause ticker" }),
    page.getByRole("link", { name: "Edit" }),
    page.getByRole("button", { name: "Copy" }).first(),
  ])
    await expect(hidden).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
  await expect(page.locator("body")).toHaveCSS("background-color", "rgb(255, 255, 255)");
});

test("[LO5] the ticker can be paused, which is remembered, and stands still where motion is unwelcome", async ({
  page,
}) => {
  await page.goto(site.url);
  const running = () =>
    page.evaluate(
      () =>
        document.getAnimations().filter((animation) => animation.playState === "running").length,
    );
  await expect.poll(running).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Pause ticker" }).click();
  await expect.poll(running).toBe(0);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
  expect(await running()).toBe(0);
  await page.getByRole("button", { name: "Pause ticker" }).click();
  await expect.poll(running).toBeGreaterThan(0);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await expect.poll(running).toBe(0);
});

test("[JO7] the save state never reads Saved while something typed is not committed", async ({
  page,
}) => {
  await page.goto(`${site.url}#/new`);
  const state = page.getByRole("status", { name: "Save state" });
  await page.getByRole("textbox", { name: "Title" }).fill("One");
  await untilSaved(page);
  // Before the task of the input event has ended the word is gone: drawing is a microtask of it.
  const atOnce = await page.getByRole("textbox", { name: "Title" }).evaluate(async (field) => {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return "";
    field.setRangeText("Two", 0, 3, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await Promise.resolve();
    return document.querySelector('[role="status"][aria-label="Save state"]')?.textContent;
  });
  expect(atOnce).not.toBe("Saved");
  await untilSaved(page);
  await page.getByRole("textbox", { name: "Time spent" }).fill("a while");
  await expect(state).not.toHaveText("Saved");
  await page.getByRole("textbox", { name: "Time spent" }).fill("1h20");
  await untilSaved(page);
});

test("[LK14] a swipe over the bar moves nothing, one over the page does, and the home screen's app does not bounce", async ({
  browser,
}) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 700 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await page.goto(`${site.url}#/help`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  /** A thumb that goes up by 200 px from here. */
  const swipe = async (y: number) => {
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", points: readonly number[]) =>
      client.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: points.map((at) => ({ x: 200, y: at })),
      });
    await touch("touchStart", [y]);
    for (let moved = 20; moved <= 200; moved += 20) await touch("touchMove", [y - moved]);
    // At rest before it is lifted: it must not fling the page.
    await page.waitForTimeout(200);
    await touch("touchEnd", []);
    await page.waitForTimeout(300);
  };
  const scrolled = () => page.evaluate(() => Math.round(scrollY));
  const bar = await page.getByRole("navigation", { name: "Main" }).boundingBox();
  if (!bar) throw new Error("There is no bar.");
  await swipe(400);
  await expect.poll(scrolled).toBeGreaterThan(100);
  const before = await scrolled();
  await swipe(bar.y + bar.height / 2);
  expect(Math.abs((await scrolled()) - before)).toBeLessThan(10);
  // No protocol of a browser plays a home screen: the rule for it is looked up.
  const rules = await page.evaluate(() =>
    [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText),
  );
  expect(rules.join("\n")).toMatch(
    /@media \(display-mode: standalone\)\s*\{[^}]*overscroll-behavior-y: none/,
  );
  await context.close();
});
