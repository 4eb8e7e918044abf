import fc from "fast-check";
import { expect, test } from "vitest";
import { linkTo } from "../../../src/core/markup/link";
import { parseMarkdown } from "../../../src/core/markup/markdown";
import type { Block, Inline } from "../../../src/core/markup/tree";
import { markdownOfHtml } from "../../../src/core/writing/html-markdown";
import { pastedHtml } from "../../../src/core/writing/pasted-html";
import { drawn, picture } from "./picture";

const made = (html: string) => markdownOfHtml(html)?.text;

test.each([
  ["<p>a <b>bold </b>word, <i>it</i>alic, <s>gone</s></p>", "a **bold** word, *it*alic, ~~gone~~"],
  ["<p>run <code>kubectl get po</code>", "run `kubectl get po`"],
  ["<code>a`b</code>", "`` a`b ``"],
  ["<h1>One</h1><h3>Three <em>x</em></h3>", "# One\n\n### Three *x*"],
  ["<p>a<br>b <b>c</b></p>", "a  \nb **c**"],
  ["<b>a<br><br>b</b>", "**a**\n\n**b**"],
  ["<ul><li>a<ul><li>b<li>c</ul><li>d</ul>", "- a\n  - b\n  - c\n- d"],
  ["<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>", "- a\n  - b\n- c"],
  ["<ol start=9><li>a<li><p>b</p><p>c</p></ol>", "9. a\n\n10. b\n\n    c"],
  [
    "<ul><li><input type=checkbox checked disabled> done<li><label><input type=checkbox> open</label></ul>",
    "- [x] done\n- [ ] open",
  ],
  ["<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"],
  ["a<hr>b", "a\n\n***\n\nb"],
  [
    '<div class="highlight-source-shell"><pre>ls -l\n<span>cd  /</span>\n</pre></div>',
    "```source-shell\nls -l\ncd  /\n```".replace("source-", ""),
  ],
  ['<pre><code class="language-yaml">a:\n  - `b`\n</code></pre>', "```yaml\na:\n  - `b`\n```"],
  ["<pre>```\nx\n```</pre>", "````\n```\nx\n```\n````"],
  ["<pre><div>a</div><div>&nbsp; b</div></pre>", "```\na\n  b\n```"],
  [
    "<table><thead><tr><th>a<th>b|c</thead><tr><td>1<td><p>x</p><p>y</p></table>",
    "| a | b\\|c |\n| --- | --- |\n| 1 | x y |",
  ],
  [
    "<table><tr><td>a<td>b<tr><td>1<td>2<td>3</table>",
    "| a | b | |\n| --- | --- | --- |\n| 1 | 2 | 3 |",
  ],
  ["<table><tr><td><b>only</b> laid out</table>", "**only** laid out"],
  ["<a href='https://k8s.io/a_(b)'>the [docs]</a>", "[the \\[docs\\]](https://k8s.io/a_%28b%29)"],
  ["wow!<a href='mailto:a@b.example'>mail</a>", "wow\\![mail](mailto:a@b.example)"],
  ["<b>see</b> <a href='https://k8s.io/'>https://k8s.io</a>", "**see** https://k8s.io"],
  ["<img src='https://a.example/x.png' alt='a pod'>", "[a pod](https://a.example/x.png)"],
  ["<b>x</b> <img src='data:image/png;base64,AA' alt='a pod'>", "**x** a pod"],
  [
    "<b style='font-weight:normal' id='docs-internal-guid-1'><p><span style='font-weight:700'>B</span> x</p></b>",
    "**B** x",
  ],
  ["<style>p{}</style><!-- x --><script>alert(1)</script><b>a</b>", "**a**"],
  ["<html><body>\r\n<!--StartFragment--><b>a</b>\r\n<!--EndFragment--></body></html>", "**a**"],
])("[WR36] %s is %j", (html, markdown) => {
  expect(made(html)).toBe(markdown);
});

test.each([
  "<meta charset=utf-8><span>word</span>",
  "<p>one</p><p>two</p>",
  // Visual Studio Code's coloured lines.
  "<div style='font-family: monospace; white-space: pre;'><div><span style='color: #a00; font-weight: bold;'>kind</span>: Pod</div></div>",
  "<b> </b>",
  "",
])("[WR36] plain text says as much as %s", (html) => {
  expect(made(html)).toBeUndefined();
});

test.each([
  "*a* _b_ `c` [d](e) <f> ~~g~~ \\* &amp; https://a.example/b_c_d/~e",
  "snake_case 2 * 3 a<b ~/x C:\\dir",
  "# a",
  "- a",
  "1. a",
  "> a",
  "---",
  "| a |",
])("[WR36] text stays the text it is: %j", (text) => {
  const html = `<p>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</p><hr>`;
  expect(shownBy(made(html) ?? "").trimEnd()).toBe(text);
});

/** What Markdown shows, as text. */
function shownBy(markdown: string): string {
  return parseMarkdown(markdown).map(ofBlock).join("\n");
}

function ofBlock(block: Block): string {
  if ("inlines" in block) return ofInlines(block.inlines);
  if ("blocks" in block) return block.blocks.map(ofBlock).join("\n");
  if (block.kind === "list")
    return block.items.flatMap(({ blocks }) => blocks.map(ofBlock)).join("\n");
  if (block.kind === "table")
    return [block.head, ...block.rows].map((row) => row.map(ofInlines).join(" ")).join("\n");
  if (block.kind === "code") return block.code;
  return block.kind === "raw" ? block.text : "";
}

function ofInlines(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) =>
      "inlines" in inline ? ofInlines(inline.inlines) : "text" in inline ? inline.text : "\n",
    )
    .join("");
}

