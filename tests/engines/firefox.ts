import { existsSync } from "node:fs";
import puppeteer, { type ElementHandle, type Page } from "puppeteer-core";
import { type Engine, eventually, finder, type Role, type Session } from "./session";

const executablePath = process.env["FIREFOX"] ?? "/usr/bin/firefox-esr";

/** Firefox ESR over WebDriver BiDi. */
export const firefox = firefoxEngine("Firefox ESR", {});

/** The same, with every window a private one. */
export const privateFirefox = firefoxEngine("Firefox ESR, private", {
  "browser.privatebrowsing.autostart": true,
});

function firefoxEngine(name: string, extraPrefsFirefox: Record<string, unknown>): Engine {
  return {
    name,
    missing: () => (existsSync(executablePath) ? undefined : "Firefox ESR is not installed"),
    async start() {
      const browser = await puppeteer.launch({
        browser: "firefox",
        executablePath,
        extraPrefsFirefox,
        headless: true,
      });
      const page = await browser.newPage();
      return firefoxSession(page, () => browser.close());
    },
  };
}

function firefoxSession(page: Page, close: () => Promise<void>): Session {
  const find = (role: Role, name: string) =>
    eventually(async () => {
      const handle = await page.evaluateHandle(`((...values) => (function () {${finder}})
        .apply(null, values))(${JSON.stringify(role)}, ${JSON.stringify(name)})`);
      const element = handle.asElement();
      if (!element) throw new Error(`there is no ${role} "${name}"`);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the finder gives elements only
      return element as ElementHandle<HTMLElement>;
    });
  return {
    close,
    go: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    // Between the finding and the click the page may draw the element anew.
    click: (role, name) => eventually(async () => (await find(role, name)).click()),
    type: async (role, name, text) => (await find(role, name)).type(text),
    async setDate(name, date) {
      await page.evaluate(setDate, name, date);
    },
    async choose(name, value) {
      await (await find("combobox", name)).select(value);
    },
    async upload(name, path) {
      const field = await find("file", name);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- found by input[type=file]
      await (field as unknown as ElementHandle<HTMLInputElement>).uploadFile(path);
    },
    ask: (body) => page.evaluate(`(async () => {${body}})()`),
  };
}

function setDate(name: string, date: string): void {
  for (const field of document.querySelectorAll<HTMLInputElement>("input[type=date]")) {
    if (field.labels?.[0]?.textContent.trim() !== name) continue;
    field.focus();
    field.value = date;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
