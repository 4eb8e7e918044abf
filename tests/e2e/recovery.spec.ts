import { readFileSync } from "node:fs";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { untilSaved } from "../support/journey";
import { axeFindings, looks, openLook, pageWidth, smallTargets } from "../support/looks";
import { openSite, type Site } from "../support/site";

// What could not be stored is tried again after 30 seconds at the latest.
test.describe.configure({ timeout: 120_000 });

let site: Site;
test.beforeAll(async () => {
  site = await openSite();
});
test.afterAll(() => site.stop());

const heading = (page: Page) =>
  page.getByRole("heading", { level: 1, name: "Your journal could not be opened" });
const saveState = (page: Page) => page.getByRole("status", { name: "Save state" });
const entryLink = (page: Page, title: string) =>
  page.getByRole("list", { name: "Entries" }).getByRole("link", { name: title });

async function write(page: Page, title: string): Promise<void> {
  await page.goto(`${site.url}#/new`);
  await page.getByRole("textbox", { name: "Title" }).fill(title);
  await untilSaved(page);
  await page.getByRole("link", { name: "Done" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

/** The small storage knows by now that there is a journal. */
async function untilMarked(page: Page): Promise<void> {
  await page.goto(`${site.url}#/`);
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem("kubecraft-journal.journal")))
    .toContain("entries");
}

/** What a browser does that needs room, or that lost the database: IndexedDB is empty, the rest is there. */
async function clearDatabase(context: BrowserContext, page: Page): Promise<void> {
  const client = await context.newCDPSession(page);
  await client.send("Storage.clearDataForOrigin", {
    origin: new URL(site.url).origin,
    storageTypes: "indexeddb",
  });
}

/** Makes every opening of a database fail as this, until the session's storage says that it works. */
async function failOpening(page: Page, name: string, message: string): Promise<void> {
  await page.addInitScript(
    ([errorName, text]) => {
      const { open } = IDBFactory.prototype;
      IDBFactory.prototype.open = function failing(...args) {
        if (sessionStorage.getItem("works")) return open.apply(this, args);
        throw new DOMException(text, errorName);
      };
    },
    [name, message] as const,
  );
}

async function exported(page: Page, button: string): Promise<string> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  return readFileSync(await (await download).path(), "utf8");
}

