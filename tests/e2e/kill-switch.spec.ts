import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { build } from "vite";
import { untilSaved } from "../support/journey";
import { untilOffline } from "../support/until-offline";
import { openSite } from "../support/site";

/**
 * Every record of the journal's database, as one text; but for the marks, among which the app notes each
 * day how the clock stands. The index of finding notes a write a moment after it, and can be made anew.
 */
function allRecords(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const found: unknown[] = [];
    for (const { name } of await indexedDB.databases()) {
      if (name === "kubecraft-journal-index") continue;
      // oxlint-disable-next-line no-await-in-loop -- a page has one or two databases
      const database = await new Promise<IDBDatabase>((done, failed) => {
        const opening = indexedDB.open(name ?? "");
        opening.addEventListener("success", () => done(opening.result));
        opening.addEventListener("error", () => failed(opening.error));
      });
      for (const store of database.objectStoreNames) {
        if (store === "marks") continue;
        const reading = database.transaction(store).objectStore(store).getAll();
        // oxlint-disable-next-line no-await-in-loop
        await new Promise((done) => reading.addEventListener("success", done));
        found.push([name, store, reading.result]);
      }
      database.close();
    }
    return JSON.stringify(found);
  });
}

test("[UD6] the kill switch takes away the worker and our caches, leaves open tabs, neighbours and every entry as they are, and the app comes back over it", async ({
  context,
}) => {
  const folder = await mkdtemp(join(tmpdir(), "journal-site-"));
  await cp("dist", folder, { recursive: true });
  const site = await openSite("/", folder);
  const neighbours = [
    `workbox-precache-v2-${site.url}other/`,
    `kubecraft-journal-precache-v2-${site.url}second/`,
  ];
  const cacheNames = (page: Page) => page.evaluate(() => caches.keys());
  try {
    const first = await context.newPage();
    await first.goto(`${site.url}#/new`);
    await untilOffline(first);
    await first.evaluate(
      (names) => Promise.all(names.map((name) => caches.open(name))),
      neighbours,
    );
    await first.reload();
    await first.getByRole("textbox", { name: "Title" }).fill("Written before the recall");
    await untilSaved(first);

    await rm(folder, { recursive: true });
    const configFile = resolve("src/kill-switch/vite.config.ts");
    await build({ configFile, logLevel: "error", build: { outDir: folder } });
    let loads = 0;
    first.on("domcontentloaded", () => loads++);
    await first.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
    });
    await expect
      .poll(() =>
        first.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length),
      )
      .toBe(0);
    // The open tab goes on as it was.
    await first.getByRole("textbox", { name: "Title" }).fill("Written in spite of the recall");
    await untilSaved(first);
    expect(loads).toBe(0);
    const records = await allRecords(first);
    expect(records).toContain("Written in spite of the recall");

    const second = await context.newPage();
    await second.goto(site.url);
    await expect(second.getByRole("heading", { name: "The journal is paused" })).toBeVisible();
    expect(await cacheNames(second)).toEqual(neighbours);
    await first.close();
    await second.getByRole("link", { name: "Try again" }).click();
    await expect(second.getByRole("heading", { name: "The journal is paused" })).toBeVisible();
    expect(await allRecords(second)).toBe(records);

    await rm(folder, { recursive: true });
    await cp("dist", folder, { recursive: true });
    await second.getByRole("link", { name: "Try again" }).click();
    await expect(
      second.getByRole("link", { name: "Written in spite of the recall" }),
    ).toBeVisible();
    await untilOffline(second);
    expect(await cacheNames(second)).toEqual(expect.arrayContaining(neighbours));
    expect(await allRecords(second)).toBe(records);
    await site.stop();
    await second.reload();
    await expect(
      second.getByRole("link", { name: "Written in spite of the recall" }),
    ).toBeVisible();
  } finally {
    await site.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
