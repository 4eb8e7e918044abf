import { diffArrays } from "diff/lib/diff/array.js";

/** A run of text that two texts share, or that only one of them has. */
export interface Words {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

/** The most words that one comparison may find changed; beyond, whole lines are compared, then whole texts. */
const mostEdits = 2000;

/** How often one comparison may look at a word, and what all of two entries may cost together: some 20 million steps take a second. */
const mostLooks = 8_000_000;
const mostStepsOfAll = 8_000_000;

/**
 * A word, or one sign with what is joined to it. Scripts that put no spaces between words go letter
 * by letter, for else a whole sentence would be one word.
 */
const word =
  /\r?\n|[^\S\n]+|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]\p{M}*|[\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*|\p{RI}{2}|.(?:[\p{M}\p{EMod}]|\u200d.)*/gsu;
const line = /[^\n]*\n|[^\n]+/g;

/** Compares texts word by word: the runs of `same` and `removed` make `before`, those of `same` and `added` make `after`. */
export type CompareWords = (before: string, after: string) => readonly Words[];

/**
 * A comparison with a bound on what all of its calls may cost. Costs are counted in steps and not
 * by a clock, so that the same texts give the same answer everywhere; where they are too high,
 * lines are compared in place of words, and then the texts as wholes.
 */
export function wordComparison(): CompareWords {
  let left = mostStepsOfAll;

  const attempt = (before: readonly string[], after: readonly string[]) => {
    const length = before.length + after.length;
    // Myers' algorithm takes at most the square of the changes, and never looks at more than each token for each change.
    const edits = Math.floor(Math.min(mostEdits, Math.sqrt(left), mostLooks / (length + 1)));
    const found = diffArrays([...before], [...after], { maxEditLength: edits });
    const done = found
      ? found.reduce((sum, { added, removed, count }) => sum + (added || removed ? count : 0), 0)
      : edits;
    left -= Math.min(left, done * done + length);
    return found?.map(({ added, removed, value }): Words => {
      const kind = added ? "added" : removed ? "removed" : "same";
      return { kind, text: value.join("") };
    });
  };

  const compareBy = (token: RegExp, before: string, after: string) => {
    const { start, middle, end } = sides(before, after, token);
    const found = attempt(...middle);
    return found && tidied([{ kind: "same", text: start }, ...found, { kind: "same", text: end }]);
  };

  return (before, after) => {
    if (before === after) return before === "" ? [] : [{ kind: "same", text: before }];
    return (
      compareBy(word, before, after) ?? compareBy(line, before, after) ?? wholes(before, after)
    );
  };
}

interface Sides {
  readonly start: string;
  readonly middle: readonly [before: readonly string[], after: readonly string[]];
  readonly end: string;
}

/** Two texts in tokens: what they begin and end with alike, and what is between. */
function sides(before: string, after: string, token: RegExp): Sides {
  const [a, b] = [before.match(token) ?? [], after.match(token) ?? []];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  return {
    start: a.slice(0, start).join(""),
    middle: [a.slice(start, endA), b.slice(start, endB)],
    end: a.slice(endA).join(""),
  };
}

/** The texts with nothing found between their beginning and their end. */
function wholes(before: string, after: string): readonly Words[] {
  const { start, middle, end } = sides(before, after, line);
  return tidied([
    { kind: "same", text: start },
    { kind: "removed", text: middle[0].join("") },
    { kind: "added", text: middle[1].join("") },
    { kind: "same", text: end },
  ]);
}

/**
 * Neighbouring changes as one: first what went, then what came. White space alone is no common
 * ground, so a space between two changed words belongs to the change.
 */
function tidied(found: readonly Words[]): readonly Words[] {
  const runs: Words[] = [];
  let removed = "";
  let added = "";
  const close = () => {
    if (removed) runs.push({ kind: "removed", text: removed });
    if (added) runs.push({ kind: "added", text: added });
    removed = added = "";
  };
  const given = found.filter(({ text }) => text !== "");
  for (const [at, { kind, text }] of given.entries()) {
    const next = given[at + 1];
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else if ((removed || added) && next && next.kind !== "same" && text.trim() === "") {
      removed += text;
      added += text;
    } else {
      close();
      const last = runs.at(-1);
      if (last?.kind === "same") runs[runs.length - 1] = { kind, text: last.text + text };
      else runs.push({ kind, text });
    }
  }
  close();
  return runs;
}
