import fc from "fast-check";
import { expect, test } from "vitest";
import { printMarkdown } from "../../../src/core/exchange/print-markdown";
import { readMarkdown } from "../../../src/core/exchange/read-markdown";
import { type Entry, withoutEmptyParts } from "../../../src/core/journal/entry";
import type { Part } from "../../../src/core/journal/part";
import { arbitraryEntry } from "../../support/arbitrary-entry";
import { sha256 } from "../../support/open-test-store";

/** What a Markdown file is to hold of an entry. */
function exported(entry: Entry): Entry {
  const { trashedAt: _, ...rest } = withoutEmptyParts(entry);
  return rest;
}

async function expectReadBack(entry: Entry): Promise<void> {
  const file = await printMarkdown(entry, sha256);
  expect(file.isWellFormed()).toBe(true);
  expect(await readMarkdown(file, sha256, 0)).toEqual({ ok: true, value: exported(entry) });
  // As Git and mail programs on Windows make it.
  const byWindows = file.replaceAll("\n", "\r\n");
  expect(await readMarkdown(byWindows, sha256, 0)).toEqual({ ok: true, value: exported(entry) });
}

test("[EX1] whatever an entry holds, its Markdown file is read back as its equal", () =>
  fc.assert(fc.asyncProperty(arbitraryEntry(), expectReadBack), { numRuns: 500 }));

const markLike = [
  "## What I Learned",
  "## Mistakes & Fixes ",
  "## Code Snippets",
  "## Questions to Research",
  String.raw`\## My Thoughts`,
  String.raw`\\## Aha Moment`,
  "## Anything Else",
  "# Title",
  "* * *",
  String.raw`\* * *`,
  "---",
  "***",
  "...",
  "**Connections:** like this",
  "**What broke:**",
  "**How I fixed it:** so",
  "**Terminal output:**",
  "**The tell:**",
  "**Answer:** forty-two",
  "  **Answer:**",
  "- [ ] open",
  "- [x] done",
  "  - [ ] inner",
  "```",
  "````bash",
  "~~~",
  "```text",
  "\\```yaml",
  "> [!WARNING]",
  "> This is a conflict copy: its entry was changed in two places.",
  "id: 1",
  "title: other",
  "\tindented",
  "    code",
  "  ",
  "",
  "",
  "plain words",
  "\u202eshalom",
  "שלום",
  "half \ud83d",
  "null \u0000 byte",
  "carriage \r return",
  "line\u2028separator",
  "next\u0085line",
];

/** Texts of lines that look like those by which a file is read. */
const markedText = fc
  .array(fc.constantFrom(...markLike), { maxLength: 7 })
  .map((lines) => lines.join("\n"));

/** An entry whose texts are full of what the format means something by. */
const markedEntry = fc
  .tuple(arbitraryEntry(), fc.array(markedText, { minLength: 8, maxLength: 8 }))
  .map(([entry, texts]): Entry => {
    let at = 0;
    const next = () => texts[(at += 1) % texts.length] ?? "";
    const parts = entry.parts.map((part) => {
      if (part.kind === "foreign") return part;
      const fields = Object.entries(part).map(([name, value]) =>
        typeof value === "string" && textNames.has(name) ? [name, next()] : [name, value],
      );
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same fields with other texts
      return Object.fromEntries(fields) as Part;
    });
    return { ...entry, title: next(), parts };
  });

const textNames = new Set("text caption language code broke fix tell output answer".split(" "));

test("[EX2] texts that look like headings, fields, fences or front matter stay what they are", () =>
  fc.assert(fc.asyncProperty(markedEntry, expectReadBack), { numRuns: 3000 }));

test("[CN9] links come back from a Markdown file as they went out", async () => {
  const id = "0190d3c0-0000-7000-8000-000000000001";
  const text = `See [[${id}|Pods]], [[Pods]], [[a|b]] and\n\n| a |\n|---|\n| [[${id}\\|Pods]] |`;
  const parts: readonly Part[] = [
    { id: "0190d3c0-0000-7000-8000-000000000002", kind: "learned", text },
    { id: "0190d3c0-0000-7000-8000-000000000003", kind: "connection", text: `[[${id}|Pods]]` },
  ];
  const entry: Entry = {
    id: "0190d3c0-0000-7000-8000-000000000004",
    title: "Links",
    facts: { date: "2026-05-31", tags: [] },
    parts,
    createdAt: 0,
    editedAt: 0,
    lineage: [],
  };
  await expectReadBack(entry);
  expect(await printMarkdown(entry, sha256)).toContain(text);
});
