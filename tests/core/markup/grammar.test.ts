import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CodeToken } from "../../../src/core/markup/code";
import { languages } from "../../../src/core/markup/languages";
import { type Grammar, loadGrammar, tokensOf } from "../../../src/worker/grammar";

const joined = (tokens: readonly CodeToken[]) => tokens.map((token) => token.text).join("");

async function grammarOf(language: string): Promise<Grammar> {
  return (await loadGrammar(language)) ?? expect.unreachable(`no grammar for ${language}`);
}

async function read(language: string, code: string): Promise<readonly CodeToken[]> {
  return tokensOf(code, await grammarOf(language));
}

/** The texts of the tokens that have this scope. */
async function found(language: string, code: string, scope: string): Promise<readonly string[]> {
  const tokens = await read(language, code);
  return tokens.filter((token) => token.scope === scope).map((token) => token.text.trim());
}

const samples = [
  'kubectl get pods -o wide | grep web && echo "$HOME" # all',
  "apiVersion: v1\nspec:\n  - image: nginx:1.27 # c",
  '{"a": [1, true, null], "b": "\\u00e9"}',
  '<p class="a">x<script>let a = `${1}`;</script></p>',
  "#include <x>\nint main(void) { return 0; } /* c */",
  'def f(a: int) -> str:\n    return f"{a}" # c',
  "SELECT count(*) FROM t WHERE a = 'b'; -- c",
  "--- a\n+++ b\n@@ -1 +1 @@\n-x\n+y",
  'GET /a HTTP/1.1\nHost: b\n\n{"a": 1}',
  "# T\n\n- *a* `b` [c](d)\n\n```js\nlet a\n```",
  "message A { optional int32 b = 1; }",
  '@media (a > 1px) { a:b[c="d"] { --e: url(f) !important; g:h } } /* i */',
  "server { listen 80; location ~ \\.php$ { return 404; } }",
];

