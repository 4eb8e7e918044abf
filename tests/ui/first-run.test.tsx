import { afterEach, beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { openTestApp, type TestApp } from "../support/open-test-app";

let open: TestApp | undefined;

beforeEach(async () => {
  await page.viewport(390, 844);
  open = await openTestApp();
  await expect.element(sample()).toBeVisible();
});
afterEach(() => open?.close());

const sample = () => page.getByRole("group", { name: "Sample entry" });
const button = (name: string) => page.getByRole("button", { name, exact: true });
const textOf = (elements: Iterable<Element>) => [...elements].map((one) => one.textContent);

test("[FR1] the sample stands under the invitation with every heading, is no article, and its tags are no links", async () => {
  expect(textOf(sample().element().querySelectorAll("h2"))).toEqual([
    "Service Names, Search Domains, and the Lookup That Took Five Seconds",
    "What I Learned",
    "My Thoughts",
    "Code Snippets",
    "Mistakes & Fixes",
    "Aha Moment",
    "Questions to Research",
    "Real World Application",
  ]);
  await expect.element(sample().getByRole("table", { name: "Facts" })).toBeVisible();
  await expect
    .element(sample().getByRole("complementary", { name: "Next session goal" }))
    .toBeVisible();
  expect(sample().getByRole("list", { name: "Tags" }).element().textContent).toContain("coredns");
  expect(sample().getByRole("link").query()).toBeNull();
  expect(page.getByRole("article").query()).toBeNull();
  const invitation = page.getByRole("link", { name: "Write your first entry" }).element();
  expect(invitation.compareDocumentPosition(sample().element())).toBe(
    Node.DOCUMENT_POSITION_FOLLOWING,
  );
  expect(await open?.store.newestHeads(9)).toMatchObject({ ok: true, value: [] });
});

test("[FR2] one tap keeps the sample and opens it as an entry", async () => {
  await button("Keep this entry").click();
  await expect
    .element(page.getByRole("article").getByRole("heading", { level: 1 }))
    .toHaveTextContent("Service Names");
  expect(sample().query()).toBeNull();
  expect(location.hash).toMatch(/^#\/entry\//);
  expect(open?.app.journal.heads.value).toHaveLength(1);
});

test("[FR3] one tap removes the sample, which is said, and the focus goes to what brings it back in place", async () => {
  await button("Remove").click();
  expect(sample().query()).toBeNull();
  await expect.element(button("Show me a sample entry")).toHaveFocus();
  const said = page.getByRole("status").filter({ hasText: "The sample is removed." });
  await expect.element(said).toBeVisible();
  await userEvent.keyboard("{Enter}");
  await expect.element(sample()).toHaveFocus();
  expect(said.query()).toBeNull();
  expect(button("Show me a sample entry").query()).toBeNull();
});

test("[FR3] a sample that comes by itself takes no focus", () => {
  expect(sample().element().contains(document.activeElement)).toBe(false);
});

test("[FR4] four hints stand behind what they are about, in the order of the page, and no dialog lies over it", () => {
  const notes = [...sample().element().querySelectorAll("[role=note]")];
  expect(
    textOf(notes.map((note) => note.parentElement?.querySelector("th, h2, p") ?? note)),
  ).toEqual(["section", "Code Snippets", "Questions to Research", "next session goal →"]);
  expect(notes.map((note) => note.parentElement?.lastElementChild === note)).not.toContain(false);
  expect(document.querySelector("dialog[open], :popover-open, [role=alertdialog]")).toBeNull();
  expect(open?.app.notices.notices.value).toEqual([]);
});
