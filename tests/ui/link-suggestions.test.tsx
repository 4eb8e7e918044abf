import { afterEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { Entry } from "../../src/core/journal/entry";
import { openTestApp, type TestApp } from "../support/open-test-app";

let open: TestApp | undefined;
afterEach(() => open?.close());

const id = "0190d3c0-0000-7000-8000-000000000001";

function entryOf(title: string, text = ""): Entry {
  return {
    id,
    title,
    facts: { date: "2026-05-31", tags: [] },
    parts: text === "" ? [] : [{ id: "p", kind: "learned", text }],
    createdAt: 0,
    editedAt: 0,
    lineage: [],
  };
}

const list = page.getByRole("listbox", { name: "Entries to link to" });
const field = page.getByRole("textbox", { name: "What I Learned" });

async function openEditor(): Promise<HTMLTextAreaElement> {
  open = await openTestApp({ entries: [entryOf("Pods")], hash: "#/new" });
  // The list comes with what makes writing nicer.
  await expect.element(page.getByRole("textbox", { name: "Title" })).toBeVisible();
  await expect.poll(() => document.querySelector("[role=status]:not([aria-label])")).toBeTruthy();
  await field.click();
  const element = field.element();
  if (!(element instanceof HTMLTextAreaElement)) throw new Error("it is a field of many lines");
  return element;
}

const pause = () => new Promise((resolve) => void setTimeout(resolve, 150));

test("[CN17] nothing is offered while a text is being composed, and what was offered goes away", async () => {
  const element = await openEditor();
  const write = (text: string, isComposing: boolean) => {
    element.value = text;
    element.setSelectionRange(text.length, text.length);
    element.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing }));
  };
  write("see [[p", true);
  await pause();
  expect(list.query()).toBeNull();
  write("see [[po", false);
  await expect.element(list).toBeVisible();
  write("see [[poｄ", true);
  await expect.poll(() => list.query()).toBeNull();
  write("see [[pod", true);
  element.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
  await expect.element(list).toBeVisible();
  const key = new KeyboardEvent("keydown", {
    key: "Enter",
    bubbles: true,
    cancelable: true,
    isComposing: true,
  });
  element.dispatchEvent(key);
  expect(element.value).toBe("see [[pod");
});

test("[CN17] a tap takes an entry, the field keeps the focus, and who hears the page hears of the list", async () => {
  const element = await openEditor();
  await userEvent.keyboard("see [[[[po");
  await expect
    .element(page.getByRole("status").getByText(/^1 entry to link to/))
    .toBeInTheDocument();
  await expect.element(field).toHaveAttribute("aria-controls", list.element().id);
  await list.getByRole("option").click();
  expect(element.value).toBe(`see [[${id}|Pods]]`);
  expect(document.activeElement).toBe(element);
  expect(list.query()).toBeNull();
  expect(element.getAttributeNames().filter((name) => name.startsWith("aria-a"))).toEqual([]);
});

test("[CN17] the list stands at the caret and within the window", async () => {
  await openEditor();
  await userEvent.keyboard(`${"word ".repeat(60)}[[[[po`);
  await expect.element(list).toBeVisible();
  const [box, around] = [list, field].map((one) => one.element().getBoundingClientRect());
  if (!box || !around) throw new Error("both are there");
  expect(box.left).toBeGreaterThanOrEqual(0);
  expect(box.right).toBeLessThanOrEqual(innerWidth);
  expect(box.bottom > around.top && box.top < around.bottom + 10).toBe(true);
});

test("[CN17] in code nothing is offered", async () => {
  await openEditor();
  await page.getByRole("button", { name: "Add snippet" }).click();
  await page.getByRole("textbox", { name: "Code" }).click();
  await userEvent.keyboard("[[[[po");
  await pause();
  expect(list.query()).toBeNull();
});
