import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { untilSaved } from "../support/journey";
import { openSite, type Site } from "../support/site";

let folder: string;
let site: Site;
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "journal-site-"));
  await cp("dist", folder, { recursive: true });
  site = await openSite("/", folder);
});
test.afterEach(async () => {
  await site.stop();
  await rm(folder, { recursive: true });
});

/** Puts a newer version on the host: another page, and a worker that lists it under another revision. */
async function deployNewer(): Promise<void> {
  const page = join(folder, "index.html");
  await writeFile(page, (await readFile(page, "utf8")).replace("<body>", '<body data-newer="">'));
  const worker = join(folder, "sw.js");
  const code = await readFile(worker, "utf8");
  const changed = code.replace(
    /"revision":"[^"]+","url":"index.html"/,
    '"revision":"newer","url":"index.html"',
  );
  expect(changed === code).toBe(false);
  await writeFile(worker, changed);
}

async function lookForUpdate(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
  });
}

test("[UP1] a newer version waits for a click, which stores what every tab holds and brings all of them along", async ({
  context,
}) => {
  const first = await context.newPage();
  await first.goto(site.url);
  await expect(first.getByText("Ready to work offline.")).toBeVisible();
  await first.reload();
  const second = await context.newPage();
  await second.goto(`${site.url}#/new`);
  await second.getByRole("textbox", { name: "Title" }).fill("Typed in the other tab");
  await untilSaved(second);
  await second
    .getByRole("textbox", { name: "Title" })
    .pressSequentially(" and not yet said to be saved");

  await deployNewer();
  await lookForUpdate(first);
  const update = first
    .getByRole("region", { name: "Notices" })
    .getByRole("button", { name: "Update" });
  await expect(update).toBeVisible();
  await expect(first.locator("body[data-newer]")).toHaveCount(0);
  await expect(second.locator("body[data-newer]")).toHaveCount(0);

  await update.click();
  await expect(first.locator("body[data-newer]")).toHaveCount(1);
  await expect(second.locator("body[data-newer]")).toHaveCount(1);
  await expect(second.getByRole("textbox", { name: "Title" })).toHaveValue(
    "Typed in the other tab and not yet said to be saved",
  );
});

test("[UP2] without the click nothing is reloaded, and what is being typed stays", async ({
  page,
}) => {
  await page.goto(site.url);
  await expect(page.getByText("Ready to work offline.")).toBeVisible();
  await page.goto(`${site.url}#/new`);
  await page.reload();
  await page.evaluate(() => Reflect.set(window, "sameDocument", true));
  await page.getByRole("textbox", { name: "Title" }).pressSequentially("Be");
  await deployNewer();
  await lookForUpdate(page);
  await expect(page.getByRole("button", { name: "Update" })).toBeVisible();
  await page.getByRole("textbox", { name: "Title" }).pressSequentially("fore");
  await untilSaved(page);
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("Before");
  expect(await page.evaluate(() => Reflect.get(window, "sameDocument"))).toBe(true);
});
