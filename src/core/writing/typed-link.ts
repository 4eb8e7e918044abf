import { printEntryLink } from "../markup/entry-link";
import { isInFence } from "./prose-lines";
import { lineEnd, lineStart, replacement, type TextChange } from "./text-change";

/** A link that is being typed: its brackets are open. */
export interface TypedLink {
  /** Where its brackets begin. */
  readonly start: number;
  /** What was typed of the title so far. */
  readonly typed: string;
}

/** Who has typed more of a title needs no help with it. */
const longestTyped = 80;

/** The link that is being typed at the caret; none in code, or behind a mark that makes it none. */
export function typedLink(text: string, caret: number): TypedLink | undefined {
  const from = lineStart(text, caret);
  const line = text.slice(Math.max(from, caret - 2000), caret);
  const at = line.lastIndexOf("[[");
  const typed = line.slice(at + 2);
  if (at < 0 || typed.length > longestTyped || /[[\]|]|^\s/.test(typed)) return undefined;
  const before = line.slice(0, at);
  const isInCode = (before.match(/`/g)?.length ?? 0) % 2 === 1 || isInFence(text.slice(0, from));
  if (isInCode || /[!\\]$/.test(before)) return undefined;
  return { start: caret - typed.length - 2, typed };
}

/** Puts the link to an entry in the place of what was typed of it, brackets that close it already among that. */
export function completedLink(
  text: string,
  caret: number,
  { start }: TypedLink,
  target: { readonly id: string; readonly label: string },
): TextChange {
  const end = text.startsWith("]]", caret) ? caret + 2 : caret;
  const line = text.slice(lineStart(text, caret), lineEnd(text, caret));
  const isInTable = line.trimStart().startsWith("|");
  return replacement(start, end, printEntryLink(target.id, target.label, isInTable));
}
