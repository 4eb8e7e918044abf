import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { expectSamplePage, sample, writeByHand } from "../support/journey";
import { axeFindings } from "../support/looks";
import { openSite, type Site } from "../support/site";

let site: Site;
test.beforeAll(async () => {
  site = await openSite();
});
test.afterAll(() => site.stop());

async function exported(page: Page): Promise<Buffer> {
  await page.goto(`${site.url}#/data`);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export backup" }).click();
  return readFile(await (await download).path());
}

test("[JO5] export, wipe, import: the journal is back, and the next export is the same byte for byte", async ({
  browser,
}) => {
  const here = await browser.newContext();
  const page = await here.newPage();
  await page.goto(site.url);
  await writeByHand(page, sample);
  const file = await exported(page);
  await here.close();

  const elsewhere = await browser.newContext();
  const wiped = await elsewhere.newPage();
  await wiped.goto(`${site.url}#/data`);
  await wiped
    .getByLabel("Import", { exact: true })
    .setInputFiles({ name: "odd name.txt", mimeType: "text/plain", buffer: file });
  await expect(wiped.getByRole("region", { name: "Import preview" })).toContainText("1");
  await wiped.getByRole("button", { name: "Import", exact: true }).click();
  await expect(wiped.getByRole("button", { name: "Undo import" })).toBeVisible();
  await wiped.goto(`${site.url}#/`);
  await wiped.getByRole("link", { name: sample.title }).click();
  await expectSamplePage(wiped);
  expect(await exported(wiped)).toEqual(file);

  await wiped.getByRole("button", { name: "Undo import" }).click();
  await wiped.goto(`${site.url}#/`);
  await expect(wiped.getByRole("link", { name: sample.title })).toHaveCount(0);
  await elsewhere.close();
});

test("[AG1] a backup that is encrypted on one device opens on another with its passphrase, and with no other", async ({
  browser,
}) => {
  const here = await browser.newContext();
  const page = await here.newPage();
  await page.goto(site.url);
  await writeByHand(page, sample);
  const plain = await exported(page);
  await page.getByRole("checkbox", { name: "Encrypt with a passphrase" }).check();
  await expect(page.getByRole("button", { name: "Export backup" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await page.getByLabel("New passphrase", { exact: true }).fill("five words that nobody guesses");
  await page.getByLabel("The same again", { exact: true }).fill("five words that nobody guesses");
  expect(await axeFindings(page)).toEqual([]);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export backup" }).click();
  const given = await download;
  expect(given.suggestedFilename()).toMatch(/\.json\.age$/);
  const file = await readFile(await given.path());
  await expect(page.getByText("verified.").last()).toBeVisible();
  await here.close();

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto(`${site.url}#/data`);
  await other
    .getByLabel("Import", { exact: true })
    .setInputFiles({ name: "b.age", mimeType: "application/octet-stream", buffer: file });
  await expect(other.getByText("This backup is encrypted")).toBeVisible();
  await other.getByLabel("Passphrase", { exact: true }).fill("a guess");
  await other.getByRole("button", { name: "Open", exact: true }).click();
  await expect(other.getByText("not the passphrase")).toBeVisible();
  expect(await axeFindings(other)).toEqual([]);
  await other.getByLabel("Passphrase", { exact: true }).fill("five words that nobody guesses");
  await other.getByRole("button", { name: "Open", exact: true }).click();
  await expect(other.getByRole("region", { name: "Import preview" })).toContainText("1");
  await other.getByRole("button", { name: "Import", exact: true }).click();
  await expect(other.getByRole("button", { name: "Undo import" })).toBeVisible();
  expect(await exported(other)).toEqual(plain);
  await elsewhere.close();
});
