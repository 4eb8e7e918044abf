// Draws the icons of `public/icons` from their SVGs and the pictures of `public/splash` that the built page
// names, and takes the screenshots of `public/screenshots` from the built app: `npm run build && npm run
// pictures`. All are committed; run it when the look changes.
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { chromiumArguments, findChromium } from "./chromium";
import { sample, untilSaved, writeByHand } from "./journey";
import { openSite, type Site } from "./site";

const icons = [
  { from: "icon", to: "icon-192", size: 192 },
  { from: "icon", to: "icon-512", size: 512 },
  { from: "maskable", to: "maskable-192", size: 192 },
  { from: "maskable", to: "maskable-512", size: 512 },
  // iOS rounds the corners itself and puts black where an icon is transparent.
  { from: "maskable", to: "apple-touch-180", size: 180 },
  { from: "monochrome", to: "monochrome-512", size: 512 },
] as const;

const screens = [
  { name: "narrow", width: 390, height: 844, scale: 2 },
  { name: "wide", width: 1180, height: 820, scale: 1 },
] as const;

/** Other entries for the list: title, day, section, minutes, confidence, tags. */
const others = [
  [
    "Who restarts the thing that restarts things?",
    "2026-05-29",
    "linux",
    "35m",
    "3",
    "systemd, kubelet",
  ],
  [
    "Requests, limits, and a throttled Friday",
    "2026-05-28",
    "workloads",
    "1h15",
    "4",
    "cgroups, cpu",
  ],
  ["Reading a Helm diff without fear", "2026-05-26", "delivery", "40m", "2", "helm, ci"],
  ["A layer cache that finally hits", "2026-05-21", "containers", "55m", "5", "docker, images"],
  ["etcd snapshots, taken and restored", "2026-04-30", "cluster care", "1h30", "3", "etcd, backup"],
] as const;

async function drawIcons(browser: Browser): Promise<void> {
  for (const { from, to, size } of icons) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const svg = await readFile(`public/icons/${from}.svg`, "utf8");
    const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
    await page.setContent(
      `<body style="margin:0"><img src="${source}" style="display:block;width:${size}px;height:${size}px">`,
    );
    await page.screenshot({ path: `public/icons/${to}.png`, omitBackground: true });
    await page.close();
  }
}

/** What stands on the screen of an iPhone or iPad while the app starts, as Android draws it by itself: the icon on the manifest's ground. */
async function drawSplashes(browser: Browser): Promise<void> {
  const html = await readFile("dist/index.html", "utf8");
  const svg = await readFile("public/icons/maskable.svg", "utf8");
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
  const sizes = [...html.matchAll(/splash\/(\d+)x(\d+)\.png/g)];
  for (const [, width, height] of sizes) {
    const viewport = { width: Number(width), height: Number(height) };
    const side = Math.round(Math.min(viewport.width, viewport.height) * 0.4);
    const page = await browser.newPage({ viewport });
    await page.setContent(
      `<body style="margin:0;height:100vh;display:grid;place-items:center;background:#0d1210"><img src="${source}" style="width:${side}px;height:${side}px">`,
    );
    await page.screenshot({ path: `public/splash/${width}x${height}.png` });
    await page.close();
  }
}

async function writeOther(page: Page, other: (typeof others)[number]): Promise<void> {
  const [title, date, section, minutes, confidence, tags] = other;
  await page.getByRole("link", { name: "New entry" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill(title);
  await page.getByLabel("Date").fill(date);
  await page.getByRole("combobox", { name: "Section" }).fill(section);
  await page.getByRole("textbox", { name: "Time spent" }).fill(minutes);
  await page.getByRole("radio", { name: confidence }).focus();
  await page.keyboard.press("Space");
  await page.getByRole("combobox", { name: "Tags" }).fill(`${tags},`);
  await untilSaved(page);
}

async function takeScreenshots(context: BrowserContext, site: Site, name: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(site.url);
  for (const other of others) await writeOther(page, other);
  await writeByHand(page, sample);
  await page.getByRole("link", { name: "Done" }).click();
  await page.locator("pre code span").first().waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  const folder = resolve("public/screenshots");
  await page.screenshot({ path: `${folder}/entry-${name}.png` });
  await page.getByRole("link", { name: "Back to journal" }).click();
  await page.getByRole("list", { name: "Entries" }).waitFor();
  await page.screenshot({ path: `${folder}/journal-${name}.png` });
}

const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
await drawIcons(browser);
await drawSplashes(browser);
if (!process.argv.includes("--icons")) {
  const site = await openSite();
  for (const { name, width, height, scale } of screens) {
    const context = await browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: scale,
      colorScheme: "dark",
      reducedMotion: "reduce",
      locale: "en-GB",
    });
    await takeScreenshots(context, site, name);
    await context.close();
  }
  await site.stop();
}
await browser.close();
