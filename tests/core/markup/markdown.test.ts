import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linkTo } from "../../../src/core/markup/link";
import { parseMarkdown } from "../../../src/core/markup/markdown";
import type { Block } from "../../../src/core/markup/tree";
import { pathologicalTexts } from "../../support/markup-pathological";
import {
  depthOf,
  inlineDepthOf,
  inlinesIn,
  markdownTexts,
  textIn,
} from "../../support/markup-samples";

const text = (words: string) => ({ kind: "text", text: words }) as const;
const paragraph = (words: string): Block => ({ kind: "paragraph", inlines: [text(words)] });
const line = (words: string): Block => ({ kind: "line", inlines: [text(words)] });

describe("[MD1] GitHub's Markdown becomes a tree", () => {
  test("headings begin below the page's own two levels and end at six", () => {
    const levels = parseMarkdown("# a\n## b\n### c\n#### d\n###### e\n\nf\n===").map(
      (block) => block.kind === "heading" && block.level,
    );
    expect(levels).toEqual([3, 4, 5, 6, 6, 3]);
  });

  test("emphasis, code, strikethrough, hard breaks and rules", () => {
    expect(parseMarkdown("*a* **b** ~~c~~ `d`  \ne\\\nf\n\n---")).toEqual([
      {
        kind: "paragraph",
        inlines: [
          { kind: "emphasis", inlines: [text("a")] },
          text(" "),
          { kind: "strong", inlines: [text("b")] },
          text(" "),
          { kind: "strike", inlines: [text("c")] },
          text(" "),
          { kind: "code", text: "d" },
          { kind: "break" },
          text("e"),
          { kind: "break" },
          text("f"),
        ],
      },
      { kind: "rule" },
    ]);
  });

  test("links by label, by reference, in angle brackets and bare", () => {
    const addresses = (written: string) =>
      [...inlinesIn(parseMarkdown(written))].flatMap((found) =>
        found.kind === "link" ? [found.address] : [],
      );
    expect(
      addresses(
        "[a](https://a.example 'title') [b][r] <https://c.example>\n\n[r]: https://b.example",
      ),
    ).toEqual(["https://a.example", "https://b.example", "https://c.example"]);
    expect(addresses("at https://d.example/x_y, www.e.example. me@f.example")).toEqual([
      "https://d.example/x_y",
      "http://www.e.example",
      "mailto:me@f.example",
    ]);
    expect(addresses("`https://a.example` and\n\n    https://b.example")).toEqual([]);
  });

  test("a link holds no link, and an empty one reads as its address", () => {
    expect(parseMarkdown("[![alt](https://i.example/p.png)](https://a.example)")).toEqual([
      {
        kind: "paragraph",
        inlines: [{ kind: "link", address: "https://a.example", inlines: [text("alt")] }],
      },
    ]);
    expect(textIn(parseMarkdown("[](https://a.example)"))).toBe("https://a.example");
  });

  test("lists, numbered from where they start, nested, loose and tight", () => {
    expect(parseMarkdown("3. a\n   - b\n4. c")).toEqual([
      {
        kind: "list",
        start: 3,
        items: [
          {
            isDone: undefined,
            blocks: [
              line("a"),
              {
                kind: "list",
                start: undefined,
                items: [{ isDone: undefined, blocks: [line("b")] }],
              },
            ],
          },
          { isDone: undefined, blocks: [line("c")] },
        ],
      },
    ]);
    expect(parseMarkdown("- a\n\n- b")).toMatchObject([
      { items: [{ blocks: [paragraph("a")] }, { blocks: [paragraph("b")] }] },
    ]);
  });

  test("tasks are open or done, in tight and in loose lists; a box elsewhere is text", () => {
    expect(parseMarkdown("- [ ] a\n- [x] b\n- c")).toMatchObject([
      {
        items: [
          { isDone: false, blocks: [line("a")] },
          { isDone: true, blocks: [line("b")] },
          { isDone: undefined },
        ],
      },
    ]);
    expect(parseMarkdown("- [X] a\n\n- b")).toMatchObject([
      { items: [{ isDone: true, blocks: [paragraph("a")] }, {}] },
    ]);
    expect(parseMarkdown("[x] a")).toEqual([paragraph("[x] a")]);
  });

  test("tables with their alignment", () => {
    expect(parseMarkdown("|a|b|c|d|\n|-|:-|:-:|-:|\n|1|2|3|")).toEqual([
      {
        kind: "table",
        alignments: [undefined, "start", "center", "end"],
        head: [[text("a")], [text("b")], [text("c")], [text("d")]],
        rows: [[[text("1")], [text("2")], [text("3")], []]],
      },
    ]);
  });

  test("quotes, and alerts where the first line says so and nothing else", () => {
    expect(parseMarkdown("> a\n> > b")).toEqual([
      { kind: "quote", blocks: [paragraph("a"), { kind: "quote", blocks: [paragraph("b")] }] },
    ]);
    for (const tone of ["note", "tip", "important", "warning", "caution"]) {
      expect(parseMarkdown(`> [!${tone.toUpperCase()}]\n> a *b*`)).toMatchObject([
        {
          kind: "alert",
          tone,
          blocks: [{ kind: "paragraph", inlines: [text("a "), { kind: "emphasis" }] }],
        },
      ]);
    }
    expect(parseMarkdown("> [!TIP]\n>\n> - a")).toMatchObject([
      { kind: "alert", blocks: [{ kind: "list" }] },
    ]);
    expect(parseMarkdown("> [!TIP]  \n> a")).toEqual([
      { kind: "alert", tone: "tip", blocks: [paragraph("a")] },
    ]);
    for (const quote of [
      "> [!NOTE] a",
      "> [!OTHER]\n> a",
      "> a\n> [!NOTE]",
      "> [!constructor]\n> a",
      "> [!NOTE]`a`",
    ]) {
      expect(parseMarkdown(quote), quote).toMatchObject([{ kind: "quote" }]);
    }
    expect(parseMarkdown("[!NOTE]\na")).toMatchObject([{ kind: "paragraph" }]);
  });

  test("fenced code has the language that its fence names, or the name where it is none of ours", () => {
    const languageOfFence = (info: string) => parseMarkdown(`~~~${info}\nx\n~~~`);
    expect(languageOfFence("tsx title=a")).toMatchObject([{ language: "typescript" }]);
    expect(languageOfFence("Ruby{1,2}")).toMatchObject([{ language: "ruby" }]);
    expect(languageOfFence("")).toMatchObject([{ language: "" }]);
    expect(languageOfFence("elixir")).toMatchObject([{ language: "elixir" }]);
    expect(languageOfFence("constructor")).toMatchObject([{ language: "constructor" }]);
    expect(parseMarkdown("    x")).toMatchObject([{ kind: "code", language: "", code: "x" }]);
  });
});

