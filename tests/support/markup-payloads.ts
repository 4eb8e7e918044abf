import fc from "fast-check";

/** The script of every payload; a page on which `canary` was called has run what was only to be read. */
const call = "canary(1)";

/** Well-known ways to get a script into a page, by HTML and by Markdown. */
export const classicPayloads: readonly string[] = [
  `<script>${call}</script>`,
  `<img src=x onerror=${call}>`,
  `<IMG SRC=x ONERROR="${call}">`,
  `<svg onload=${call}>`,
  `<svg><script>${call}</script></svg>`,
  `<svg><animate onbegin=${call} attributeName=x dur=1s>`,
  `<iframe src="javascript:${call}"></iframe>`,
  `<iframe srcdoc="<script>parent.${call}</script>"></iframe>`,
  `<object data="javascript:${call}">`,
  `<embed src="javascript:${call}">`,
  `<body onload=${call}>`,
  `<details open ontoggle=${call}>`,
  `<input autofocus onfocus=${call}>`,
  `<video><source onerror=${call}></video>`,
  `<a href="javascript:${call}">x</a>`,
  `<form action="javascript:${call}"><button>x</button></form>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${call}&gt;">`,
  `<style>@import "javascript:${call}";</style>`,
  `<link rel=stylesheet href="javascript:${call}">`,
  `<base href="javascript:${call}//">`,
  `<meta http-equiv=refresh content="0;url=javascript:${call}">`,
  `<template><img src=x onerror=${call}></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${call}>">`,
  `--><img src=x onerror=${call}>`,
  `"><img src=x onerror=${call}>`,
  `[x](javascript:${call})`,
  `[x](JaVaScRiPt:${call})`,
  `[x](<java\nscript:${call}>)`,
  `[x](java&#x0A;script:${call})`,
  `[x](&#106;avascript:${call})`,
  `[x](javascript&colon;${call})`,
  `[x](data:text/html,<script>${call}</script>)`,
  `[x](vbscript:${call})`,
  `<javascript:${call}>`,
  `![x](javascript:${call})`,
  `![x](x" onerror="${call})`,
  `[x](https://a.example" onmouseover="${call})`,
  `[x](https://a.example 'x" onmouseover="${call}')`,
  `[x][r]\n\n[r]: javascript:${call}`,
  `\`\`\`"><script>${call}</script>\nx\n\`\`\``,
  `\`\`\`html\n<script>${call}</script>\n\`\`\``,
  `\`<img src=x onerror=${call}>\``,
  `|<script>${call}</script>|\n|-|\n|<img src=x onerror=${call}>|`,
  `> [!NOTE"><script>${call}</script>]\n> x`,
  `# <svg/onload=${call}>`,
  `- [x] <img src=x onerror=${call}>`,
  `&lt;script&gt;${call}&lt;/script&gt;`,
];

const openers = [
  "<",
  "</",
  "<!--",
  "<![CDATA[",
  "<?",
  "[",
  "![",
  "`",
  "```",
  "> ",
  "- ",
  "# ",
  "|",
  "\\",
  "&lt;",
  "&#60;",
];
const names = ["script", "img", "svg", "iframe", "a", "math", "style", "x-y", "SCRIPT", "image"];
const attributes = [
  "onerror",
  "onload",
  "onclick",
  "href",
  "src",
  "style",
  "srcdoc",
  "xlink:href",
  "formaction",
];
const values = [
  call,
  `javascript:${call}`,
  `data:text/html,${call}`,
  `"${call}"`,
  `'${call}'`,
  `java\tscript:${call}`,
];
const joints = [
  " ",
  "\n",
  "\n\n",
  "/",
  "=",
  ">",
  "](",
  ")",
  '"',
  "'",
  "\u0000",
  "\t",
  ">x</",
  "-->",
];

/** Grammar-made payloads: pieces of tags, attributes, scripts and Markdown in every order. */
export const payloads: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      fc.constantFrom(...openers),
      fc.constantFrom(...names),
      fc.constantFrom(...joints),
      fc.constantFrom(...attributes),
      fc.constantFrom("=", "", "=="),
      fc.constantFrom(...values),
      fc.constantFrom(...joints),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((pieces) => pieces.flat().join(""));
