import { afterEach, beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { blankEntry, type Entry } from "../../src/core/journal/entry";
import type { Facts } from "../../src/core/journal/facts";
import { isLocalDate } from "../../src/core/journal/local-date";
import { failure } from "../../src/core/result";
import { newId } from "../../src/platform/ids";
import { openTestApp, type TestApp, type TestAppOptions } from "../support/open-test-app";

let open: TestApp | undefined;

async function opened(options: TestAppOptions): Promise<TestApp> {
  open = await openTestApp(options);
  return open;
}

beforeEach(() => page.viewport(390, 844));
afterEach(() => open?.close());

function entryOn(date: string, title: string, facts: Partial<Facts> = {}): Entry {
  if (!isLocalDate(date)) throw new Error(date);
  return { ...blankEntry(newId(), { tags: [], ...facts, date }, 0), title };
}

/** A long journal: one entry a day, the newest on 31 May 2026. */
function days(count: number): readonly Entry[] {
  return Array.from({ length: count }, (_, at) => {
    const date = new Date(Date.UTC(2026, 4, 31 - at)).toISOString().slice(0, 10);
    return entryOn(date, `Entry ${at}`, { tags: [at % 2 === 0 ? "even" : "odd"], minutes: 10 });
  });
}

const list = () => page.getByRole("list", { name: "Entries" });
const link = (name: string) => page.getByRole("link", { name, exact: true });
const focused = () => document.activeElement?.textContent;

test("[JR11] a row shows day, title, section, minutes, tags, confidence in words and open questions", async () => {
  const question = { id: newId(), kind: "question", isAnswered: false, answer: "" } as const;
  const entry = entryOn("2026-05-31", "Pods", {
    section: "core concepts",
    minutes: 75,
    confidence: 4,
    tags: ["kubelet"],
  });
  await opened({ entries: [{ ...entry, parts: [{ ...question, text: "Why?" }] }] });
  const row = list().getByRole("listitem").getByRole("article");
  await expect.element(row).toHaveTextContent("Sun 31");
  await expect.element(row.getByRole("link", { name: "Pods", exact: true })).toBeVisible();
  await expect.element(row).toHaveTextContent("1 h 15 min");
  await expect.element(row).toHaveTextContent("confidence 4 of 5");
  await expect.element(row).toHaveTextContent("1 open question");
  await expect
    .element(row.getByRole("link", { name: "core concepts" }))
    .toHaveAttribute("href", "#/?section=core+concepts");
  await expect
    .element(row.getByRole("link", { name: "#kubelet" }))
    .toHaveAttribute("href", "#/?tag=kubelet");
});

test("[JR11] what an entry does not say is not in its row", async () => {
  await opened({ entries: [entryOn("2026-05-31", "Bare")] });
  await expect.element(link("Bare")).toBeVisible();
  expect(document.querySelector("article")?.textContent).toBe("Sun 31Bare");
});

test("[JR12] entries stand under their months, which say how many they are and how long they took", async () => {
  await opened({ entries: days(40) });
  await expect.element(page.getByRole("heading", { level: 2, name: "May 2026" })).toBeVisible();
  await expect.element(page.getByText("31 entries · 5 h 10 min")).toBeVisible();
  await link("Entry 0").click();
  await expect.element(page.getByRole("heading", { level: 1, name: "Entry 0" })).toBeVisible();
});

test("[JR13] a tag's chip narrows the list and is marked; the same chip and “Clear filter” lead back", async () => {
  await opened({ entries: days(5) });
  const tags = page.getByRole("list", { name: "Tags" });
  await expect.element(tags.getByRole("link", { name: "odd 2" })).toBeVisible();
  await tags.getByRole("link", { name: "odd" }).click();
  await expect
    .element(page.getByRole("status").filter({ hasText: "#odd" }))
    .toHaveTextContent("#odd: 2 entries · 20 min");
  await expect.element(link("Entry 1")).toBeVisible();
  expect(link("Entry 0").query()).toBeNull();
  await expect.element(tags.getByRole("link", { name: "odd" })).toHaveAttribute("aria-current");
  await expect.element(tags.getByRole("link", { name: "odd" })).toHaveAttribute("href", "#/");
  await link("Clear filter").click();
  await expect.element(link("Entry 0")).toBeVisible();
  expect(link("Clear filter").query()).toBeNull();
});

test("[JR13] a section is chosen from those that were used, together with a tag", async () => {
  await opened({
    entries: [
      entryOn("2026-05-31", "One", { section: "linux", tags: ["a"] }),
      entryOn("2026-05-30", "Two", { section: "helm", tags: ["a"] }),
      entryOn("2026-05-29", "Three", { section: "helm", tags: ["b"] }),
    ],
    hash: "#/?tag=A",
  });
  await expect.element(link("One")).toBeVisible();
  expect(link("Three").query()).toBeNull();
  await page.getByRole("combobox", { name: "Show section" }).selectOptions("helm");
  await expect.element(link("Two")).toBeVisible();
  await expect.poll(() => link("One").query()).toBeNull();
  expect(location.hash).toBe("#/?tag=A&section=helm");
});

test("[JR13] the filter's room is there before its code, so that nothing below it moves", async () => {
  await opened({ entries: days(40) });
  await expect.element(link("Entry 0")).toBeVisible();
  const top = () => list().element().getBoundingClientRect().top;
  const before = top();
  await expect.element(page.getByRole("list", { name: "Tags" })).toBeVisible();
  await expect.element(page.getByRole("link", { name: "even 20" })).toBeVisible();
  expect(top()).toBe(before);
});

test("[JR13] the tag that the list is narrowed by is in view, wherever it stands among the others", async () => {
  const tags = Array.from({ length: 20 }, (_, at) => `tag-number-${at}`);
  await opened({
    entries: [entryOn("2026-05-31", "Many", { tags })],
    hash: "#/?tag=tag-number-19",
  });
  const chip = page.getByRole("link", { name: "tag-number-19 1" });
  const right = () => chip.query()?.getBoundingClientRect().right ?? Infinity;
  await expect.poll(right).toBeLessThan(390);
  expect(document.documentElement.scrollWidth).toBe(390);
});

test("[JR13] a filter that lets nothing through says so, and does not call the journal empty", async () => {
  await opened({ entries: days(3), hash: "#/?tag=absent" });
  await expect.element(page.getByText("#absent: no entries")).toBeVisible();
  await expect.element(link("Clear filter")).toBeVisible();
  expect(page.getByText("Write your first entry").query()).toBeNull();
});

test("[JR14] an empty journal invites to write; one that is still being read, or has entries, does not", async () => {
  const { app } = await opened({});
  await expect.element(link("Write your first entry")).toHaveAttribute("href", "#/new");
  const { id, facts } = entryOn("2026-05-31", "First");
  app.journal.put({ id, label: "First", facts, createdAt: 0, openQuestions: 0 });
  await expect.element(link("First")).toBeVisible();
  expect(link("Write your first entry").query()).toBeNull();
});

test("[JR15] a journal that cannot be read says why, and trying again shows it", async () => {
  const { store, close } = await openTestApp({ entries: days(2) });
  let isBroken = true;
  open = await openTestApp({
    heads: {
      newestHeads: async (count) =>
        isBroken ? failure({ kind: "unreachable" }) : store.newestHeads(count),
      headsAfter: (last, count) => store.headsAfter(last, count),
    },
  });
  close();
  await expect.element(page.getByRole("alert").filter({ hasText: "storage" })).toBeVisible();
  expect(link("Write your first entry").query()).toBeNull();
  isBroken = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.element(link("Entry 0")).toBeVisible();
  expect(page.getByRole("button", { name: "Try again" }).query()).toBeNull();
});

test("[JR16] of a long list only the rows near the window are drawn, each with its place and the length", async () => {
  await opened({ entries: days(600) });
  await expect.element(link("Entry 0")).toBeVisible();
  await expect
    .poll(() => document.querySelector("li[aria-posinset]")?.getAttribute("aria-setsize"))
    .toBe("600");
  expect(document.querySelectorAll("article").length).toBeLessThan(40);
  expect(link("Entry 300").query()).toBeNull();
  scrollTo(0, document.documentElement.scrollHeight);
  await expect.element(link("Entry 599")).toBeVisible();
  const last = link("Entry 599").element().closest("li");
  expect(last?.getAttribute("aria-posinset")).toBe("600");
});

test("[JR17] arrows, j, k, Home and End walk the titles, also to rows that are not drawn; Enter opens", async () => {
  await opened({ entries: days(300) });
  await expect
    .poll(() => document.querySelector("li[aria-posinset]")?.getAttribute("aria-setsize"))
    .toBe("300");
  const first = link("Entry 0").element();
  if (first instanceof HTMLElement) first.focus();
  await userEvent.keyboard("{ArrowDown}j");
  await expect.poll(focused).toBe("Entry 2");
  await userEvent.keyboard("k{ArrowUp}{ArrowUp}");
  await expect.poll(focused).toBe("Entry 0");
  await userEvent.keyboard("{End}");
  await expect.poll(focused).toBe("Entry 299");
  await userEvent.keyboard("{ArrowDown}{ArrowUp}");
  await expect.poll(focused).toBe("Entry 298");
  await userEvent.keyboard("{Home}");
  await expect.poll(focused).toBe("Entry 0");
  await userEvent.keyboard("{Shift>}J{/Shift}{Alt>}k{/Alt}");
  expect(focused()).toBe("Entry 0");
  for (let at = 0; at < 30; at += 1) await userEvent.keyboard("j");
  await expect.poll(focused).toBe("Entry 30");
  const { top, bottom } = document.activeElement?.getBoundingClientRect() ?? {
    top: -1,
    bottom: -1,
  };
  expect(top).toBeGreaterThan(0);
  expect(bottom).toBeLessThan(innerHeight - 56);
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByRole("heading", { level: 1, name: "Entry 30" })).toBeVisible();
});