const pieces = [
  ..."*_~`[]()!<>#-+=|:\\&;.1ab é\u00a0日".split(""),
  "  ",
  "https://a.example/x_y",
  "&amp;",
  "www.a.example",
  "a@b.example",
];
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((some) => some.join(""));
const inlineNames = ["b", "i", "s", "code", "span", "a", "u"];
const blockNames = ["p", "div", "h2", "ul", "ol", "li", "blockquote", "pre", "table", "tr", "td"];
const { tree } = fc.letrec<{ tree: Piece }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small" },
    text.map((words) => ({ words, html: escapedHtml(words) })),
    fc
      .tuple(
        fc.constantFrom(...inlineNames, ...blockNames),
        fc.array(tie("tree"), { maxLength: 4 }),
      )
      .map(([name, inner]) => ({
        words: inner.map(({ words }) => words).join(""),
        html: `<${name}${name === "a" ? ' href="https://a.example/"' : ""}>${inner.map(({ html }) => html).join("")}</${name}>`,
      })),
    fc.constantFrom("<br>", "<hr>").map((html) => ({ words: "", html })),
  ),
}));

interface Piece {
  readonly words: string;
  readonly html: string;
}

function escapedHtml(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const bare = (words: string) => words.replaceAll(/\s+/g, "");

const sorted = (words: string) => words.split("").toSorted().join("");

/** Whether the characters of `words` are all in `text`, in their order. */
function isWithin(words: string, all: string): boolean {
  let at = -1;
  return words.split("").every((character) => (at = all.indexOf(character, at + 1)) >= 0);
}

test("[WR37] of any HTML all text is there, shown as the text that it was", () => {
  let differing = 0;
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 5 }), (all) => {
      const html = all.map((piece) => piece.html).join("");
      const markdown = made(html);
      if (markdown === undefined) return;
      const shown = bare(shownBy(markdown));
      const words = bare(all.map((piece) => piece.words).join(""));
      // What stands in a table and in none of its cells comes before it, as in a browser.
      const inOrder = html.includes("<table") ? sorted : (one: string) => one;
      // A sign that marked does not see may stand there too; that text is only added is rare.
      expect(isWithin(inOrder(words), inOrder(shown))).toBe(true);
      if (shown !== words) differing += sorted(shown) === sorted(words) ? 0 : 1;
    }),
    { numRuns: 3000 },
  );
  expect(differing).toBeLessThan(10);
});

test("[WR37] whatever is on the clipboard, nothing throws and no other link comes out", () => {
  const anything = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          "<a href='",
          '<a href="java\nscript:alert(1)">',
          "<a href=' javascript:alert(1)'>x</a>",
          "<a href=data:text/html,x>y</a>",
          "<a href='#/settings'>z</a>",
          "<a href=https://a.example>ok</a>",
          "<img src=javascript:alert(1) alt=x>",
          "<ul><li>",
          "</ul>",
          "<td>",
          "<table>",
          "<pre class='language-a`b'>",
          "<!--",
          "-->",
          "<script>",
          ">",
          "'",
          '"',
          "=",
          "](javascript:alert(1))",
          "&#106;avascript:",
        ),
        text,
        fc.string({ unit: "binary" }),
      ),
    )
    .map((some) => some.join(""));
  const addresses = (blocks: unknown): string[] =>
    JSON.stringify(blocks).match(/(?<="address":")[^"]*/g) ?? [];
  fc.assert(
    fc.property(anything, (html) => {
      for (const address of addresses(parseMarkdown(made(html) ?? ""))) {
        expect(linkTo(address)).toBe(address);
        expect(address).toMatch(/^(?:https?|mailto):/i);
      }
    }),
    { numRuns: 3000 },
  );
});

test.each([
  "<b>",
  "<blockquote>a<br>",
  "<a href='https://a.example'>x",
  "<",
  "<a ",
  '<a x="',
  "<a x='\" ",
  "<!--",
  "<ul><li>a",
  "<table><tr><td>a<td>b",
  "a<i>b</i> ",
  "*_~[",
  "&nbsp;\u00a0",
  "<pre>a\n",
  "<br>a",
  "<em>a<strong>b<s>c",
  "\\",
  "1. ",
  `${" ".repeat(50)}#`,
])(
  "[WR37] a megabyte of %j takes a time that grows with its length",
  (piece) => {
    // With a heading, so that it is no plain text; what nests deeper than any page is left to the browser.
    const read = markdownOfHtml(`<h2>a</h2>${piece.repeat(1_000_000 / piece.length)}`);
    expect(read?.text ?? "## a").toContain("## a");
  },
  // A guard, in milliseconds: a machine that is busy may take long, what is quadratic takes minutes.
  12_000,
);

test.each([
  ["a|", "<b>b</b> c", "a**b** c|"],
  ["a|", "<ul><li>b</ul>", "a\n\n- b|"],
  ["a\n|b", "<h2>c</h2>", "a\n\n## c|\n\nb"],
  ["|", "<h2>c</h2>", "## c|"],
  ["a\n\n‹b›\n\nc", "<hr>", "a\n\n***|\n\nc"],
])("[WR36] in %j pasting %s leaves %j", (before, html, after) => {
  const [words, start, end] = drawn(before);
  const change = pastedHtml(words, start, end, html);
  if (!change) throw new Error("it was left to the browser");
  expect(picture(words, change)).toBe(after);
});

test("[WR36] in fenced code, and above a million characters, it is left to the browser", () => {
  expect(pastedHtml("```\n", 4, 4, "<b>a</b>")).toBeUndefined();
  expect(pastedHtml("", 0, 0, `<b>${"a".repeat(1_000_000)}</b>`)).toBeUndefined();
});
