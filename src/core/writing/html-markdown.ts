import { isOwnPage, linkTo } from "../markup/link";
import { type HtmlElement, type HtmlNode, readHtml } from "./html-tree";
import { escapedLines } from "./escape";
import { inlineMarkdown, mark, type Run } from "./inline-runs";

/** Markdown that was made of HTML. */
export interface HtmlMarkdown {
  readonly text: string;
  /** Whether it can stand within a line; else it is blocks of its own. */
  readonly isInline: boolean;
}

/** What an element gives to the text within it. */
interface Style extends Pick<Run, "marks" | "link"> {
  /** The language of code in it, or nothing. */
  readonly language: string;
}

interface MarkdownBlock {
  readonly text: string;
  /** "words" are a paragraph with nothing in it that plain text would lose. */
  readonly kind: "words" | "marked" | "list" | "other";
}

const markOfName: ReadonlyMap<string, number> = new Map([
  ["b", mark.strong],
  ["strong", mark.strong],
  ["i", mark.emphasis],
  ["em", mark.emphasis],
  ["s", mark.strike],
  ["del", mark.strike],
  ["strike", mark.strike],
  ["code", mark.code],
  ["kbd", mark.code],
  ["samp", mark.code],
  ["tt", mark.code],
]);

const blockName =
  /^(?:address|article|aside|blockquote|body|caption|center|d[dlt]|details|div|fieldset|figcaption|figure|footer|form|h[1-6r]|head|header|html|li|main|menu|nav|ol|p|pre|section|summary|t[dhr]|table|tbody|tfoot|thead|ul)$/;
const listName = /^(?:ul|ol|menu)$/;
/** Lists and quotes within more than these stand beside one another. */
const deepestNesting = 9;

/**
 * Markdown of what HTML shows: headings, lists and tasks, strong and emphasised text, code, links,
 * quotes, tables, rules. Its text stays text; only links of the web and of mail stay links.
 * `undefined` where plain text says as much, or there are too many tags. Never throws, and its time grows with the length.
 */
export function markdownOfHtml(html: string): HtmlMarkdown | undefined {
  // Google's documents say what is bold by style alone, and other pages by elements.
  const writer = new MarkdownWriter(html.includes("docs-internal-guid"));
  const nodes = readHtml(html.replaceAll("\r\n", "\n"));
  if (!nodes) return undefined;
  const blocks = writer.blocks(nodes, plain, 0);
  if (blocks.every(({ kind }) => kind === "words")) return undefined;
  const isInline = blocks.length === 1 && blocks[0]?.kind === "marked";
  return { text: blocks.map(({ text }) => text).join("\n\n"), isInline };
}

const plain: Style = { marks: 0, link: "", language: "" };

class MarkdownWriter {
  readonly #readsStyles: boolean;

  constructor(readsStyles: boolean) {
    this.#readsStyles = readsStyles;
  }

