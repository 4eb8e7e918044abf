import { readFile } from "node:fs/promises";
import { type Browser, devices, expect, type Page, test } from "@playwright/test";
import { openSite, type Site } from "../support/site";

let site: Site;
test.beforeAll(async () => {
  site = await openSite();
});
test.afterAll(() => site.stop());

async function openDevice(browser: Browser, options = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(site.url);
  return page;
}

async function write(page: Page, title: string, text: string): Promise<void> {
  await page.goto(`${site.url}#/new`);
  await page.getByRole("textbox", { name: "Title" }).fill(title);
  await page.getByRole("textbox", { name: "What I Learned" }).fill(text);
  await expect(page.getByRole("status", { name: "Save state" })).toHaveText("Saved");
}

async function edit(page: Page, title: string, field: string, text: string): Promise<void> {
  await page.goto(`${site.url}#/`);
  await page.getByRole("link", { name: title }).first().click();
  await page.getByRole("link", { name: "Edit" }).click();
  const box = page.getByRole("textbox", { name: field });
  if ((await box.count()) === 0) await page.getByRole("button", { name: "Add thought" }).click();
  await box.fill(text);
  await expect(page.getByRole("status", { name: "Save state" })).toHaveText("Saved");
}

async function exported(page: Page): Promise<Buffer> {
  await page.goto(`${site.url}#/data`);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export backup" }).click();
  return readFile(await (await download).path());
}

async function bringIn(page: Page, buffer: Buffer): Promise<void> {
  await page.goto(`${site.url}#/data`);
  await page
    .getByLabel("Import", { exact: true })
    .setInputFiles({ name: "backup.json", mimeType: "application/json", buffer });
  await expect(page.getByRole("region", { name: "Import preview" })).toBeVisible();
}

test("[MG9] phone and laptop, written on apart, are one journal after a backup each way", async ({
  browser,
}) => {
  const laptop = await openDevice(browser);
  const { defaultBrowserType: _, ...pixel } = devices["Pixel 7"];
  const phone = await openDevice(browser, pixel);
  await write(laptop, "Pods that restart", "what both know");
  await bringIn(phone, await exported(laptop));
  await phone.getByRole("button", { name: "Import", exact: true }).click();
  await expect(phone.getByRole("button", { name: "Undo import" })).toBeVisible();

  await edit(laptop, "Pods that restart", "What I Learned", "what the laptop learned");
  await edit(phone, "Pods that restart", "My Thoughts", "what the phone thought");
  await bringIn(phone, await exported(laptop));
  await phone.getByRole("button", { name: "Import", exact: true }).click();
  await expect(phone.getByRole("button", { name: "Undo import" })).toHaveCount(2);
  const both = await exported(phone);
  expect(both.toString()).toContain("what the laptop learned");
  expect(both.toString()).toContain("what the phone thought");

  await bringIn(laptop, both);
  await laptop.getByRole("button", { name: "Import", exact: true }).click();
  await expect(laptop.getByRole("button", { name: "Undo import" })).toBeVisible();
  const back = await exported(laptop);
  expect(back.equals(both)).toBe(true);
  await bringIn(phone, back);
  await expect(phone.getByRole("region", { name: "Import preview" })).toContainText(
    "Nothing to import",
  );
});
