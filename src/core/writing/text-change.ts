/** One replacement in a text: what stands from `start` to `end` becomes `text`, and this is selected then. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly selectionStart: number;
  readonly selectionEnd: number;
}

/** Puts `text` in the place of what stands from `start` to `end`; the caret comes behind it, or `back` characters before that. */
export function replacement(start: number, end: number, text: string, back = 0): TextChange {
  const caret = start + text.length - back;
  return { start, end, text, selectionStart: caret, selectionEnd: caret };
}

/** Where the line of this place begins. (`lastIndexOf` takes a negative place for 0, and would look there.) */
export function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1;
}

/** Where the line of this place ends: at its break, or with the text. */
export function lineEnd(text: string, at: number): number {
  const nextBreak = text.indexOf("\n", at);
  return nextBreak === -1 ? text.length : nextBreak;
}

/** Changes every line that the selection touches, all of them at once; the selection stays on its words. */
export function withLinesChanged(
  text: string,
  start: number,
  end: number,
  change: (lines: readonly string[]) => readonly string[],
): TextChange {
  const from = lineStart(text, start);
  // A selection that ends at the very beginning of a line does not mean that line.
  const to = lineEnd(text, end > start && text[end - 1] === "\n" ? end - 1 : end);
  const lines = text.slice(from, to).split("\n");
  const changed = change(lines);
  const [firstLine = "", firstChanged = ""] = [lines[0], changed[0]];
  const written = changed.join("\n");
  const selectionStart = Math.max(from, start + firstChanged.length - firstLine.length);
  const selectionEnd = Math.max(selectionStart, end + written.length - (to - from));
  return { start: from, end: to, text: written, selectionStart, selectionEnd };
}
