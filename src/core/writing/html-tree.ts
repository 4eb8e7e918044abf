import { decodeEntities } from "../markup/entities";

/** An element as its HTML was written. Nothing of it is ever an element of a page. */
export interface HtmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: HtmlNode[];
}

/** A run of text, its references read, or an element. */
export type HtmlNode = string | HtmlElement;

/** With more tags than these it is not read: a long article has a tenth of them. */
const mostTags = 30_000;
/** Elements within more than these are put beside one another: no page needs them, and each costs. */
const deepestElement = 64;

const empty = new Set(
  "area base br col embed hr img input link meta param source track wbr".split(" "),
);
/** Their text is none of the page's. */
const unread = new Set(["script", "style", "title"]);
/** An element of a name ends the innermost of the first names, unless one of the others lies further in. */
const endsOpen: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ["li", [["li"], ["ul", "ol"]]],
  ["tr", [["tr"], ["table"]]],
  [
    "td",
    [
      ["td", "th"],
      ["tr", "table"],
    ],
  ],
  [
    "th",
    [
      ["td", "th"],
      ["tr", "table"],
    ],
  ],
]);
const noAttributes: ReadonlyMap<string, string> = new Map();

/** Each attribute is looked at once: nothing here goes back further than over white space. */
const attribute = /[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;
const tagStart = /<(?:(\/)?([a-z][^\s/>]*)|!--|[!?])/gi;

/**
 * HTML as a tree, read as a browser would as far as a clipboard needs it, without a browser: it runs
 * nothing, loads nothing and never throws, and its time grows with the length. Nothing for more tags
 * than a page has that people copy from.
 */
export function readHtml(html: string): readonly HtmlNode[] | undefined {
  const root: HtmlElement = { name: "", attributes: noAttributes, children: [] };
  const open = [root];
  const top = () => open.at(-1) ?? root;
  const end = (names: readonly string[] = [], within: readonly string[] = []) => {
    const at = open.findLastIndex(({ name }) => names.includes(name) || within.includes(name));
    if (at > 0 && names.includes(open[at]?.name ?? "")) open.length = at;
  };
  const addText = (text: string) => {
    if (text !== "") top().children.push(decodeEntities(text));
  };
  let at = 0;
  let tags = 0;
  for (;;) {
    tagStart.lastIndex = at;
    const tag = tagStart.exec(html);
    if (!tag) break;
    if (++tags > mostTags) return undefined;
    addText(html.slice(at, tag.index));
    at = tag.index;
    const [begin, slash, written = ""] = tag;
    const name = written.toLowerCase();
    if (name === "") {
      at = begin === "<!--" ? after(html, "-->", at + 4) : after(html, ">", at);
      continue;
    }
    let attributes: Map<string, string> | undefined;
    let past = tagStart.lastIndex;
    for (;;) {
      attribute.lastIndex = past;
      const found = attribute.exec(html);
      if (!found) break;
      past = attribute.lastIndex;
      const [, key = "", inDouble, inSingle, bare = ""] = found;
      attributes ??= new Map();
      attributes.set(key.toLowerCase(), decodeEntities(inDouble ?? inSingle ?? bare));
    }
    const close = html.indexOf(">", past);
    // Cut off within a tag: what is there stays as it is.
    if (close < 0) break;
    at = close + 1;
    if (slash) end([name]);
    else {
      const ending = endsOpen.get(name);
      if (ending) end(...ending);
      const element = { name, attributes: attributes ?? noAttributes, children: [] };
      top().children.push(element);
      if (unread.has(name)) at = endOfUnread(html, name, at);
      else if (!empty.has(name) && open.length < deepestElement) open.push(element);
    }
  }
  addText(html.slice(at));
  return root.children;
}

/** Where the text goes on after this mark; its end where there is none. */
function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at < 0 ? html.length : at + mark.length;
}

function endOfUnread(html: string, name: string, from: number): number {
  const ending = new RegExp(`</${name}`, "gi");
  ending.lastIndex = from;
  return ending.exec(html)?.index ?? html.length;
}
