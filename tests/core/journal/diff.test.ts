import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryEntry } from "../../support/arbitrary-entry";
import { type Change, diffEntries, sizeOfChanges } from "../../../src/core/journal/diff";
import { type Words, wordComparison } from "../../../src/core/journal/diff-words";
import { blankEntry, type Entry } from "../../../src/core/journal/entry";
import { uuidV7 } from "../../../src/core/journal/id";
import type { Part } from "../../../src/core/journal/part";

const compare = (before: string, after: string) => wordComparison()(before, after);

const side = (words: readonly Words[], left: "added" | "removed") =>
  words
    .filter(({ kind }) => kind !== left)
    .map(({ text }) => text)
    .join("");

const idOf = (number: number) => uuidV7(number, new Uint8Array(10));

const entryOf = (...parts: readonly Part[]): Entry => ({
  ...blankEntry(idOf(1), { date: "2026-05-31", tags: [] }, 0),
  parts,
});

const thought = (number: number, text: string): Part => ({
  id: idOf(number),
  kind: "thought",
  text,
});

const partsOf = (changes: readonly Change[]) =>
  changes.flatMap((change) =>
    change.of === "part" ? [[change.what, change.isMoved, change.fields.map(said)]] : [],
  );

const said = ({ words }: { readonly words: readonly Words[] }) =>
  words.map(({ kind, text }) => ({ same: "=", added: "+", removed: "-" })[kind] + text).join("|");

const wordsOf = (before: string, after: string) => said({ words: compare(before, after) });

describe("[HT1] words", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 40 }),
    fc
      .array(fc.constantFrom("a", "b", " ", "\n", "\r\n", "\ud83d", "\ude00", "e\u0301", "漢", "."))
      .map((pieces) => pieces.join("")),
  );

  test("[HT1] what stayed and went is the text before, what stayed and came the text after", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const words = compare(before, after);
        expect(side(words, "added")).toBe(before);
        expect(side(words, "removed")).toBe(after);
        expect(words.some(({ kind }) => kind !== "same")).toBe(before !== after);
        expect(words.some((run) => run.text === "")).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  test("[HT1] only what differs is marked, and a space between two changed words goes with them", () => {
    expect(wordsOf("the pod was slow", "the node was slow")).toBe("=the |-pod|+node|= was slow");
    expect(wordsOf("one two three", "four five three")).toBe("-one two|+four five|= three");
    expect(wordsOf("a b", "a b c")).toBe("=a b|+ c");
    expect(wordsOf("", "new")).toBe("+new");
    expect(wordsOf("под упал", "под встал")).toBe("=под |-упал|+встал");
    expect(wordsOf("今日は寒い", "今日は暑い")).toBe("=今日は|-寒|+暑|=い");
    expect(wordsOf("cafe\u0301s", "cafe\u0301")).toBe("-cafe\u0301s|+cafe\u0301");
    expect(wordsOf("👩‍👩‍👧 in", "👩‍👩‍👦 in")).toBe("-👩‍👩‍👧|+👩‍👩‍👦|= in");
  });

  test("[HT1] texts that share too little for words are compared by lines, and then as wholes", () => {
    const lines = (changed: (at: number) => boolean) =>
      Array.from({ length: 800 }, (_, at) => {
        const letter = changed(at) ? "b" : "a";
        return `${Array.from({ length: 12 }, (__, word) => `${letter}${at}-${word}`).join(" ")}\n`;
      });
    const never = lines(() => false);
    const some = compare(never.join(""), lines((at) => at % 4 === 1).join(""));
    expect(some.map(({ kind }) => kind).filter((kind) => kind !== "same")).toHaveLength(400);
    expect(some.every((run) => run.text.endsWith("\n"))).toBe(true);
    const all = compare(never.join(""), lines(() => true).join(""));
    expect(all.map(({ kind }) => kind)).toEqual(["removed", "added"]);
  });

  test("[HT1] many comparisons share one bound, so the last ones fall back", () => {
    const comparison = wordComparison();
    const words = (letter: string) =>
      Array.from({ length: 900 }, (_, at) => (at % 2 === 1 ? "a" : letter) + at).join(" ");
    const runs = Array.from({ length: 30 }, () => comparison(words("b"), words("c")).length);
    expect(runs[0]).toBeGreaterThan(10);
    expect(runs.at(-1)).toBeLessThan(4);
  });
});

