/** What kind of word says which error it is. */
export type TellingKind = "code" | "name" | "constant" | "flag" | "word" | "file";

/** A word of an error, as it is compared, and how much it says by its kind. */
export interface TellingWord {
  readonly key: string;
  readonly kind: TellingKind;
}

/** How much each kind says: a code or the name of an error says more than any prose around it. */
export const kindWeights: Readonly<Record<TellingKind, number>> = {
  code: 3,
  name: 3,
  constant: 2.5,
  flag: 1.5,
  word: 1,
  file: 0.4,
};

/** A number that a program ended with, or that a protocol, a database or a compiler gives an error. */
const codes =
  /\b(exit(?:ed)?(?: with)?(?: (?:code|status))?|(?:status|error|return|exit) ?code|code|status|errno|error|signal|sqlstate|sql state|returned|http(?:\/[\d.]+)?|rc)[ :=(#]{1,3}(?=\d)([0-9A-Z]{1,8})\b/gi;

/** `ECONNREFUSED`, `SIGKILL`, `ERR_MODULE_NOT_FOUND`, `0xC0000005`, `E0308`, `TS2345`, `CVE-2024-3094`. */
const constants =
  /(?<![\w-])(?:E[A-Z]{4,}|SIG[A-Z]{3,}|[A-Z][A-Z0-9]{1,20}(?:_[A-Z0-9]{1,20}){1,6}|0x[0-9a-fA-F]{1,8}|[A-Z]{1,4}\d{3,5}|[A-Z]{2,5}-\d{3,5}(?:-\d+)?|\d[0-9A-Z]{4}(?<=[A-Z]\d*))(?![\w-])/g;

/** `CrashLoopBackOff`, `OOMKilled`, `ModuleNotFoundError`; other names in this case are of things. */
const endings =
  /(?:error|exception|failed|failure|killed|backoff|exceeded|refused|denied|timeout|notfound|forbidden|invalid|expired|unknown|fault|warning|scheduling|evicted|toomany\w*|conflict|mismatch|missing|violation)$/i;
const names =
  /(?<![\w-])[A-Za-z]{0,40}[a-z][A-Z][A-Za-z0-9]{1,60}|(?<![\w-])[A-Z]{2,20}[a-z][A-Za-z0-9]{1,60}/g;

const flags = /(?<=^|[\s"'`([])--?[a-zA-Z][\w-]{0,60}/g;

/** Words and names with joints: `coredns`, `pg_hba.conf`, `kube-system`. */
const words = /[\p{L}_][\p{L}\p{N}_]*(?:[-.][\p{L}\p{N}_]+)*/gu;

/** The last piece of a path whose head was left out. */
const files = /(?<=⟨path⟩\/)[\w.@+⟨⟩-]+/g;

/** Words that stand in most outputs, whichever error it is. */
const common: ReadonlySet<string> = new Set(
  (
    "the and for with from that this was were are has have had not can cannot could will would may you your its into " +
    "error errors err fatal failed fail failure failing warning warn info debug trace exception panic unable invalid " +
    "line lines file files most recent call last traceback at in on of to by is it be as an or if no so do does did " +
    "see use using used run running command process exit exited code status message reason caused cause when while " +
    "after before try trying again please check more details log logs output npm err! errno goroutine main root home " +
    "usr lib bin local tmp var opt etc app src http https get post put com org net www name type value null true false " +
    "⟨at⟩ time path address hash version pod place duration size share temporary arguments id"
  ).split(" "),
);

/** All telling words of normalised lines, each once. */
export function tellingWords(lines: readonly string[]): readonly TellingWord[] {
  const found = new Map<string, TellingWord>();
  const add = (kind: TellingKind, key: string) => {
    if (!found.has(key)) found.set(key, { key, kind });
  };
  for (const line of lines) {
    // How files are called changes more than what became of them.
    for (const [file] of line.matchAll(files)) add("file", file.toLowerCase());
    // What stands for something that changes says nothing.
    const text = line.replaceAll(files, " ").replaceAll(/⟨\w+⟩/g, " ");
    for (const [, what = "", code = ""] of text.matchAll(codes)) {
      const key = codeKey(what, code);
      add(/^exit [012]$/.test(key) ? "word" : "code", key);
    }
    for (const [constant] of text.matchAll(constants))
      if (!common.has(constant.toLowerCase())) add("constant", constant);
    for (const [name] of text.matchAll(names)) if (endings.test(name)) add("name", name);
    for (const [flag] of text.matchAll(flags)) add("flag", flag);
    for (const [word] of text.matchAll(words)) {
      const whole = word.toLowerCase();
      for (const key of new Set([whole, ...whole.split(/[-.]/)]))
        if (key.length > 2 && key.length <= 64 && !common.has(key)) add("word", key);
    }
  }
  return [...found.values()];
}

/** Exit codes are one thing however they are told; other codes are of what gives them. */
function codeKey(what: string, code: string): string {
  const said = what.toLowerCase();
  if (/exit|returned|^rc$|return/.test(said)) return `exit ${code}`;
  if (said.startsWith("http") || said.startsWith("status")) return `status ${code}`;
  return `code ${code.toUpperCase()}`;
}
