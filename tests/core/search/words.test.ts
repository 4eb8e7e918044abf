import fc from "fast-check";
import { expect, test } from "vitest";
import { eachKey, wordsOf } from "../../../src/core/search/words";

/** Words as they stand in notes, with what joins and parts them. */
const pieces = fc.constantFrom(
  "useEffect",
  "HTTPServer2",
  "snake_case_",
  "_",
  "__a",
  "log.txt",
  "kube-system",
  "a.b-c..d",
  "--flag",
  "-n",
  "x",
  "-",
  ".",
  "\n",
  "\t",
  "é",
  "漢字",
  "“",
  "1.2.3",
  "A",
  "x".repeat(70),
  `${"ab-".repeat(50)}c`,
);

test("[FI1] the words that the index takes are those that a text is searched for", () => {
  const text = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.string({ unit: "grapheme", maxLength: 80 }),
    fc.array(pieces, { maxLength: 30 }).map((some) => some.join("")),
    fc.array(pieces, { maxLength: 30 }).map((some) => some.join(" ")),
  );
  fc.assert(
    fc.property(text, (given) => {
      const keys: string[] = [];
      eachKey(given, (key) => keys.push(key));
      expect(keys.toSorted()).toEqual([...wordsOf(given)].map(({ key }) => key).toSorted());
    }),
    { numRuns: 3000 },
  );
});
