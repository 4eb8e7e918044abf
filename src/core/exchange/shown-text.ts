/*
 * What a text looks like in a Markdown file. Most texts look like themselves; the few that a file of
 * text cannot hold, or that other programs would change, stand word for word in the front matter, and
 * count as long as the file still shows them as these functions do.
 */

/** Prose: line breaks of one kind, no control characters, no blank lines around it. */
export function shownProse(text: string): string {
  const lines = shownCode(text).split("\n");
  const first = lines.findIndex((line) => line.trim() !== "");
  const last = lines.findLastIndex((line) => line.trim() !== "");
  return first < 0 ? "" : lines.slice(first, last + 1).join("\n");
}

/** Code: line breaks of one kind, and signs in the place of control characters and of halves of a pair. */
export function shownCode(text: string): string {
  return (
    text
      .replaceAll(/\r\n?/g, "\n")
      // oxlint-disable-next-line no-control-regex -- these are what has to go
      .replaceAll(/[\u0000-\u0008\u000b-\u001f]/g, (control) =>
        String.fromCharCode(0x2400 + control.charCodeAt(0)),
      )
      .replaceAll("\u007f", "\u2421")
      .toWellFormed()
  );
}

/** A title or a caption: one line. */
export function shownLine(text: string): string {
  return shownCode(text).replaceAll(/\s+/g, " ").trim();
}

/** The name of a language behind a fence. */
export function shownLanguage(text: string): string {
  return shownLine(text).replaceAll(/[`~\s]/g, "");
}
