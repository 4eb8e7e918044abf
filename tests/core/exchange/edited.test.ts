import fc from "fast-check";
import { expect, test } from "vitest";
import { fileNameOf } from "../../../src/core/exchange/file-name";
import { printMarkdown } from "../../../src/core/exchange/print-markdown";
import { readMarkdown } from "../../../src/core/exchange/read-markdown";
import type { Entry } from "../../../src/core/journal/entry";
import { mergeEntries } from "../../../src/core/journal/merge-entry";
import { sampleEntry } from "../../../src/core/journal/sample-entry";
import { arbitraryEntry } from "../../support/arbitrary-entry";
import { sha256 } from "../../support/open-test-store";
import { fakeClock } from "../../support/fake-clock";

const clock = fakeClock();

const sample = sampleEntry({ date: "2026-05-31", nowMs: 1_780_000_000_000, newId: clock.newId });

/** The entry of its file after the file was edited. */
async function edited(entry: Entry, edit: (file: string) => string): Promise<Entry> {
  const file = await printMarkdown(entry, sha256);
  expect(edit(file)).not.toBe(file);
  const read = await readMarkdown(edit(file), sha256, 1_790_000_000_000);
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}

test("[EX3] the file reads as the page does: title, headings, fields, fenced code and tasks", async () => {
  const file = await printMarkdown(sample, sha256);
  const body = file.slice(file.indexOf("\n---\n") + 5);
  expect(body.match(/^#+ .*$/gm)?.slice(0, 3)).toEqual([
    `# ${sample.title}`,
    "## What I Learned",
    "## My Thoughts",
  ]);
  for (const mark of [
    "**Connections:** It",
    "```yaml\napiVersion",
    "**What broke:** Every",
    "**Answer:** There",
  ])
    expect(body).toContain(mark);
  expect(body).toMatch(/^- \[ \] Does/m);
  expect(body).toMatch(/^- \[x\] Why/m);
  // No ids, digests or other words of machines in what is read.
  expect(body).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|[0-9a-f]{32}/);
  expect(file.split("\n").filter((line) => line.startsWith("energy"))).toEqual([
    `energy: ${sample.facts.energy}`,
  ]);
});

test("[EX3] an edited file is the same entry, descends from the one that was written, and keeps the ids of its parts", async () => {
  const entry = await edited(sample, (file) =>
    file
      .replace("confidence: 4", "confidence: 5")
      .replace("- [ ] Does", "- [x] Does")
      .replace("## Aha Moment\n", "## Aha Moment\n\nFirst of all: look.\n"),
  );
  expect(entry.id).toBe(sample.id);
  expect(entry.facts.confidence).toBe(5);
  expect(entry.parts.map(({ id }) => id)).toEqual(sample.parts.map(({ id }) => id));
  expect(entry.parts.find(({ kind }) => kind === "aha")).toMatchObject({
    text: expect.stringMatching(/^First of all: look\.\n\nA delay/),
  });
  expect(entry.parts.find(({ kind }) => kind === "question")).toMatchObject({ isAnswered: true });
  expect((await mergeEntries(sample, entry, sha256)).kinship).toBe("newer in file");
  expect(entry.editedAt).toBe(1_790_000_000_000);
});

