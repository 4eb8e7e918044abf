/** A word of a text as the index knows it. */
export interface Word {
  /** Without case and accents. */
  readonly key: string;
  /** Where it stands in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** Letters, digits, marks and `_`: what no word ends within. */
const runs = /[\p{L}\p{N}\p{M}_]+/gu;

/** A dotted or hyphenated name: runs with one joint between each. */
const names = /[\p{L}\p{N}\p{M}_]+(?:[-.][\p{L}\p{N}\p{M}_]+)+/gu;

/** Scripts that put no spaces between words, or join words within them as Korean does: every two neighbours are a word. */
const unspacedSign =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const unspaced = new RegExp(`${unspacedSign.source}+`, "gu");

/** Accents and points that writing can go without; in other scripts marks are vowels. */
const accent = /(?=\p{M})[\p{Script=Inherited}\p{Script=Hebrew}]/gu;

/** Letters with a stroke, which Unicode takes for letters of their own. */
const stroked: Readonly<Record<string, string>> = {
  ł: "l",
  đ: "d",
  ø: "o",
  ħ: "h",
  ı: "i",
  ς: "σ",
};
const strokedLetter = /[łđøħıς]/g;

/** Where a run has seams: `snake_case`, `camelCase`, `HTTPServer`. */
const seam = /_+|(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;

/** Longer runs are data and no words: they are known by stretches of this length, each half over the one before. */
const longestWord = 64;

/** Whether some of a text is of a script without spaces. */
export function isUnspaced(text: string): boolean {
  return unspacedSign.test(text);
}

/** What makes two spellings one word: letter case, accents and compatibility forms do not count. */
export function wordKey(text: string): string {
  // Most words are ASCII, of which only the case can differ.
  if (ascii.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKD")
    .replaceAll(accent, "")
    .toLowerCase()
    .replaceAll(strokedLetter, (letter) => stroked[letter] ?? letter);
}

/** Without letter case only: literal text is compared so. */
export function literalKey(text: string): string {
  return text.toLowerCase().replaceAll("ς", "σ");
}

/**
 * All words of a text: each run whole, its pieces and its ends from each of them on (`max_open_files` → max, open, files,
 * open_files), names of several runs
 * whole (`log.txt`, `kube-system`), and of unspaced scripts each character with its neighbour.
 */
export function* wordsOf(text: string): Generator<Word> {
  for (const { 0: run, index } of text.matchAll(runs)) {
    if (run.length <= longestWord && /^[a-z0-9]+$/.test(run)) {
      // What most runs are: there is nothing to fold and no seam in it.
      yield { key: run, start: index, end: index + run.length };
      continue;
    }
    if (isUnspaced(run)) yield* neighboursOf(run, index);
    else if (run.length > longestWord) yield* stretchesOf(run, index);
    else {
      yield wordAt(run, index);
      yield* piecesOf(run, index);
    }
  }
  for (const { 0: name, index } of text.matchAll(names))
    if (name.length <= 2 * longestWord) yield wordAt(name, index);
}

const ascii = /^[\0-\x7f]*$/;

/** What a sign of ASCII is within a word: a small letter or a digit, a capital, `_`, or nothing of a word. */
const [small, capital, joint] = [1, 2, 4];
const asciiSigns = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCodePoint(code);
  if (/[a-z0-9]/.test(sign)) return small;
  return /[A-Z]/.test(sign) ? capital : sign === "_" ? joint : 0;
});

/**
 * Calls `visit` with the key of each word that `wordsOf` gives, in another order. What is ASCII, as most is, is
 * walked sign by sign: that takes a third of the time.
 */
export function eachKey(text: string, visit: (key: string) => void): void {
  if (ascii.test(text)) return eachAsciiKey(text, visit);
  // No word goes over the end of a line.
  for (const line of text.split("\n"))
    if (ascii.test(line)) eachAsciiKey(line, visit);
    else for (const { key } of wordsOf(line)) visit(key);
}

function eachAsciiKey(text: string, visit: (key: string) => void): void {
  /** Where the name begins whose runs are being walked. */
  let nameFrom = -1;
  for (let at = 0; at < text.length; at++) {
    const from = at;
    const first = signAt(text, at);
    if (first === 0) continue;
    /** The signs after the first one. */
    let others = 0;
    for (let sign = signAt(text, ++at); sign > 0; sign = signAt(text, ++at)) others |= sign;
    const run = text.slice(from, at);
    if (run.length > longestWord) for (const { key } of stretchesOf(run, 0)) visit(key);
    else if ((first | others) === small) visit(run);
    else {
      visit(run.toLowerCase());
      const isWhole = (first | others) === capital || (first !== joint && others <= small);
      if (!isWhole) for (const { key } of piecesOf(run, 0)) visit(key);
    }
    const isJoined = (text[at] === "-" || text[at] === ".") && signAt(text, at + 1) > 0;
    if (isJoined) {
      if (nameFrom < 0) nameFrom = from;
      continue;
    }
    if (nameFrom >= 0 && at - nameFrom <= 2 * longestWord)
      visit(text.slice(nameFrom, at).toLowerCase());
    nameFrom = -1;
  }
}

function signAt(text: string, at: number): number {
  return asciiSigns[text.charCodeAt(at)] ?? 0;
}

function* stretchesOf(run: string, offset: number): Generator<Word> {
  for (let at = 0; at + longestWord < run.length; at += longestWord / 2)
    yield wordAt(run.slice(at, at + longestWord), offset + at);
  yield wordAt(run.slice(-longestWord), offset + run.length - longestWord);
}

function* piecesOf(run: string, offset: number): Generator<Word> {
  const pieces = run.split(seam);
  if (pieces.length < 2) return;
  let from = 0;
  for (const [place, piece] of pieces.entries()) {
    const at = run.indexOf(piece, from);
    from = at + piece.length;
    if (piece === "") continue;
    yield wordAt(piece, offset + at);
    // From each seam on, so that `open_files` is found in `max_open_files`.
    if (place > 0 && place < pieces.length - 1) yield wordAt(run.slice(at), offset + at);
  }
}

/** The unspaced stretches of a run by twos, and what is between them whole. */
function* neighboursOf(run: string, offset: number): Generator<Word> {
  let end = 0;
  for (const { 0: stretch, index } of run.matchAll(unspaced)) {
    if (index > end) yield wordAt(run.slice(end, index), offset + end);
    end = index + stretch.length;
    const signs = Array.from(stretch);
    let at = offset + index;
    for (const [place, sign] of signs.entries()) {
      const next = signs[place + 1];
      if (next !== undefined || signs.length === 1) yield wordAt(sign + (next ?? ""), at);
      at += sign.length;
    }
  }
  if (end < run.length) yield wordAt(run.slice(end), offset + end);
}

function wordAt(text: string, start: number): Word {
  return { key: wordKey(text), start, end: start + text.length };
}

/** How a run of a literal text may stand in the runs of a text that holds it. */
export interface LiteralRun {
  readonly key: string;
  readonly as: "whole" | "start" | "end" | "inside";
}

/**
 * What a text must hold so that a literal can stand in it: its runs, whole where the literal goes on
 * on both sides. None where it consists of signs only.
 */
export function literalRuns(literal: string): readonly LiteralRun[] {
  return [...literal.matchAll(runs)].flatMap(({ 0: run, index }): readonly LiteralRun[] => {
    // Any text of this length lies whole in one stretch of a longer run.
    if (run.length > longestWord / 2) return [];
    // Half a character at an end is a part of a letter, for all that the literal says.
    const isOpenBefore = /^[\udc00-\udfff]?$/.test(literal.slice(0, index));
    const isOpenAfter = /^[\ud800-\udbff]?$/.test(literal.slice(index + run.length));
    const stretches = [...run.matchAll(unspaced)];
    if (stretches.length > 0)
      return [...neighboursOf(run, 0)].map(({ key }) => ({ key, as: "inside" }));
    const as = isOpenBefore ? (isOpenAfter ? "inside" : "end") : isOpenAfter ? "start" : "whole";
    const key = wordKey(run);
    // Accents alone are no word.
    return key === "" ? [] : [{ key, as }];
  });
}
