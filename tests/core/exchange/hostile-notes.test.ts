import fc from "fast-check";
import { expect, test } from "vitest";
import { readGiven, type ReadNote } from "../../../src/core/exchange/read-given";
import { textsOf } from "../../../src/core/journal/part";
import { givenOf, readTools } from "../../support/exchange-in-thread";

async function read(text: string): Promise<readonly ReadNote[]> {
  const notes: ReadNote[] = [];
  const given = await readGiven(
    [givenOf("a/x.md", text), givenOf("b/y.md", "")],
    readTools((more) => notes.push(...more)),
  );
  expect(given.ok).toBe(true);
  return notes;
}

const pieces = [
  "---\n",
  "title: x\n",
  'tags: [a, \'b\', "c\\"", d]\n',
  "other: {a: 1}\n",
  "# Heading\n",
  "## What I Learned\n",
  "## Mistakes & Fixes\n",
  "**Terminal output:**\n",
  "* * *\n",
  "- [x] done\n",
  "```bash\n",
  "~~~\n",
  "words #tag `code`\n",
  "\\",
  "'",
  '"',
  "\n",
  "  ",
  "id: 019e7044-8800-7000-8000-000000000000\n",
  "version: x\ncreated: 2026\n",
];

test("[EX7] no text makes the reading throw, and of a note's words none is lost", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 20 }),
      async (parts) => {
        const text = parts.join("").toWellFormed();
        const [note] = (await read(text)).filter(({ entry }) => entry.facts.section === "a");
        if (!note?.isForeign) return;
        const { title, facts, parts: own } = note.entry;
        const kept = [title, ...facts.tags, ...Object.values(facts), ...own.flatMap(textsOf)].join(
          " ",
        );
        const known = new Set(kept.match(/\p{L}+/gu));
        // Bold labels and headings become fields, and `tags` and `title` facts.
        const marks = "title tags What I Learned Mistakes Fixes Terminal output bash done x".split(
          " ",
        );
        for (const word of text.match(/\p{L}+/gu) ?? [])
          expect(known.has(word) || marks.includes(word) || word === "null", word).toBe(true);
      },
    ),
    { numRuns: 2000 },
  ));

const mega = 1_000_000;

/** Texts that make careless patterns and loops slow: each about a megabyte. */
const slow: Readonly<Record<string, string>> = {
  "a heading of blanks": `# a${" ".repeat(mega)}b`,
  "a heading of hashes": `# a ${"#".repeat(mega)} b`,
  "blank lines": `a${"\n".repeat(mega)}b`,
  backticks: Array.from({ length: 1400 }, (_, at) => "`".repeat(at)).join(" "),
  "short fences": "```\n```\n".repeat(mega / 8),
  "open fences": "## Code Snippets\n```a\n~~~b\n".repeat(mega / 28),
  tasks: `## Questions to Research\n${"- [ ] a\n".repeat(mega / 8)}`,
  separators: `## What I Learned\n${"x\n* * *\n".repeat(mega / 8)}`,
  hashes: "#".repeat(mega),
  "tags in one line": "#a#".repeat(mega / 3),
  tags: "#a ".repeat(500).concat("\n").repeat(600),
  "a property of blanks": `---\na${" ".repeat(mega)}b\n---\n`,
  "a property without an end": `---\ntags: [${"a  ".repeat(mega / 3)}\n---\n`,
  "a list of quotes": `---\ntags: [${`"a", '`.repeat(mega / 6)}]\n---\n`,
  "a block of blanks": `---\na: |\n${"\n".repeat(mega)}  b\nc: d\n---\n`,
  "many properties": `---\n${"a: b\n".repeat(mega / 5)}---\n`,
  "rules that never close": `---\n${"a: b\n".repeat(mega / 5)}`,
  "an own file of many parts": `---\nid: 019e7044-8800-7000-8000-000000000000\nversion: a\ncreated: 2026-01-01T00:00:00.000Z\nparts:\n${"  - aha 1\n".repeat(mega / 20)}---\n${"## Aha Moment\nx\n".repeat(mega / 34)}`,
};

/** Below a second on a free machine; what grows with the square takes minutes. */
const guardMs = 10_000;

test.each(Object.entries(slow))(
  "[EX5] a megabyte of %s is read in bounded time",
  async (_, text) => {
    expect(await read(text)).toBeDefined();
  },
  guardMs,
);

test("[EX1] exact words of megabytes are read back", async () => {
  const notes = await read("x");
  const text = `${"\r\nä\u0000".repeat(200_000)}end`;
  const { printMarkdown } = await import("../../../src/core/exchange/print-markdown");
  const { digest } = readTools();
  const entry = notes[0]?.entry;
  if (!entry) throw new Error("no entry");
  const large = { ...entry, parts: entry.parts.map((part) => ({ ...part, text })) };
  const [again] = await read(await printMarkdown(large, digest));
  expect(again?.entry).toEqual(large);
});
