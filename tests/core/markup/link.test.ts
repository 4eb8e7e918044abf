import fc from "fast-check";
import { expect, test } from "vitest";
import { linkTo } from "../../../src/core/markup/link";
import { parseMarkdown } from "../../../src/core/markup/markdown";
import { inlinesIn, textIn } from "../../support/markup-samples";

const links = [
  "http://a.example",
  "https://a.example/?q=1#x",
  "HTTPS://A.EXAMPLE",
  "https://u:p@h",
  "https://例え.jp/パス",
  "https://a/%6A%61",
  "mailto:me@a.example",
  "#/",
  "#/entry/0190",
  "#/find?q=tail",
];

const notLinks = [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\nscript:alert(1)",
  "java\tscript:alert(1)",
  "\u0001javascript:alert(1)",
  " javascript:alert(1)",
  "data:text/html,<script>",
  "vbscript:x",
  "blob:https://a/1",
  "file:///etc/passwd",
  "view-source:https://a",
  "jar:https://a!/",
  "feed:https://a",
  "intent:#Intent;end",
  "tel:1",
  "ftp://a",
  "ws://a",
  "//h",
  "\\\\h",
  "/\\h",
  "\\/h",
  "http:h",
  "https:h",
  "http:/h",
  "http:\\\\h",
  "https:///h",
  "https://",
  "http://#",
  "https://?x",
  "javascript&colon;alert(1)",
  "java&#10;script:alert(1)",
  "ｊavascript:alert(1)",
  "javascript%3Aalert(1)",
  "\u202Ehttps://a",
  "https://a\u0000",
  "https://a\nb",
  "https\n://a",
  "./x.md",
  "x.md",
  "/x",
  "?x",
  "#",
  "#x",
  "",
  " ",
];

test.each(links)("[MD2] %j is a link", (address) => {
  expect(linkTo(address)).toBe(address);
});

test.each(notLinks)("[MD2] %j is no link", (address) => {
  expect(linkTo(address)).toBeUndefined();
  for (const written of [
    `[label](${address})`,
    `[label](<${address}>)`,
    `[label][r]\n\n[r]: ${address}`,
    `![label](${address})`,
  ]) {
    for (const inline of inlinesIn(parseMarkdown(written))) {
      expect(inline.kind === "link" && !inline.address.startsWith("https://a"), written).toBe(
        false,
      );
    }
  }
});

test("[MD2] what is no link keeps its words", () => {
  expect(textIn(parseMarkdown("see [the *notes*](javascript:alert(1)) now"))).toBe(
    "see the notes now",
  );
  expect(textIn(parseMarkdown("see <made-up:thing> now"))).toBe("see <made-up:thing> now");
});

test("[MD2] character references are read before an address is checked, and never again", () => {
  const first = (text: string) =>
    [...inlinesIn(parseMarkdown(text))].find((inline) => inline.kind === "link");
  expect(first("[a](https://a.example/?b=1&amp;c=2)")?.address).toBe("https://a.example/?b=1&c=2");
  expect(first("[a](https://a.example/?b=&amp;lt;)")?.address).toBe("https://a.example/?b=&lt;");
  for (const hidden of [
    "&#106;avascript:x",
    "&#x6A;avascript:x",
    "javascript&colon;x",
    "javascript&#58;x",
    "java&#x0A;script:x",
    "&amp;#106;avascript:x",
  ]) {
    expect(first(`[a](${hidden})`), hidden).toBeUndefined();
  }
});

test("[MD2] no text that passes reads as another scheme or another host to a browser", () => {
  const addresses = fc.array(
    fc.constantFrom(
      "java",
      "script",
      ":",
      "/",
      "//",
      "\\",
      "http",
      "https",
      "mailto",
      "#",
      "#/",
      "a.example",
      "\t",
      "\n",
      "\u0001",
      " ",
      "&#58;",
      "data",
      "@",
      "?",
    ),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(addresses, (parts) => {
      const passed = linkTo(parts.join(""));
      if (passed === undefined) return;
      const read = URL.parse(passed, "https://app.example/journal/");
      if (passed.startsWith("#"))
        expect(read?.href.startsWith("https://app.example/journal/#/")).toBe(true);
      // An address that no browser can read goes nowhere.
      else if (read !== null) expect(["http:", "https:", "mailto:"]).toContain(read.protocol);
    }),
    { numRuns: 3000 },
  );
});
