import type { LanguageId } from "../markup/languages";

/** What interpreters are called in the first line of a script. */
const interpreters: readonly (readonly [name: RegExp, language: LanguageId])[] = [
  [/\b(?:ba|z|k|da)?sh\b/, "bash"],
  [/\bpython[\d.]*\b/, "python"],
  [/\b(?:node|deno|bun)\b/, "javascript"],
  [/\b(?:ts-node|tsx)\b/, "typescript"],
  [/\bruby\b/, "ruby"],
  [/\bphp\b/, "php"],
  [/\bpwsh\b/, "powershell"],
];

/** Signs that hardly anything else bears. A wrong colour is worse than none, so all else stays plain. */
const signs: readonly (readonly [sign: RegExp, language: LanguageId])[] = [
  [/^diff --git |^--- \S.*\n\+\+\+ |^@@ -\d/, "diff"],
  [/^[$#%] \S.*\n/, "shell"],
  [
    /^(?:ARG .*\n)*FROM \S+.*\n[^]*^(?:RUN|COPY|CMD|ENTRYPOINT|WORKDIR|ENV|ADD|USER|EXPOSE)\s/m,
    "dockerfile",
  ],
  [/^(?:resource|data|variable|provider|module|output|locals|terraform)\b[^\n=]*\{\n/, "hcl"],
  [/^package \w+\n[^]*^(?:import|func|type|var|const)\b/m, "go"],
  [/^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) \S+ HTTP\/\d|^HTTP\/[\d.]+ \d{3}\b/, "http"],
  [/^<(?:!doctype html|html|\?xml)\b/i, "html"],
  [
    /^(?:from [\w.]+ import |import [\w.]+\n|(?:async )?def \w+\(.*\).*:\n|class \w+.*:\n)/,
    "python",
  ],
  [/^(?:use [\w:]+(?:::\{.*\})?;\n|(?:pub )?(?:async )?fn \w+.*\{\n)/, "rust"],
  [/^#include [<"]\S+[>"]\n[^]*\bstd::/, "cpp"],
  [/^#include [<"]\S+[>"]\n/, "c"],
  [
    /^(?:select\b[^]*\bfrom|insert into|update \S+ set|delete from|create (?:table|index)|alter table|with \w+ as)\b[^]*;\s*$/i,
    "sql",
  ],
  [/^\[[\w."-]+\]\n\s*[\w."-]+ *=/, "ini"],
  [/^syntax = "proto\d";\n/, "protobuf"],
];

/** How much is looked at: what a text is shows at its beginning. */
const looked = 4000;

/** The language of a snippet by its first line or by signs that hardly anything else bears; "" where there is doubt. */
export function guessLanguage(code: string): LanguageId | "" {
  const start = code.slice(0, looked).trim();
  const [first = ""] = start.split("\n", 1);
  if (first.startsWith("#!")) return interpreters.find(([name]) => name.test(first))?.[1] ?? "";
  const text = `${start}\n`;
  const known = signs.find(([mark]) => mark.test(text))?.[1];
  if (known) return known;
  if (isJson(code)) return "json";
  return isYaml(start) ? "yaml" : "";
}

function isJson(code: string): boolean {
  if (!/^\s*[[{]/.test(code)) return false;
  try {
    JSON.parse(code);
    return true;
  } catch {
    return false;
  }
}

/** At least two lines, of which each is a key, an item, a comment, or belongs to the text of the one above. */
function isYaml(text: string): boolean {
  const lines = text.split("\n").filter((line) => line.trim() !== "" && line !== "---");
  const keys = lines.filter((line) => /^\s*(?:- )*[\w."'/-]+:(?: |$)/.test(line));
  const others = lines.filter((line) => /^\s*(?:- \S|#|\S)/.test(line) && !keys.includes(line));
  const isQuiet = others.every((line) => /^\s*(?:- \S|#)/.test(line) || /^\s{2,}\S/.test(line));
  const first = lines.find((line) => !line.trim().startsWith("#"));
  return (
    lines.length >= 2 &&
    isQuiet &&
    first !== undefined &&
    keys.includes(first) &&
    !first.startsWith(" ") &&
    keys.length * 2 >= lines.length &&
    !/[;{]\s*$/m.test(text)
  );
}

/** What terminals show when something went wrong. */
const complaints =
  /^\s*(?:(?:error|fatal|panic|warning|exception|caused by|traceback|npm err)(?=[ :[(!])|e:)|\b(?:error|exception|failed|failure|denied|refused|not found|no such file|timed out|cannot|unable to|segmentation fault|crashloopbackoff|exit(?:ed with)? (?:code|status) \d|command terminated)\b/im;
const frames = /^\s+at .+:\d+|^\s+File ".+", line \d+|^goroutine \d+ \[/m;
const columns = /^[A-Z][A-Z()-]+(?: {2,}[A-Z][A-Z()-]*(?: [A-Z]+)*){2,}\s*$/m;
const times =
  /^(?:\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d|[IWEF]\d{4} \d\d:\d\d|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d )/m;

/** Whether a text looks like what a terminal showed: complaints, stack frames, a table, a log. */
export function looksLikeOutput(text: string): boolean {
  const start = text.slice(0, looked);
  if (guessLanguage(text) !== "" && !/^[$#%] /.test(start.trim())) return frames.test(start);
  return [complaints, frames, columns, times].some((sign) => sign.test(start));
}
