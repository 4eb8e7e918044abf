import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, BrowserContext, Page } from "@playwright/test";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Every size and theme in which a page is looked at, as a test names them. */
export function looks(...widths: readonly number[]) {
  return widths.flatMap((width) =>
    (["dark", "light"] as const).map((colorScheme) => ({ width, colorScheme })),
  );
}

/** A window of this look in which nothing moves. */
export function openLook(
  browser: Browser,
  { width, colorScheme }: ReturnType<typeof looks>[number],
): Promise<BrowserContext> {
  const viewport = { width, height: 800 };
  return browser.newContext({ colorScheme, reducedMotion: "reduce", viewport });
}

/** What axe finds wrong with the page, each with the elements; empty when nothing is. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  // The page's policy lets no script in; the debugger's door is not the page's.
  const client = await page.context().newCDPSession(page);
  await client.send("Runtime.evaluate", { expression: axe });
  return page.evaluate(async () => {
    const { violations } = await Reflect.get(window, "axe").run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return violations.map(
      (violation: { id: string; nodes: { html: string }[] }) =>
        `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`,
    );
  });
}

/** The buttons on screen that are smaller than a finger needs, 44 by 44 pixels. */
export function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("button, [data-button], nav a")]
      .filter((element) => element.checkVisibility())
      .map((element) => ({ name: element.textContent, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width < 44 || box.height < 44)
      .map(({ name, box }) => `${name}: ${box.width} × ${box.height}`),
  );
}

/** How many pixels of the page there are from left to right: more than its window has can only be scrolled to. */
export function pageWidth(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth);
}
