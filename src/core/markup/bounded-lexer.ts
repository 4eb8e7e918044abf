import { Lexer, Tokenizer, type Token, type Tokens } from "marked";
import { entryLinkAt, maskEntryLinks } from "./entry-link";

/** Quotes in lists in quotes, or emphasis in emphasis: what lies deeper than this is plain text. */
const deepestNesting = 32;

/** A heading underlined with `===` or `---` begins at most this many characters above its line. */
const longestUnderlinedHeading = 1000;

/** A table of more cells is shown as the text it was typed as. */
const mostTableCells = 20_000;

/** A list with an item that goes on over more lines without a marker of its own is shown as a paragraph. */
const longestListItem = 4000;

/** How many characters may be looked over again, line by line, inside list items. */
const mostRescanned = 1_000_000_000;

/** What one text may cost, in units of about a nanosecond on a laptop: a tenth of a second. */
const mostEffort = 100_000_000;

/**
 * marked's lexer, made safe for any text. Some of marked's patterns take quadratic time and its
 * recursion has no bottom, so nesting is capped, and a run of text that would cost too much
 * (thousands of delimiters, or "words" of many thousand characters) stays plain.
 */
export class BoundedLexer extends Lexer {
  #depth = 0;
  #effortLeft = mostEffort;

  constructor() {
    super({ gfm: true, tokenizer: new BoundedTokenizer() });
  }

  override inlineTokens(src: string, tokens: Token[] = []): Token[] {
    if (this.#depth === 0) {
      const effort = effortOf(src);
      if (effort > this.#effortLeft) return plainly(src, tokens);
      this.#effortLeft -= effort;
    }
    if (this.#depth >= deepestNesting) return plainly(src, tokens);
    this.#depth += 1;
    try {
      return super.inlineTokens(src, tokens);
    } finally {
      this.#depth -= 1;
    }
  }
}

class BoundedTokenizer extends Tokenizer {
  #depth = 0;
  #rescanned = 0;
  #masked = { text: "", without: "" };

  override blockquote(src: string): Tokens.Blockquote | undefined {
    return this.#nested(() => super.blockquote(src));
  }

  override list(src: string): Tokens.List | undefined {
    return hasEndlessItem(src) ? undefined : this.#nested(() => super.list(src));
  }

  /** marked looks for the underline down to the text's end, again from each line of a list. */
  override lheading(src: string): Tokens.Heading | undefined {
    const end = src.indexOf("\n", longestUnderlinedHeading);
    return super.lheading(end === -1 ? src : src.slice(0, end));
  }

  /** Short rows are filled up to the width of the head, so a small text can make a huge table. */
  override table(src: string): Tokens.Table | undefined {
    const head = /^([^\n]*)\n[-:| ]*-[-:| ]*(?:\n|$)/.exec(src)?.[1];
    if (head === undefined) return undefined;
    const end = src.indexOf("\n\n");
    const rows = count(end === -1 ? src : src.slice(0, end), "\n");
    return rows * (count(head, "|") + 1) > mostTableCells ? undefined : super.table(src);
  }

  /** marked copies a list item's text again for each of its lines, so a huge item's last lines are taken at once. */
  override text(src: string): Tokens.Text | undefined {
    this.#rescanned += src.length;
    if (this.#rescanned <= mostRescanned) return super.text(src);
    const end = src.indexOf("\n\n");
    const raw = end === -1 ? src : src.slice(0, end);
    return raw === ""
      ? undefined
      : { type: "text", raw, text: raw, tokens: this.lexer.inline(raw) };
  }

  /** `[[…]]` is a link to an entry, unless it is what an address is given for. `![[…]]` stays as typed: a picture of a vault. */
  override link(src: string): Tokens.Link | Tokens.Image | undefined {
    const known = super.link(src);
    if (known || !/^!?\[\[/.test(src)) return known;
    const mark = src.startsWith("!") ? "!" : "";
    const written = entryLinkAt(src.slice(mark.length));
    if (written === undefined) return undefined;
    const raw = mark + written;
    const tokens = [{ type: "text", raw, text: raw }];
    return { type: "link", raw, href: "", title: null, text: raw, tokens };
  }

  override emStrong(
    src: string,
    masked: string,
    before = "",
  ): Tokens.Em | Tokens.Strong | undefined {
    return super.emStrong(src, this.#withoutLinks(masked), before);
  }

  override del(src: string, masked: string, before = ""): Tokens.Del | undefined {
    return super.del(src, this.#withoutLinks(masked), before);
  }

  /** No emphasis ends within a link: a title may have any sign in it. */
  #withoutLinks(masked: string): string {
    if (masked !== this.#masked.text)
      this.#masked = { text: masked, without: maskEntryLinks(masked) };
    return this.#masked.without;
  }

  #nested<Container>(read: () => Container | undefined): Container | undefined {
    if (this.#depth >= deepestNesting) return undefined;
    this.#depth += 1;
    try {
      return read();
    } finally {
      this.#depth -= 1;
    }
  }
}

const bullet = /^ {0,3}(?:[*+-]|\d{1,9}[.)])(?:[ \t]|\n|$)/;
const bulletOrCode = / {0,3}(?:[*+-]|\d{1,9}[.)])(?:[ \t]|\n|$)| {4}|\t/y;

/** Whether an item of the list at the start of `src` is so long that marked's copying of it takes seconds. */
function hasEndlessItem(src: string): boolean {
  if (!bullet.test(src)) return false;
  let lines = 0;
  let isAfterBlank = false;
  for (let at = src.indexOf("\n") + 1; at > 0; at = src.indexOf("\n", at) + 1) {
    const first = src[at];
    bulletOrCode.lastIndex = at;
    if (first === "\n" || bulletOrCode.test(src)) lines = 0;
    else if (isAfterBlank && first !== " ") return false;
    else lines += 1;
    if (lines > longestListItem) return true;
    isAfterBlank = first === "\n";
  }
  return false;
}

/** About how long marked's inline patterns may take: quadratic in delimiters, and in the length of a word. */
function effortOf(src: string): number {
  let delimiters = 0;
  let effort = 0;
  let word = 0;
  for (let at = 0; at <= src.length; at += 1) {
    const code = src.charCodeAt(at);
    if (code > 0x20) {
      word += 1;
      if (isDelimiter(code)) delimiters += 1;
    } else {
      effort += word * word;
      word = 0;
    }
  }
  return effort + word * word + 15 * delimiters * delimiters;
}

/** `*`, `_`, `~`, backtick, `[` and `<`: the characters from which marked looks ahead. */
function isDelimiter(code: number): boolean {
  return code === 42 || code === 95 || code === 126 || code === 96 || code === 91 || code === 60;
}

function plainly(src: string, tokens: Token[]): Token[] {
  tokens.push({ type: "text", raw: src, text: src });
  return tokens;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
