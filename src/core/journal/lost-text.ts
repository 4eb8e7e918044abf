import type { Entry } from "./entry";
import { textsOf } from "./part";

/** From this many characters on, and this share of all that an entry says, a loss is a large one. */
const manyCharacters = 200;
const largeShare = 1 / 3;

/**
 * Whether one write takes away so much that the state before must be reachable. What is written over
 * counts as taken away: select all and paste loses as much as select all and delete. Texts are
 * compared by their places, so a part that is moved may count as well; that costs a version.
 */
export function losesMuch(before: Entry, after: Entry): boolean {
  const texts = after.parts.flatMap(textsOf);
  let [all, lost] = [0, 0];
  for (const [at, text] of before.parts.flatMap(textsOf).entries()) {
    all += text.length;
    lost += lostOf(text, texts[at] ?? "");
  }
  return lost > manyCharacters && lost > all * largeShare;
}

/** The characters between what both texts begin and end with. It runs with every write, so it only looks. */
function lostOf(before: string, after: string): number {
  if (before === after) return 0;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return before.length - start - end;
}
