import type { MarkedToken, Token, Tokens } from "marked";
import { BoundedLexer } from "./bounded-lexer";
import { inlinesOf } from "./inlines";
import { languageOf } from "./language-names";
import type { AlertTone, Block, HeadingBlock, Inline, ListBlock, TableBlock } from "./tree";

/** A name in a fence that is longer than this is no language. */
const longestLanguageName = 24;

/**
 * GitHub's Markdown as our tree. Every address in it passed `linkTo`, HTML is text, images are links.
 * Never throws, is never deeper than 32 quotes and lists, and takes a bounded time.
 */
export function parseMarkdown(text: string): readonly Block[] {
  try {
    return blocksOf(new BoundedLexer().lex(text));
  } catch {
    // marked throws when a pattern of its own makes no progress; the words are still the owner's.
    return [{ kind: "raw", text }];
  }
}

function blocksOf(tokens: readonly Token[]): readonly Block[] {
  return tokens.flatMap((token) => (isBlockToken(token) ? (blockOf(token) ?? []) : []));
}

const blockTypes: ReadonlySet<string> = new Set<MarkedToken["type"]>([
  "blockquote",
  "code",
  "heading",
  "hr",
  "html",
  "list",
  "paragraph",
  "table",
  "text",
]);

/** marked's `Token` lets any object in; this is the closed half of it. */
function isBlockToken(token: Token): token is MarkedToken {
  return blockTypes.has(token.type);
}

function blockOf(token: MarkedToken): Block | undefined {
  switch (token.type) {
    case "paragraph":
      return { kind: "paragraph", inlines: inlinesOf(token.tokens) };
    case "text":
      return { kind: "line", inlines: inlinesOf(token.tokens ?? [token]) };
    case "heading":
      return { kind: "heading", level: levelOf(token.depth), inlines: inlinesOf(token.tokens) };
    case "code":
      return { kind: "code", language: fenceLanguage(token.lang ?? ""), code: codeOf(token) };
    case "blockquote":
      return quoteOf(blocksOf(token.tokens));
    case "list":
      return listOf(token);
    case "table":
      return tableOf(token);
    case "hr":
      return { kind: "rule" };
    case "html":
      return { kind: "raw", text: token.raw.replace(/\n+$/, "") };
    default:
      return undefined;
  }
}

/** marked 18 keeps the line end before the closing fence where an empty line stands above it, and only there. */
function codeOf(token: Tokens.Code): string {
  return token.text.replace(/\n$/, "");
}

function levelOf(depth: number): HeadingBlock["level"] {
  if (depth <= 1) return 3;
  if (depth === 2) return 4;
  return depth === 3 ? 5 : 6;
}

/** The language of a fence's info string: an id of our list, or its first word where we do not know it. */
function fenceLanguage(info: string): string {
  const name = /^[^\s{,:]+/.exec(info)?.[0] ?? "";
  return languageOf(name) ?? name.slice(0, longestLanguageName);
}

const alertTones = new Map<string, AlertTone>([
  ["note", "note"],
  ["tip", "tip"],
  ["important", "important"],
  ["warning", "warning"],
  ["caution", "caution"],
]);

/** A quote, or an alert where its first line is `[!NOTE]` or one of its sisters and nothing else. */
function quoteOf(blocks: readonly Block[]): Block {
  const [first, ...rest] = blocks;
  if (first?.kind !== "paragraph") return { kind: "quote", blocks };
  const [lead, ...others] = first.inlines;
  if (lead?.kind !== "text") return { kind: "quote", blocks };
  const marker = /^\[!([a-z]+)\][ \t]*(?:\n|$)/i.exec(lead.text);
  const tone = alertTones.get(marker?.[1]?.toLowerCase() ?? "");
  const isAlone = lead.text.includes("\n") || others.length === 0 || others[0]?.kind === "break";
  if (!marker || !tone || !isAlone) return { kind: "quote", blocks };
  const text = lead.text.slice(marker[0].length);
  const inlines: readonly Inline[] =
    text === "" ? others.slice(1) : [{ kind: "text", text }, ...others];
  return {
    kind: "alert",
    tone,
    blocks: inlines.length === 0 ? rest : [{ kind: "paragraph", inlines }, ...rest],
  };
}

function listOf(token: Tokens.List): ListBlock {
  return {
    kind: "list",
    start: token.ordered ? Number(token.start) : undefined,
    items: token.items.map((item) => ({
      isDone: item.task ? item.checked === true : undefined,
      blocks: blocksOf(item.tokens),
    })),
  };
}

const alignments = { left: "start", center: "center", right: "end" } as const;

function tableOf(token: Tokens.Table): TableBlock {
  return {
    kind: "table",
    alignments: token.align.map((align) => (align ? alignments[align] : undefined)),
    head: token.header.map((cell) => inlinesOf(cell.tokens)),
    rows: token.rows.map((row) => row.map((cell) => inlinesOf(cell.tokens))),
  };
}
