import { spellingKey } from "../journal/tag";
import { literalKey } from "../search/words";
import type { ShelfEntry } from "./shelf";

/** Folding a text costs more than looking into it, and the same parts are looked at with every key. */
const folded = new WeakMap<object, string>();

/** Whether a part has all words of a line in its texts or in what its entry is called and filed under; case does not count. */
export function fitsLine(
  part: object,
  texts: () => readonly string[],
  { label, section = "", tags }: ShelfEntry,
  line: string,
): boolean {
  const words = literalKey(line).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  let text = folded.get(part);
  if (text === undefined) {
    text = literalKey([...texts(), label, section, ...tags].join("\n"));
    folded.set(part, text);
  }
  return words.every((word) => text.includes(word));
}

/** Whether two names are one, whatever their case; any name is one with none. */
export function isAsked(asked: string, name: string | undefined): boolean {
  return asked === "" || (name !== undefined && spellingKey(asked) === spellingKey(name));
}
