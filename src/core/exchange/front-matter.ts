/*
 * Front matter: the properties of a note, between two lines of `---` at its beginning. What is read is
 * the part of YAML that people and Obsidian write there: texts, and lists of texts. A property that
 * says more than that is handed back as it stands, so nothing of it is lost.
 */

/** A property of a note; where it is not a text or a list of texts, only `raw` is there. */
export interface Property {
  readonly name: string;
  readonly value: string | readonly string[] | undefined;
  /** Its lines as they stand in the file. */
  readonly raw: string;
}

export interface FrontMatter {
  readonly properties: readonly Property[];
  /** What follows it. */
  readonly body: string;
}

/** Splits a note, whose line breaks are `\n`, into its properties and the rest. */
export function readFrontMatter(text: string): FrontMatter {
  const lines = text.startsWith("---") ? text.split("\n") : [];
  const end = lines.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  const isOpened = end > 0 && lines[0]?.trimEnd() === "---";
  const properties = isOpened ? readProperties(lines.slice(1, end)) : undefined;
  return properties
    ? { properties, body: lines.slice(end + 1).join("\n") }
    : { properties: [], body: text };
}

/** None where a line does not belong to a property: then it is no front matter but a text between rules. */
function readProperties(lines: readonly string[]): readonly Property[] | undefined {
  const found: { name: string; first: string; lines: string[] }[] = [];
  for (const line of lines) {
    const named = nameOf(line);
    if (named) found.push({ ...named, lines: [line] });
    else if (line.startsWith("#")) found.push({ name: "#", first: "{", lines: [line] });
    else if (found.length > 0 && /^(?:[ \t]|-(?: |$)|$)/.test(line)) found.at(-1)?.lines.push(line);
    else if (line.trim() !== "") return undefined;
  }
  return found.map(({ name, first, lines: own }) => ({
    name,
    value: readValue(first, own.slice(1)),
    raw: own.join("\n"),
  }));
}

const longestName = 200;

