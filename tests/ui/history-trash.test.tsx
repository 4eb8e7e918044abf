import axe from "axe-core";
import { render } from "preact";
import { afterEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { diffEntries } from "../../src/core/journal/diff";
import type { Entry } from "../../src/core/journal/entry";
import { Changes } from "../../src/ui/entry/changes";
import { sampleEntry, sampleId, withText } from "../storage/sample";
import { openTestApp, type TestApp } from "../support/open-test-app";

let running: TestApp | undefined;
let root: HTMLElement | undefined;

afterEach(() => {
  running?.close();
  running = undefined;
  if (root) render(null, root);
  root?.remove();
});

const entryOf = (number: number, title: string): Entry => ({ ...sampleEntry(number), title });

const inTrash = (number: number, title: string): Entry => ({
  ...entryOf(number, title),
  trashedAt: Date.UTC(2026, 4, 30) + number,
});

const button = (name: string) => page.getByRole("button", { name, exact: true });

const rows = () =>
  [...document.querySelectorAll('ul[aria-label="Trash"] h2')].map(({ textContent }) => textContent);

async function expectNoViolations(): Promise<void> {
  // What is still fading in has not its colours yet; the ticker runs for ever.
  const fading = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().iterations === 1);
  await Promise.allSettled(fading.map(({ finished }) => finished));
  const { violations } = await axe.run(document.body);
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
}

/** An app that shows an entry with these texts, one version each. */
async function openHistory(...texts: readonly string[]): Promise<TestApp> {
  const app = await openTestApp();
  let revision = 0;
  for (const [at, text] of texts.entries()) {
    const entry = { ...withText(sampleEntry(1), text), title: "A title", editedAt: at };
    const kept = await app.store.keep({ entry, base: revision, sitting: `s${at}`, nowMs: at });
    if (kept.ok) ({ revision } = kept.value);
  }
  app.app.route.go({ page: "history", id: sampleId(1) });
  return app;
}

test("[HT20] the page of an entry deletes it, and the toast brings it back", async () => {
  running = await openTestApp({
    entries: [entryOf(1, "Stays"), entryOf(2, "Goes")],
    hash: `#/entry/${sampleId(2)}`,
  });
  await button("More").click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect.element(page.getByRole("status").getByText("Moved to trash.")).toBeVisible();
  expect(location.hash).toBe("#/");
  await expect.element(page.getByRole("link", { name: "Goes" })).not.toBeInTheDocument();
  await expect.element(page.getByRole("link", { name: "Stays" })).toBeVisible();
  await button("Undo").click();
  await expect.element(page.getByRole("link", { name: "Goes" })).toBeVisible();
});

test("[HT21] the trash shows what was deleted with its days, and gives it back", async () => {
  running = await openTestApp({
    entries: [inTrash(1, "First"), inTrash(2, "Second")],
    hash: "#/trash",
  });
  await expect.poll(rows).toEqual(["Second", "First"]);
  await expect.element(page.getByText(/deleted 30 May 2026 · \d+ days left/).first()).toBeVisible();
  await expectNoViolations();
  await button("Restore First").click();
  await expect.poll(rows).toEqual(["Second"]);
  expect(document.activeElement?.tagName, "the focus is not lost with the row").toBe("MAIN");
  await page.getByRole("link", { name: "Second" }).click();
  await expect.element(page.getByText(/^In the trash since 30 May 2026\.$/)).toBeVisible();
  await expect.element(page.getByRole("link", { name: "Edit" })).not.toBeInTheDocument();
  await expectNoViolations();
  await button("Restore").click();
  await expect.element(page.getByRole("link", { name: "Edit" })).toBeVisible();
});

test("[HT22] nothing is deleted for good before a question that says what goes is answered", async () => {
  running = await openTestApp({
    entries: [1, 2, 3].map((number) => inTrash(number, `Title ${number}`)),
    hash: "#/trash",
  });
  await button("Delete for good: Title 2").click();
  const dialog = page.getByRole("dialog", { name: "Delete “Title 2” for good?" });
  await expect.element(dialog).toBeVisible();
  await expect.element(button("Cancel")).toHaveFocus();
  await expectNoViolations();
  await userEvent.keyboard("{Escape}");
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(button("Delete for good: Title 2")).toHaveFocus();
  expect(rows()).toHaveLength(3);

  await button("Delete for good: Title 2").click();
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await expect.poll(rows).toEqual(["Title 3", "Title 1"]);

  await button("Empty trash").click();
  const question = page.getByRole("dialog", { name: "Delete 2 entries for good?" });
  await expect.element(question).toBeVisible();
  // The harmless answer has the focus.
  await userEvent.keyboard("{Enter}");
  await expect.element(question).not.toBeInTheDocument();
  expect(rows()).toHaveLength(2);
  await button("Empty trash").click();
  await question.getByRole("button", { name: "Delete for good" }).click();
  await expect.element(page.getByText(/^The trash is empty/)).toBeVisible();
  await expect.element(page.getByText("Deleted 2 entries for good.")).toBeVisible();
  await expectNoViolations();
});

