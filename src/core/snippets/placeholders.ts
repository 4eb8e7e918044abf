import { languageOf } from "../markup/language-names";
import type { LanguageId } from "../markup/languages";

/** A place in a snippet that asks for a word of the reader's own, `end` exclusive, in UTF-16 units. */
export interface Placeholder {
  /** What it asks for, without its signs: `pod` of `<pod>`. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const angled = /(?<![\w<])<([a-z][a-z\d]*(?:[-_. ][a-z\d]+){0,4})>(?![\w>])/gi;
const braced = /(?<![${])\{\{ ?([a-z_][\w-]*) ?\}\}(?!\})/gi;
const variable = /(?<![\\$])\$(?:([A-Z][A-Z\d_]+)(?![\w([])|\{([A-Z][A-Z\d_]+)\})/g;
/** Signs that `{{` belongs to a template engine here: a path, a pipe, a call, a block. */
const template =
  /\{%|\{\{-|\{\{ ?(?:[.$/#^>!&]|[\w-]+ ?[^\w\s}-]|[\w-]+ +[^\s}]|(?:end|else) ?\}\})/;

/** The placeholders of a snippet in the order of the text; when in doubt, a place is code and not a placeholder. */
export function placeholdersIn(code: string, language: string): readonly Placeholder[] {
  const id = languageOf(language);
  const isShell = id === "bash" || id === "shell" || language === "";
  const found: Placeholder[] = [];
  if (isShell || (id !== undefined && unmarked.has(id))) {
    for (const match of code.matchAll(angled)) {
      const [, word = ""] = match;
      // A closing tag makes it markup.
      if (!code.includes(`</${word}>`)) found.push(placed(match, word));
    }
  }
  if (!template.test(code)) {
    for (const match of code.matchAll(braced)) found.push(placed(match, match[1] ?? ""));
  }
  if (isShell) {
    // A long script names the same few variables over and over.
    const isSet = new Map<string, boolean>();
    for (const match of code.matchAll(variable)) {
      const word = match[1] ?? match[2] ?? "";
      if (!isSet.has(word)) isSet.set(word, isSetIn(code, word));
      if (!shellsOwn.has(word) && isSet.get(word) === false && !isQuoted(code, match.index)) {
        found.push(placed(match, word));
      }
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** The snippet with each placeholder that has a value replaced by it, as it was typed; one without a value stays. */
export function fillPlaceholders(
  code: string,
  placeholders: readonly Placeholder[],
  values: ReadonlyMap<string, string>,
): string {
  let filled = "";
  let done = 0;
  for (const { name, start, end } of placeholders) {
    const value = values.get(name) ?? "";
    filled += code.slice(done, start) + (value === "" ? code.slice(start, end) : value);
    done = end;
  }
  return filled + code.slice(done);
}

/** Languages in which a word in angle brackets means nothing by itself. */
const unmarked: ReadonlySet<LanguageId> = new Set<LanguageId>([
  "yaml",
  "json",
  "ini",
  "sql",
  "dockerfile",
  "nginx",
]);
/** What the shell or awk sets itself. */
const shellsOwn: ReadonlySet<string> = new Set(
  (
    "HOME PATH USER LOGNAME PWD OLDPWD SHELL EDITOR PAGER HOSTNAME LANG TERM RANDOM UID EUID PPID TMPDIR IFS " +
    "SECONDS LINENO REPLY OPTARG OPTIND PIPESTATUS FUNCNAME BASHPID DISPLAY SSH_AUTH_SOCK NF NR FS OFS ORS RS FNR"
  ).split(" "),
);

function placed(match: RegExpExecArray, name: string): Placeholder {
  return { name, start: match.index, end: match.index + match[0].length };
}

function isSetIn(code: string, name: string): boolean {
  return new RegExp(
    String.raw`(?<![\w$])${name}\+?=|\b(?:read|export|local|declare|readonly|for)\b[^\n;|&$]*(?<![\w$])${name}\b`,
  ).test(code);
}

/** Between single quotes a shell fills in nothing: `awk '{ print $NAME }'`. */
function isQuoted(code: string, at: number): boolean {
  const line = code.slice(code.lastIndexOf("\n", at) + 1, at);
  return line.split("'").length % 2 === 0;
}
