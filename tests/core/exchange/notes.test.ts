import { expect, test } from "vitest";
import { readGiven, type ReadNote } from "../../../src/core/exchange/read-given";
import type { Entry } from "../../../src/core/journal/entry";
import { textsOf } from "../../../src/core/journal/part";
import { givenOf, readTools } from "../../support/exchange-in-thread";

const day = Date.UTC(2025, 2, 4, 12);

async function notesIn(files: Readonly<Record<string, string | Uint8Array>>) {
  const notes: ReadNote[] = [];
  const given = Object.entries(files).map(([path, content]) => givenOf(path, content, day));
  const read = await readGiven(
    given,
    readTools((more) => notes.push(...more)),
  );
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return { ...read.value, entries: notes.map(({ entry }) => entry) };
}

async function entryOf(path: string, text: string): Promise<Entry> {
  const [entry] = (await notesIn({ [path]: text, "beside.md": "" })).entries;
  if (!entry) throw new Error("no entry");
  return entry;
}

function textOf({ parts }: Entry): string {
  return parts.flatMap(textsOf).join("\n");
}

test("[EX7] of a note the folder is the section, the first heading the title, and the rest the text, word for word", async () => {
  const entry = await entryOf(
    "linux/cgroups.md",
    "# Limits by cgroup\n\nA slice has a limit.\n\n```bash\ncat memory.max\n# Not a heading\n```\n\n> [!NOTE]\n> Version 2 only, see [[Slices]].\n",
  );
  expect(entry.title).toBe("Limits by cgroup");
  expect(entry.facts).toEqual({ date: "2025-03-04", section: "linux", tags: [] });
  expect(entry.parts).toMatchObject([
    {
      kind: "learned",
      text: "A slice has a limit.\n\n```bash\ncat memory.max\n# Not a heading\n```\n\n> [!NOTE]\n> Version 2 only, see [[Slices]].",
    },
  ]);
});

test("[EX7] a title is taken from the properties, a heading of any kind, or the name of the file", async () => {
  const titles = async (path: string, text: string) => (await entryOf(path, text)).title;
  expect(await titles("a/x.md", "---\ntitle: 'It''s: so'\n---\ntext")).toBe("It's: so");
  expect(await titles("a/x.md", "Underlined\n==========\n\ntext")).toBe("Underlined");
  expect(await titles("a/x.md", "first words\n\n## Later on ##\n")).toBe("Later on");
  expect(await titles("a/pods.md", "## What I Learned\n\ntext")).toBe("pods");
  expect(await titles("a/stop-a-job.md", "```\n# no heading\n```\n")).toBe("stop a job");
  expect(await titles("a/2024-05-06 What I saw.md", "text")).toBe("What I saw");
  expect(await titles("daily/2024-05-06.md", "text")).toBe("2024-05-06");
});

test("[EX7] a heading that is not the title stays in the text", async () => {
  expect(textOf(await entryOf("a/x.md", "---\ntitle: One\n---\n# Other\n\ntext"))).toBe(
    "# Other\n\ntext",
  );
  expect(textOf(await entryOf("a/x.md", "words\n\n# Later\n\ntext"))).toBe(
    "words\n\n# Later\n\ntext",
  );
});

test("[EX8] the day comes from the properties, else the file's name, else its time", async () => {
  const dateOf = async (path: string, text: string) => (await entryOf(path, text)).facts.date;
  expect(await dateOf("a/2024-05-06 x.md", "---\ndate: 2023-01-02\n---\n")).toBe("2023-01-02");
  expect(await dateOf("a/x.md", '---\ncreated: "2023-01-02T10:00:00Z"\n---\n')).toBe("2023-01-02");
  expect(await dateOf("a/2024-05-06 x.md", "text")).toBe("2024-05-06");
  expect(await dateOf("a/x.md", "---\ndate: 2023-02-30\n---\ntext")).toBe("2025-03-04");
});