test("[HT23] the history shows each version with what it changed, and restores it in place, with undo", async () => {
  running = await openHistory("alpha beta", "alpha gamma", "alpha gamma delta");
  const versions = page.getByRole("list", { name: "Versions" }).getByRole("listitem");
  await expect
    .poll(() => document.querySelectorAll('ol[aria-label="Versions"] > li').length)
    .toBe(3);
  await expect.element(versions.first()).toHaveTextContent(/now/);
  await expect.element(versions.nth(1)).toHaveTextContent(/\+5.*−4/);
  await versions.nth(1).getByRole("button").first().click();
  const since = page.getByRole("region", { name: "What changed since this version" });
  await expect.element(since.getByRole("insertion")).toHaveTextContent("delta");
  await button("Compare with the version before").click();
  const changed = page.getByRole("region", { name: "What this version changed" });
  await expect.element(changed.getByRole("deletion")).toHaveTextContent("beta");
  await expect.element(changed.getByRole("insertion")).toHaveTextContent("gamma");
  await expectNoViolations();

  await button("Restore").click();
  await expect
    .element(page.getByText("Restored. The version before is in the history."))
    .toBeVisible();
  await expect
    .poll(() => document.querySelectorAll('ol[aria-label="Versions"] > li').length)
    .toBe(4);
  await expect.element(button("Restore")).toHaveFocus();
  const stored = await running.store.entry(sampleId(1));
  expect(stored).toMatchObject({ value: { entry: { parts: [{ text: "alpha gamma" }] } } });
  await button("Undo").click();
  await expect
    .poll(async () => running?.store.entry(sampleId(1)))
    .toMatchObject({
      value: { entry: { parts: [{ text: "alpha gamma delta" }] } },
    });
});

test("[HT23] restoring beside opens the version as an entry of its own", async () => {
  running = await openHistory("alpha", "beta");
  await page.getByRole("button", { name: /oldest/ }).click();
  await button("Restore beside").click();
  await expect
    .element(page.getByRole("heading", { level: 1 }))
    .toHaveTextContent("A title (earlier version)");
  await expect.element(page.getByText("alpha")).toBeVisible();
});

test("[HT23] a history of one state says when versions are kept, and one of no entry says so", async () => {
  running = await openHistory("only");
  await expect.element(page.getByText(/^There is no earlier version yet/)).toBeVisible();
  await expectNoViolations();
  running.app.route.go({ page: "history", id: sampleId(9) });
  await expect.element(page.getByText(/^There is no such entry/)).toBeVisible();
});

test("[HT24] changes are shown as text, whatever is in it, marked by elements and not by colour alone", async () => {
  const hostile = '<img src=x onerror="window.hacked=1"><script>1</script>\u202e';
  root = document.body.appendChild(document.createElement("main"));
  render(
    <Changes
      changes={diffEntries(withText(sampleEntry(1), "a"), withText(sampleEntry(1), `a ${hostile}`))}
    />,
    root,
  );
  const [added] = root.querySelectorAll("ins");
  expect(added?.textContent).toBe(` ${hostile}`);
  expect(root.querySelectorAll("img, script")).toHaveLength(0);
  expect("hacked" in window).toBe(false);
  if (!added) throw new Error("nothing is marked");
  expect(getComputedStyle(added).textDecorationLine).toBe("underline");
  expect(getComputedStyle(added, "::before").content).toContain("[added]");
  await expectNoViolations();
});

test("[HT24] a long run that stayed is folded, and opens; nothing of what changed is", async () => {
  const long = "every word of it stayed as it was. ".repeat(40);
  const before = withText(sampleEntry(1), `first ${long}last`);
  const after = withText(sampleEntry(1), `1st ${long}end`);
  root = document.body.appendChild(document.createElement("main"));
  render(<Changes changes={diffEntries(before, after)} />, root);
  expect(root.textContent?.length).toBeLessThan(400);
  expect([...root.querySelectorAll("del, ins")].map(({ textContent }) => textContent)).toEqual([
    "first",
    "1st",
    "last",
    "end",
  ]);
  await page.getByRole("button", { name: /^Show [\d,]+ more characters$/ }).click();
  expect(root.textContent).toContain(long.trim());
});

test("[HT24] states that do not differ are said to be the same", () => {
  root = document.body.appendChild(document.createElement("main"));
  render(<Changes changes={[]} />, root);
  expect(root.textContent).toBe("Nothing differs.");
});
