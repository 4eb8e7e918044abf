/*
 * What changes from one run to the next, line by line, is put into classes: times, ids, addresses,
 * where files lie, how long it took. What says which error it is stays as it stands: names of errors,
 * exit codes, statuses, flags and constants.
 */

/** One kind of piece that changes, and what stands in its place: `⟨class⟩`, which no rule knows. */
export interface Rule {
  readonly name: string;
  readonly pattern: RegExp;
  readonly becomes: string;
}

const months = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec";
const days = "Mon|Tue|Wed|Thu|Fri|Sat|Sun";
/** Of which Kubernetes makes the ends of names: no vowels, nothing that looks like another sign. */
const safe = "[bcdfghjklmnpqrstvwxz2456789]";
/** Words before a number that make it a constant. */
const coded = String.raw`(?:code|status|exit|exited|errno|error|signal|sqlstate|sql state|returned|http|rc|os)`;

/**
 * The rules, in their order: what comes first is out of the way of what follows. Each looks ahead by a
 * bounded stretch or by one class of signs, so that any text takes time by its length alone.
 */
export const rules: readonly Rule[] = [
  {
    name: "time of a klog line",
    pattern: /^([IWEF])\d{4} \d\d:\d\d:\d\d(?:\.\d+)?\s+\d+/g,
    becomes: "$1 ⟨time⟩",
  },
  {
    name: "date and time of ISO 8601, and those with slashes",
    pattern:
      /\b\d{4}[-/]\d\d[-/]\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?(?:Z|UTC|GMT|CES?T|[+-]\d\d:?\d\d))?)?(?![\w-])/g,
    becomes: "⟨time⟩",
  },
  {
    name: "time of a web server's log",
    pattern: new RegExp(
      String.raw`\b\d{1,2}/(?:${months})/\d{4}:\d\d:\d\d:\d\d(?: [+-]\d{4})?`,
      "g",
    ),
    becomes: "⟨time⟩",
  },
  {
    name: "time with the name of a month",
    pattern: new RegExp(
      String.raw`\b(?:(?:${days}),? )?(?:(?:${months})\s{1,2}\d{1,2}|\d{1,2} (?:${months})(?: \d{4})?),? \d\d:\d\d(?::\d\d)?(?: (?:[A-Z]{3,4}|[+-]\d{4}))?(?: \d{4})?`,
      "g",
    ),
    becomes: "⟨time⟩",
  },
  {
    name: "time of day",
    pattern: /(?<![\d.:])\d\d:\d\d:\d\d(?:[.,]\d+)?(?![\d:])/g,
    becomes: "⟨time⟩",
  },
  {
    name: "seconds since 1970",
    pattern: /(?<![\w.-])1[4-9]\d{8}(?:\d{3}|\d{6}|\d{9})?(?:\.\d+)?(?![\w.-])/g,
    becomes: "⟨time⟩",
  },
  {
    name: "UUID",
    pattern: /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi,
    becomes: "⟨id⟩",
  },
  {
    name: "named digest",
    pattern: /\b(sha(?:1|256|384|512)|md5)[:-][0-9a-zA-Z+/]{8,128}={0,2}/g,
    becomes: "$1:⟨hash⟩",
  },
  {
    name: "address of a network card",
    pattern: /\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b/gi,
    becomes: "⟨address⟩",
  },
  {
    name: "IPv4 address, with port and mask",
    pattern: /(?<![\w.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?::\d{1,5})?(?:\/\d{1,2})?(?![\w.]*\w)/g,
    becomes: "⟨address⟩",
  },
  {
    name: "IPv6 address, with port",
    pattern:
      /\[(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}\](?::\d{1,5})?|(?<![\w:])(?=[0-9a-f:]{0,38}\d)[0-9a-f]{1,4}:(?:[0-9a-f]{0,4}:){1,6}[0-9a-f]{0,4}(?![\w:])/gi,
    becomes: "⟨address⟩",
  },
  {
    name: "arguments in a trace of Go",
    pattern: /\((?:(?:0x[0-9a-f]+\??|\.\.\.|[{}, ])+)\)(?=\s*$)/g,
    becomes: "(⟨arguments⟩)",
  },
  {
    name: "place in memory",
    pattern: /\+0x[0-9a-f]+\b|(?<=\b(?:pc|addr|fp|sp)=)0x[0-9a-f]+\b|\b0x[0-9a-f]{9,16}\b/gi,
    becomes: "⟨place⟩",
  },
  {
    name: "temporary name",
    pattern:
      /(?<=[/\\])(?:tmp|temp|build|pip|npm|go-build|session|cache)[-_.]?[\w.-]*\d[\w.-]*|\btmp[\w]*\d[\w]*/gi,
    becomes: "⟨temporary⟩",
  },
  {
    name: "head of a path",
    pattern: /(?<![\w.⟩~])(?:[A-Za-z]:|~|\.{1,2})?(?:[/\\]+[\w.@+=~⟨⟩-]+)+[/\\]+(?=[\w.@+⟨-])/g,
    becomes: "⟨path⟩/",
  },
  {
    name: "file at the root",
    pattern: /(?<=^|[\s"'`(=])\/(?=[\w.@-]+(?:[\s"'`,:;)]|$))/g,
    becomes: "⟨path⟩/",
  },
  {
    name: "place in a file",
    pattern: new RegExp(
      String.raw`(?<!\b${coded})(?<=[\w\])⟩]):\d{1,6}(?::\d{1,6})?(?![\w.]*\w)`,
      "gi",
    ),
    becomes: ":⟨at⟩",
  },
  {
    name: "line, column, character",
    pattern: /\b(line|lines|col|column|character|char|position|offset|byte)s?[ :=]{1,2}\d+/gi,
    becomes: "$1 ⟨at⟩",
  },
  {
    name: "place in round brackets",
    pattern: /\(\d{1,6}[,:] ?\d{1,6}\)/g,
    becomes: "⟨at⟩",
  },
  {
    name: "process, thread, goroutine",
    pattern:
      /\b(pid|ppid|tid|process|thread|goroutine|worker|job|port|uid|gid)([ =:#-]{1,3})\d+\b/gi,
    becomes: "$1$2⟨n⟩",
  },
  {
    name: "number of a process behind its name",
    pattern: /(?<=[\w.@)-])\[\d+\]/g,
    becomes: "[⟨n⟩]",
  },
  {
    name: "machine in a line of syslog",
    pattern: /^⟨time⟩ [\w.-]+ (?=[\w.@-]+(?:\[⟨n⟩\])?: )/g,
    becomes: "⟨time⟩ ⟨host⟩ ",
  },
  {
    name: "what a log puts before its line",
    pattern:
      /^(?:\[?⟨time⟩\]?(?: \[(?:⟨n⟩|\d+)\])?(?: ⟨host⟩ [\w.@-]+(?:\[⟨n⟩\])?:)?[ :,-]*)+(?=\S)/g,
    becomes: "",
  },
  {
    name: "end of a job's name",
    pattern: new RegExp(String.raw`-\d{8,10}(?:-${safe}{5})?(?![\w-])`, "g"),
    becomes: "-⟨pod⟩",
  },
  {
    name: "end of a pod's name",
    pattern: new RegExp(
      String.raw`-(?=[a-z]{0,9}\d)${safe}{6,10}-${safe}{5}(?![\w-])|-(?=[a-z]{0,4}\d)${safe}{5}(?![\w-])`,
      "g",
    ),
    becomes: "-⟨pod⟩",
  },
  {
    name: "number of one of a set",
    pattern: /(?<=[a-z])-\d{1,4}(?![\w.-]*\w)/g,
    becomes: "-⟨n⟩",
  },
  {
    name: "hash",
    pattern: /(?<![\w-])(?=[a-f]{0,40}\d)(?=\d{0,40}[a-f])[0-9a-f]{7,64}(?![\w-])/g,
    becomes: "⟨hash⟩",
  },
  {
    name: "version",
    pattern: /(?<![\w.])v?\d+\.\d+\.\d+(?:\.\d+)?(?:[-+][\w.]+)?(?![\w])/g,
    becomes: "⟨version⟩",
  },
  {
    name: "how long it took",
    pattern:
      /(?<![\w.])(?:\d+(?:\.\d+)?(?:ms|µs|us|ns|s|m|h|d))+(?![\w])|(?<![\w.])\d+(?:\.\d+)? (?:milli|micro)?(?:second|minute|hour|day|week)s?\b/g,
    becomes: "⟨duration⟩",
  },
  {
    name: "size",
    pattern: /(?<![\w.])\d+(?:\.\d+)? ?(?:[kKMGTP]i?[bB]?|bytes?|B)(?![\w-])/g,
    becomes: "⟨size⟩",
  },
  { name: "share", pattern: /(?<![\w.])\d+(?:\.\d+)? ?%/g, becomes: "⟨share⟩" },
  { name: "count of an event", pattern: /\bx\d+ over\b/g, becomes: "x⟨n⟩ over" },
  {
    name: "large number",
    pattern: new RegExp(
      String.raw`(?<!\b${coded}[ :=(#]{0,3})(?<![\w.#-])\d{4,}(?![\w.-]*\w)`,
      "gi",
    ),
    becomes: "⟨n⟩",
  },
];

/** Longer lines are data; their beginning says what they are of. In UTF-16 units. */
const longestLine = 2000;

/** A line of output with what changes from run to run put into classes. */
export function normaliseLine(line: string): string {
  return rules.reduce(
    (text, { pattern, becomes }) => text.replaceAll(pattern, becomes),
    line.slice(0, longestLine).trim().replaceAll(/\s+/g, " "),
  );
}