test("[EX8] properties of a vault become facts and tags; what has no place here stays below the text", async () => {
  const entry = await entryOf(
    "vault/net/dns.md",
    [
      "---",
      "tags: [dns, 'name servers', \"a/b\"]",
      "aliases:",
      "  - Lookup",
      "minutes: 25",
      "confidence: 9",
      "difficulty: hard",
      "cssclasses: wide",
      "nested:",
      "  deep: 1 # why",
      "---",
      "Ends at the #resolver, not at `#code` or #12 or C# or https://example.org/#part.",
      "```bash",
      "#!/bin/sh #nothing",
      "```",
      "",
    ].join("\n"),
  );
  expect(entry.facts).toEqual({
    date: "2025-03-04",
    section: "vault/net",
    minutes: 25,
    difficulty: "hard",
    tags: ["dns", "name-servers", "a/b", "resolver"],
  });
  expect(textOf(entry)).toBe(
    "Ends at the #resolver, not at `#code` or #12 or C# or https://example.org/#part.\n```bash\n#!/bin/sh #nothing\n```\n\n```yaml\naliases:\n  - Lookup\nconfidence: 9\ncssclasses: wide\nnested:\n  deep: 1 # why\n```",
  );
});

test("[EX8] what only looks like front matter is text", async () => {
  const ruled = "---\nThis is a text between two rules\n---\n\nmore";
  expect(textOf(await entryOf("a/x.md", ruled))).toBe(ruled);
});

test("[EX9] headings of the page make parts of a note that was written by hand, outside code", async () => {
  const entry = await entryOf(
    "a/x.md",
    "# T\n\nbefore\n\n## What I Learned\n\none\n\n## Questions to Research\n\n- [ ] why?\n- [x] how?\n  **Answer:** so\n\n## Code Snippets\n\nlist it\n\n~~~bash\nls\n~~~\n",
  );
  expect(entry.parts.map((part) => ({ ...part, id: "" }))).toEqual([
    { id: "", kind: "learned", text: "before" },
    { id: "", kind: "learned", text: "one" },
    { id: "", kind: "question", text: "why?", isAnswered: false, answer: "" },
    { id: "", kind: "question", text: "how?", isAnswered: true, answer: "so" },
    { id: "", kind: "snippet", caption: "list it", language: "bash", code: "ls" },
  ]);
  const code = "```md\n## What I Learned\n```";
  expect(textOf(await entryOf("a/x.md", code))).toBe(code);
});

test("[EX10] ids follow from path and text: the same folder makes the same entries, wherever it lies", async () => {
  const one = await notesIn({ "til/a/x.md": "text", "til/b/x.md": "text" });
  const other = await notesIn({ "copy/a/x.md": "text", "copy/b/x.md": "text" });
  expect(other.entries).toEqual(one.entries);
  expect(new Set(one.entries.map(({ id }) => id)).size).toBe(2);
  const changed = await notesIn({ "til/a/x.md": "text!", "til/b/x.md": "text" });
  expect(changed.entries[0]?.id).not.toBe(one.entries[0]?.id);
  expect(changed.entries[1]).toEqual(one.entries[1]);
});

test("[EX11] attachments are counted, what programs keep for themselves is passed by, and broken text is named", async () => {
  const found = await notesIn({
    "v/a.md": "text",
    "v/picture.png": new Uint8Array([1, 2]),
    "v/inner.zip": new Uint8Array([0x50, 0x4b]),
    "v/.obsidian/app.md": "{}",
    "v/.trash/old.md": "gone",
    "v/latin.md": new Uint8Array([0x63, 0x61, 0x66, 0xe9]),
  });
  expect(found.entries.map(({ title }) => title)).toEqual(["a"]);
  expect(found.attachments).toBe(2);
  expect(found.unread).toEqual([{ path: "latin.md", why: "is not valid UTF-8" }]);
});