describe("[HT2] entries", () => {
  test("[HT2] an entry does not differ from itself, whatever is in it", () => {
    fc.assert(
      fc.property(arbitraryEntry(), (entry) => {
        expect(diffEntries(entry, structuredClone(entry))).toEqual([]);
        expect(diffEntries(entry, { ...entry, lineage: ["a"], editedAt: 1, createdAt: 2 })).toEqual(
          [],
        );
      }),
    );
  });

  test("[HT2] nothing that came or went is left out, for any two entries", () => {
    fc.assert(
      fc.property(arbitraryEntry(), arbitraryEntry(), (before, after) => {
        const forth = diffEntries(before, after);
        const back = sizeOfChanges(diffEntries(after, before));
        const { added, removed } = sizeOfChanges(forth);
        expect(added - removed).toBe(back.removed - back.added);
        const labels = forth.flatMap((change) => (change.of === "fact" ? [change.label] : []));
        expect(labels.includes("section")).toBe(before.facts.section !== after.facts.section);
        expect(labels.includes("place")).toBe(
          (before.trashedAt === undefined) !== (after.trashedAt === undefined),
        );
        expect(forth.some(({ of }) => of === "title")).toBe(before.title !== after.title);
      }),
    );
  });

  test("[HT2] every fact is named with both of its values, in the order of the page", () => {
    const before = entryOf();
    const after: Entry = {
      ...before,
      title: "Title",
      facts: {
        date: "2026-06-01",
        tags: ["dns", "pods"],
        section: "linux",
        minutes: 75,
        confidence: 4,
        difficulty: "hard",
        energy: "tea",
      },
    };
    expect(diffEntries(before, after)).toEqual([
      { of: "title", words: [{ kind: "added", text: "Title" }] },
      { of: "fact", label: "section", after: "linux" },
      { of: "fact", label: "date", before: "2026-05-31", after: "2026-06-01" },
      { of: "fact", label: "time spent", after: "1 h 15 min" },
      { of: "fact", label: "confidence", after: "4/5" },
      { of: "fact", label: "difficulty", after: "hard" },
      { of: "fact", label: "energy", after: "tea" },
      { of: "fact", label: "tags", after: "#dns #pods" },
    ]);
    expect(diffEntries(after, before)[2]).toEqual({
      of: "fact",
      label: "date",
      before: "2026-06-01",
      after: "2026-05-31",
    });
  });

  test("[HT2] parts are matched by their ids: edited, moved, added, removed", () => {
    const before = entryOf(thought(2, "one"), thought(3, "two"), thought(4, "three"));
    const after = entryOf(thought(4, "three"), thought(2, "one more"), thought(5, "fresh"));
    expect(partsOf(diffEntries(before, after))).toEqual([
      ["moved", true, []],
      ["edited", false, ["=one|+ more"]],
      ["removed", false, ["-two"]],
      ["added", false, ["+fresh"]],
    ]);
  });

  test("[HT2] the parts of a conflict copy, whose ids are new, are matched by what they say", () => {
    const [here, copy] = [
      entryOf(thought(2, "alpha beta gamma"), thought(3, "delta epsilon zeta"), thought(4, "eta")),
      entryOf(thought(12, "delta epsilon!"), thought(14, "theta"), thought(11, "alpha beta gamma")),
    ];
    expect(partsOf(diffEntries(here, copy))).toEqual([
      ["edited", true, ["=delta epsilon|- zeta|+!"]],
      ["removed", false, ["-eta"]],
      ["added", false, ["+theta"]],
    ]);
  });

  test("[HT2] parts of different kinds are never one part, whatever their ids and words", () => {
    const text = "the same words in both";
    const aha: Part = { id: idOf(2), kind: "aha", text };
    expect(partsOf(diffEntries(entryOf(thought(2, text)), entryOf(aha)))).toEqual([
      ["removed", false, [`-${text}`]],
      ["added", false, [`+${text}`]],
    ]);
  });

  test("[HT2] fields have the names of the page, and code is told from prose", () => {
    const mistake: Part = {
      id: idOf(2),
      kind: "mistake",
      broke: "all",
      fix: "",
      tell: "",
      output: "$ x",
    };
    const question: Part = {
      id: idOf(3),
      kind: "question",
      text: "Why?",
      isAnswered: false,
      answer: "",
    };
    const before = entryOf(mistake, question);
    const after = entryOf(
      { ...mistake, fix: "some", output: "$ y" },
      { ...question, isAnswered: true, answer: "So." },
    );
    const fields = diffEntries(before, after).flatMap((change) =>
      change.of === "part" ? change.fields.map(({ label, isCode }) => [label, isCode]) : [],
    );
    expect(fields).toEqual([
      ["How I fixed it", false],
      ["Terminal output", true],
      ["Answer", false],
      ["State", false],
    ]);
  });
});
