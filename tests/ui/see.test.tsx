import { afterEach, beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { blankEntry, type Entry, headOf } from "../../src/core/journal/entry";
import type { Facts } from "../../src/core/journal/facts";
import { success } from "../../src/core/result";
import { newId } from "../../src/platform/ids";
import { openTestApp, type TestApp, type TestAppOptions } from "../support/open-test-app";

let open: TestApp | undefined;

async function opened(options: TestAppOptions): Promise<void> {
  open = await openTestApp(options);
}

beforeEach(() => page.viewport(390, 844));
afterEach(() => open?.close());

/** The clock of a test stands on Sunday, 31 May 2026. */
function entryOn(date: Facts["date"], facts: Partial<Facts> = {}): Entry {
  return { ...blankEntry(newId(), { tags: [], ...facts, date }, 0), title: `On ${date}` };
}

const days = () => page.getByRole("table", { name: "Days of the last year" });
const focused = () => document.activeElement?.getAttribute("aria-label");

test("[SI2] one day is reached by Tab and the others by arrow keys, each with its minutes in words", async () => {
  await opened({
    hash: "#/see",
    entries: [
      entryOn("2026-05-31", { minutes: 90 }),
      entryOn("2026-05-29"),
      entryOn("2026-05-17", { minutes: 20 }),
    ],
  });
  await expect.element(days().getByRole("link")).toHaveLength(3);
  const tabbed = [...document.querySelectorAll<HTMLElement>("td a")].filter(
    ({ tabIndex }) => tabIndex === 0,
  );
  expect(tabbed.map((link) => link.ariaLabel)).toEqual(["31 May, 1 entry, 1 h 30 min"]);
  tabbed[0]?.focus();
  // A week back is a fortnight back, where the week between has nothing on that day.
  await userEvent.keyboard("{ArrowLeft}");
  expect(focused()).toBe("17 May, 1 entry, 20 min");
  await userEvent.keyboard("{ArrowRight}{ArrowUp}");
  expect(focused()).toBe("29 May, 1 entry");
  await expect.element(page.getByText(/none.*any.*30 min.*1 h.*2 h/)).toBeVisible();
});

test("[SI4] a month stands where the calendar has it, and what is left out between is a gap", async () => {
  await opened({
    hash: "#/see",
    entries: (["2026-05-01", "2026-04-01", "2025-05-01"] as const).map((date) =>
      entryOn(date, { confidence: 3 }),
    ),
  });
  await expect
    .element(page.getByRole("img", { name: /^Confidence from 3\.0 in May 2025/ }))
    .toBeVisible();
  const [first = 0, second = 0, third = 0] = [...document.querySelectorAll("circle")].map((dot) =>
    Number(dot.getAttribute("cx")),
  );
  expect((second - first) / (third - second)).toBeCloseTo(11);
});

test("[SI8] while entries are still read no sum of them is shown, and none is called missing", async () => {
  const screenful = Array.from({ length: 50 }, () => headOf(entryOn("2026-05-31")));
  const heads = {
    newestHeads: async () => success(screenful),
    headsAfter: () => new Promise<never>(() => {}),
  };
  await opened({ hash: "#/see", heads });
  await expect.element(days().getByRole("link", { name: "31 May, 50 entries" })).toBeVisible();
  await expect.element(page.getByText("Reading your entries…")).toBeVisible();
  expect(document.body.textContent).not.toMatch(/had a session|in 50 entries/);
  open?.close();
  await opened({ hash: "#/week", heads });
  await expect.element(page.getByText("Reading your entries…")).toBeVisible();
  expect(document.body.textContent).not.toMatch(/Nothing was written|50 entries|review/);
});

test("[SI2] a journal whose last year is empty says so in words, and the keyboard reaches its calendar", async () => {
  await opened({ hash: "#/see", entries: [entryOn("2024-05-31")] });
  await expect.element(page.getByText("0 of the last 12 weeks had a session.")).toBeVisible();
  const frame = page.getByRole("group", { name: "Calendar" });
  await expect.element(frame).toHaveAttribute("tabindex", "0");
});