test("[EX3] parts that were added to a file get ids that follow from them, and what was taken out is gone", async () => {
  const edit = (file: string) =>
    file
      .replace(/## Code Snippets\n.*?(?=## Mistakes)/s, "")
      .concat("\n* * *\n\nand another goal\n");
  const [one, other] = [await edited(sample, edit), await edited(sample, edit)];
  expect(one).toEqual(other);
  expect(one.parts.some(({ kind }) => kind === "snippet")).toBe(false);
  expect(one.parts.filter(({ kind }) => kind === "goal")).toHaveLength(2);
  expect(new Set(one.parts.map(({ id }) => id)).size).toBe(one.parts.length);
});

test("[EX3] an edit of a text counts, also where its exact words stand in the front matter", async () => {
  const entry: Entry = {
    ...sample,
    parts: [{ id: clock.newId(), kind: "learned", text: "  half \ud83d of\r\na pair\n\n" }],
  };
  const file = await printMarkdown(entry, sha256);
  expect(file).toContain("  half \ufffd of\na pair\n");
  const read = await edited(entry, (text) => text.replace("of\na pair", "of\nthem"));
  expect(read.parts).toMatchObject([{ text: "  half \ufffd of\nthem" }]);
});

test("[EX3] front matter that another program wrote anew in its own way says the same", async () => {
  const text = `${"words that go on ".repeat(8)}\r\nend\n`;
  const goal = { id: clock.newId(), kind: "goal", text, state: "parked" } as const;
  const entry: Entry = { ...sample, parts: [goal], lineage: ["ab".repeat(16)] };
  const file = await printMarkdown(entry, sha256);
  const line = file.split("\n").find((one) => one.startsWith("  - ") && one.includes("goal")) ?? "";
  const plain = line.slice(4);
  const quoted = JSON.stringify(plain);
  const styles = [
    file.replaceAll("\n  - ", "\n- "),
    file.replace(/^tags:\n(?: {2}- .*\n)+/m, "tags: [dns, 'coredns', \"services\", debugging]\n"),
    file
      .replace(/^id: "?(.*?)"?$/m, "id: '$1'")
      .replace(/^version: "?(.*?)"?$/m, "version: $1 # made"),
    file.replace(plain, () => plain.replace(/ that go on words /, " that\n    go on words ")),
    file.replace(plain, () => quoted),
    file.replace(plain, () => quoted.replace(/ that go on words /, " that\n    go on words ")),
    file.replace(plain, () => quoted.replace(/ that go on words /, " that\\\n    \\ go on words ")),
    file.replace(plain, () => `'${plain.replaceAll("'", "''")}'`),
    file.replace(/^title: "?(.*?)"?$/m, "title: >-\n  $1"),
  ];
  for (const style of styles) {
    expect(style).not.toBe(file);
    expect(await readMarkdown(style, sha256, 0)).toEqual({ ok: true, value: entry });
  }
});

test("[EX3] a title that was changed in its heading counts, and so does what was written under no heading", async () => {
  const entry = await edited(sample, (file) =>
    file.replace(/^# .*$/m, "# Renamed\n\nA word before."),
  );
  expect(entry.title).toBe("Renamed");
  expect(entry.parts[0]).toMatchObject({ kind: "learned", text: "A word before." });
});

test("[EX3] a conflict copy is marked as one for whoever reads it", async () => {
  const copy = { ...sample, copyOf: clock.newId() };
  expect(await printMarkdown(copy, sha256)).toContain(
    "\n> [!WARNING]\n> This is a conflict copy: its entry was changed in two places.\n",
  );
});

test("[EX3] a file of the journal that was broken is refused with the reason", async () => {
  const file = await printMarkdown(sample, sha256);
  const read = await readMarkdown(file.replace("date: 2026-05-31", "date: 2026-02-30"), sha256, 0);
  expect(read).toMatchObject({ ok: false, problem: expect.stringContaining("facts.date") });
});

/** Names that no file on Windows may have. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

test("[EX6] names of files are safe on every system, and no two are one where case does not count", () =>
  fc.assert(
    fc.property(fc.array(arbitraryEntry(), { maxLength: 8 }), (entries) => {
      const taken = new Set<string>();
      const names = [...entries, ...entries].map((entry) => fileNameOf(entry, taken));
      for (const name of names) {
        expect(name).toMatch(/^\d{4}-\d\d-\d\d.*\.md$/s);
        expect(name).not.toMatch(/[<>:"/\\|?*\p{C}\p{Zl}\p{Zp}]|[. ]\.md$|^\s/u);
        expect(name).not.toMatch(device);
        expect(name.normalize("NFC")).toBe(name);
        expect(new TextEncoder().encode(name).length).toBeLessThan(255);
      }
      const folded = names.map((name) => name.toUpperCase().normalize("NFD"));
      expect(new Set(folded).size).toBe(names.length);
    }),
  ));

test("[EX6] a name says the day and the title", () => {
  const taken = new Set<string>();
  const named = (title: string) => fileNameOf({ ...sample, title, parts: [] }, taken);
  expect(named("What is a Pod?")).toBe("2026-05-31 What is a Pod.md");
  expect(named("what is a pod")).toBe("2026-05-31 what is a pod (2).md");
  expect(named("C:\\temp\\..")).toBe("2026-05-31 C temp.md");
  expect(named("..")).toBe("2026-05-31.md");
  expect(named("漢".repeat(100))).toBe(`2026-05-31 ${"漢".repeat(53)}.md`);
});
