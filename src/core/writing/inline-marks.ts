import { replacement, type TextChange } from "./text-change";

/** What stands on both sides of strong text, or of code. */
export type InlineMark = "**" | "`";

/** Puts the mark on both sides of the selection, or takes it away; at a caret, both marks with the caret between them. */
export function toggledMark(
  text: string,
  start: number,
  end: number,
  mark: InlineMark,
): TextChange {
  // White space at an end would keep Markdown from seeing the mark.
  const chosen = text.slice(start, end);
  const from = start + chosen.length - chosen.trimStart().length;
  const to = Math.max(from, end - (chosen.length - chosen.trimEnd().length));
  const words = text.slice(from, to);
  const { length } = mark;
  if (text.slice(from - length, from) === mark && text.slice(to, to + length) === mark)
    return selecting(from - length, to + length, words, "", words);
  if (words === "") {
    // From within the marks, the one that closes them is stepped over.
    const isClosing = text.slice(from, from + length) === mark;
    return isClosing
      ? replacement(from, from + length, mark)
      : replacement(from, to, mark + mark, length);
  }
  const isMarked = words.length > 2 * length && words.startsWith(mark) && words.endsWith(mark);
  if (isMarked) {
    const bare = words.slice(length, -length);
    return selecting(from, to, bare, "", bare);
  }
  if (mark === "`") return code(text, from, to);
  return selecting(from, to, mark + words + mark, mark, words);
}

/** Lines of code have a fence above and below; one with backticks in it has more of them around. */
function code(text: string, from: number, to: number): TextChange {
  const words = text.slice(from, to);
  const longest = Math.max(0, ...(words.match(/`+/g) ?? []).map((run) => run.length));
  if (words.includes("\n")) {
    const fence = "`".repeat(Math.max(3, longest + 1));
    const before = from === 0 || text[from - 1] === "\n" ? `${fence}\n` : `\n${fence}\n`;
    const after = to === text.length || text[to] === "\n" ? `\n${fence}` : `\n${fence}\n`;
    return selecting(from, to, before + words + after, before, words);
  }
  const marks = "`".repeat(longest + 1);
  const gap = longest > 0 ? " " : "";
  return selecting(from, to, marks + gap + words + gap + marks, marks + gap, words);
}

/** A link of the selected words to an address; without one, with the caret where it is to be written. */
export function linked(text: string, start: number, end: number, address = ""): TextChange {
  const words = text.slice(start, end);
  if (address === "" && isAddress(words)) {
    const link = `[](${inLink(words)})`;
    return replacement(start, end, link, link.length - 1);
  }
  const link = `[${words}](${inLink(address)})`;
  if (address !== "") return replacement(start, end, link);
  return replacement(start, end, link, words === "" ? link.length - 1 : 1);
}

/** Whether a text is one address of the web or of mail, and nothing else. */
export function isAddress(text: string): boolean {
  return /^(?:https?:\/\/|mailto:)[^\s/]\S*$/i.test(text);
}

/** Whether words can stand in the brackets of a link as they are. */
export function canBeLinked(words: string): boolean {
  return words.trim() !== "" && !/[[\]\n]/.test(words) && !isAddress(words);
}

/** Round brackets would end the address. */
function inLink(address: string): string {
  return /[()]/.test(address) ? `<${address}>` : address;
}

/** A replacement that leaves `words` selected, behind what stands before them in it. */
function selecting(
  start: number,
  end: number,
  text: string,
  before: string,
  words: string,
): TextChange {
  const selectionStart = start + before.length;
  return { start, end, text, selectionStart, selectionEnd: selectionStart + words.length };
}
