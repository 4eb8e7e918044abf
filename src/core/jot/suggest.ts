import { spellingKey } from "../journal/tag";
import { printSection } from "./jot";

/** What could stand where a tag or a section is being typed. */
export interface Suggestion {
  /** The words that are offered, as they are called. */
  readonly label: string;
  /** What takes the place of the characters from `start` to the caret. */
  readonly insert: string;
  readonly start: number;
}

/** How many are offered at a time: more are a list to be read, not a word to be taken. */
const most = 6;

/** Only so many characters before the caret are looked at: who has typed more of a name needs no help with it. */
const longestTyped = 200;

interface Known {
  readonly tags: readonly string[];
  readonly sections: readonly string[];
}

/** Known tags behind a `#`, known sections behind an `@`, the most used first; none where neither is being typed. */
export function suggest(line: string, caret: number, known: Known): readonly Suggestion[] {
  const from = Math.max(0, caret - longestTyped);
  const near = line.slice(from, caret);
  const at = near.search(/(?<=^|\s)(?:#[^\s#]*|@"[^"\n]*|@[^\s"]*)$/u);
  if (at < 0) return [];
  const start = from + at;
  const isTag = line[start] === "#";
  const typed = spellingKey(line.slice(start + 1, caret).replace(/^"/u, ""));
  const names = isTag ? known.tags : known.sections.filter((name) => !name.includes('"'));
  return names
    .filter((name) => spellingKey(name).startsWith(typed) && spellingKey(name) !== typed)
    .slice(0, most)
    .map((name) => {
      const word = isTag ? `#${name}` : printSection(name);
      return { label: word, insert: `${word} `, start };
    });
}
