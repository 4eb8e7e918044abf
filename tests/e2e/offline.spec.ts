import { expect, test } from "@playwright/test";
import { untilSaved } from "../support/journey";
import { makeProfile, type Profile } from "../support/profile";
import { untilOffline } from "../support/until-offline";
import { openSite, type Site } from "../support/site";

let profile: Profile;
let site: Site;
test.beforeEach(async () => {
  profile = await makeProfile();
});
test.afterEach(async () => {
  await site.stop();
  await profile.remove();
});

for (const path of ["/", "/a/", "/a/b/"])
  test(`[OF1] at ${path}, after one visit, it starts cold with no server, writes, reads and exports, and all is there after another start`, async () => {
    site = await openSite(path);
    const visit = await profile.open();
    const first = await visit.newPage();
    await first.goto(site.url);
    await untilOffline(first);
    // Nothing pops up over the first run.
    await expect(first.getByText("Ready to work offline.")).toBeHidden();
    await visit.close();
    await site.stop();

    const offline = await profile.open();
    const page = await offline.newPage();
    await page.goto(site.url);
    await page.getByRole("link", { name: "New entry" }).click();
    await page.getByRole("textbox", { name: "Title" }).fill("Written on a train");
    await page.getByRole("textbox", { name: "What I Learned" }).fill("`tunnel` **ahead**");
    await page.getByRole("button", { name: "Add snippet" }).click();
    await page.getByRole("combobox", { name: "Language" }).selectOption("yaml");
    await page.getByRole("textbox", { name: "Code" }).fill("kind: Pod");
    await untilSaved(page);
    await page.getByRole("link", { name: "Done" }).click();
    await expect(page.locator("strong")).toHaveText("ahead");
    await expect(page.locator("pre code span").first()).toBeVisible();
    await page.goto(`${site.url}#/data`);
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export backup" }).click();
    expect((await download).suggestedFilename()).toMatch(
      /^kubecraft-journal-\d{4}-\d\d-\d\d\.json$/,
    );
    await offline.close();

    const again = await profile.open();
    const last = await again.newPage();
    await last.goto(site.url);
    await last.getByRole("link", { name: "Written on a train" }).click();
    await expect(last.getByRole("heading", { level: 1 })).toHaveText("Written on a train");
    await again.close();
  });
