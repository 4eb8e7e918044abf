import { afterEach, beforeEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import { defaultSettings } from "../../src/core/settings";
import { openTestApp, type TestApp } from "../support/open-test-app";

let open: TestApp | undefined;
const bars: HTMLMetaElement[] = [];

beforeEach(async () => {
  await page.viewport(390, 844);
  for (const [theme, color] of [
    ["dark", "#0d1210"],
    ["light", "#fbfaf6"],
  ] as const) {
    const bar = document.createElement("meta");
    bar.name = "theme-color";
    bar.media = `(prefers-color-scheme: ${theme})`;
    bar.content = color;
    bars.push(document.head.appendChild(bar));
  }
  open = await openTestApp({ hash: "#/settings" });
});

afterEach(() => {
  open?.close();
  for (const bar of bars.splice(0)) bar.remove();
  delete document.documentElement.dataset["theme"];
});

const settings = () => open?.app.settings.settings.value;
const barColors = () => bars.map(({ content }) => content);
const prompt = () => document.querySelector("header")?.textContent ?? "";

test("[LK10] a theme is drawn at once, in the browser's bars too, and the system's comes back with its own", async () => {
  const radio = (name: string) =>
    page.getByRole("radiogroup", { name: "Theme" }).getByRole("radio", { name });
  await expect.element(radio("system")).toBeChecked();
  const background = () => getComputedStyle(document.body).backgroundColor;
  await radio("dark").click({ force: true });
  expect(document.documentElement.dataset["theme"]).toBe("dark");
  expect(background()).toBe("rgb(13, 18, 16)");
  expect(barColors()).toEqual(["#0d1210", "#0d1210"]);
  await radio("light").click({ force: true });
  expect(background()).toBe("rgb(251, 250, 246)");
  expect(barColors()).toEqual(["#fbfaf6", "#fbfaf6"]);
  await page.getByRole("button", { name: "Reset theme" }).click();
  expect(document.documentElement.dataset["theme"]).toBeUndefined();
  expect(barColors()).toEqual(["#0d1210", "#fbfaf6"]);
});

test("[LK11] the prompt is the owner's as they type, everywhere; a reset brings back the first one", async () => {
  await page.getByRole("textbox", { name: "user" }).fill("ada");
  await page.getByRole("textbox", { name: "path" }).fill("~/til");
  expect(settings()).toMatchObject({ user: "ada", host: "pattie", path: "~/til" });
  await expect.poll(prompt).toContain("ada@pattie ~/til");
  await page.getByRole("button", { name: "Reset prompt" }).click();
  await expect.poll(prompt).toContain("root@pattie ~/kubecraft");
  await expect.element(page.getByRole("textbox", { name: "user" })).toHaveValue("root");
});

test("[LK12] the ticker has the owner's lines, empty ones left out, and is gone without any", async () => {
  const lines = page.getByRole("textbox", { name: "Lines" });
  await lines.fill("one\n\n  two  \n");
  expect(settings()?.tickerLines).toEqual(["one", "two"]);
  await expect.element(lines).toHaveValue("one\n\n  two  \n");
  await expect.element(page.getByRole("button", { name: "Pause ticker" })).toBeVisible();
  await lines.fill("");
  await expect.poll(() => page.getByRole("button", { name: "Pause ticker" }).query()).toBeNull();
  await page.getByRole("checkbox", { name: "Ticker stands still" }).click();
  expect(settings()?.isTickerPaused).toBe(true);
  await page.getByRole("button", { name: "Reset ticker" }).click();
  expect(settings()).toEqual(defaultSettings);
  await expect.element(lines).toHaveValue(defaultSettings.tickerLines.join("\n"));
});