  /** These nodes as blocks; flat as one of them at most, on one line. */
  blocks(
    nodes: readonly HtmlNode[],
    outer: Style,
    depth: number,
    isFlat = false,
  ): readonly MarkdownBlock[] {
    const blocks: MarkdownBlock[] = [];
    let runs: Run[] = [];
    /** A task's box, before its words. */
    let box = "";
    let last = " ";
    const flush = () => {
      const words = inlineMarkdown(runs);
      const text = box + (isFlat ? words : escapedLines(words));
      const isMarked = runs.some(({ marks, link }) => marks > 0 || link !== "");
      if (text !== "") blocks.push({ text, kind: isMarked ? "marked" : "words" });
      runs = [];
      box = "";
      last = " ";
    };
    const add = (text: string, { marks, link }: Omit<Style, "language">) => {
      const collapsed = text.replaceAll(/\s+/g, " ");
      const added = last === " " || last === "\n" ? collapsed.trimStart() : collapsed;
      if (added === "") return;
      runs.push({ text: added, marks, link });
      last = added.slice(-1);
    };
    const visit = (node: HtmlNode, style: Style) => {
      if (typeof node === "string") return add(node, style);
      const { name, attributes, children } = node;
      if (name === "br" && !isFlat) {
        if (last === "\n") flush();
        else if (runs.length > 0) runs.push({ ...style, text: (last = "\n") });
      } else if (name === "img") {
        const words = attributes.get("alt") ?? "";
        // A small picture that stands for a character is one.
        const isText = style.link !== "" || /^\p{Extended_Pictographic}/u.test(words);
        const link = isText ? style.link : outward(attributes.get("src"));
        add(words || (isText || link === "" ? "" : "image"), { marks: style.marks, link });
      } else if (name === "input") {
        if (attributes.get("type") === "checkbox")
          box = attributes.has("checked") ? "[x] " : "[ ] ";
      } else if (!blockName.test(name) || isFlat) {
        const gap = blockName.test(name) || name === "br" ? " " : "";
        add(gap, plain);
        const inner = this.#styleOf(node, style);
        for (const child of children) visit(child, inner);
        add(gap, plain);
      } else {
        flush();
        for (const block of this.#block(node, this.#styleOf(node, style), depth))
          blocks.push(block);
      }
    };
    for (const node of nodes) visit(node, outer);
    flush();
    return blocks;
  }

  #block(element: HtmlElement, style: Style, depth: number): readonly MarkdownBlock[] {
    const { name, children } = element;
    if (name === "pre") return other(fenced(children, style.language));
    if (name === "hr") return other("***");
    if (/^h\d$/.test(name)) {
      const words = this.#line(children, style).replace(/(^| )(#+)$/, "$1\\$2");
      return other(words && `${"#".repeat(Number(name[1]))} ${words}`);
    }
    if (name === "table" && isTable(element)) return this.#table(element, style);
    if (depth >= deepestNesting) return this.blocks(children, style, depth);
    if (listName.test(name)) return this.#list(element, style, depth + 1);
    if (name !== "blockquote") return this.blocks(children, style, depth);
    const quoted = this.blocks(children, style, depth + 1)
      .map(({ text }) => text)
      .join("\n\n");
    return other(quoted && quoted.replaceAll(/^/gm, "> ").replaceAll(/ $/gm, ""));
  }

  /** The words of these nodes on one line. */
  #line(nodes: readonly HtmlNode[], style: Style): string {
    return this.blocks(nodes, style, 0, true)[0]?.text ?? "";
  }

  #list({ name, attributes, children }: HtmlElement, style: Style, depth: number) {
    const start = Number(attributes.get("start") ?? 1);
    let number = Number.isInteger(start) && start >= 0 && start < 1e8 ? start : 1;
    const items: string[] = [];
    let indentation = "";
    for (const child of children) {
      const isElement = typeof child !== "string";
      const isItem = isElement && child.name === "li";
      const blocks = this.blocks(isItem ? child.children : [child], style, depth);
      const text = blocks
        .map((block, at) => (at > 0 ? (block.kind === "list" ? "\n" : "\n\n") : "") + block.text)
        .join("");
      if (text === "") continue;
      // Some write a list within a list between its items and not within one.
      const isWithin = isElement && listName.test(child.name) && items.length > 0;
      const begin = name === "ol" ? `${number}. ` : "- ";
      if (!isWithin) {
        indentation = " ".repeat(begin.length);
        number++;
      }
      const lines = text.replaceAll(/\n(?!\n|$)/g, `\n${indentation}`);
      if (isWithin) items[items.length - 1] += `\n${indentation}${lines}`;
      else items.push(begin + lines);
    }
    const gap = items.some((item) => item.includes("\n\n")) ? "\n\n" : "\n";
    return items.length === 0 ? [] : [{ text: items.join(gap), kind: "list" } as const];
  }

  /** The first row is the head, as a table of Markdown has one. */
  #table(table: HtmlElement, style: Style): readonly MarkdownBlock[] {
    const captions: MarkdownBlock[] = [];
    const lines: string[] = [];
    let width = 0;
    for (const row of rowsOf(table)) {
      if (typeof row === "string" || row.name !== "tr") {
        captions.push(...this.blocks([row], style, 0, true));
        continue;
      }
      const cells = row.children
        .filter((cell) => typeof cell !== "string" || cell.trim() !== "")
        .map((cell) => this.#line([cell], style).replaceAll("|", "\\|"));
      width = Math.max(width, cells.length);
      if (cells.length > 0) lines.push(`| ${cells.join(" | ")} |`);
    }
    const [head = "", ...rows] = lines;
    // A head that is narrower than a row would cut the row off.
    const missing = width - (head.match(/(?<!\\)\|/g)?.length ?? 1) + 1;
    const text = [head + " |".repeat(missing), `|${" --- |".repeat(width)}`, ...rows].join("\n");
    return [...captions, ...other(text)];
  }

  #styleOf({ name, attributes }: HtmlElement, style: Style): Style {
    const written = attributes.get("style") ?? "";
    let marks = markOfName.get(name) ?? 0;
    if (this.#readsStyles) {
      if (/font-weight:\s*(?:bold|[6-9]00)/.test(written)) marks |= mark.strong;
      if (/font-style:\s*italic/.test(written)) marks |= mark.emphasis;
      if (/text-decoration:[^;]*line-through/.test(written)) marks |= mark.strike;
    }
    // What is called strong may be made plain again: Google wraps all in such an element.
    if (/font-weight:\s*(?:normal|[1-5]00)/.test(written)) marks &= ~mark.strong;
    return {
      // Nothing is marked within code.
      marks: style.marks & mark.code ? style.marks : style.marks | marks,
      link: style.link || (name === "a" ? outward(attributes.get("href")) : ""),
      language: languageIn(attributes) || style.language,
    };
  }
}