test("[RC1] a journal that was cleared away leads to the recovery page, and nothing is written in its place", async ({
  page,
  context,
}) => {
  await write(page, "Kept for years");
  await untilMarked(page);
  await page.goto(`${site.url}#/data`);
  const backup = await exported(page, "Export backup");
  await clearDatabase(context, page);
  await page.goto(site.url);
  await page.reload();
  await expect(heading(page)).toBeVisible();
  await expect(page.getByText(/It held 1 entry on/)).toBeVisible();
  await expect(page.getByText("Write your first entry")).toBeHidden();

  await page.getByRole("link", { name: "New entry" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill("Typed meanwhile");
  await expect(saveState(page)).toHaveText(/^Not saved: Your journal is not here any more/);
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("Typed meanwhile");
  await page.getByRole("link", { name: "Back to journal" }).click();
  await expect(heading(page)).toBeVisible();
  expect(await exported(page, "Export what can be read")).toContain("Typed meanwhile");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(heading(page)).toBeVisible();

  await page.getByLabel("Import", { exact: true }).setInputFiles({
    name: "backup.json",
    mimeType: "application/json",
    buffer: Buffer.from(backup),
  });
  const preview = page.getByRole("region", { name: "Import preview" });
  await preview.getByRole("button", { name: "Import" }).click();
  await expect(entryLink(page, "Kept for years")).toBeVisible();
  await expect(heading(page)).toBeHidden();
  // What was typed meanwhile is stored by itself.
  await expect(entryLink(page, "Typed meanwhile")).toBeVisible({ timeout: 40_000 });
});

test("[RC2] an empty journal takes the place of a lost one only after two clicks, and then for good", async ({
  page,
  context,
}) => {
  await write(page, "Lost");
  await untilMarked(page);
  await clearDatabase(context, page);
  await page.reload();
  await page.getByRole("button", { name: "Start with an empty journal" }).click();
  await expect(page.getByRole("button", { name: "Yes, start empty" })).toBeFocused();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("button", { name: "Start with an empty journal" })).toBeFocused();
  await page.reload();
  await expect(heading(page)).toBeVisible();
  await page.getByRole("button", { name: "Start with an empty journal" }).click();
  await page.getByRole("button", { name: "Yes, start empty" }).click();
  await expect(page.getByText("Write your first entry")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Write your first entry")).toBeVisible();
  await write(page, "New life");
});

test("[RC13] entries that were here at the last start and are not now are told of, once", async ({
  page,
}) => {
  await write(page, "Still here");
  await untilMarked(page);
  await page.evaluate(() =>
    localStorage.setItem(
      "kubecraft-journal.journal",
      JSON.stringify({ entries: 5, date: "2026-11-12" }),
    ),
  );
  await page.reload();
  await expect(page.getByRole("alert")).toContainText("4 entries that you had here");
  await page.getByRole("button", { name: "Data" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Data");
  await untilMarked(page);
  await page.reload();
  await expect(page.getByText("Still here")).toBeVisible();
  await expect(page.getByText("that you had here")).toBeHidden();
});

test("[RC4] a database that cannot be opened leads to the recovery page, which opens the journal once it can", async ({
  page,
}) => {
  await write(page, "Behind a broken door");
  await untilMarked(page);
  await failOpening(page, "UnknownError", "Internal error opening backing store");
  await page.reload();
  await expect(heading(page)).toBeVisible();
  await expect(heading(page)).toBeFocused();
  await page.getByRole("link", { name: "New entry" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill("Typed in the dark");
  await expect(saveState(page)).toHaveText(/^Not saved: The storage does not answer/);
  await page.getByRole("link", { name: "Back to journal" }).click();
  expect(await exported(page, "Export what can be read")).toContain("Typed in the dark");
  await page.evaluate(() => sessionStorage.setItem("works", "yes"));
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(entryLink(page, "Behind a broken door")).toBeVisible();
  await expect(entryLink(page, "Typed in the dark")).toBeVisible({ timeout: 40_000 });
});

test("[RC5] where storage is refused the app works in memory under a bar that says so, and asks before it closes", async ({
  page,
}) => {
  await failOpening(page, "SecurityError", "The operation is insecure.");
  await page.goto(site.url);
  const bar = page.getByText(/This browser refuses storage/);
  await expect(bar).toBeVisible();
  await write(page, "Gone with the page");
  await expect(bar).toBeVisible();
  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByRole("textbox", { name: "What I Learned" }).fill("a thing");
  await untilSaved(page);
  await page.getByRole("link", { name: "Done" }).click();
  await page.getByRole("link", { name: "Back to journal" }).click();
  await expect(entryLink(page, "Gone with the page")).toBeVisible();
  expect(await exported(page, "Export backup")).toContain("a thing");
  expect(await page.evaluate(() => localStorage.getItem("kubecraft-journal.journal"))).toBeNull();
  const asked = page.waitForEvent("dialog");
  const leaving = page.reload().catch(() => undefined);
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.accept();
  await leaving;
  await expect(page.getByText("Write your first entry")).toBeVisible();
});

test("[RC6] where storage is refused that had a journal, memory does not take its place", async ({
  page,
}) => {
  await write(page, "Still on the disk");
  await untilMarked(page);
  await failOpening(page, "SecurityError", "The operation is insecure.");
  await page.reload();
  await expect(heading(page)).toBeVisible();
  await expect(page.getByText(/This browser stores nothing here/)).toBeVisible();
  await page.evaluate(() => sessionStorage.setItem("works", "yes"));
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(entryLink(page, "Still on the disk")).toBeVisible();
});

test("[FL7] on a full disk it says Not saved and why, exports every word, and saves by itself when there is room", async ({
  page,
  context,
}) => {
  const client = await context.newCDPSession(page);
  const { origin } = new URL(site.url);
  // Before the first write: Chromium remembers for a while how much room there was.
  await client.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 2_500_000 });
  await write(page, "Small");
  await page.getByRole("link", { name: "Edit" }).click();
  const field = page.getByRole("textbox", { name: "What I Learned" });
  await field.fill("start");
  await untilSaved(page);
  const text = `${"word ".repeat(600_000)}end`;
  await field.fill(text);
  await expect(saveState(page)).toHaveText(/^Not saved/);
  await expect(saveState(page)).toHaveText(/full/);
  expect((await field.inputValue()) === text).toBe(true);
  await page.getByRole("link", { name: "Back to journal" }).click();
  await page.getByRole("link", { name: "data", exact: true }).click();
  expect((await exported(page, "Export backup")).includes(text)).toBe(true);
  await client.send("Storage.overrideQuotaForOrigin", { origin });
  await expect(page.getByText(/^Not saved/)).toBeHidden({ timeout: 40_000 });
  await page.reload();
  expect((await exported(page, "Export backup")).includes(text)).toBe(true);
});

for (const look of looks(360, 390, 1180))
  test(`[RC7] axe finds nothing on the recovery page and the bar at ${look.width} px, ${look.colorScheme}, and nothing is too wide or too small`, async ({
    browser,
  }) => {
    const context = await openLook(browser, look);
    const page = await context.newPage();
    await page.goto(site.url);
    await page.evaluate(() =>
      localStorage.setItem(
        "kubecraft-journal.journal",
        JSON.stringify({ entries: 1214, date: "2026-11-12" }),
      ),
    );
    await page.reload();
    await page.getByRole("button", { name: "Start with an empty journal" }).click();
    await check(page, look.width);
    await page.evaluate(() => localStorage.clear());
    await failOpening(page, "SecurityError", "The operation is insecure.");
    await page.reload();
    await expect(page.getByText(/This browser refuses storage/)).toBeVisible();
    await expect(page.getByText("Write your first entry")).toBeVisible();
    await check(page, look.width);
    await context.close();
  });

async function check(page: Page, width: number): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(await pageWidth(page)).toBe(width);
  expect(await smallTargets(page)).toEqual([]);
}
