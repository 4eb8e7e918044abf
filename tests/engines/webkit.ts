import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { Builder, Capabilities, type WebDriver, WebElement } from "selenium-webdriver";
import { type Engine, eventually, finder, type Role, type Session } from "./session";

const driverPath = "/usr/bin/WebKitWebDriver";

/** WebKitGTK's MiniBrowser by WebKitWebDriver, on a display of its own. */
export const webkit: Engine = {
  name: "WebKitGTK",
  missing() {
    if (!existsSync(driverPath)) return "WebKitWebDriver is not installed";
    if (!existsSync("/usr/bin/xvfb-run")) return "xvfb is not installed";
    return findMiniBrowser() === undefined ? "MiniBrowser is not installed" : undefined;
  },
  async start() {
    const port = await freePort();
    // A group of its own, so that the display and the browser end with the driver.
    const server = spawn("xvfb-run", ["-a", driverPath, `--port=${port}`], {
      detached: true,
      stdio: "ignore",
    });
    const capabilities = new Capabilities();
    capabilities.set("browserName", "MiniBrowser");
    capabilities.set("webkitgtk:browserOptions", {
      binary: findMiniBrowser(),
      args: ["--automation"],
    });
    const driver = await eventually(() =>
      new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).build(),
    );
    return webkitSession(driver, () => end(driver, server));
  },
};

function webkitSession(driver: WebDriver, close: () => Promise<void>): Session {
  const find = (role: Role, name: string) =>
    eventually(async () => {
      const found: unknown = await driver.executeScript(finder, role, name);
      if (!(found instanceof WebElement)) throw new Error(`there is no ${role} "${name}"`);
      return found;
    });
  return {
    close,
    go: (url) => driver.get(url),
    reload: () => driver.navigate().refresh(),
    // Between the finding and the click the page may draw the element anew.
    click: (role, name) =>
      eventually(async () => {
        const element = await find(role, name);
        // WebKitWebDriver leaves what is below the window where it is, and says that it cannot be clicked.
        await driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", element);
        await element.click();
      }),
    type: async (role, name, text) => (await find(role, name)).sendKeys(text),
    async setDate(name, date) {
      await driver.executeScript(
        `const [name, date] = arguments;
         const fields = [...document.querySelectorAll("input[type=date]")];
         const field = fields.find((each) => each.labels[0].textContent.trim() === name);
         field.focus();
         field.value = date;
         field.dispatchEvent(new InputEvent("input", { bubbles: true }));
         field.dispatchEvent(new Event("change", { bubbles: true }));`,
        name,
        date,
      );
    },
    async choose(name, value) {
      const list = await find("combobox", name);
      const option: unknown = await driver.executeScript(
        "return [...arguments[0].options].find(({ value }) => value === arguments[1]);",
        list,
        value,
      );
      if (!(option instanceof WebElement)) throw new Error(`${name} has no choice "${value}"`);
      await option.click();
    },
    upload: async (name, path) => (await find("file", name)).sendKeys(path),
    ask: (body) =>
      driver.executeAsyncScript(`const done = arguments[0]; (async () => {${body}})().then(done);`),
  };
}

async function end(driver: WebDriver, server: ChildProcess): Promise<void> {
  await driver.quit();
  if (server.pid !== undefined) process.kill(-server.pid, "SIGTERM");
}

/** Debian keeps it beside the library, in a folder named after the machine's architecture. */
function findMiniBrowser(): string | undefined {
  const libraries = readdirSync("/usr/lib").flatMap((machine) =>
    ["4.1", "4.0"].map((version) => `/usr/lib/${machine}/webkit2gtk-${version}/MiniBrowser`),
  );
  return libraries.find((path) => existsSync(path));
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