describe.each(languages)("$id", ({ id }) => {
  test("[HL2] its grammar loads and colours something", async () => {
    const grammar = await grammarOf(id);
    expect(grammar.language).toBe(id);
    const scopes = samples
      .flatMap((code) => tokensOf(code, grammar))
      .filter((token) => token.scope !== "");
    expect(scopes.length).toBeGreaterThan(0);
  });

  test("[HL3] the tokens joined are the code, whatever the code is", async () => {
    const grammar = await grammarOf(id);
    const pieces = samples.flatMap((sample) => sample.split(/(?<=[\s(])/));
    const codes = fc.oneof(
      fc.array(fc.constantFrom(...pieces)).map((chosen) => chosen.join("")),
      fc.string({ unit: "binary", maxLength: 200 }),
    );
    fc.assert(
      fc.property(codes, (code) => {
        const tokens = tokensOf(code, grammar);
        expect(joined(tokens)).toBe(code);
        for (const { scope } of tokens) expect(scope).toMatch(/^[\w.-]*$/);
      }),
      { numRuns: 150 },
    );
  });
});

test("[HL2] a language that we do not know has no grammar", async () => {
  for (const name of ["", "elixir", "constructor", "__proto__"]) {
    expect(await loadGrammar(name)).toBeUndefined();
  }
});

test("[HL3] a tree that is not the code's is not shown: highlight.js keeps it in a private field", async () => {
  const grammar = await grammarOf("json");
  const withTree = (emitter: object): Grammar => ({
    ...grammar,
    engine: {
      ...grammar.engine,
      highlight: (code: string) =>
        Object.assign(grammar.engine.highlight(code, { language: "json" }), { _emitter: emitter }),
    },
  });
  expect(tokensOf("[1]", grammar).length).toBeGreaterThan(1);
  const trees = [
    {},
    { rootNode: "[2]" },
    { rootNode: { children: ["[1"] } },
    { rootNode: { children: [1] } },
    { rootNode: null },
  ];
  for (const tree of trees)
    expect(tokensOf("[1]", withTree(tree))).toEqual([{ text: "[1]", scope: "" }]);
});

test("[HL4] bash: every command's name, keywords, strings, variables and comments", async () => {
  expect(
    await found(
      "bash",
      "kubectl get pods | grep web && sudo systemctl restart x; A=1 ./run.sh --set a",
      "built_in",
    ),
  ).toEqual(["kubectl", "grep", "sudo", "systemctl", "./run.sh"]);
  expect(await found("bash", "helm install a \\\n  values now", "built_in")).toEqual(["helm"]);
  expect(await found("bash", "A=1\nf() { :; }\nif true; then\nfi", "built_in")).not.toContain("A");
  expect(await found("bash", "if a; then b; fi", "keyword")).toEqual(["if", "then", "fi"]);
  expect(await found("bash", 'a "$B" # c', "variable")).toEqual(["$B"]);
  expect(await found("bash", "a # c", "comment")).toEqual(["# c"]);
});

test("[HL4] shell session: the prompt, the command after it, and output left alone", async () => {
  const session = "$ kubectl get pods\nNAME   READY\nroot@host:~/k# ls -l\n";
  expect(await found("shell", session, "meta.prompt")).toEqual(["$", "root@host:~/k#"]);
  expect(await found("shell", session, "built_in")).toEqual(["kubectl", "ls"]);
});

test("[HL4] yaml: keys, values, numbers and comments", async () => {
  const manifest = "kind: Pod\nspec:\n  replicas: 3 # three";
  expect(await found("yaml", manifest, "attr")).toEqual(["kind:", "spec:", "replicas:"]);
  expect(await found("yaml", manifest, "string")).toEqual(["Pod"]);
  expect(await found("yaml", manifest, "number")).toEqual(["3"]);
  expect(await found("yaml", manifest, "comment")).toEqual(["# three"]);
});

test("[HL4] hcl: blocks, arguments, references, interpolation, heredocs", async () => {
  const plan =
    'resource "aws_instance" "web" {\n  ami   = var.ami # c\n  count = 3\n  tags  = { Name = "x-${local.env}" }\n' +
    "  user  = <<-EOT\n    hi = ${var.name}\n  EOT\n  ids   = [for s in data.a.b : upper(s) if true]\n}\n";
  expect(await found("hcl", plan, "keyword")).toEqual(["resource", "for", "in", "if"]);
  expect(await found("hcl", plan, "attr")).toEqual(["ami", "count", "tags", "Name", "user", "ids"]);
  expect(await found("hcl", plan, "variable")).toEqual(["var", "local", "var", "data"]);
  expect(await found("hcl", plan, "built_in")).toEqual(["upper"]);
  expect(await found("hcl", plan, "number")).toEqual(["3"]);
  expect(await found("hcl", plan, "comment")).toEqual(["# c"]);
  expect(await found("hcl", plan, "literal")).toEqual(["true"]);
});

test("[HL4] css: selectors, nested ones too, tell tags, classes, ids, attributes and pseudo classes", async () => {
  const sheet =
    'main > x-card.wide\\:a:not(.b)::before, #top a[href$=".png"]:nth-child(2n + 1 of .c) {\n  color:red;\n' +
    "  a:hover{ top:1px }\n  &:focus-visible, li :lang(en) { left: 0 }\n}\n@keyframes k { 50% { top: 0 } }";
  expect(await found("css", sheet, "selector-tag")).toEqual([
    "main",
    "x-card",
    "a",
    "a",
    "&",
    "li",
  ]);
  expect(await found("css", sheet, "selector-class")).toEqual([".wide\\:a", ".b", ".c"]);
  expect(await found("css", sheet, "selector-id")).toEqual(["#top"]);
  expect((await found("css", sheet, "selector-attr")).join("…")).toBe("[href$=…]");
  expect(await found("css", sheet, "selector-pseudo")).toEqual([
    ":not",
    "::before",
    ":nth-child",
    ":hover",
    ":focus-visible",
    ":lang",
  ]);
  expect(await found("css", sheet, "attribute")).toEqual(["color", "top", "left", "top"]);
  expect(await found("css", sheet, "number")).toEqual(["2n", "1", "1px", "0", "50%", "0"]);
  expect(joined(await read("css", sheet))).toBe(sheet);
});

test("[HL4] css: properties and their values, whose keywords stay plain", async () => {
  const block =
    "p {\n  --gap-2: calc(1.5rem + -2px); /* c; */\n  margin:var(--gap-2) auto!important;\n" +
    "  background: url(data:image/png;base64,a=) #FfF8, url('b;}');\n  font-family: h1, \"A\n  ; grid-area : a\n}\nq {}";
  expect(await found("css", block, "attribute")).toEqual([
    "margin",
    "background",
    "font-family",
    "grid-area",
  ]);
  expect(await found("css", block, "attr")).toEqual(["--gap-2", "--gap-2"]);
  expect(await found("css", block, "built_in")).toEqual(["calc", "var", "url", "url"]);
  expect(await found("css", block, "number")).toEqual(["1.5rem", "-2px", "#FfF8"]);
  expect(await found("css", block, "string")).toEqual(["data:image/png;base64,a=", "'b;}'", '"A']);
  expect(await found("css", block, "meta")).toEqual(["!important"]);
  expect(await found("css", block, "comment")).toEqual(["/* c; */"]);
  expect(await found("css", block, "selector-tag")).toEqual(["p", "q"]);
  expect(joined(await read("css", block))).toBe(block);
});

test("[HL4] css: at-rules, the words that join their conditions, and the features they ask for", async () => {
  const rules =
    '@import url("a.css") layer(b) supports(gap: 1px);\n@layer reset, base;\n' +
    "@media screen and (min-width: 40rem) and (hover) {\n  @supports not (display: grid) { a { b: c } }\n}\n" +
    "@container side (calc(20rem) <= inline-size < 4e1rem) or style(--x: 1) {}\n@property --x { inherits: false }";
  expect(await found("css", rules, "keyword")).toEqual([
    "@import",
    "@layer",
    "@media",
    "and",
    "and",
    "@supports",
    "not",
    "@container",
    "or",
    "@property",
  ]);
  expect(await found("css", rules, "attribute")).toEqual([
    "gap",
    "min-width",
    "hover",
    "display",
    "b",
    "inline-size",
    "inherits",
  ]);
  expect(await found("css", rules, "built_in")).toEqual([
    "url",
    "layer",
    "supports",
    "calc",
    "style",
  ]);
  expect(await found("css", rules, "attr")).toEqual(["--x", "--x"]);
  expect(await found("css", rules, "number")).toEqual(["1px", "40rem", "20rem", "4e1rem", "1"]);
  expect(await found("css", rules, "selector-tag")).toEqual(["a"]);
  expect(joined(await read("css", rules))).toBe(rules);
});

test("[HL4] html: the style of a page is css", async () => {
  const page = "<style>a:hover { color: #123 }</style><p>color: red</p>";
  expect(await found("html", page, "attribute")).toEqual(["color"]);
  expect(await found("html", page, "selector-pseudo")).toEqual([":hover"]);
  expect(await found("html", page, "number")).toEqual(["#123"]);
});

test("[HL5] no language is guessed: the body of an http message stays plain, even when json is loaded", async () => {
  await loadGrammar("json");
  const tokens = await read("http", 'GET / HTTP/1.1\nHost: a\n\n{"a": 1}');
  expect(tokens.at(-1)).toEqual({ text: expect.stringContaining('{"a": 1}'), scope: "" });
});
