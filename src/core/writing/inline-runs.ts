import { escaped } from "./escape";

/** A piece of text within a line, with what it is in. */
export interface Run {
  readonly text: string;
  /** Some of `mark`, as bits. */
  readonly marks: number;
  /** The address that it leads to, or nothing. */
  readonly link: string;
}

/** What text within a line can be, as bits. */
export const mark = { strong: 1, emphasis: 2, strike: 4, code: 8 } as const;

/** From the outermost: what a run of text can be in, and what stands on both sides of it. */
const wraps = [
  [mark.strike, "~~"],
  [mark.strong, "**"],
  [mark.emphasis, "*"],
] as const;

/** Runs as one line of Markdown, or as some where they have line breaks. */
export function inlineMarkdown(runs: readonly Run[]): string {
  const pieces: string[] = [];
  let last = "";
  groups(runs, ({ link }) => link).forEach(([link, group, next]) => {
    let piece: string;
    if (link !== "") piece = linked(marked(group, 0, "", "", true), link, last, next, group);
    else {
      piece = marked(group, 0, last, next, false);
      // Before a link it would make an image of it.
      if (next !== "" && piece.endsWith("!")) piece = `${piece.slice(0, -1)}\\!`;
    }
    pieces.push(piece);
    last = piece.slice(-1) || last;
  });
  return pieces
    .join("")
    .trim()
    .replaceAll(/ *\n */g, "  \n");
}

/** Runs that follow one another and are the same in this, with the character that comes next. */
function groups<Key>(runs: readonly Run[], keyOf: (run: Run) => Key) {
  const found: [key: Key, group: Run[], next: string][] = [];
  for (const run of runs) {
    const key = keyOf(run);
    const before = found.at(-1);
    if (before?.[0] === key) before[1].push(run);
    else {
      if (before) before[2] = firstOf(run);
      found.push([key, [run], ""]);
    }
  }
  return found;
}

/** The character that a run will begin with, as far as it matters to what is beside it. */
function firstOf({ text, marks }: Run): string {
  if (marks & mark.strike) return "~";
  return marks & mark.code ? "`" : text.slice(0, 1);
}

function marked(
  runs: readonly Run[],
  level: number,
  before: string,
  next: string,
  isInLink: boolean,
): string {
  const [bit, sign] = wraps[level] ?? [mark.code, ""];
  const pieces: string[] = [];
  let last = before;
  groups(runs, ({ marks }) => marks & bit).forEach(([isMarked, group, own]) => {
    const following = own || next;
    let piece: string;
    if (level < wraps.length) {
      piece = marked(group, level + 1, last, following, isInLink);
      if (isMarked) piece = around(piece, sign, last, following);
    } else {
      const text = group.map((run) => run.text).join("");
      // Signs of outer groups may stand beside it, and not what comes before or next.
      const isPlain = group.every((run) => run.marks === 0);
      piece = isMarked
        ? codeSpan(text)
        : escaped(text, isInLink, isPlain ? last : "*", isPlain ? following : "*");
    }
    pieces.push(piece);
    last = piece.slice(-1) || last;
  });
  return pieces.join("");
}

/** White space at an end would keep Markdown from seeing the sign, and so may a letter beside it: then it is left out. */
function around(text: string, sign: string, before: string, next: string): string {
  const words = text.trim();
  if (words === "") return text;
  const at = text.indexOf(words);
  const [lead, trail] = [text.slice(0, at), text.slice(at + words.length)];
  // Markdown's readers disagree on signs beside one that is escaped.
  if (/^\\[*_~]|\\[*_~]$/.test(words)) return text;
  const opens = isOpen(lead.slice(-1) || before) || isLetter(words.slice(0, 1));
  const closes = isOpen(trail.slice(0, 1) || next) || isLetter(words.slice(-1));
  return opens && closes ? lead + sign + words + sign + trail : text;
}

function isOpen(character: string): boolean {
  return /^[\s!-/:-@[-`{-}]?$/.test(character);
}

function isLetter(character: string): boolean {
  return /^[\p{L}\p{N}]$/u.test(character);
}

function codeSpan(text: string): string {
  const words = text.replaceAll("\n", " ").trim();
  if (words === "") return text;
  let longest = 0;
  for (const [ticks] of words.matchAll(/`+/g)) longest = Math.max(longest, ticks.length);
  const ticks = "`".repeat(longest + 1);
  const gap = longest > 0 ? " " : "";
  const at = text.search(/\S/);
  const trail = /\s$/.test(text.slice(-1)) ? " " : "";
  return (at > 0 ? " " : "") + ticks + gap + words + gap + ticks + trail;
}

/** An address that is shown as itself is a link as it stands. */
function linked(text: string, link: string, before: string, next: string, runs: readonly Run[]) {
  const words = text.trim();
  const shown = runs.length === 1 ? runs[0]?.text.trim() : "";
  if (words === "") return text;
  const lead = /^\s/.test(text) ? " " : "";
  const trail = /\s$/.test(text.slice(-1)) ? " " : "";
  const isAlone = /^\s?$/.test(lead || before) && /^\s?$/.test(trail || next);
  const isItself = link === shown || link === `${shown}/` || link === `mailto:${shown}`;
  if (isItself && isAlone && runs[0]?.marks === 0 && bare.test(shown ?? ""))
    return lead + shown + trail;
  return `${lead}[${words}](${link})${trail}`;
}

const bare =
  /^(?:https?:\/\/[a-z\d-]+(?:\.[a-z\d-]+)+(?:\/[\w/-]*)?|[\w.-]+@[a-z\d-]+(?:\.[a-z\d-]+)+)$/i;
