import { lineEnd, lineStart, replacement, type TextChange, withLinesChanged } from "./text-change";

/** What a line of Markdown can be made, and unmade. */
export type LineKind = "list" | "task" | "quote";

/** The beginning of an item: its indentation and quotes, its mark, and its box if it is a task. */
const item = /^([ \t]*(?:>[ \t]?)*)(?:([-*+])|(\d{1,9})([.)]))([ \t]+)(\[[ xX]\](?:[ \t]+|$))?/;
const quote = /^[ \t]*(?:>[ \t]?)+/;
const fence = /^[ \t]{0,3}(`{3,}|~{3,})/;

/** How each kind of line begins, and what is put there. */
const beginnings: Readonly<Record<LineKind, { readonly is: RegExp; readonly mark: string }>> = {
  list: { is: /^([ \t]*)[-*+][ \t]+(?!\[[ xX]\](?:[ \t]|$))/, mark: "- " },
  task: { is: /^([ \t]*)[-*+][ \t]+\[[ xX]\](?:[ \t]+|$)/, mark: "- [ ] " },
  quote: { is: /^()>[ \t]?/, mark: "> " },
};

/** Makes every line of the selection one of this kind; where all of them are, it makes them plain. */
export function toggledLines(text: string, start: number, end: number, kind: LineKind): TextChange {
  const { is, mark } = beginnings[kind];
  return withLinesChanged(text, start, end, (lines) => {
    const written = lines.filter((line) => line.trim() !== "");
    const isWhole = written.length > 0 && written.every((line) => is.test(line));
    return lines.map((line) => {
      if (isWhole) return line.replace(is, "$1");
      if ((line.trim() === "" && written.length > 0) || is.test(line)) return line;
      if (kind === "quote") return mark + line;
      // An item of another kind keeps its place and its words.
      const spaces = /^[ \t]*/.exec(line)?.[0] ?? "";
      const [whole = spaces, before = spaces] = item.exec(line) ?? [];
      return before + mark + line.slice(whole.length);
    });
  });
}

/**
 * Moves the lines of the selection a level in, or out. A level is as wide as the mark of the item:
 * what is below "10. " belongs to it from its fourth column on.
 */
export function shiftedLines(text: string, start: number, end: number, by: 1 | -1): TextChange {
  return withLinesChanged(text, start, end, (lines) => {
    const [, , bullet, number, , gap] = item.exec(lines[0] ?? "") ?? [];
    const width = bullet || number === undefined ? 2 : `${number}.${gap ?? " "}`.length;
    if (by > 0) return lines.map((line) => (line === "" ? "" : " ".repeat(width) + line));
    return lines.map((line) => line.replace(new RegExp(`^(?: {1,${width}}|\\t)`), ""));
  });
}

/**
 * What enter does within a list or a quote: the next item, or, from an empty one, the end of the
 * list. Nothing anywhere else, where enter does what it always does.
 */
export function continuedLine(text: string, start: number, end: number): TextChange | undefined {
  if (start !== end) return undefined;
  const from = lineStart(text, start);
  const line = text.slice(from, lineEnd(text, start));
  const found = item.exec(line) ?? quote.exec(line);
  // Before or within its mark an item is not continued, it is moved down.
  if (!found || start < from + found[0].length || isInFence(text.slice(0, from))) return undefined;
  const [whole, before = "", bullet, number, dot = "", gap = "", box] = found;
  if (line.slice(whole.length).trim() === "") {
    const isItem = bullet !== undefined || number !== undefined;
    // A level out first; from the outermost one the list ends, and what it stands in goes on.
    const outer = line.replace(/^(?: {1,4}|\t)/, "");
    const rest = outer === line ? before : `${outer.trimEnd()} `;
    return replacement(from, from + line.length, isItem ? rest : "");
  }
  const mark = bullet ?? (number === undefined ? "" : `${Number(number) + 1}${dot}`);
  const begun = mark === "" ? whole : `${before}${mark}${gap}${box === undefined ? "" : "[ ] "}`;
  return replacement(start, end, `\n${begun}`);
}

/** Whether what comes after this text is code between fences. */
export function isInFence(before: string): boolean {
  let open: string | undefined;
  for (const line of before.split("\n")) {
    const mark = fence.exec(line)?.[1];
    if (mark === undefined) continue;
    if (open === undefined) open = mark;
    else if (mark.startsWith(open) && line.trim() === mark) open = undefined;
  }
  return open !== undefined;
}
