import type { KnownFacts } from "../../core/journal/known-facts";
import { spellingKey } from "../../core/journal/tag";
import { languages } from "../../core/markup/languages";

/** How many values are offered at a time. */
const mostOffered = 10;

/** Whole lines that complete the operator at the end of `line`; none if there is none. */
export function suggestOperands(line: string, known: KnownFacts): readonly string[] {
  const [whole, minus = "", name = "", begun = ""] = /(-?)([a-z]+):"?([^"]*)$/u.exec(line) ?? [];
  if (whole === undefined) return [];
  const values = valuesOf(name, known);
  const key = spellingKey(begun);
  const before = line.slice(0, line.length - whole.length);
  return values
    .filter((value) => spellingKey(value).startsWith(key) && spellingKey(value) !== key)
    .slice(0, mostOffered)
    .map((value) => `${before}${minus}${name}:${/\s/.test(value) ? `"${value}"` : value}`);
}

function valuesOf(name: string, known: KnownFacts): readonly string[] {
  switch (name) {
    case "tag":
      return known.tags;
    case "section":
      return known.sections;
    case "lang":
      return languages.map(({ id }) => id);
    case "in":
    case "has":
      return [
        "learned",
        "thoughts",
        "connections",
        "snippets",
        "mistakes",
        "ahas",
        "questions",
        "application",
        "goals",
      ];
    case "date":
      return ["today", "this-week", "last-week", "this-month", "last-month", "this-year"];
    case "confidence":
      return ["<3", ">3", "1", "2", "3", "4", "5"];
    case "difficulty":
      return ["easy", "medium", "hard"];
    default:
      return [];
  }
}
