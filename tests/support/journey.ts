import { expect, type Locator, type Page } from "@playwright/test";
import type { Entry } from "../../src/core/journal/entry";
import type { Part, PartKind } from "../../src/core/journal/part";
import { sampleEntry } from "../../src/core/journal/sample-entry";

let made = 0;

/** The sample entry, on a fixed day. */
export const sample: Entry = sampleEntry({
  date: "2026-05-31",
  nowMs: 0,
  newId: () => String((made += 1)),
});

/** The fields of each kind of part by their accessible names, as `names.md` of the project fixes them. */
const singleFields: Readonly<Partial<Record<PartKind, string>>> = {
  thought: "My Thoughts",
  connection: "Connections",
  aha: "Aha Moment",
  application: "Real World Application",
  goal: "Next session goal",
};

/** Waits until all that was typed is committed. */
export async function untilSaved(page: Page): Promise<void> {
  await expect(page.getByRole("status", { name: "Save state" })).toHaveText("Saved");
}

/** Types an entry into the editor as a person would: field by field, part by part. */
export async function writeByHand(page: Page, entry: Entry): Promise<void> {
  await page.getByRole("link", { name: "New entry" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill(entry.title);
  await writeFacts(page, entry);
  const [first, ...others] = entry.parts;
  if (first?.kind === "learned")
    await page.getByRole("textbox", { name: "What I Learned" }).fill(first.text);
  for (const part of others) await writePart(page, part);
  await untilSaved(page);
}

async function writeFacts(page: Page, { facts }: Entry): Promise<void> {
  await page.getByLabel("Date").fill(facts.date);
  if (facts.section) await page.getByRole("combobox", { name: "Section" }).fill(facts.section);
  if (facts.minutes)
    await page.getByRole("textbox", { name: "Time spent" }).fill(`${facts.minutes} min`);
  await choose(page, "Confidence", String(facts.confidence));
  await choose(page, "Difficulty", facts.difficulty ?? "");
  if (facts.energy) await page.getByRole("combobox", { name: "Energy" }).fill(facts.energy);
  const tags = page.getByRole("combobox", { name: "Tags" });
  for (const tag of facts.tags) {
    await tags.fill(tag);
    await tags.press("Enter");
  }
}

/** Chooses a radio by the keyboard's way: its own label may be smaller than the segment around it. */
async function choose(page: Page, group: string, name: string): Promise<void> {
  const radio = page.getByRole("radiogroup", { name: group }).getByRole("radio", { name });
  await radio.focus();
  await radio.press("Space");
  await expect(radio).toBeChecked();
}

async function writePart(page: Page, part: Part): Promise<void> {
  if (part.kind === "foreign" || part.kind === "learned") return;
  await page.getByRole("button", { name: `Add ${part.kind}` }).click();
  const field = singleFields[part.kind];
  if (field) {
    const added = page.getByRole("textbox", { name: field }).last();
    await expect(added).toBeFocused();
    if ("text" in part) await added.fill(part.text);
    return;
  }
  const groups = page.getByRole("group", { name: new RegExp(`^${part.kind} \\d+$`, "i") });
  await writeGroup(groups.last(), part);
}

async function writeGroup(group: Locator, part: Part): Promise<void> {
  const textbox = (name: string) => group.getByRole("textbox", { name });
  if (part.kind === "snippet") {
    await expect(textbox("Caption")).toBeFocused();
    await textbox("Caption").fill(part.caption);
    await group.getByRole("combobox", { name: "Language" }).selectOption(part.language);
    await textbox("Code").fill(part.code);
  } else if (part.kind === "mistake") {
    await textbox("What broke").fill(part.broke);
    await textbox("How I fixed it").fill(part.fix);
    await textbox("The tell").fill(part.tell);
    await textbox("Terminal output").fill(part.output);
  } else if (part.kind === "question") {
    await textbox("Question").fill(part.text);
    if (!part.isAnswered) return;
    await group.getByRole("checkbox", { name: "Answered" }).check();
    await textbox("Answer").fill(part.answer);
  }
}

/** Checks that the entry page shows every part of the sample where the seed's page has it. */
export async function expectSamplePage(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(sample.title);
  await expect(page.getByRole("table", { name: "Facts" }).getByRole("row")).toHaveText([
    /^section\s*cluster networking$/,
    /^date\s*2026-05-31 Sunday$/,
    /^time spent\s*50 min$/,
    /^confidence\s*4\/5$/,
    /^difficulty\s*medium$/,
    /^energy\s*green tea, second pot$/,
  ]);
  await expect(page.getByRole("list", { name: "Tags" }).getByRole("link")).toHaveText([
    ...sample.facts.tags,
  ]);
  await expect(page.getByRole("heading", { level: 2 })).toHaveText([
    "What I Learned",
    "My Thoughts",
    "Code Snippets",
    "Mistakes & Fixes",
    "Aha Moment",
    "Questions to Research",
    "Real World Application",
  ]);
  for (const part of sample.parts) {
    if (part.kind !== "snippet") continue;
    const figure = page.getByRole("figure", { name: part.caption });
    await expect(figure.locator("pre code")).toHaveText(part.code, { useInnerText: true });
    await expect(figure.getByRole("button", { name: "Copy" })).toBeVisible();
    // Highlighted: the code is more than one run of text.
    await expect(figure.locator("pre code span").first()).toBeVisible();
  }
  const main = page.getByRole("main");
  for (const words of [
    "cart.shop.svc.cluster.local",
    "I had filed DNS under",
    "It behaves like",
    "Writing the trailing dot",
    "I blamed the provider",
    "gave CoreDNS a second replica",
    "Five seconds to the tenth",
    "options ndots:5",
    "Look for the setting before looking for the load.",
    "Does a node-local cache answer",
    "ndots is 1 by default",
    "which lookup, connect or read",
  ])
    await expect(main).toContainText(words);
  await expect(page.getByRole("complementary", { name: "Next session goal" })).toContainText(
    "what a StatefulSet's own names resolve to",
  );
}

/** Presses a key until it is heard: the keys of the app come a moment after its first rows. */
export async function pressUntilSeen(page: Page, key: string, seen: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(seen).toBeVisible({ timeout: 500 });
  }).toPass();
}
