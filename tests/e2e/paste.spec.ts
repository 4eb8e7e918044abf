import { expect, type Page, test } from "@playwright/test";
import { untilSaved } from "../support/journey";
import { axeFindings, pageWidth, smallTargets } from "../support/looks";
import { openSite, type Site } from "../support/site";

let site: Site;
test.beforeAll(async () => {
  site = await openSite("/a/");
});
test.afterAll(() => site.stop());

/** Lays a text on the clipboard, as an app does, and pastes it by the keyboard. */
async function paste(page: Page, keys: string, html: string, plain: string): Promise<void> {
  await page.evaluate(
    async ([rich, words]) => {
      const blob = (type: string, text = "") => new Blob([text], { type });
      const item = {
        "text/html": blob("text/html", rich),
        "text/plain": blob("text/plain", words),
      };
      await navigator.clipboard.write([new ClipboardItem(item)]);
    },
    [html, plain],
  );
  await page.keyboard.press(keys);
}

test("[WR36] [WR37] rich text is pasted as Markdown, undone at once, and never as HTML", async ({
  browser,
}) => {
  const context = await browser.newContext({
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("dialog", () => faults.push("a dialog"));
  await page.goto(`${site.url}#/new`);
  const learned = page.getByRole("textbox", { name: "What I Learned" });
  const html =
    "<h2>Pods</h2><ul><li>share an <b>IP</b></li><li><a href='https://k8s.io/docs/'>docs</a></li></ul>";
  await expect(async () => {
    await learned.fill("Before. ");
    await paste(page, "ControlOrMeta+v", html, "Pods\nshare an IP\ndocs");
    await expect(learned).toHaveValue(
      "Before. \n\n## Pods\n\n- share an **IP**\n- [docs](https://k8s.io/docs/)",
      { timeout: 500 },
    );
  }).toPass();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(learned).toHaveValue("Before. ");
  await paste(page, "ControlOrMeta+Shift+v", html, "Pods\nshare an IP");
  await expect(learned).toHaveValue("Before. Pods\nshare an IP");
  await learned.fill("");
  await paste(page, "ControlOrMeta+v", "<span>plain</span>", "plain");
  await expect(learned).toHaveValue("plain");
  await page.getByRole("button", { name: "Add snippet" }).click();
  const code = page.getByRole("textbox", { name: "Code" });
  await code.focus();
  await paste(page, "ControlOrMeta+v", "<b>ls</b>", "ls");
  await expect(code).toHaveValue("ls");
  await untilSaved(page);
  // As another engine may give it, which cleans nothing.
  await learned.focus();
  await learned.press("ControlOrMeta+End");
  await learned.evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData(
      "text/html",
      "<b onclick=alert(1) style='color:red'>bold</b><img src=//x.example/y onerror=alert(1)><script>alert(1)</scr" +
        "ipt><a href='javascript:alert(1)'>no link</a>",
    );
    field.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  await expect(learned).toHaveValue("plain**bold**no link");
  expect(faults).toEqual([]);
  await context.close();
});

for (const colorScheme of ["dark", "light"] as const)
  test(`[JT20] where no app can share, a button pastes at the prompt, ${colorScheme}, and axe finds nothing`, async ({
    browser,
  }) => {
    const context = await browser.newContext({
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
      colorScheme,
      reducedMotion: "reduce",
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const page = await context.newPage();
    const copy = (text: string) =>
      page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    // As in WebKit, which has no share target.
    await page.addInitScript(() => Reflect.deleteProperty(window, "onbeforeinstallprompt"));
    await page.goto(site.url);
    const jot = page.getByRole("textbox", { name: "Jot" });
    const button = page.getByRole("button", { name: "Paste", exact: true });
    await copy("  ");
    await button.tap();
    await expect(page.getByRole("alert").filter({ hasText: "no text to paste" })).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    expect(await pageWidth(page)).toBe(360);
    await copy("Pods share an IP\n");
    await button.tap();
    await expect(jot).toHaveValue("Pods share an IP");
    await expect(jot).toBeFocused();
    await expect(button).toBeHidden();
    await jot.fill("");
    await copy("#!/bin/bash\nkubectl get pods");
    await button.tap();
    await expect(page.getByRole("group", { name: "Pasted lines" })).toContainText("kubectl");
    await page.getByRole("button", { name: "Leave the pasted lines out" }).tap();
    await page.evaluate(() => {
      navigator.clipboard.readText = () => Promise.reject(new Error("refused"));
    });
    await button.tap();
    await expect(page.getByRole("alert").filter({ hasText: "Hold a finger" })).toBeVisible();
    await context.close();
  });

test("[JT20] where other apps can share, or without a touch screen, there is no such button", async ({
  page,
}) => {
  await page.goto(site.url);
  await page.getByRole("textbox", { name: "Jot" }).focus();
  await expect(page.getByRole("group", { name: "Signs" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Paste", exact: true })).toBeHidden();
});
