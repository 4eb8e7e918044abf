import { markdownOfHtml } from "./html-markdown";
import { isInFence } from "./prose-lines";
import { replacement, type TextChange } from "./text-change";

/** More than this, in characters, is pasted as plain text. */
const longestHtml = 1_000_000;

/**
 * Puts HTML as Markdown in the place of what is selected; blocks of their own get an empty line on
 * both sides. Nothing where plain text says as much, within fenced code, and for more than a million
 * characters.
 */
export function pastedHtml(
  text: string,
  start: number,
  end: number,
  html: string,
): TextChange | undefined {
  if (html.length > longestHtml) return undefined;
  const before = text.slice(0, start);
  if (isInFence(before)) return undefined;
  const made = markdownOfHtml(html);
  if (!made) return undefined;
  if (made.isInline) return replacement(start, end, made.text);
  const lead = /^$|\n\n$/.test(before.slice(-2)) ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const after = text.slice(end, end + 2);
  const trail = after === "" || after === "\n\n" ? "" : after.startsWith("\n") ? "\n" : "\n\n";
  return replacement(start, end, lead + made.text + trail, trail.length);
}
