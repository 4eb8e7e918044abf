import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { untilSaved } from "../support/journey";
import { axeFindings, looks, openLook, pageWidth } from "../support/looks";
import { openSite, type Site } from "../support/site";

let site: Site;
test.beforeAll(async () => {
  site = await openSite();
});
test.afterAll(() => site.stop());

/** Two tabs that do not hear of each other and have one entry open in the editor. */
async function openTwo(context: BrowserContext): Promise<readonly [Page, Page]> {
  await context.addInitScript(() => {
    Reflect.deleteProperty(globalThis, "BroadcastChannel");
    Reflect.deleteProperty(Navigator.prototype, "locks");
  });
  const [one, two] = [await context.newPage(), await context.newPage()];
  await one.goto(`${site.url}#/new`);
  await one.getByRole("textbox", { name: "Title" }).fill("Pods");
  await one.getByRole("textbox", { name: "What I Learned" }).fill("From the start.");
  await untilSaved(one);
  await two.goto(one.url());
  await expect(two.getByRole("textbox", { name: "Title" })).toHaveValue("Pods");
  // Who has the focus in a field is about to write: nothing is brought up to date beneath them.
  await two.getByRole("textbox", { name: "What I Learned" }).focus();
  return [one, two];
}

/** Both tabs write into the one entry; the second one loses the race and gets a copy, whose page it shows. */
async function makeConflict(context: BrowserContext): Promise<readonly [Page, Page]> {
  const [one, two] = await openTwo(context);
  const learned = { name: "What I Learned" };
  await one.getByRole("textbox", learned).fill("From the first tab.");
  await untilSaved(one);
  await two.getByRole("textbox", learned).fill("From the second tab.");
  await untilSaved(two);
  await two.getByRole("link", { name: "Done" }).click();
  return [one, two];
}

const section = (page: Page) => page.getByRole("region", { name: "Two versions of this entry" });

test("[TB11] a lost race keeps both, and the page shows them side by side on the copy and on the original", async ({
  context,
}) => {
  const [one, two] = await makeConflict(context);
  await expect(two.getByRole("heading", { level: 1 })).toHaveText("Pods (conflict copy)");
  await expect(section(two).getByRole("group", { name: "This: the conflict copy" })).toBeVisible();
  await expect(section(two).getByRole("group", { name: "That: the original" })).toBeVisible();
  await expect(section(two).getByRole("list", { name: "Differences" })).toContainText("first");
  await one.getByRole("link", { name: "Done" }).click();
  await one.reload();
  await expect(section(one).getByRole("group", { name: "This: the original" })).toBeVisible();
  await expect(section(one).getByRole("list", { name: "Differences" })).toContainText("second");
});

for (const { keep, stays, entries } of [
  { keep: "Keep this", stays: "From the second tab.", entries: 1 },
  { keep: "Keep that", stays: "From the first tab.", entries: 1 },
  { keep: "Keep both", stays: "From the second tab.", entries: 2 },
] as const)
  test(`[TB12] "${keep}" on the copy's page, by the keyboard: it is done, the title has the focus, and undo brings the choice back`, async ({
    context,
  }) => {
    const [, two] = await makeConflict(context);
    const button = section(two).getByRole("button", { name: keep });
    await button.focus();
    await button.press("Enter");
    await expect(section(two)).toHaveCount(0);
    await expect(two.getByRole("heading", { level: 1 })).toHaveText("Pods");
    await expect(two.getByRole("heading", { level: 1 })).toBeFocused();
    await expect(two.getByRole("article")).toContainText(stays);
    await two.getByRole("button", { name: "Undo" }).click();
    await expect(section(two)).toBeVisible();
    await section(two).getByRole("button", { name: keep }).click();
    await expect(section(two)).toHaveCount(0);
    await two.getByRole("link", { name: "Back to journal" }).click();
    await expect(two.getByRole("list", { name: "Entries" }).getByRole("article")).toHaveCount(
      entries,
    );
    await two.reload();
    await expect(two.getByRole("list", { name: "Entries" }).getByRole("article")).toHaveCount(
      entries,
    );
  });

for (const look of looks(360, 1180))
  test(`[TB15] axe finds nothing on a page with two versions at ${look.width} px, ${look.colorScheme}, and it is no wider than the screen`, async ({
    browser,
  }) => {
    const context = await openLook(browser, look);
    const [, page] = await makeConflict(context);
    await expect(section(page)).toBeVisible();
    expect(await pageWidth(page)).toBe(look.width);
    expect(await axeFindings(page)).toEqual([]);
    await context.close();
  });

