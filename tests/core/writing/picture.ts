import type { TextChange } from "../../../src/core/writing/text-change";

/** A text with `‹` and `›` where the selection begins and ends, or `|` for a caret. */
export function drawn(image: string): [text: string, start: number, end: number] {
  const text = image.replaceAll(/[‹›|]/g, "");
  const start = image.search(/[‹|]/);
  return [text, start, image.includes("›") ? image.indexOf("›") - 1 : start];
}

/** The text after a change. */
export function applied(text: string, change: TextChange): string {
  return text.slice(0, change.start) + change.text + text.slice(change.end);
}

/** The text after a change, with its selection drawn in. */
export function picture(text: string, change: TextChange): string {
  const { selectionStart: from, selectionEnd: to } = change;
  const next = applied(text, change);
  return from === to
    ? `${next.slice(0, from)}|${next.slice(from)}`
    : `${next.slice(0, from)}‹${next.slice(from, to)}›${next.slice(to)}`;
}
