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

interface Known {
  readonly tags: readonly string[];
  readonly sections: readonly string[];
}

/** Known tags behind a `#`, known sections behind an `@`, the most used first; none where neither is being typed. */
export function suggest(line: string, caret: number, known: Known): readonly Suggestion[] {
  const before = line.slice(0, caret);
  const start = before.search(/(?:#[^\s#]*|@"[^"\n]*|@[^\s"]*)$/u);
  if (start < 0 || !/^$|\s$/u.test(before.slice(0, start))) return [];
  const isTag = before[start] === "#";
  const typed = spellingKey(before.slice(start + 1).replace(/^"/u, ""));
  const names = isTag ? known.tags : known.sections.filter((name) => !name.includes('"'));
  return names
    .filter((name) => spellingKey(name).startsWith(typed) && spellingKey(name) !== typed)
    .slice(0, most)
    .map((name) => {
      const word = isTag ? `#${name}` : printSection(name);
      return { label: word, insert: `${word} `, start };
    });
}
