import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { siteOfCopies } from "../support/site-of-copies";
import { makeVersion } from "../updates/versions";

test.use({ serviceWorkers: "block" });

const host = siteOfCopies();

/** The file of the build whose name begins so, as index.html names it. */
async function named(start: "index" | "theme" | "style"): Promise<string> {
  const html = await readFile("dist/index.html", "utf8");
  const [path = ""] = new RegExp(`assets/${start}-[\\w-]+\\.(?:js|css)`).exec(html) ?? [];
  expect(path).not.toBe("");
  return join(host.folder, path);
}

function countLoads(page: Page): () => number {
  let loads = 0;
  page.on("domcontentloaded", () => loads++);
  return () => loads;
}

const words = (page: Page) => page.getByRole("region", { name: "Trouble" });
const tryAgain = (page: Page) => words(page).getByRole("link", { name: "Try again" });

test("[UD2] a script that is gone is asked for again once; then words say that all is kept, and trying again starts the app where it was to be", async ({
  page,
}) => {
  const loads = countLoads(page);
  const script = await named("index");
  const code = await readFile(script);
  await rm(script);
  await page.goto(`${host.site.url}#/new`);
  await expect(words(page)).toContainText("What you wrote is kept in this browser");
  await expect.poll(loads).toBe(2);
  // Clicked in vain, it is loaded once more and says the same.
  await tryAgain(page).click();
  await expect.poll(loads).toBe(3);
  await expect(words(page)).toBeVisible();
  await writeFile(script, code);
  await tryAgain(page).click();
  await expect(page.getByRole("textbox", { name: "Title" })).toBeVisible();
  await expect(words(page)).toBeHidden();
  expect(loads()).toBe(4);
});

test("[UD2] a script that is known to be gone before anyone listens for that is missed all the same", async ({
  page,
}) => {
  const loads = countLoads(page);
  await rm(await named("index"));
  await page.route(/\/assets\/theme-/, async (route) => {
    await page.waitForTimeout(500);
    await route.continue();
  });
  await page.goto(host.site.url);
  await expect.poll(loads).toBe(2);
  await expect(words(page)).toContainText("What you wrote is kept in this browser", {
    timeout: 3000,
  });
});

test("[UD2] where nothing can be remembered, nothing is loaded anew unasked", async ({ page }) => {
  const loads = countLoads(page);
  await page.addInitScript(() =>
    Object.defineProperty(window, "sessionStorage", {
      get() {
        throw new DOMException("refused", "SecurityError");
      },
    }),
  );
  await rm(await named("index"));
  await page.goto(host.site.url);
  await expect(tryAgain(page)).toBeVisible();
  await page.waitForTimeout(1000);
  expect(loads()).toBe(1);
});

test("[UD2] a script that is damaged in the browser's cache is got anew, and the app starts", async ({
  page,
}) => {
  const loads = countLoads(page);
  const script = await named("index");
  const code = await readFile(script, "utf8");
  await writeFile(script, code.slice(0, -500));
  let asked = 0;
  await page.route(/\/assets\/index-/, async (route) => {
    asked++;
    if (asked > 1) await writeFile(script, code);
    await route.continue();
  });
  await page.goto(host.site.url);
  await expect(page.getByRole("main")).toBeVisible();
  expect(loads()).toBe(2);
});

test("[UD3] when neither the first script nor the app's arrives, the words come by themselves", async ({
  page,
}) => {
  const loads = countLoads(page);
  await rm(await named("theme"));
  await rm(await named("index"));
  await page.goto(host.site.url);
  await expect(tryAgain(page)).toBeHidden();
  await expect(tryAgain(page)).toBeVisible({ timeout: 12_000 });
  expect(loads()).toBe(1);
  await cp("dist", host.folder, { recursive: true });
  await tryAgain(page).click();
  await expect(page.getByRole("main")).toBeVisible();
});

test("[UD3] without its style sheet the app works, and the words stand below it", async ({
  page,
}) => {
  await rm(await named("style"));
  await page.goto(`${host.site.url}#/new`);
  await expect(page.getByRole("textbox", { name: "Title" })).toBeVisible();
  await expect(tryAgain(page)).toBeVisible();
});

test("[UD3] while the app is well, the words are not there", async ({ page }) => {
  await page.goto(host.site.url);
  await expect(page.getByRole("main")).toBeVisible();
  await expect(words(page)).toBeHidden();
  await page.waitForTimeout(8500);
  await expect(words(page)).toBeHidden();
});

test("[UD4] a page whose code is gone says so, writing goes on, and trying again loads the newer version once", async ({
  page,
}) => {
  await page.goto(`${host.site.url}#/new`);
  await page.getByRole("textbox", { name: "Title" }).fill("Written before");
  await rm(join(host.folder, "assets"), { recursive: true });
  const loads = countLoads(page);
  await page.getByRole("link", { name: "more", exact: true }).click();
  await expect(page.getByText("This part could not be loaded.")).toContainText(
    "What you wrote is kept.",
  );
  await page.goto(`${host.site.url}#/new`);
  await page.getByRole("textbox", { name: "Title" }).fill("Written without it");
  await expect(page.getByRole("status", { name: "Save state" })).toHaveText("Saved");
  await page.goto(`${host.site.url}#/settings`);
  await expect(page.getByText("This part could not be loaded.")).toBeVisible();
  expect(loads()).toBe(0);
  await makeVersion("dist", host.folder, "newer");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
  await expect(page.locator("html[data-page=newer]")).toHaveCount(1);
  expect(loads()).toBe(1);
});

test("[UD4] with no host to be had, the page on screen stays", async ({ page }) => {
  await page.goto(host.site.url);
  await rm(join(host.folder, "assets"), { recursive: true });
  await page.goto(`${host.site.url}#/settings`);
  await expect(page.getByText("This part could not be loaded.")).toBeVisible();
  await host.site.stop();
  const loads = countLoads(page);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("This part could not be loaded.")).toBeVisible();
  await page.waitForTimeout(500);
  expect(loads()).toBe(0);
  await host.site.start();
});
