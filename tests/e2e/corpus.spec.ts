import { existsSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { corpusBackup, corpusEntries, readCorpus } from "../../bench/corpus";
import { openSite, type Site } from "../support/site";

/** A zip of *today I learned* notes: `CORPUS=path npm run e2e`, or where it lies beside the project. */
const corpus = process.env["CORPUS"] ?? "../shared/corpus/til.zip";
const seed = 7;

let site: Site;
test.beforeAll(async () => {
  site = await openSite();
});
test.afterAll(() => site.stop());

test("[JO6] a collection of real notes, converted to a backup, is imported, listed and read", async ({
  page,
}) => {
  test.skip(!existsSync(corpus), `There is no collection at ${corpus}; name one by CORPUS=path.`);
  test.setTimeout(120_000);
  const notes = await readCorpus(corpus);
  expect(notes.length).toBeGreaterThan(100);
  await page.goto(`${site.url}#/data`);
  await page.getByLabel("Import", { exact: true }).setInputFiles({
    name: "notes.json",
    mimeType: "application/json",
    buffer: Buffer.from(await corpusBackup(notes, seed)),
  });
  const preview = page.getByRole("region", { name: "Import preview" });
  await expect(preview).toContainText(notes.length.toLocaleString("en"));
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByRole("button", { name: "Undo import" })).toBeVisible({ timeout: 30_000 });

  await page.getByRole("link", { name: "journal", exact: true }).click();
  const rows = page.getByRole("list", { name: "Entries" }).getByRole("listitem");
  await expect(rows.first()).toHaveAttribute("aria-setsize", String(notes.length));
  const byDay = corpusEntries(notes, seed).toSorted((a, b) => a.createdAt - b.createdAt);
  const [oldest, newest] = [byDay[0], byDay.at(-1)];
  await expect(rows.first().getByRole("link").first()).toHaveText(newest?.title ?? "");
  await rows.first().getByRole("link").first().focus();
  await page.keyboard.press("End");
  await expect(page.getByRole("link", { name: oldest?.title ?? "" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(oldest?.title ?? "");
  await expect(page.getByRole("heading", { name: "What I Learned" })).toBeVisible();
});