test("[TB12] a version that was written to meanwhile is shown anew, and nothing is decided", async ({
  context,
}) => {
  const [one, two] = await makeConflict(context);
  await expect(section(two)).toBeVisible();
  await one.getByRole("textbox", { name: "What I Learned" }).fill("From the first tab, later.");
  await untilSaved(one);
  await section(two).getByRole("button", { name: "Keep this" }).click();
  await expect(section(two)).toContainText("nothing was decided");
  await expect(section(two).getByRole("heading", { level: 2 })).toBeFocused();
  await expect(section(two).getByRole("list", { name: "Differences" })).toContainText("later");
});

test("[TB9] a tab that is come back to shows the new text in its fields before the next key", async ({
  context,
}) => {
  const [one, two] = await openTwo(context);
  const field = two.getByRole("textbox", { name: "What I Learned" });
  await field.focus();
  await one.getByRole("textbox", { name: "What I Learned" }).fill("Written elsewhere.");
  await untilSaved(one);
  // What the browser says when the owner comes back to a tab; headless tabs are never hidden.
  await two.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect(field).toHaveValue("Written elsewhere.");
  await expect(field).toBeFocused();
  await two.keyboard.press("ControlOrMeta+End");
  await two.keyboard.type(" And on.");
  await untilSaved(two);
  await two.getByRole("link", { name: "Done" }).click();
  await expect(two.getByRole("heading", { level: 1 })).toHaveText("Pods");
  await expect(two.getByRole("article")).toContainText("Written elsewhere. And on.");
});

test("[TB8] with the channel, an open page and an untouched form follow another tab by themselves", async ({
  context,
}) => {
  const one = await context.newPage();
  await one.goto(`${site.url}#/new`);
  await one.getByRole("textbox", { name: "Title" }).fill("Pods");
  await untilSaved(one);
  const [form, reader] = [await context.newPage(), await context.newPage()];
  await form.goto(one.url());
  await expect(form.getByRole("textbox", { name: "Title" })).toHaveValue("Pods");
  await reader.goto(one.url().replace(/\/edit$/, ""));
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("Pods");
  // Other tabs are joined once the page has nothing more urgent to do.
  await one.waitForTimeout(500);
  await one.bringToFront();
  await one.getByRole("textbox", { name: "Title" }).fill("Pods and nodes");
  await untilSaved(one);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("Pods and nodes");
  await expect(form.getByRole("textbox", { name: "Title" })).toHaveValue("Pods and nodes");
});

for (const timezoneId of [
  "Europe/Berlin",
  "America/New_York",
  "Asia/Kolkata",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
])
  test(`[CK2] an entry of 29 March 2026, when clocks change in Europe, stays on its day: written in Berlin, read in ${timezoneId}`, async ({
    browser,
  }) => {
    // Half an hour past midnight and at noon, around the hour that is left out in Berlin.
    for (const now of ["2026-03-28T23:30:00Z", "2026-03-29T00:59:30Z", "2026-03-29T10:00:00Z"]) {
      // oxlint-disable-next-line no-await-in-loop
      const writing = await browser.newContext({ timezoneId: "Europe/Berlin" });
      // oxlint-disable-next-line no-await-in-loop
      const writer = await writing.newPage();
      // oxlint-disable-next-line no-await-in-loop
      await writer.clock.install({ time: new Date(now) });
      // oxlint-disable-next-line no-await-in-loop
      await writer.goto(`${site.url}#/new`);
      // oxlint-disable-next-line no-await-in-loop
      await writer.getByRole("textbox", { name: "Title" }).fill("On the day");
      // oxlint-disable-next-line no-await-in-loop
      await writer.clock.runFor(3000);
      // oxlint-disable-next-line no-await-in-loop
      await untilSaved(writer);
      // oxlint-disable-next-line no-await-in-loop
      await expect(writer.getByLabel("Date")).toHaveValue("2026-03-29");
      // oxlint-disable-next-line no-await-in-loop
      const state = await writing.storageState({ indexedDB: true });
      // oxlint-disable-next-line no-await-in-loop
      const reading = await browser.newContext({ timezoneId, storageState: state });
      // oxlint-disable-next-line no-await-in-loop
      const reader = await reading.newPage();
      // oxlint-disable-next-line no-await-in-loop
      await reader.goto(writer.url().replace(/\/edit$/, ""));
      // oxlint-disable-next-line no-await-in-loop
      await expect(reader.getByRole("table", { name: "Facts" })).toContainText("2026-03-29 Sunday");
      // oxlint-disable-next-line no-await-in-loop
      await writing.close();
      // oxlint-disable-next-line no-await-in-loop
      await reading.close();
    }
  });
