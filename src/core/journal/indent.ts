/** One replacement in a text: what stands from `start` to `end` becomes `text`, and this is selected then. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly selectionStart: number;
  readonly selectionEnd: number;
}

const indentation = "  ";

/** What the tab key does: two spaces at the caret, or before every line of a selection that spans several. */
export function indented(text: string, start: number, end: number): TextChange {
  if (!text.slice(start, end).includes("\n")) {
    const caret = start + indentation.length;
    return { start, end, text: indentation, selectionStart: caret, selectionEnd: caret };
  }
  return withLinesChanged(text, start, end, (line) => (line === "" ? "" : indentation + line));
}

/** What shift and tab do: up to two spaces, or one tab, less before every line of the selection. */
export function outdented(text: string, start: number, end: number): TextChange {
  return withLinesChanged(text, start, end, (line) => line.replace(/^(?: {1,2}|\t)/, ""));
}

/** What enter does: a new line with the indentation of the one that it leaves. */
export function brokenLine(text: string, start: number, end: number): TextChange {
  const [spaces = ""] = /^[ \t]*/.exec(text.slice(lineStart(text, start), start)) ?? [];
  const caret = start + 1 + spaces.length;
  return { start, end, text: `\n${spaces}`, selectionStart: caret, selectionEnd: caret };
}

function withLinesChanged(
  text: string,
  start: number,
  end: number,
  change: (line: string) => string,
): TextChange {
  const from = lineStart(text, start);
  // A selection that ends at the very beginning of a line does not mean that line.
  const last = end > start && text[end - 1] === "\n" ? end - 1 : end;
  const nextBreak = text.indexOf("\n", last);
  const to = nextBreak === -1 ? text.length : nextBreak;
  const lines = text.slice(from, to).split("\n");
  const changed = lines.map(change);
  const [firstLine = "", firstChanged = ""] = [lines[0], changed[0]];
  const written = changed.join("\n");
  const selectionStart = Math.max(from, start + firstChanged.length - firstLine.length);
  const selectionEnd = Math.max(selectionStart, end + written.length - (to - from));
  return { start: from, end: to, text: written, selectionStart, selectionEnd };
}

/** Where the line of this place begins. (`lastIndexOf` takes a negative place for 0, and would look there.) */
function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1;
}
