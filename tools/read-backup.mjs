// Verifies a backup of a Kubecraft Journal and prints it as Markdown: node read-backup.mjs FILE
// It needs Node and nothing else, reads every version up to 2, plain or gzipped, and says what is wrong.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const fail = (why) => {
  throw new Error(why);
};

/** The sections of a whole backup by their names, each a list; it throws where a byte is not as it was. */
function readBackup(file) {
  if (/^(age-encryption\.org|-----BEGIN AGE)/.test(file.subarray(0, 40).toString("latin1")))
    fail("it is encrypted: decrypt it first, with age -d -o backup.json FILE");
  const isPacked = file[0] === 0x1f && file[1] === 0x8b;
  const bytes = isPacked ? gunzipSync(file, { maxOutputLength: 2 ** 30 }) : file;
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  const lines = text.replace(/\r?\n$/, "").split(/\r?\n/);
  if (!lines[0].startsWith('{"format":"kubecraft-journal-backup",'))
    fail("it is not a backup of this journal");
  let link;
  for (const line of lines.slice(0, -1))
    link = createHash("sha256")
      .update(link === undefined ? line : `${link}\n${line}`)
      .digest("hex");
  if (lines.at(-1) !== `],"sha256":"${link}"}`)
    fail("it was cut off, damaged or changed: its seal does not fit");
  const {
    format: _,
    version,
    minReader,
    counts,
    sha256: _seal,
    ...sections
  } = JSON.parse(lines.join("\n"));
  if (minReader > 2) fail(`it asks for a newer reader (${minReader}, this one is 2)`);
  const { parts, ...announced } = counts;
  if (version > 1 && parts !== undefined) announced.parts = parts;
  for (const [name, count] of Object.entries(announced))
    if ((sections[name] ?? []).length !== count)
      fail(`it announces ${count} ${name} and does not hold them`);
  return sections;
}

const titled = [
  ["learned", "What I Learned"],
  ["thought", "My Thoughts"],
  ["connection", "Connections"],
  ["snippet", "Code Snippets"],
  ["mistake", "Mistakes & Fixes"],
  ["aha", "Aha Moment"],
  ["question", "Questions to Research"],
  ["application", "Real World Application"],
  ["goal", "Next session goal"],
];

function fenced(code, language = "") {
  const fence = "`".repeat(Math.max(3, ...(code.match(/`+/g) ?? []).map((run) => run.length + 1)));
  return `${fence}${language}\n${code}\n${fence}`;
}

function printPart({ id: _id, kind, ...part }) {
  if (kind === "snippet")
    return [part.caption, fenced(part.code, part.language)].filter(Boolean).join("\n\n");
  if (kind === "mistake")
    return [
      part.broke,
      part.fix && `Fix: ${part.fix}`,
      part.tell && `Tell: ${part.tell}`,
      part.output && fenced(part.output),
    ]
      .filter(Boolean)
      .join("\n\n");
  if (kind === "question")
    return `- [${part.isAnswered ? "x" : " "}] ${[part.text, part.answer].filter(Boolean).join("\n\n  ")}`;
  return typeof part.text === "string"
    ? part.text
    : fenced(JSON.stringify(part, undefined, 2), "json");
}

function printEntry({ title, facts, parts, trashedAt }) {
  const told = Object.entries(facts).map(
    ([name, value]) =>
      `- ${name}: ${Array.isArray(value) ? value.join(", ") : typeof value === "object" ? JSON.stringify(value) : value}`,
  );
  const kinds = [
    ...titled,
    ...[...new Set(parts.map(({ kind }) => kind))]
      .filter((kind) => !titled.some(([known]) => known === kind))
      .map((kind) => [kind, kind]),
  ];
  const runs = kinds.flatMap(([kind, heading]) => {
    const run = parts.filter((part) => part.kind === kind);
    return run.length > 0 ? [`## ${heading}`, ...run.map(printPart)] : [];
  });
  return [
    `# ${title || "Untitled"}${trashedAt === undefined ? "" : " (in the trash)"}`,
    told.join("\n"),
    ...runs,
  ].join("\n\n");
}

try {
  const [path = fail("name a file: node read-backup.mjs FILE")] = process.argv.slice(2);
  const { entries, ...others } = readBackup(readFileSync(path));
  const rest = Object.entries(others).map(
    ([name, list]) => `# ${name}\n\n${fenced(JSON.stringify(list, undefined, 2), "json")}`,
  );
  process.stdout.write(`${[...entries.map(printEntry), ...rest].join("\n\n")}\n`);
} catch (error) {
  process.stderr.write(`This file cannot be read: ${error.message}.\n`);
  process.exitCode = 1;
}
