import { expect, type Page, test } from "@playwright/test";
import { untilSaved } from "../support/journey";
import { axeFindings, looks, openLook, pageWidth, smallTargets } from "../support/looks";
import { makeProfile } from "../support/profile";
import { openSite, type Site } from "../support/site";

let site: Site;
test.beforeAll(async () => {
  site = await openSite("/a/");
});
test.afterAll(() => site.stop());

const start = (page: Page) => page.getByRole("button", { name: "Start session" });
const chip = (page: Page) => page.getByRole("button", { name: /^Session \d+:\d\d, / });
const dialog = (page: Page) => page.getByRole("dialog", { name: "Session" });
const card = (page: Page) => page.getByRole("region", { name: "Goal of the last session" });

/** An entry with this goal, stored today. */
async function leaveGoal(page: Page, title: string, goal: string): Promise<void> {
  await page.goto(`${site.url}#/new`);
  await page.getByRole("textbox", { name: "Title" }).fill(title);
  await page.getByRole("button", { name: "Add goal" }).click();
  await page.getByRole("textbox", { name: "Next session goal" }).fill(goal);
  await untilSaved(page);
  await page.goto(`${site.url}#/`);
}

test("[TM1] [TM2] a session is started, paused and closed from the prompt, over loading anew and a clock that moves", async ({
  page,
}) => {
  await page.clock.install({ time: "2026-05-31T10:00:00" });
  await page.goto(site.url);
  await start(page).click();
  await expect(chip(page)).toHaveAccessibleName("Session 0:00, running");
  await expect(chip(page)).toBeFocused();
  await page.clock.setFixedTime("2026-05-31T10:52:30");
  await page.reload();
  await expect(chip(page)).toHaveAccessibleName("Session 0:52, running");
  await chip(page).click();
  await dialog(page).getByRole("button", { name: "Pause" }).click();
  await expect(dialog(page).getByRole("button", { name: "Resume" })).toBeVisible();
  await page.clock.setFixedTime("2026-05-31T12:00:00");
  await page.reload();
  await expect(chip(page)).toHaveAccessibleName("Session 0:52, paused");
  // Ten years back, as a phone without a battery says it.
  await page.clock.setFixedTime("2016-05-31T12:00:00");
  await page.reload();
  await expect(chip(page)).toHaveAccessibleName("Session 0:52, paused");
  await chip(page).click();
  const time = dialog(page).getByRole("textbox", { name: "Time spent" });
  await expect(time).toHaveValue("50 min");
  await time.fill("soon");
  await expect(dialog(page).getByText("Not understood. Try 50, 1h20 or 1:20.")).toBeVisible();
  await time.press("Enter");
  await expect(dialog(page)).toBeVisible();
  await time.fill("1h05");
  await dialog(page).getByRole("textbox", { name: "Aha?" }).fill("One IP for all of them");
  await dialog(page).getByRole("textbox", { name: "Stuck on?" }).fill("Who hands it out?");
  await dialog(page).getByRole("textbox", { name: "Next?" }).fill("Read about CNI");
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toBeHidden();
  await expect(start(page)).toBeVisible();
  await expect(card(page)).toContainText("Read about CNI");
  await page.getByRole("article").getByRole("link").first().click();
  await expect(page.getByRole("table", { name: "Facts" })).toContainText("1 h 5 min");
  await expect(page.getByText("One IP for all of them").last()).toBeVisible();
  await expect(page.getByText("Who hands it out?")).toBeVisible();
});

test("[TM2] a browser that is killed shows the session as it was, with what stood in its form", async () => {
  const profile = await makeProfile();
  try {
    const first = await profile.open();
    const [page = await first.newPage()] = first.pages();
    await page.goto(site.url);
    await start(page).click();
    await expect(chip(page)).toBeVisible();
    await profile.kill();
    await first.close().catch(() => undefined);
    const second = await profile.open();
    const [again = await second.newPage()] = second.pages();
    await again.goto(site.url);
    await expect(chip(again)).toHaveAccessibleName(/running/);
    await second.close();
  } finally {
    await profile.remove();
  }
});

test("[TM2] [TM4] two tabs show one session, and it is closed once", async ({ page, context }) => {
  await page.goto(site.url);
  const other = await context.newPage();
  await other.goto(site.url);
  await expect(start(other)).toBeVisible();
  await start(page).click();
  await expect(chip(other)).toHaveAccessibleName(/running/);
  await chip(other).click();
  await dialog(other).getByRole("button", { name: "Pause" }).click();
  await expect(chip(page)).toHaveAccessibleName(/paused/);
  await dialog(other).getByRole("textbox", { name: "Time spent" }).fill("20");
  await dialog(other).getByRole("button", { name: "Close session" }).click();
  await expect(start(other)).toBeVisible();
  await expect(start(page)).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(1);
  await expect(page.getByRole("article")).toContainText("20 min");
});

