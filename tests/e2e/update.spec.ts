import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { untilSaved } from "../support/journey";
import { siteOfCopies } from "../support/site-of-copies";
import { makeVersion } from "../updates/versions";
import { untilOffline } from "../support/until-offline";

const host = siteOfCopies();

/** Puts a newer version on the host: every file has another name or other bytes. */
async function deployNewer(): Promise<void> {
  const newer = await mkdtemp(join(tmpdir(), "journal-newer-"));
  await makeVersion("dist", newer, "newer");
  await rm(host.folder, { recursive: true });
  await rename(newer, host.folder);
}

/** Looks until the newer version is found: a look may be joined to one of the browser's own, which began before. */
async function lookForUpdate(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    for (let look = 0; look < 20; look += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one look after the other
      await registration.update();
      if (registration.installing ?? registration.waiting) return;
      // oxlint-disable-next-line no-await-in-loop
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  });
}

test("[UP1] a newer version waits for a click, which stores what every tab holds and brings all of them along", async ({
  context,
}) => {
  const first = await context.newPage();
  await first.goto(host.site.url);
  await untilOffline(first);
  await first.reload();
  const second = await context.newPage();
  await second.goto(`${host.site.url}#/new`);
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
  await expect(update).toBeVisible({ timeout: 20_000 });
  await expect(first.locator("html[data-page=newer]")).toHaveCount(0);
  await expect(second.locator("html[data-page=newer]")).toHaveCount(0);

  await update.click();
  await expect(first.locator("html[data-page=newer]")).toHaveCount(1);
  await expect(second.locator("html[data-page=newer]")).toHaveCount(1);
  await expect(second.getByRole("textbox", { name: "Title" })).toHaveValue(
    "Typed in the other tab and not yet said to be saved",
  );
});

test("[UP1] a page that was loaded past the offline copy comes along with its own click", async ({
  context,
}) => {
  const page = await context.newPage();
  await page.goto(host.site.url);
  await untilOffline(page);
  // Without a page that the old version serves, the newer one would not wait.
  const other = await context.newPage();
  await other.goto(host.site.url);
  const client = await context.newCDPSession(page);
  const loaded = page.waitForEvent("load");
  await client.send("Page.reload", { ignoreCache: true });
  await loaded;
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
  await deployNewer();
  await lookForUpdate(page);
  await page.getByRole("button", { name: "Update" }).click();
  for (const tab of [page, other])
    await expect(tab.locator("html[data-page=newer]")).toHaveCount(1);
});

test("[UP3] a newer version that is being stored as a page opens is offered there", async ({
  context,
}) => {
  const page = await context.newPage();
  await page.goto(host.site.url);
  await untilOffline(page);
  await deployNewer();
  const other = await context.newPage();
  // As a browser may: it found the newer version by the time that the app has begun to look.
  await other.addInitScript(() => {
    const { serviceWorker } = navigator;
    const register = serviceWorker.register.bind(serviceWorker);
    serviceWorker.register = async (...given) => {
      const registration = await register(...given);
      const found = new Promise((resolve) =>
        registration.addEventListener("updatefound", resolve, { once: true }),
      );
      void registration.update();
      await found;
      return registration;
    };
  });
  await other.goto(host.site.url);
  await expect(other.getByRole("button", { name: "Update" })).toBeVisible({ timeout: 20_000 });
});

test("[UP2] without the click nothing is reloaded, and what is being typed stays", async ({
  page,
}) => {
  await page.goto(host.site.url);
  await untilOffline(page);
  await page.goto(`${host.site.url}#/new`);
  await page.reload();
  await page.evaluate(() => Reflect.set(window, "sameDocument", true));
  await page.getByRole("textbox", { name: "Title" }).pressSequentially("Be");
  await deployNewer();
  await lookForUpdate(page);
  await expect(page.getByRole("button", { name: "Update" })).toBeVisible({ timeout: 20_000 });
  await page.getByRole("textbox", { name: "Title" }).pressSequentially("fore");
  await untilSaved(page);
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("Before");
  expect(await page.evaluate(() => Reflect.get(window, "sameDocument"))).toBe(true);
});

test("[UD5] a newer version takes nothing of a neighbour's caches away", async ({ page }) => {
  await page.goto(host.site.url);
  await untilOffline(page);
  const neighbours = [
    "precache",
    `workbox-precache-v2-${host.site.url}other/`,
    `kubecraft-journal-precache-v1-${host.site.url}second/`,
  ];
  await page.evaluate((names) => Promise.all(names.map((name) => caches.open(name))), neighbours);
  await page.reload();
  await deployNewer();
  await lookForUpdate(page);
  await page.getByRole("button", { name: "Update" }).click();
  await expect(page.locator("html[data-page=newer]")).toHaveCount(1);
  const kept = await page.evaluate(() => caches.keys());
  expect(kept).toEqual(expect.arrayContaining(neighbours));
  expect(kept).toHaveLength(neighbours.length + 1);
});

test("[UD7] without a network any address of the app's opens it, and one of a file that is not there is an error", async ({
  page,
}) => {
  await page.goto(host.site.url);
  await untilOffline(page);
  await host.site.stop();
  for (const address of ["", "index.html", "?source=shortcut", "some/where"]) {
    await page.goto(`${host.site.url}${address}#/new`);
    await expect(page.getByRole("textbox", { name: "Title" })).toBeVisible();
  }
  for (const address of ["schema/none.json", "a/b.html"])
    await expect(page.goto(host.site.url + address)).rejects.toThrow(/ERR_/);
});

test("[UD8] with no copy and no network the page says so, and trying again opens the app when the host is back", async ({
  page,
}) => {
  await page.goto(host.site.url);
  await untilOffline(page);
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await host.site.stop();
  await page.goto(host.site.url);
  await expect(page.getByRole("heading", { name: "could not be loaded" })).toBeVisible();
  await expect(page.getByText("What you wrote is kept in this browser")).toBeVisible();
  await host.site.start();
  await page.getByRole("link", { name: "Try again" }).click();
  await expect(page.getByRole("main")).toBeVisible();
});

test("[UD8] what the browser dropped of the copy is there again after a start with a network", async ({
  page,
}) => {
  await page.goto(host.site.url);
  await untilOffline(page);
  const count = () =>
    page.evaluate(async () => {
      const [name = ""] = await caches.keys();
      const cache = await caches.open(name);
      return (await cache.keys()).length;
    });
  const whole = await count();
  await page.evaluate(async () => {
    const [name = ""] = await caches.keys();
    const cache = await caches.open(name);
    for (const key of (await cache.keys()).slice(0, 20)) await cache.delete(key);
  });
  expect(await count()).toBe(whole - 20);
  await page.reload();
  await expect.poll(count, { timeout: 12_000 }).toBe(whole);
});
