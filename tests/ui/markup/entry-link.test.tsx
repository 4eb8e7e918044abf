import { signal } from "@preact/signals";
import { render } from "preact";
import { afterEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { Head } from "../../../src/core/journal/entry";
import { type LinkTargets, linkTargets } from "../../../src/core/journal/link-targets";
import { EntryLinksContext } from "../../../src/ui/markup/entry-links-context";
import { Prose } from "../../../src/ui/markup/prose";

const id = "0190d3c0-0000-7000-8000-000000000001";
const other = "0190d3c0-0000-7000-8000-000000000002";

afterEach(() => {
  render(null, document.body);
});

const headOf = (of: string, label: string): Head => ({
  id: of,
  label,
  facts: { date: "2026-05-31", tags: [] },
  createdAt: 0,
  openQuestions: 0,
});

const targets = signal<LinkTargets | undefined>(undefined);

/** A text with what is known of the journal, which can come later. */
function draw(text: string, heads?: readonly Head[]) {
  targets.value = heads && linkTargets(heads);
  const offered: string[] = [];
  const offer = (title: string) => {
    offered.push(title);
    return true;
  };
  render(
    <EntryLinksContext.Provider value={{ targets, offer }}>
      <Prose text={text} />
    </EntryLinksContext.Provider>,
    document.body,
  );
  return { offered };
}

const link = (name: string | RegExp) => page.getByRole("link", { name });

test("[CN7] without the journal a link reads as it was written and leads to its entry, or to Find", async () => {
  render(<Prose text={`[[${id}|Pods]] and [[DNS "basics"|names]]`} />, document.body);
  await expect.element(link("Pods")).toHaveAttribute("href", `#/entry/${id}`);
  const q = new URLSearchParams({ q: 'in:title "DNS  basics"' });
  await expect.element(link("names")).toHaveAttribute("href", `#/find?${q}`);
});

test("[CN7] once the journal is known links bear the present title, and lead to the one that is called so", async () => {
  draw(`[[${id}|Old]] and [[dns]] and [[Twice]]`);
  await expect.element(link("Old")).toBeVisible();
  targets.value = linkTargets([
    headOf(id, "New"),
    headOf(other, "DNS"),
    headOf("a", "Twice"),
    headOf("b", "twice"),
  ]);
  await expect.element(link("New")).toHaveAttribute("href", `#/entry/${id}`);
  await expect.element(link("dns")).toHaveAttribute("href", `#/entry/${other}`);
  await expect.element(link("Twice")).toHaveAttribute("href", "#/find?q=in%3Atitle+%22Twice%22");
});

test("[CN8] what is gone or not written says so, and only what is not written is offered", async () => {
  const { offered } = draw(`[[${id}|Gone]] [[Nobody]]`, []);
  await expect.element(link("Gone (not in the journal)")).toHaveAttribute("href", `#/entry/${id}`);
  const unwritten = link("Nobody (not written yet)");
  await unwritten.click();
  expect(location.hash).not.toContain("find");
  await userEvent.keyboard("{Enter}");
  expect(offered).toEqual(["Nobody", "Nobody"]);
});

test("[CN8] a title that turns the direction turns nothing around it, and titles are text", () => {
  draw(`before [[${id}|x]] after`, [headOf(id, "\u202eabc <img src=x> שלום")]);
  const drawn = document.querySelector("a") ?? expect.unreachable("there is a link");
  expect(drawn.textContent).toBe("\u202eabc <img src=x> שלום");
  expect(getComputedStyle(drawn).unicodeBidi).toBe("isolate");
  expect(document.querySelector("img")).toBeNull();
});
