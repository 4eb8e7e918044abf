import fc from "fast-check";
import { expect, test } from "vitest";
import {
  printEntryLink,
  readEntryLink,
  titleKey,
  titlesMeant,
} from "../../../src/core/markup/entry-link";
import { withoutLinkIds } from "../../../src/core/journal/without-link-ids";
import { parseMarkdown } from "../../../src/core/markup/markdown";
import type { Block, Inline } from "../../../src/core/markup/tree";
import { linkLinesOf } from "../../../src/core/search/link-lines";
import { arbitraryId } from "../../support/arbitrary-entry";

const id = "0190d3c0-0000-7000-8000-000000000001";

/** The links that a page draws, each as its target and its label, in their order. */
function drawn(text: string): readonly string[] {
  return parseMarkdown(text).flatMap(linksOfBlock);
}

function linksOfBlock(block: Block): readonly string[] {
  if ("inlines" in block) return linksOf(block.inlines);
  if (block.kind === "list")
    return block.items.flatMap(({ blocks }) => blocks.flatMap(linksOfBlock));
  if (block.kind === "table") return [block.head, ...block.rows].flat().flatMap(linksOf);
  return "blocks" in block ? block.blocks.flatMap(linksOfBlock) : [];
}

function linksOf(inlines: readonly Inline[]): readonly string[] {
  return inlines.flatMap((inline) => {
    if (inline.kind === "entry")
      return [`${inline.link.id ?? inline.link.title} ${inline.link.label}`];
    return "inlines" in inline && inline.kind !== "link" ? linksOf(inline.inlines) : [];
  });
}

test.each([
  [`See [[${id}|Pods]].`, [`${id} Pods`]],
  [`[[${id}]]`, [`${id} ${id}`]],
  ["[[Pods]] and [[Pods|those]]", ["Pods Pods", "Pods those"]],
  ["[[net/DNS#Caching]]", ["net/DNS#Caching net/DNS#Caching"]],
  [`**bold [[${id}|a **b** c]] still**`, [`${id} a **b** c`]],
  [`*lean [[${id}|2 * 3*]] still*`, [`${id} 2 * 3*`]],
  [`~~gone [[${id}|a~~b]] still~~`, [`${id} a~~b`]],
  [`- item [[${id}|Pods]]\n- [ ] [[Task]]`, [`${id} Pods`, "Task Task"]],
  [`| a | b |\n|---|---|\n| [[${id}\\|Pods]] | c |`, [`${id} Pods`]],
  ["[[[Pods]]]", ["Pods Pods"]],
  ["> [[Quoted]]", ["Quoted Quoted"]],
  ["# [[Heading]]", ["Heading Heading"]],
])("[CN1] %j has its links", (text, links) => {
  expect(drawn(text)).toEqual(links);
});

test.each([
  "`[[Pods]]`",
  "``a ` [[Pods]]``",
  "```\n[[Pods]]\n```",
  "    [[indented]]",
  "\\[[Pods]]",
  "![[picture.png]]",
  "[[Pods]](https://example.org)",
  "[[a\nb]]",
  "[[]]",
  "[[ -f x ]]",
  "[[|label]]",
  "[[#heading]]",
  "[[^block]]",
  "[[a[b]]",
  `[[${"x".repeat(301)}]]`,
  "[words [[Pods]]](https://example.org)",
])("[CN1] %j has none, and keeps its words", (text) => {
  expect(drawn(text)).toEqual([]);
  const words = JSON.stringify(parseMarkdown(text));
  for (const word of text.match(/[a-z]{2,}/gi) ?? []) expect(words).toContain(word);
});

test.each([
  [id.toUpperCase(), undefined],
  [`${id}0`, undefined],
  ["not-an-id", undefined],
  [id, id],
])("[CN2] %s before the bar is taken for an id only if it is one", (target, known) => {
  expect(readEntryLink(`[[${target}|x]]`)?.id).toBe(known);
});

