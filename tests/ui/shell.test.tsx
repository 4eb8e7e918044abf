import { render } from "preact";
import { afterEach, beforeEach, expect, test } from "vitest";
import { cdp, page, userEvent } from "vitest/browser";
import { blankEntry, type Entry } from "../../src/core/journal/entry";
import { newId } from "../../src/platform/ids";
import { lazy } from "../../src/ui/shell/lazy";
import { openTestApp, type TestApp, type TestAppOptions } from "../support/open-test-app";

let open: TestApp | undefined;

async function opened(options: TestAppOptions = {}): Promise<TestApp> {
  open = await openTestApp(options);
  return open;
}

beforeEach(() => page.viewport(390, 844));
afterEach(() => {
  open?.close();
  open = undefined;
});

const nav = () => page.getByRole("navigation", { name: "Main" });
const link = (name: string) => nav().getByRole("link", { name });
const heading = (name: string) => page.getByRole("heading", { level: 1, name });
const entry: Entry = { ...blankEntry(newId(), { date: "2026-05-31", tags: [] }, 0), title: "Pods" };

test("[LK3] one navigation leads everywhere, on a phone as bar at the bottom, in a wide window in the head", async () => {
  await opened();
  const names = () =>
    [...nav().element().querySelectorAll("a")].map(({ textContent }) => textContent);
  expect(names()).toEqual(["journal", "find", "data", "more", "New entry"]);
  const places = () =>
    [...nav().element().querySelectorAll("a")]
      .filter((place) => place.checkVisibility())
      .toSorted((a, b) => a.getBoundingClientRect().left - b.getBoundingClientRect().left)
      .map(({ textContent }) => textContent);
  expect(places()).toEqual(["journal", "find", "New entry", "data", "more"]);
  expect(Math.round(nav().element().getBoundingClientRect().bottom)).toBe(844);
  await page.viewport(1180, 800);
  expect(nav().element().getBoundingClientRect().bottom).toBeLessThan(160);
  expect(places()).toEqual(names());
  await expect.element(link("journal")).toHaveAttribute("aria-current", "page");
  await link("more").click();
  await expect.element(link("more")).toHaveAttribute("aria-current", "page");
  await expect.element(link("journal")).not.toHaveAttribute("aria-current");
});

test("[LK3] on a phone everything to be tapped is 44 px high and nothing is wider than 360 px", async () => {
  await page.viewport(360, 740);
  await opened({
    entries: [{ ...entry, facts: { ...entry.facts, tags: ["pods"], section: "linux" } }],
  });
  await expect.element(page.getByRole("link", { name: "Pods", exact: true })).toBeVisible();
  expect(document.documentElement.scrollWidth).toBe(360);
  for (const target of document.querySelectorAll("nav a, header > a, ul[aria-label=Tags] a"))
    if (target.checkVisibility())
      expect(target.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
});

test("[LK4] a new page begins at its top, says in the title what it is, and has the focus", async () => {
  await opened({ entries: [entry] });
  expect(document.activeElement).toBe(document.body);
  await expect.poll(() => document.title).toBe("Kubecraft Journal");
  await link("more").click();
  await page.getByRole("link", { name: "settings" }).click();
  await expect.element(heading("Settings")).toBeVisible();
  // Code that comes later finds the focus on the content.
  expect(heading("Settings").element().closest("main")).toBe(
    document.activeElement?.closest("main"),
  );
  await expect.poll(() => document.title).toBe("Settings · Kubecraft Journal");
  await link("journal").click();
  await expect.element(heading("Journal")).toHaveFocus();
  await page.getByRole("link", { name: "Pods", exact: true }).click();
  await expect.element(heading("Pods")).toBeVisible();
  await expect.poll(() => document.title).toBe("Pods · Kubecraft Journal");
  expect(document.querySelector("main")?.contains(document.activeElement)).toBe(true);
});

test("[LK4] an address that leads nowhere says so and leads home", async () => {
  await opened({ hash: "#/nowhere" });
  await expect.element(heading("No such page")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "journal" }).click();
  await expect.element(heading("Journal")).toBeInTheDocument();
});

test("[LK5] the first stop of the keyboard skips to the content and leaves the address alone", async () => {
  await opened({ hash: "#/help" });
  await expect.element(heading("Help")).toBeVisible();
  await userEvent.keyboard("{Tab}");
  await expect.element(page.getByRole("link", { name: "Skip to content" })).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByRole("main")).toHaveFocus();
  expect(location.hash).toBe("#/help");
});

test("[LK6] the ticker is silent, pauses by its button, and the choice lasts", async () => {
  const { app } = await opened();
  const button = page.getByRole("button", { name: "Pause ticker" });
  const running = () =>
    document.getAnimations().filter(({ playState }) => playState === "running").length;
  await expect.element(button).toHaveAttribute("aria-pressed", "false");
  expect(
    page.getByText("0xCAFEBABE").first().element().closest("[aria-hidden=true]"),
  ).not.toBeNull();
  await expect.poll(running).toBe(2);
  await button.click();
  await expect.element(button).toHaveAttribute("aria-pressed", "true");
  await expect.poll(running).toBe(0);
  expect(app.settings.settings.value.isTickerPaused).toBe(true);
  await button.click();
  await expect.poll(running).toBe(2);
});

