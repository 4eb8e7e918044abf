import fc from "fast-check";
import type { Block, Inline } from "../../src/core/markup/tree";

const pieces = [
  "# ",
  "\n",
  "\n\n",
  "  \n",
  "- ",
  "- [ ] ",
  "- [x] ",
  "1. ",
  "> ",
  "> [!NOTE]\n",
  "```bash\n",
  "```\n",
  "~~~",
  "    ",
  "*",
  "**",
  "_",
  "~~",
  "`",
  "[",
  "](",
  ")",
  "![",
  "[a](https://a.example)",
  "[b](javascript:alert(1))",
  "<https://c.example>",
  "www.d.example ",
  "me@e.example ",
  "[f]: https://f.example\n",
  "[f]",
  "<b>",
  "<script>",
  "</div>\n",
  "<!--",
  "&amp;",
  "&#106;",
  "&lt;",
  "|a|b|\n|-|:-:|\n",
  "|",
  "---\n",
  "\\",
  "\t",
  "\r\n",
  "\u0000",
  "\u202E",
  "\uD800",
  "é世界",
];

/** Texts that are dense with what Markdown gives a meaning to. */
export const markdownTexts = fc
  .array(
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pieces) }, fc.string({ maxLength: 8 })),
    {
      maxLength: 60,
    },
  )
  .map((found) => found.join(""));

/** Every inline of a tree, at any depth. */
export function* inlinesIn(blocks: readonly Block[]): Generator<Inline> {
  for (const block of blocks) {
    if ("inlines" in block) yield* within(block.inlines);
    if ("blocks" in block) yield* inlinesIn(block.blocks);
    if (block.kind === "list") for (const item of block.items) yield* inlinesIn(item.blocks);
    if (block.kind === "table") {
      for (const cell of [block.head, ...block.rows].flat()) yield* within(cell);
    }
  }
}

function* within(inlines: readonly Inline[]): Generator<Inline> {
  for (const inline of inlines) {
    yield inline;
    if ("inlines" in inline) yield* within(inline.inlines);
  }
}

/** How many quotes, lists and emphases stand in one another at the deepest place. */
export function depthOf(blocks: readonly Block[]): number {
  let deepest = 0;
  for (const block of blocks) {
    const inner =
      "blocks" in block
        ? depthOf(block.blocks)
        : block.kind === "list"
          ? Math.max(0, ...block.items.map((item) => depthOf(item.blocks)))
          : 0;
    deepest = Math.max(deepest, inner + 1);
  }
  return deepest;
}

/** How deep emphasis and links stand in one another. */
export function inlineDepthOf(inlines: readonly Inline[]): number {
  let deepest = 0;
  for (const inline of inlines) {
    if ("inlines" in inline) deepest = Math.max(deepest, 1 + inlineDepthOf(inline.inlines));
  }
  return deepest;
}

/** All words of a tree in their order. */
export function textIn(blocks: readonly Block[]): string {
  let text = "";
  for (const inline of inlinesIn(blocks)) {
    if (inline.kind === "text" || inline.kind === "code") text += inline.text;
  }
  for (const block of blocks) {
    if (block.kind === "raw") text += block.text;
    if (block.kind === "code") text += block.code;
  }
  return text;
}