test("[CN2] what is printed for a title is read back as a link to that id, whatever the title", () => {
  fc.assert(
    fc.property(
      arbitraryId(),
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.constantFrom("a[b]|c", "x\ny", "\u202e", "]]", ""),
      ),
      fc.boolean(),
      (target, title, isInTable) => {
        const written = printEntryLink(target, title, isInTable);
        const read = readEntryLink(written);
        expect(read?.id).toBe(target);
        if (!/[[\]|\s]|\p{Cs}/u.test(title) && title !== "" && title.length < 200)
          expect(read?.label).toBe(title);
        // It stands in a text as one link, and nothing around it is taken in.
        if (!isInTable) expect(drawn(`a ${written} b`)).toHaveLength(1);
      },
    ),
  );
});

test("[CN3] of a link by id only its label is read", () => {
  expect(withoutLinkIds(`a [[${id}|Pods]] b [[${id}\\|c]] [[d|e]]`)).toBe(
    "a [[Pods]] b [[c]] [[d|e]]",
  );
});

test("[CN4] a title is met in any case and composition, without its folder, its heading and its ending", () => {
  expect(titleKey("  Größe  der\tPODS ")).toBe(titleKey("größe der pods"));
  expect(titleKey("Cafe\u0301")).toBe(titleKey("café"));
  expect(titlesMeant("C# basics")).toEqual(["C# basics", "C"]);
  expect(titlesMeant("net/DNS.md#Caching")).toEqual(["net/DNS.md#Caching", "net/DNS.md", "DNS"]);
});

/** Pieces of which texts are made that have links in every place, and what hides them. */
const pieces = fc.constantFrom(
  `[[${id}|Pods]]`,
  "[[Title]]",
  "[[a|b]]",
  "`",
  "``",
  "\n```\n[[in code]]\n```\n",
  "\n",
  "\n\n",
  "- ",
  "> ",
  "*",
  "**",
  "~~",
  "\\",
  "!",
  "[",
  "]",
  "](x)",
  "(https://example.org)",
  "<b>",
  "word ",
  "| a |\n|---|\n| ",
);

test("[CN5] every link that the page draws is known to the index", () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (some) => {
      const text = some.join("");
      const known = linkLinesOf({ parts: [{ id: "p", kind: "learned", text }] }).flatMap(
        ({ links }) => links.map((link) => `${link.id ?? link.title} ${link.label}`),
      );
      for (const link of drawn(text)) expect(known).toContain(link);
    }),
    { numRuns: 2000 },
  );
});

test("[CN5] code holds no links", () => {
  const text = "`[[a]]` ``b ` [[c]]`` [[d]] [[e]]\n```sh\n[[f]]\n```\n~~~\n[[g]]\n~~~\n[[h]]";
  const found = linkLinesOf({
    parts: [
      { id: "p", kind: "learned", text },
      { id: "s", kind: "snippet", caption: "[[i]]", language: "bash", code: "[[j]]" },
      { id: "m", kind: "mistake", broke: "[[k]]", fix: "", tell: "", output: "[[l]]" },
    ],
  });
  expect(found.flatMap(({ links }) => links.map(({ title }) => title))).toEqual([
    "d",
    "e",
    "h",
    "k",
  ]);
});

/** How long ten thousand links may take at most, in milliseconds: a guard against what grows with the square. */
const guardMs = 20_000;

test(
  "[CN6] ten thousand links in a text cost no more than other text does",
  { timeout: guardMs },
  () => {
    const ofOne = (between: string) => `[[${id}|Pods]]${between}`.repeat(10_000);
    for (const text of [
      ofOne(""),
      ofOne(" "),
      ofOne("\n"),
      "[[".repeat(50_000),
      "[[a|".repeat(25_000),
    ]) {
      parseMarkdown(text);
      linkLinesOf({ parts: [{ id: "p", kind: "learned", text }] });
      withoutLinkIds(text);
    }
    expect(drawn(ofOne("\n\n"))).toHaveLength(10_000);
  },
);