test("[LK6] where less motion is wished for, the ticker stands still", async () => {
  const wish = (value: string) =>
    cdp().send("Emulation.setEmulatedMedia", {
      features: [{ name: "prefers-reduced-motion", value }],
    });
  await wish("reduce");
  await opened();
  await expect.element(page.getByText("0xCAFEBABE").first()).toBeInTheDocument();
  expect(document.getAnimations()).toEqual([]);
  await wish("no-preference");
  await expect.poll(() => document.getAnimations().length).toBe(2);
});

test("[LK7] news are a status, warnings an alert, and either can be answered and dismissed", async () => {
  const { app } = await opened();
  const notices = page.getByRole("region", { name: "Notices" });
  let undone = 0;
  app.notices.tell("Entry removed.", { label: "Undo", run: () => (undone += 1) });
  app.notices.warn("No room left.");
  await expect.element(notices.getByRole("status")).toHaveTextContent("Entry removed.");
  await expect.element(notices.getByRole("alert")).toHaveTextContent("No room left.");
  const bar = nav().element().getBoundingClientRect();
  expect(notices.element().getBoundingClientRect().bottom).toBeLessThanOrEqual(bar.top);
  await notices.getByRole("button", { name: "Undo" }).click();
  expect(undone).toBe(1);
  await expect.poll(() => notices.getByText("Entry removed.").query()).toBeNull();
  await notices.getByRole("button", { name: "Dismiss" }).click();
  await expect.poll(() => notices.getByText("No room left.").query()).toBeNull();
  await expect.element(page.getByRole("main")).toHaveFocus();
});

test("[LK7] Escape dismisses the newest notice when the focus is among them, and only then", async () => {
  const { app } = await opened();
  app.notices.warn("first");
  app.notices.warn("second");
  const dismiss = page.getByRole("button", { name: "Dismiss" });
  await expect.element(dismiss.first()).toBeVisible();
  await userEvent.keyboard("{Escape}");
  expect(app.notices.notices.value).toHaveLength(2);
  const first = dismiss.first().element();
  if (first instanceof HTMLElement) first.focus();
  await userEvent.keyboard("{Escape}");
  expect(app.notices.notices.value.map(({ text }) => text)).toEqual(["first"]);
});

test("[LK4] a page that takes another's step begins as a new one, and back leads to before both", async () => {
  const { app } = await opened({ entries: [entry], hash: "#/help" });
  await expect.element(heading("Help")).toBeVisible();
  await link("more").click();
  await expect.element(heading("More")).toBeVisible();
  scrollTo(0, 200);
  app.route.replace({ page: "journal" });
  await expect.element(heading("Journal")).toHaveFocus();
  expect(scrollY).toBe(0);
  await expect.poll(() => document.title).toBe("Kubecraft Journal");
  history.back();
  await expect.element(heading("Help")).toHaveFocus();
});

test("[LK4] of two turns in one breath the later one is shown", async () => {
  const { app } = await opened({ entries: [entry] });
  app.route.go({ page: "help" });
  app.route.replace({ page: "entry", id: entry.id });
  await expect.element(heading("Pods")).toBeVisible();
  await expect.element(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  await Promise.all(document.getAnimations().map(({ ready }) => ready));
  expect(heading("Help").query()).toBeNull();
});

test("[LK3] every icon is a drawing that is there", async () => {
  await opened();
  const drawings = () =>
    [...document.querySelectorAll("use")]
      .filter((use) => use.checkVisibility())
      .map((use) => use.getBBox().width);
  await expect.poll(() => Math.min(...drawings())).toBeGreaterThan(5);
  // Those of the navigation, the ticker's, and the session's, which comes last.
  await expect.poll(() => drawings().filter((size) => size > 0)).toHaveLength(7);
});

test("[LK8] code that cannot be loaded says so and can be tried again; code that can is loaded once", async () => {
  let loads = 0;
  const Late = lazy("Late", async () => {
    loads += 1;
    if (loads === 1) throw new Error("offline");
    return { Late: ({ name }: { readonly name: string }) => <h1>{name}</h1> };
  });
  const root = document.body.appendChild(document.createElement("div"));
  render(<Late name="Late" />, root);
  await expect.element(page.getByRole("alert")).toHaveTextContent("could not be loaded");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.element(heading("Late")).toBeVisible();
  render(null, root);
  render(<Late name="Again" />, root);
  expect(document.querySelector("h1")?.textContent).toBe("Again");
  expect(loads).toBe(2);
  render(null, root);
  root.remove();
});

test("[LK9] what is typed right after “New entry” is in the editor, and the address may change beneath it", async () => {
  await opened();
  await link("New entry").click();
  const title = page.getByRole("textbox", { name: "Title" });
  await title.click();
  await userEvent.keyboard("Pods");
  await expect.poll(() => location.hash).toMatch(/^#\/entry\/.*\/edit$/);
  await userEvent.keyboard(" share an IP");
  await expect.element(title).toHaveFocus();
  await expect.element(title).toHaveValue("Pods share an IP");
});

test("[LK6] the page knows when nothing is written any more, also where the field itself was taken away", async () => {
  const { app } = await opened({ hash: "#/new" });
  const isWriting = () => document.documentElement.hasAttribute("data-writing");
  await page.getByRole("textbox", { name: "Title" }).click();
  await expect.poll(isWriting).toBe(true);
  document.activeElement?.remove();
  await expect.poll(isWriting).toBe(false);
  app.route.go({ page: "journal" });
});