/** The name that a line gives to a property, and what stands behind the colon. */
function nameOf(line: string): { readonly name: string; readonly first: string } | undefined {
  const at = line.slice(0, longestName).search(/:(?:[ \t]|$)/);
  if (at < 1 || /\S/.test(line.charAt(at + 1))) return undefined;
  const name = line.slice(0, at).trimEnd();
  if (/^[\s#[\]{},&*!|>%@`-]/.test(name)) return undefined;
  return { name: readScalar(name) ?? name, first: line.slice(at + 1).trim() };
}

function readValue(
  first: string,
  others: readonly string[],
): string | readonly string[] | undefined {
  if (/^[|>][-+]?$/.test(first)) return readBlock(others, first.startsWith(">"));
  const own = first.startsWith("#") ? "" : first;
  const [lead = [], ...items] = splitItems([own, ...others.map((line) => line.trim())]);
  const text = unfolded(lead);
  if (items.length > 0)
    return text === "" ? whole(items.map((lines) => readScalar(unfolded(lines)))) : undefined;
  return text.startsWith("[") && text.endsWith("]") ? readFlow(text) : readScalar(text);
}

/** The lines before the first item of a list, then those of each item, without comments. */
function splitItems(lines: readonly string[]): readonly (readonly string[])[] {
  const runs: string[][] = [[]];
  for (const line of lines) {
    if (/^-(?:[ \t]|$)/.test(line)) runs.push([line.slice(1).trim()]);
    else if (line !== "" && !line.startsWith("#")) runs.at(-1)?.push(line);
  }
  return runs;
}

/** A text that stands on several lines, as one: a blank for each break, and none where a backslash stands before it. */
function unfolded(lines: readonly string[]): string {
  return lines
    .map((line, at) => {
      const isLast = at === lines.length - 1;
      if (!isLast && lines[0]?.startsWith('"') && line.endsWith("\\")) return line.slice(0, -1);
      return isLast ? line : `${line} `;
    })
    .join("")
    .trim();
}

/** `[a, "b, c"]`. */
function readFlow(text: string): readonly string[] | undefined {
  const inner = text.slice(1, -1);
  const texts: (string | undefined)[] = [];
  for (let at = 0; at < inner.length;) {
    const from = at + inner.slice(at).search(/\S|$/);
    const isQuoted = /["']/.test(inner.charAt(from));
    const comma = inner.indexOf(",", isQuoted ? quoteEnd(inner, from) : from);
    const to = comma < 0 ? inner.length : comma;
    const item = inner.slice(from, to);
    texts.push(isQuoted || !/["'[\]{}]/.test(item) ? readScalar(item) : undefined);
    at = to + 1;
  }
  return whole(texts)?.filter((one) => one !== "");
}

/** Where the quoted text that begins at `from` has ended; the end where it never does. */
function quoteEnd(text: string, from: number): number {
  const quote = text.charAt(from);
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === "\\" && quote === '"') at += 1;
    else if (text[at] === quote && quote === "'" && text[at + 1] === "'") at += 1;
    else if (text[at] === quote) return at + 1;
  }
  return text.length;
}

/** A text as YAML writes it on one line. */
function readScalar(text: string): string | undefined {
  const trimmed = text.trim();
  const quote = trimmed.charAt(0);
  if (quote === '"' || quote === "'") {
    const end = quoteEnd(trimmed, 0);
    const literal = trimmed.slice(0, end);
    const isWhole = end > 1 && literal.endsWith(quote) && /^\s*(?:#|$)/.test(trimmed.slice(end));
    if (!isWhole) return undefined;
    return quote === '"' ? readJson(literal) : literal.slice(1, -1).replaceAll("''", "'");
  }
  if (/^[[{&*!|>%@`]/.test(quote) || /:(?:\s|$)/.test(trimmed)) return undefined;
  const comment = trimmed.search(/(?:^|\s)#/);
  const plain = comment < 0 ? trimmed : trimmed.slice(0, comment).trim();
  return plain === "~" || plain === "null" ? "" : plain;
}

function readJson(literal: string): string | undefined {
  try {
    // YAML lets a blank be escaped as well, where a line was folded before it.
    const json = literal.replaceAll(/\\[^]/g, (escape) => (escape === "\\ " ? " " : escape));
    const value: unknown = JSON.parse(json);
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}

function readBlock(lines: readonly string[], isFolded: boolean): string {
  const last = lines.findLastIndex((line) => line.trim() !== "");
  const own = lines.slice(0, last + 1);
  const indent = own.reduce((least, line) => {
    const at = line.search(/\S/);
    return at < 0 ? least : Math.min(least, at);
  }, Number.POSITIVE_INFINITY);
  const text = own.map((line) => line.slice(indent)).join("\n");
  return isFolded ? text.replaceAll(/(\S)\n(?=\S)/g, "$1 ") : text;
}

/** The texts, if each of them is one. */
function whole(texts: readonly (string | undefined)[]): readonly string[] | undefined {
  const found = texts.filter((text) => text !== undefined);
  return found.length === texts.length ? found : undefined;
}

/** A property as lines of YAML; a list takes a line for each of its texts. */
export function printProperty(name: string, value: string | readonly string[]): string {
  return typeof value === "string"
    ? `${name}: ${printScalar(value)}`
    : [`${name}:`, ...value.map((item) => `  - ${printScalar(item)}`)].join("\n");
}

/** What YAML takes for something else than a text, or might: words, numbers of every kind, days and times. */
const notText =
  /^(?:y|yes|n|no|true|false|on|off|null|~|[-+.]?\d[\d_,.:+-]*(?:e[-+]?[\d_]*)?|0[xob][\da-f_]*|\d{4}-\d\d?-\d\d?.*)$/is;
const dayOrNumber = /^(?:\d+|\d{4}-\d\d-\d\d|\d{4}-\d\d-\d\dT[\d:.]+Z)$/;
const bare = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{P}\p{S} ]*$/u;
/** What ends a text that has no quotes, or begins something else. */
const ends = /: |:$| #| $/;

/** A text that every reader of YAML reads back: plain where it can be, else in double quotes as JSON has it. */
function printScalar(text: string): string {
  const isBare =
    dayOrNumber.test(text) || (bare.test(text) && !ends.test(text) && !notText.test(text));
  return isBare ? text : quoted(text);
}

/** What is not to be seen, turns the line round or is not valid by itself is written as an escape. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]/g,
    (sign) => String.raw`\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