function other(text: string): readonly MarkdownBlock[] {
  return text === "" ? [] : [{ text, kind: "other" }];
}

/** An address that may be linked to, with nothing in it that would end it in Markdown; else nothing. */
function outward(address = ""): string {
  const link = linkTo(address);
  if (link === undefined || isOwnPage(link)) return "";
  return link.replaceAll(/[\s<>()\\|`]|&(?=#?\w+;)/g, (found) =>
    found === "("
      ? "%28"
      : found === ")"
        ? "%29"
        : found === "&"
          ? "&amp;"
          : encodeURIComponent(found),
  );
}

function languageIn(attributes: ReadonlyMap<string, string>): string {
  const found = /(?:^|\s)(?:lang|language|highlight-source|highlight)-([\w+#-]{1,24})(?=\s|$)/.exec(
    attributes.get("class") ?? "",
  );
  return found?.[1] ?? "";
}

/** Code between fences, word for word. */
function fenced(nodes: readonly HtmlNode[], outerLanguage: string): string {
  const pieces: string[] = [];
  let language = outerLanguage;
  const breakLine = () => {
    if (!(pieces.at(-1) ?? "\n").endsWith("\n")) pieces.push("\n");
  };
  const visit = (node: HtmlNode) => {
    if (typeof node === "string") {
      if (node !== "") pieces.push(node);
      return;
    }
    language = languageIn(node.attributes) || language;
    const isLine = blockName.test(node.name);
    if (isLine) breakLine();
    for (const child of node.children) visit(child);
    if (node.name === "br") pieces.push("\n");
    if (isLine) breakLine();
  };
  for (const node of nodes) visit(node);
  const code = pieces.join("").replaceAll("\u00A0", " ").replace(/^\n/, "").replace(/\n$/, "");
  if (code.trim() === "") return "";
  let longest = 2;
  for (const [ticks] of code.matchAll(/`+/g)) longest = Math.max(longest, ticks.length);
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${code}\n${fence}`;
}

/** The rows of a table, and what else is in it; those of tables within it are theirs. */
function rowsOf({ children }: HtmlElement): readonly HtmlNode[] {
  return children.flatMap((child) =>
    typeof child !== "string" && /^t(?:head|body|foot)$/.test(child.name) ? rowsOf(child) : child,
  );
}

/** Whether a table has a row of two cells with words: others only lay things out. */
function isTable(table: HtmlElement): boolean {
  return rowsOf(table).some(
    (row) =>
      typeof row !== "string" && row.name === "tr" && row.children.filter(hasWords).length > 1,
  );
}

function hasWords(node: HtmlNode): boolean {
  return typeof node === "string" ? node.trim() !== "" : node.children.some(hasWords);
}
