import { expect, type Page, test } from "@playwright/test";
import { untilSaved } from "../support/journey";
import { axeFindings, looks, openLook, pageWidth, smallTargets } from "../support/looks";
import { openSite, type Site } from "../support/site";

let site: Site;
test.beforeAll(async () => {
  site = await openSite("/a/b/");
});
test.afterAll(() => site.stop());

interface Written {
  readonly tags?: string;
  readonly section?: string;
  readonly code?: readonly string[];
  readonly broke?: readonly string[];
  readonly likened?: readonly string[];
}

async function write(page: Page, title: string, written: Written) {
  const { tags, section, code = [], broke = [], likened = [] } = written;
  await page.goto(`${site.url}#/new`);
  await page.getByRole("textbox", { name: "Title" }).fill(title);
  if (section) await page.getByRole("combobox", { name: "Section" }).fill(section);
  if (tags) await page.getByRole("combobox", { name: "Tags" }).fill(`${tags},`);
  for (const [at, text] of code.entries()) {
    await page.getByRole("button", { name: "Add snippet" }).click();
    const group = page.getByRole("group", { name: `Snippet ${at + 1}` });
    await group.getByRole("textbox", { name: "Code" }).fill(text);
    await group.getByRole("combobox", { name: "Language" }).selectOption("bash");
  }
  for (const [at, text] of broke.entries()) {
    await page.getByRole("button", { name: "Add mistake" }).click();
    const group = page.getByRole("group", { name: `Mistake ${at + 1}` });
    await group.getByRole("textbox", { name: "What broke" }).fill(text);
  }
  for (const [at, text] of likened.entries()) {
    await page.getByRole("button", { name: "Add connection" }).click();
    await page.getByRole("textbox", { name: "Connections" }).nth(at).fill(text);
  }
  await untilSaved(page);
  await page.getByRole("link", { name: "Done" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

const snippets = (page: Page) => page.getByRole("list", { name: "Snippets" }).getByRole("article");
const mistakes = (page: Page) => page.getByRole("list", { name: "Mistakes" }).getByRole("article");

test("[SN8] a snippet is found, filled in, copied without its prompt, and opened at its entry", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const filler = Array.from({ length: 30 }, (_, at) => `echo ${at}`).join("\n");
  await write(page, "Following logs", {
    tags: "logs,pods",
    code: [filler, "$ kubectl logs -f <pod>\nanswered"],
  });
  await write(page, "Rebasing", { tags: "git", code: ["git rebase main"] });
  await page.goto(`${site.url}#/more`);
  await page.getByRole("link", { name: "snippets" }).click();
  await expect(snippets(page)).toHaveCount(3);
  await page.getByRole("searchbox", { name: "Find snippets" }).fill("kubectl logs");
  await expect(snippets(page)).toHaveCount(1);
  await expect(page).toHaveURL(/#\/snippets\?q=kubectl\+logs$/);
  await snippets(page).getByRole("textbox", { name: "pod" }).fill("web-0");
  await expect(snippets(page).getByRole("group", { name: "Code, bash" })).toContainText(
    "kubectl logs -f web-0",
  );
  await snippets(page).getByRole("button", { name: "Copy" }).click();
  await expect(snippets(page).getByRole("status").filter({ hasText: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("kubectl logs -f web-0");

  await page.getByRole("searchbox", { name: "Find snippets" }).fill("");
  await page.getByRole("combobox", { name: "Order" }).selectOption("most used");
  await expect(snippets(page).first()).toContainText("kubectl logs");
  await page.getByRole("list", { name: "Tags" }).getByRole("button", { name: "git" }).click();
  await expect(snippets(page)).toHaveCount(1);
  await page.getByRole("list", { name: "Tags" }).getByRole("button", { name: "logs" }).click();
  await expect(snippets(page)).toHaveCount(2);

  await snippets(page)
    .filter({ hasText: "kubectl logs" })
    .getByRole("link", { name: "Following logs" })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Following logs" })).toBeVisible();
  await expect(page.getByText("answered")).toBeInViewport();
});

test("[SN6] the library shows what is written, deleted and restored meanwhile", async ({
  page,
  context,
}) => {
  await write(page, "One", { code: ["ls -la"] });
  await page.goto(`${site.url}#/snippets`);
  await expect(snippets(page)).toHaveCount(1);
  const other = await context.newPage();
  await write(other, "Two", { code: ["df -h"] });
  await expect(snippets(page)).toHaveCount(2);
  await other.getByRole("button", { name: "More" }).click();
  await other.getByRole("menuitem", { name: "Delete" }).click();
  await expect(snippets(page)).toHaveCount(1);
});

test("[ML2] [ML3] a mistake that was met again goes to the top, by keyboard, and the notice takes it back", async ({
  page,
}) => {
  await write(page, "Probes", { section: "kubernetes", broke: ["Wrong port", "No delay"] });
  await write(page, "Rebasing", { section: "git", broke: ["Forced a push"] });
  await page.goto(`${site.url}#/mistakes`);
  await expect(mistakes(page)).toHaveCount(3);
  await expect(mistakes(page).first()).toContainText("Forced a push");
  const again = page.getByRole("button", { name: "Met again: No delay" });
  await again.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Noted: met again.")).toBeVisible();
  await expect(mistakes(page).first()).toContainText("No delay");
  await expect(mistakes(page).first().getByRole("img", { name: "met 2 times" })).toBeVisible();
  await page.getByRole("list", { name: "Sections" }).getByRole("button", { name: "git" }).click();
  await expect(mistakes(page)).toHaveCount(1);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("list", { name: "Sections" }).getByRole("button", { name: "git" }).click();
  await expect(mistakes(page)).toHaveCount(3);
  await expect(page.getByRole("img", { name: "met 2 times" })).toHaveCount(0);
  await mistakes(page).filter({ hasText: "No delay" }).getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: "Probes" })).toBeVisible();
});

const connections = (page: Page) =>
  page.getByRole("list", { name: "Connections" }).getByRole("article");

test("[CL3] what is like what is looked up by what one knows, by keyboard, and opens at its entry", async ({
  page,
  context,
}) => {
  await write(page, "Locks", { likened: ["like a queue at one desk, except that nobody waits"] });
  await write(page, "Names", { likened: ["Like a phone book: first hit wins", "no likeness"] });
  await page.goto(`${site.url}#/more`);
  await page.getByRole("link", { name: "connections" }).focus();
  await page.keyboard.press("Enter");
  await expect(connections(page)).toHaveCount(3);
  await expect(connections(page).first()).toContainText(/phone book.*first hit wins/);
  await expect(connections(page).nth(1)).toContainText(/queue at one desk.*except.*nobody waits/);
  await expect(connections(page).last()).toContainText("no likeness");
  const other = await context.newPage();
  await write(other, "Books", { likened: ["like a phone book but printed"] });
  await expect(connections(page)).toHaveCount(4);
  await other.close();
  const chip = page.getByRole("list", { name: "Like" }).getByRole("button", { name: "phone book" });
  await chip.press("Enter");
  await expect(chip).toHaveAttribute("aria-pressed", "true");
  await expect(connections(page)).toHaveCount(2);
  await chip.press("Enter");
  const field = page.getByRole("searchbox", { name: "Find connections" });
  await field.fill("nobody waits");
  await expect(connections(page)).toHaveCount(1);
  await expect(page).toHaveURL(/#\/connections\?q=nobody\+waits$/);
  await field.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Locks" })).toBeVisible();
});

const output = `State:          Terminated
  Reason:       OOMKilled
  Exit Code:    137
  Started:      Sat, 30 May 2026 10:14:02 +0200
Restart Count:  7`;

async function writeMistake(page: Page): Promise<void> {
  await write(page, "Memory of the api", { broke: ["The api pod was killed"] });
  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByRole("textbox", { name: "How I fixed it" }).fill("Raised the limit to 512Mi");
  await page.getByRole("textbox", { name: "Terminal output" }).fill(output);
  await untilSaved(page);
}

const own = (page: Page) =>
  page.getByRole("list", { name: "Own notes of this error" }).getByRole("article");

test("[ER6] an error that came again is found by what did not change, with its fix, and is noted as met again", async ({
  page,
}) => {
  await writeMistake(page);
  await page.goto(`${site.url}#/mistakes`);
  const again = output
    .replace("30 May 2026 10:14:02", "22 Jun 2026 07:01:13")
    .replace("Count:  7", "Count:  12");
  await page.getByRole("textbox", { name: "Paste an error" }).fill(`\u001b[31m${again}\u001b[0m`);
  await expect(own(page)).toHaveCount(1);
  await expect(own(page)).toContainText("Raised the limit to 512Mi");
  await expect(page.getByText(/Both say .*OOMKilled/)).toBeVisible();
  await own(page)
    .getByRole("button", { name: /^Met again/ })
    .click();
  await expect(own(page).getByRole("img", { name: "met 2 times" })).toBeVisible();
  await page.getByRole("textbox", { name: "Paste an error" }).fill("panic: something else");
  await expect(page.getByText("You have noted nothing like it yet.")).toBeVisible();
});

test("[ER6] lines that are pasted into the palette or at the prompt are looked up", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await writeMistake(page);
  await page.goto(`${site.url}#/`);
  await page.evaluate((text) => navigator.clipboard.writeText(text), output);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Command or entry" }).focus();
  await page.keyboard.press("Control+v");
  await expect(own(page)).toHaveCount(1);
  await expect(page.getByRole("textbox", { name: "Paste an error" })).toHaveValue(output);

  await page.goto(`${site.url}#/?jot=`);
  await page.getByRole("textbox", { name: "Jot" }).focus();
  await page.keyboard.press("Control+v");
  await page.getByRole("button", { name: "a mistake's output" }).click();
  await page.getByRole("button", { name: "look it up" }).click();
  await expect(own(page)).toHaveCount(1);
});

test("[ER7] what was never met becomes a new mistake with the output filled in, and is stored", async ({
  page,
}) => {
  await page.goto(`${site.url}#/mistakes`);
  const field = page.getByRole("textbox", { name: "Paste an error" });
  await field.fill(output);
  await page.getByRole("button", { name: "Note it as a new mistake" }).click();
  await expect(page.getByRole("textbox", { name: "Terminal output" })).toHaveValue(output);
  await untilSaved(page);
  await page.goto(`${site.url}#/mistakes`);
  await expect(mistakes(page)).toHaveCount(1);
  await expect(field).toHaveValue("");
});

test("[TG4] a tag is renamed and merged with what will change in sight, and undone", async ({
  page,
}) => {
  await write(page, "One", { tags: "pod,dns" });
  await write(page, "Two", { tags: "pods" });
  await page.goto(`${site.url}#/tags`);
  const tags = page.getByRole("list", { name: "Tags" });
  await expect(tags.getByRole("listitem").filter({ hasText: "close to" })).toHaveCount(1);
  await page.getByRole("button", { name: "Rename dns" }).click();
  await page.getByRole("textbox", { name: "New name" }).fill("resolvers");
  await expect(page.getByText("1 entry changes.")).toBeVisible();
  await expect(page.getByRole("list", { name: "Entries that change" })).toContainText("One");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Renamed #dns to #resolvers, in 1 entry.")).toBeVisible();
  await expect(tags.getByRole("link", { name: "resolvers" })).toBeVisible();

  await page.getByRole("button", { name: "Rename pod", exact: true }).click();
  await page.getByRole("textbox", { name: "New name" }).fill("Pods");
  await expect(page.getByText("“pods” is there already: both become one.")).toBeVisible();
  await page.getByRole("button", { name: "Merge" }).click();
  await expect(tags.getByRole("link", { name: "pod", exact: true })).toHaveCount(0);
  await expect(tags.getByRole("listitem").filter({ hasText: "pods" })).toContainText("2");
  await page.getByRole("button", { name: "Remove pods" }).click();
  await page.getByRole("button", { name: "Take it off" }).click();
  await expect(tags.getByRole("link", { name: "pods" })).toHaveCount(0);
  await expect(page.getByText("Took #pods off, in 2 entries.")).toBeVisible();
  await page
    .getByRole("region", { name: "Notices" })
    .getByRole("button", { name: "Undo" })
    .last()
    .click();
  await expect(tags.getByRole("listitem").filter({ hasText: "pods" })).toContainText("2");
  await page.goto(`${site.url}#/data`);
  await expect(page.getByRole("button", { name: "Undo renaming" })).toHaveCount(2);
});

test("[TG5] a new tag that is close to an old one becomes it by one tap", async ({ page }) => {
  await write(page, "One", { tags: "networking" });
  await page.goto(`${site.url}#/new`);
  await page.getByRole("textbox", { name: "Title" }).fill("Two");
  await page.getByRole("combobox", { name: "Tags" }).fill("network-ing,");
  await page
    .getByText("“network-ing” is new, and close to")
    .getByRole("button", { name: "networking" })
    .click();
  await expect(page.getByRole("button", { name: "Remove tag networking" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Remove tag network-ing" })).toHaveCount(0);
  await untilSaved(page);
  await page.getByRole("link", { name: "Done" }).click();
  await expect(page.getByRole("list", { name: "Tags" })).toContainText("networking");

  await page.goto(`${site.url}#/`);
  const prompt = page.getByRole("textbox", { name: "Jot" });
  await prompt.pressSequentially("#networkin");
  await expect(page.getByText("is new, and close to")).toHaveCount(0);
  await prompt.pressSequentially(" is hard");
  await page
    .getByText("“networkin” is new, and close to")
    .getByRole("button", { name: "networking" })
    .click();
  await expect(prompt).toHaveValue("#networking is hard");
  await expect(prompt).toBeFocused();
  await expect(page.getByText("is new, and close to")).toHaveCount(0);
});

for (const look of looks(360, 1180))
  test(`[ML3] [SN8] [TG4] [CL3] axe finds nothing on the pages of the library at ${look.width} px, ${look.colorScheme}`, async ({
    browser,
  }) => {
    const context = await openLook(browser, look);
    const page = await context.newPage();
    await write(page, "A title that is long enough to fill the line of a narrow phone and go on", {
      tags: "pods,pod",
      section: "kubernetes",
      code: [`kubectl logs -f <pod> ${"--flag ".repeat(20)}`],
      broke: [`Broke ${"very-long-words-without-an-end".repeat(5)}`],
      likened: [`like a ${"word-without-an-end".repeat(4)}, except ${"that ".repeat(50)}`],
    });
    for (const [path, ready] of [
      ["snippets", snippets(page)],
      ["mistakes", mistakes(page)],
      ["connections", connections(page)],
      ["tags", page.getByRole("button", { name: "Rename kubernetes" })],
    ] as const) {
      await page.goto(`${site.url}#/${path}`);
      await expect(ready).toHaveCount(1);
      if (path === "tags") {
        await page.getByRole("button", { name: "Rename pods" }).click();
        await expect(page.getByRole("textbox", { name: "New name" })).toBeFocused();
      }
      expect(await axeFindings(page)).toEqual([]);
      expect(await smallTargets(page)).toEqual([]);
      expect(await pageWidth(page)).toBe(look.width);
    }
    await context.close();
  });
