import { lineStart, replacement, type TextChange, withLinesChanged } from "./text-change";

const indentation = "  ";

/** What the tab key does in code: two spaces at the caret, or before every line of a selection that spans several. */
export function indented(text: string, start: number, end: number): TextChange {
  if (!text.slice(start, end).includes("\n")) return replacement(start, end, indentation);
  return withLinesChanged(text, start, end, (lines) =>
    lines.map((line) => (line === "" ? "" : indentation + line)),
  );
}

/** What shift and tab do in code: up to two spaces, or one tab, less before every line of the selection. */
export function outdented(text: string, start: number, end: number): TextChange {
  return withLinesChanged(text, start, end, (lines) =>
    lines.map((line) => line.replace(/^(?: {1,2}|\t)/, "")),
  );
}

/** What enter does in code: a new line with the indentation of the one that it leaves. */
export function brokenLine(text: string, start: number, end: number): TextChange {
  const [spaces = ""] = /^[ \t]*/.exec(text.slice(lineStart(text, start), start)) ?? [];
  return replacement(start, end, `\n${spaces}`);
}