test("[TM1] [TM3] the palette starts a session of the entry that is read; what is typed as it closes stays over loading anew", async ({
  page,
}) => {
  await leaveGoal(page, "Older", "one");
  await leaveGoal(page, "Newer", "two");
  await page.getByRole("link", { name: "Older", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Older");
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("option", { name: "Start session" }).click();
  await expect(chip(page)).toBeVisible();
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("option", { name: "Close session" }).click();
  await expect(dialog(page)).toContainText("→ “Older”");
  await dialog(page).getByRole("textbox", { name: "Aha?" }).fill("half a thought");
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  await page.reload();
  await chip(page).click();
  await expect(dialog(page).getByRole("textbox", { name: "Aha?" })).toHaveValue("half a thought");
  await dialog(page).getByRole("button", { name: "Discard" }).click();
  await expect(chip(page)).toBeHidden();
  await page.getByRole("region", { name: "Notices" }).getByRole("button", { name: "Undo" }).click();
  await expect(chip(page)).toBeVisible();
});

test("[GL1] [GL2] the journal opens on the last goal; starting it makes an entry and its session", async ({
  page,
}) => {
  await leaveGoal(page, "Services", "- Headless Services");
  await page.reload();
  await expect(card(page)).toContainText("Headless Services");
  await card(page).getByRole("button", { name: "Start" }).click();
  await expect(page).toHaveURL(/\/edit$/);
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("Headless Services");
  await expect(chip(page)).toHaveAccessibleName(/running/);
  await page.goto(`${site.url}#/`);
  await expect(page.getByRole("article")).toHaveCount(2);
  await expect(card(page)).toBeHidden();
  await page.getByRole("link", { name: "Services", exact: true }).click();
  const goal = page.getByRole("complementary", { name: "Next session goal" });
  await expect(goal).toContainText("taken");
  await goal.getByRole("link", { name: "in another entry" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Headless Services");
});

test("[GL3] a goal is parked, listed, dropped, and opened again", async ({ page }) => {
  await leaveGoal(page, "Services", "Headless Services");
  await card(page).getByRole("button", { name: "Park" }).click();
  await expect(card(page)).toBeHidden();
  await expect(page.locator("#content")).toBeFocused();
  await page.getByText("1 parked goal").click();
  const parked = page.getByRole("list", { name: "Parked goals" });
  await expect(parked.getByRole("listitem")).toHaveText(/Headless Services/);
  await page.reload();
  await page.getByText("1 parked goal").click();
  await parked.getByRole("button", { name: "Drop" }).click();
  await expect(page.getByText("parked goal")).toBeHidden();
  await page.getByRole("link", { name: "Services", exact: true }).click();
  await expect(page.getByRole("complementary", { name: "Next session goal" })).toContainText(
    "dropped",
  );
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Open the goal again" }).click();
  await page.getByRole("link", { name: "Back to journal" }).click();
  await expect(card(page)).toContainText("Headless Services");
});

test("[GL4] the list does not move as the goal comes", async ({ page }) => {
  await leaveGoal(page, "Services", "Headless Services");
  await expect(card(page)).toBeVisible();
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries())
        document.documentElement.dataset["moved"] = `${Reflect.get(shift, "value")}`;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.reload();
  await expect(card(page)).toBeVisible();
  await expect(page.getByRole("article")).toBeVisible();
  expect(Number(await page.locator("html").getAttribute("data-moved"))).toBeLessThan(0.02);
});

for (const look of looks(360, 390, 1180))
  test(`[TM1] [GL1] session and goal fit, can be pressed, and axe finds nothing, ${look.width} px, ${look.colorScheme}`, async ({
    browser,
  }) => {
    const context = await openLook(browser, look);
    const page = await context.newPage();
    await leaveGoal(page, "Services", "Headless Services and much more that makes it long");
    await expect(card(page)).toBeVisible();
    await start(page).click();
    await expect(chip(page)).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    expect(await pageWidth(page)).toBe(look.width);
    await chip(page).click();
    await expect(dialog(page)).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    if (look.width < 1000) expect(await smallTargets(page)).toEqual([]);
    await context.close();
  });
