import { existsSync } from "node:fs";
import { chromium } from "playwright";

/** A quiet Chromium that works as root in a container and asks no other host for anything. */
export const chromiumArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const usualPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The Chromium that tests run in: `$CHROMIUM`, else the system's, else Playwright's own. */
export function findChromium(): string {
  const named = process.env["CHROMIUM"];
  return named ?? usualPlaces.find((path) => existsSync(path)) ?? chromium.executablePath();
}
