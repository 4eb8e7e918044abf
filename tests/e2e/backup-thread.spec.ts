import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { expect, type Page, test } from "@playwright/test";
import { encodeBackup } from "../../src/core/backup/encode";
import { sample } from "../support/journey";
import { openSite, type Site } from "../support/site";

let site: Site;
test.beforeAll(async () => {
  site = await openSite();
});
test.afterAll(() => site.stop());

const frozen = "tests/fixtures/backup-v2.json";

async function bringIn(page: Page, file: string | { name: string; buffer: Buffer }) {
  await page
    .getByLabel("Import", { exact: true })
    .setInputFiles(typeof file === "string" ? file : { ...file, mimeType: "" });
}

async function exported(page: Page): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export backup" }).click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test("[BF5] a backup goes in and out beside the page, byte for byte, packed if wished", async ({
  page,
}) => {
  const workers: string[] = [];
  page.on("worker", (worker) => workers.push(worker.url()));
  await page.goto(`${site.url}#/data`);
  await bringIn(page, frozen);
  const preview = page.getByRole("region", { name: "Import preview" });
  await expect(preview).toContainText("3 earlier versions");
  await preview.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText(/Imported: 5 new, with their history\./)).toBeVisible();
  await page.getByRole("checkbox", { name: /With history/ }).check();
  const plain = await exported(page);
  expect(plain.bytes.toString("utf8")).toBe(await readFile(frozen, "utf8"));
  await page.getByRole("checkbox", { name: /Compressed/ }).check();
  const packed = await exported(page);
  expect(packed.name).toMatch(/^kubecraft-journal-[\d-]+\.json\.gz$/);
  expect(gunzipSync(packed.bytes)).toEqual(plain.bytes);
  expect(workers.filter((url) => url.includes("backup-worker"))).toHaveLength(3);
});

test("[BF5] with the thread's file gone, the page exports and imports by itself", async ({
  browser,
}) => {
  const context = await browser.newContext({ serviceWorkers: "block" });
  await context.route(/backup-worker/, (route) => route.fulfill({ status: 404 }));
  const page = await context.newPage();
  await page.goto(`${site.url}#/data`);
  await bringIn(page, frozen);
  const preview = page.getByRole("region", { name: "Import preview" });
  await preview.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText(/Imported: 5 new/)).toBeVisible();
  await page.getByRole("checkbox", { name: /With history/ }).check();
  const plain = await exported(page);
  expect(plain.bytes.toString("utf8")).toBe(await readFile(frozen, "utf8"));
  await context.close();
});

test("[BF7] a damaged file is refused, salvaged on request, and called a salvage", async ({
  page,
}) => {
  const torn = (await readFile(frozen, "utf8")).replace('"title":"Thrown', '"title";"Thrown');
  await page.goto(`${site.url}#/data`);
  await bringIn(page, { name: "torn.json", buffer: Buffer.from(torn) });
  await expect(page.getByText(/is damaged or was changed.*nothing was changed/)).toBeVisible();
  await page.getByRole("button", { name: "Salvage what is whole" }).click();
  const preview = page.getByRole("region", { name: "Import preview" });
  await expect(preview).toContainText("This is a salvage of a damaged file.");
  await expect(preview).toContainText("1 line is lost.");
  await preview.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText(/Imported: 4 new.*This was a salvage: 1 line/)).toBeVisible();
});

/** A backup of so many entries. */
async function backupOf(size: number): Promise<Buffer> {
  const entries = Array.from({ length: size }, (_, at) => {
    const digits = at.toString(16).padStart(12, "0");
    return { ...sample, id: `019e7de7-be00-7001-8000-${digits}`, title: `Entry ${at}`, parts: [] };
  });
  let text = "";
  for await (const piece of encodeBackup(entries)) text += piece;
  return Buffer.from(text);
}

test("[BF6] an import that is cancelled in the middle leaves the journal as it was, and the next one works", async ({
  page,
}) => {
  const buffer = await backupOf(6000);
  await page.goto(`${site.url}#/data`);
  await bringIn(page, { name: "large.json", buffer });
  const preview = page.getByRole("region", { name: "Import preview" });
  await preview.getByRole("button", { name: "Import", exact: true }).click();
  const progress = page.getByRole("progressbar", { name: "Importing large.json" });
  await expect(progress).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText(/was ended before it was stored: nothing was changed/)).toBeVisible();
  await page.reload();
  await page.getByLabel("Import", { exact: true }).waitFor();
  await expect(page.getByRole("button", { name: "Undo import" })).toHaveCount(0);
  await bringIn(page, { name: "large.json", buffer });
  await expect(preview).toContainText("6,000");
  await preview.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText("Imported: 6,000 new.")).toBeVisible({ timeout: 20_000 });
});
