import { type Change, diffEntries, type FactLabel } from "./diff";
import type { Words } from "./diff-words";
import type { Entry } from "./entry";
import type { Part } from "./part";

/** One place where two versions of an entry differ, with what each of them says there. */
export interface Difference {
  readonly of: "title" | FactLabel | Part["kind"];
  /** The field of the part, "" where the part has just one. */
  readonly field: string;
  readonly isCode: boolean;
  readonly one: Side;
  readonly other: Side;
}

/** What one version says: `same` is what both say, `added` what only this one does. */
export interface Side {
  readonly words: readonly Words[];
  /** Whether this version lacks what the difference is about. */
  readonly isMissing: boolean;
}

/** Where two versions differ, in the order of the page. Neither of them is the older one. */
export function sideBySide(one: Entry, other: Entry): readonly Difference[] {
  return diffEntries(one, other).flatMap(differencesOf);
}

function differencesOf(change: Change): readonly Difference[] {
  if (change.of === "title") return [difference("title", "", false, change.words)];
  if (change.of === "fact") {
    const { label, before, after } = change;
    const was = before === undefined ? [] : [word("removed", before)];
    const is = after === undefined ? [] : [word("added", after)];
    return [difference(label, "", false, [...was, ...is])];
  }
  // Where parts stand is nothing that could be shown beside one another.
  return change.fields.map(({ label, isCode, words }) =>
    difference(change.kind, label, isCode, words),
  );
}

function difference(
  of: Difference["of"],
  field: string,
  isCode: boolean,
  words: readonly Words[],
): Difference {
  return { of, field, isCode, one: sideOf(words, "removed"), other: sideOf(words, "added") };
}

function sideOf(words: readonly Words[], own: "added" | "removed"): Side {
  const said = words.filter(({ kind }) => kind === "same" || kind === own);
  return {
    words: said.map(({ kind, text }) => word(kind === "same" ? "same" : "added", text)),
    isMissing: said.length === 0,
  };
}

function word(kind: Words["kind"], text: string): Words {
  return { kind, text };
}