describe("[MD3] every word stays", () => {
  test("HTML is text, word for word, in blocks and in lines", () => {
    const html =
      '<details open>\n  <summary>&amp;</summary>\n  <img src=x onerror="alert(1)">\n</details>';
    expect(parseMarkdown(html)).toEqual([{ kind: "raw", text: html }]);
    expect(parseMarkdown("a <kbd>Ctrl</kbd> <!-- b --> *c*")).toEqual([
      {
        kind: "paragraph",
        inlines: [
          text("a <kbd>Ctrl</kbd> <!-- b --> "),
          { kind: "emphasis", inlines: [text("c")] },
        ],
      },
    ]);
  });

  test("character references are read once in text, and not at all in code", () => {
    expect(
      textIn(
        parseMarkdown(
          "&lt;b&gt; &amp;lt; &#39; &#x2192; &nbsp;| &hellip; &unknown; &#0; &#xD800; &#38;lt; AT&T",
        ),
      ),
    ).toBe("<b> &lt; ' → \u00A0| … &unknown; \uFFFD \uFFFD &lt; AT&T");
    expect(parseMarkdown("`&lt;`")).toMatchObject([{ inlines: [{ kind: "code", text: "&lt;" }] }]);
    expect(parseMarkdown("```\n&lt;\n```")).toMatchObject([{ kind: "code", code: "&lt;" }]);
  });

  test("code is what was typed between the fences, whatever it is", () => {
    const codes = fc
      .string({ unit: "binary" })
      .filter((code) => /\S/.test(code) && !/`{3}|\r/.test(code));
    fc.assert(
      fc.property(codes, (code) => {
        expect(parseMarkdown(`\`\`\`go\n${code}\n\`\`\``)).toEqual([
          { kind: "code", language: "go", code },
        ]);
      }),
      { examples: [["a\n"], ["a\n\n"], ["\na\n \n"]] },
    );
  });

  test("words without marks come back as they are", () => {
    const words = fc
      .array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1 })
      .map((found) => found.join(" "));
    fc.assert(
      fc.property(words, (typed) => {
        expect(parseMarkdown(typed)).toEqual([paragraph(typed)]);
      }),
    );
  });
});

test("[MD4] any text gives a tree: nothing throws, every address passed the rule, nothing else got in", () => {
  const kinds = new Set(["text", "code", "strong", "emphasis", "strike", "link", "break"]);
  fc.assert(
    fc.property(markdownTexts, (typed) => {
      for (const inline of inlinesIn(parseMarkdown(typed))) {
        expect(kinds).toContain(inline.kind);
        if (inline.kind === "link") {
          expect(linkTo(inline.address)).toBe(inline.address);
          for (const inner of inline.inlines) expect(inner.kind).not.toBe("link");
        }
      }
    }),
    { numRuns: 3000 },
  );
});

test("[MD5] nesting ends at 32, and what lies deeper is text", () => {
  for (const marker of ["> ", "- ", "1. ", "> - "]) {
    const blocks = parseMarkdown(`${marker.repeat(200)}end`);
    expect(depthOf(blocks)).toBeLessThanOrEqual(34);
    expect(textIn(blocks)).toContain("end");
  }
  const [block] = parseMarkdown(`${"*a **b ".repeat(100)}end${" b** a*".repeat(100)}`);
  expect(block?.kind === "paragraph" && inlineDepthOf(block.inlines)).toBeLessThanOrEqual(33);
  expect(depthOf(parseMarkdown(`${"> ".repeat(30)}a`))).toBe(31);
});

test.each(pathologicalTexts(100_000))(
  "[MD5] 100 kB of %j neither throw nor hang",
  (_name, typed) => {
    expect(parseMarkdown(typed)).toBeInstanceOf(Array);
  },
);

test("[MD5] what is too costly to read as Markdown stays on the page as it was typed", () => {
  const typed = "*_a ".repeat(25_000).trim();
  expect(textIn(parseMarkdown(typed))).toBe(typed);
  expect(textIn(parseMarkdown(`*short* and\n\n${typed}`))).toBe(`short and${typed}`);
});
