import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { strToU8, zipSync } from "fflate";
import { sample, writeByHand } from "../support/journey";
import { openSite, type Site } from "../support/site";

let site: Site;
test.beforeAll(async () => {
  site = await openSite();
});
test.afterAll(() => site.stop());

/** A small vault: properties, tags, links, callouts, code, an attachment and what its program keeps. */
const vault: Readonly<Record<string, string>> = {
  "vault/network/dns.md":
    "---\ntags: [dns]\naliases:\n  - Lookup\ndate: 2026-01-02\n---\n# Names\n\nSee [[Pods]] and #resolver.\n\n> [!NOTE]\n> Dots count.\n\n```bash\ndig +short example.org\n# no heading\n```\n",
  "vault/Pods.md": "Pods share a network.\n\n## What I Learned\n\nOne address for all.\n",
  "vault/picture.png": "no picture",
  "vault/.obsidian/workspace.md": "{}",
};

const preview = (page: Page) => page.getByRole("region", { name: "Import preview" });

async function importPreviewed(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByRole("button", { name: "Undo import" })).toBeVisible();
}

async function download(page: Page, button: string): Promise<Buffer> {
  await page.goto(`${site.url}#/data`);
  const given = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  return readFile(await (await given).path());
}

async function takeZip(page: Page, zip: Buffer): Promise<void> {
  await page.goto(`${site.url}#/data`);
  await page
    .getByLabel("Import", { exact: true })
    .setInputFiles({ name: "notes", mimeType: "", buffer: zip });
  await expect(preview(page)).toBeVisible();
}

test("[EX16] a vault comes in by zip, goes out with all the rest, and a fresh profile gets it back equal", async ({
  browser,
}) => {
  const here = await browser.newContext();
  const page = await here.newPage();
  await page.goto(site.url);
  await writeByHand(page, sample);
  const files = Object.entries(vault).map(([path, text]) => [path, strToU8(text)] as const);
  await takeZip(page, Buffer.from(zipSync(Object.fromEntries(files))));
  await expect(preview(page)).toContainText("2 entries");
  await expect(preview(page)).toContainText("Left out: 1 file that is not Markdown.");
  await importPreviewed(page);
  await page.goto(`${site.url}#/`);
  await page.getByRole("link", { name: "Names", exact: true }).click();
  await expect(page.getByRole("table", { name: "Facts" })).toContainText("network");
  await expect(page.getByRole("list", { name: "Tags" })).toContainText("resolver");
  await expect(page.locator("pre")).toContainText([
    "dig +short example.org\n# no heading",
    "aliases",
  ]);

  const zip = await download(page, "Export Markdown");
  const backup = await download(page, "Export backup");
  await here.close();

  const elsewhere = await browser.newContext();
  const fresh = await elsewhere.newPage();
  await takeZip(fresh, zip);
  await expect(preview(fresh)).toContainText("3 entries");
  await importPreviewed(fresh);
  expect(await download(fresh, "Export backup")).toEqual(backup);
  await elsewhere.close();
});

test("[EX13] an entry goes out from its menu, and a filter from the journal", async ({ page }) => {
  await page.goto(site.url);
  await writeByHand(page, sample);
  await page
    .getByRole("link", { name: "Done" })
    .or(page.getByRole("button", { name: "Done" }))
    .click();
  await page.getByRole("button", { name: "More" }).click();
  const one = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Export Markdown" }).click();
  const file = await one;
  expect(file.suggestedFilename()).toMatch(/^2026-05-31 Service Names.*\.md$/);
  expect(await readFile(await file.path(), "utf8")).toContain("\n## What I Learned\n");
  await page.getByRole("list", { name: "Tags" }).getByRole("link").first().click();
  const some = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export Markdown" }).click();
  expect((await some).suggestedFilename()).toMatch(/^kubecraft-journal-markdown-.*\.zip$/);
});

/** Drags files from the system to the middle of the page, and lets them go. */
async function dropFromSystem(page: Page, files: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    await session.send("Input.dispatchDragEvent", { type, x: 200, y: 300, data });
}

test("[EX15] a folder that is dropped on any page goes to the import, and what is written there is kept", async ({
  page,
}, info) => {
  const folder = info.outputPath("dropped");
  for (const [path, text] of Object.entries(vault)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await page.goto(site.url);
  await page.getByRole("link", { name: "New entry" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill("half a tho");
  await page.getByRole("textbox", { name: "Title" }).press("End");
  await page.keyboard.type("ught");
  // Drops are listened for once the first screen is idle.
  await expect(async () => {
    await dropFromSystem(page, [join(folder, "vault")]);
    await expect(preview(page)).toBeVisible({ timeout: 2000 });
  }).toPass();
  await expect(page).toHaveURL(/#\/data$/);
  await expect(preview(page)).toContainText("vault (3 files)");
  await expect(preview(page)).toContainText("2 entries");
  await importPreviewed(page);
  await page.goto(`${site.url}#/`);
  for (const title of ["half a thought", "Names", "Pods"])
    await expect(page.getByRole("link", { name: title })).toBeVisible();
});

test("[EX15] text that is dragged is left alone", async ({ page }) => {
  await page.goto(`${site.url}#/data`);
  await expect(page.getByLabel("Import", { exact: true })).toBeVisible();
  const taken = await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData("text/plain", "some words");
    const events = ["dragover", "drop"].map(
      (type) => new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }),
    );
    for (const event of events) document.body.dispatchEvent(event);
    return events.map(({ defaultPrevented }) => defaultPrevented);
  });
  expect(taken).toEqual([false, false]);
  await expect(page.getByText("nothing was changed")).toHaveCount(0);
});
