import type { MarkedToken, Token, Tokens } from "marked";
import { decodeEntities } from "./entities";
import { readEntryLink } from "./entry-link";
import { linkTo } from "./link";
import type { Inline } from "./tree";

/** The inlines of marked's tokens; inside a link there are no further links. */
export function inlinesOf(tokens: readonly Token[], isInLink = false): readonly Inline[] {
  const inlines: Inline[] = [];
  for (const token of tokens) {
    if (isInlineToken(token)) {
      for (const inline of inlineOf(token, isInLink)) append(inlines, inline);
    }
  }
  return inlines;
}

/** Neighbouring texts become one: marked splits them at every character it looked at twice. */
function append(inlines: Inline[], inline: Inline): void {
  const last = inlines.at(-1);
  if (inline.kind === "text" && last?.kind === "text") {
    inlines[inlines.length - 1] = { kind: "text", text: last.text + inline.text };
  } else if (inline.kind !== "text" || inline.text !== "") {
    inlines.push(inline);
  }
}

const inlineTypes: ReadonlySet<string> = new Set<MarkedToken["type"]>([
  "br",
  "codespan",
  "del",
  "em",
  "escape",
  "html",
  "image",
  "link",
  "strong",
  "text",
]);

/** marked's `Token` lets any object in; this is the closed half of it. */
function isInlineToken(token: Token): token is MarkedToken {
  return inlineTypes.has(token.type);
}

function inlineOf(token: MarkedToken, isInLink: boolean): readonly Inline[] {
  switch (token.type) {
    case "text":
      // `raw`, since marked has read the numeric references in `text` already, and twice is once too often.
      return [{ kind: "text", text: decodeEntities(token.raw) }];
    case "escape":
      return [{ kind: "text", text: token.text }];
    case "html":
      return [{ kind: "text", text: token.raw }];
    case "codespan":
      return [{ kind: "code", text: token.text }];
    case "br":
      return [{ kind: "break" }];
    case "strong":
      return [{ kind: "strong", inlines: inlinesOf(token.tokens, isInLink) }];
    case "em":
      return [{ kind: "emphasis", inlines: inlinesOf(token.tokens, isInLink) }];
    case "del":
      return [{ kind: "strike", inlines: inlinesOf(token.tokens, isInLink) }];
    case "link":
      return linkOf(token, isInLink);
    case "image":
      return imageOf(token, isInLink);
    default:
      return [];
  }
}

function linkOf(token: Tokens.Link, isInLink: boolean): readonly Inline[] {
  const link = readEntryLink(token.raw);
  if (link) return [isInLink ? { kind: "text", text: link.label } : { kind: "entry", link }];
  if (token.autolink) {
    const address = isInLink ? undefined : linkTo(token.href);
    const text: Inline = { kind: "text", text: address === undefined ? token.raw : token.text };
    return address === undefined ? [text] : [{ kind: "link", address, inlines: [text] }];
  }
  const address = isInLink ? undefined : linkTo(decodeEntities(token.href));
  if (address === undefined) return inlinesOf(token.tokens, isInLink);
  const inlines = orAddress(inlinesOf(token.tokens, true), address);
  return [{ kind: "link", address, inlines }];
}

/** A picture is never fetched: it is a link that reads as its description. */
function imageOf(token: Tokens.Image, isInLink: boolean): readonly Inline[] {
  const href = decodeEntities(token.href);
  const inlines = orAddress(inlinesOf(token.tokens, true), href);
  const address = isInLink ? undefined : linkTo(href);
  return address === undefined ? inlines : [{ kind: "link", address, inlines }];
}

/** A link that nobody could see or name reads as its address. */
function orAddress(inlines: readonly Inline[], address: string): readonly Inline[] {
  return inlines.length > 0 ? inlines : [{ kind: "text", text: address }];
}