test("[JR18] going back finds the list where it was left, with the focus on the entry that was opened", async () => {
  await opened({ entries: days(600) });
  await expect
    .poll(() => document.querySelector("li[aria-posinset]")?.getAttribute("aria-setsize"))
    .toBe("600");
  // The list grows to its length as its rows are measured.
  await expect.poll(() => (scrollTo(0, 20_000), scrollY)).toBeGreaterThan(19_000);
  await expect.poll(() => document.querySelectorAll("article").length).toBeGreaterThan(3);
  const middle = () =>
    [...document.querySelectorAll<HTMLElement>("h3 a")].find(
      (title) => title.getBoundingClientRect().top > 300,
    );
  await expect.poll(() => middle()?.checkVisibility({ visibilityProperty: true })).toBe(true);
  const title = middle();
  const name = title?.textContent ?? "";
  const top = title?.getBoundingClientRect().top ?? 0;
  title?.click();
  await expect.element(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
  expect(scrollY).toBe(0);
  history.back();
  // The page that is being left has a heading of this name, which has the focus as well.
  await expect.poll(() => document.activeElement?.localName).toBe("a");
  expect(focused()).toBe(name);
  expect(Math.abs((document.activeElement?.getBoundingClientRect().top ?? 0) - top)).toBeLessThan(
    2,
  );
});

test("[JR18] the list that is opened anew, not gone back to, begins at its top", async () => {
  await opened({ entries: days(100) });
  await expect.element(link("Entry 0")).toBeVisible();
  scrollTo(0, 3000);
  await expect.poll(() => link("Entry 0").query()).toBeNull();
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "more" }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "More" })).toBeVisible();
  await page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: "journal" })
    .click();
  await expect.element(link("Entry 0")).toBeVisible();
  expect(scrollY).toBe(0);
});
