// Verifies a backup of a Kubecraft Journal and prints it as Markdown: node read-backup.mjs FILE
// It needs Node and nothing else, reads every version up to 2, plain or gzipped, and says what is wrong.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const fail = (why) => {
  throw new Error(why);
};
const sha256 = (text) => createHash("sha256").update(text).digest("hex");

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
  const links = lines.slice(1, -1);
  const seal = links.reduce((link, line) => sha256(`${link}\n${line}`), sha256(lines[0]));
  if (lines.at(-1) !== `],"sha256":"${seal}"}`)
    fail("it was cut off, damaged or changed: its seal does not fit");
  const { version, minReader, counts, ...others } = JSON.parse(lines.join("\n"));
  if (minReader > 2) fail(`it asks for a newer reader (${minReader}, this one is 2)`);
  for (const [name, count] of Object.entries(counts))
    if ((name !== "parts" || version > 1) && (others[name] ?? []).length !== count)
      fail(`it announces ${count} ${name} and does not hold them`);
  return Object.fromEntries(Object.entries(others).filter(([, list]) => Array.isArray(list)));
}

/** A value in a block that nothing in it can close. */
function fenced(value, language = "json") {
  const code = typeof value === "string" ? value : JSON.stringify(value, undefined, 2);
  const fence = "`".repeat(Math.max(3, ...(code.match(/`+/g) ?? []).map((run) => run.length + 1)));
  return `${fence}${language}\n${code}\n${fence}`;
}

/** Each field under its name: text as it stands, code in a block. */
function printPart({ id: _id, kind, language = "", ...fields }) {
  const told = Object.entries(fields).filter(([, value]) => value !== "");
  const printed = told.map(([name, value]) => {
    if (name === "code" || name === "output") return fenced(value, language);
    if (typeof value !== "string") return `${name}: ${JSON.stringify(value)}`;
    return name === "text" ? value : `${name}: ${value}`;
  });
  return [`## ${kind}`, ...printed].join("\n\n");
}

/** Text as it is, a list with commas, anything else as JSON. */
const say = (value) =>
  Array.isArray(value)
    ? value.join(", ")
    : typeof value === "string"
      ? value
      : JSON.stringify(value);

function printEntry({ title, facts, parts, trashedAt }) {
  const told = Object.entries(facts).map(([name, value]) => `- ${name}: ${say(value)}`);
  const heading = `# ${title || "Untitled"}${trashedAt === undefined ? "" : " (in the trash)"}`;
  return [heading, told.join("\n"), ...parts.map(printPart)].join("\n\n");
}

try {
  const [path = fail("name a file: node read-backup.mjs FILE")] = process.argv.slice(2);
  const { entries, ...others } = readBackup(readFileSync(path));
  const rest = Object.entries(others).map(([name, list]) => `# ${name}\n\n${fenced(list)}`);
  process.stdout.write(`${[...entries.map(printEntry), ...rest].join("\n\n")}\n`);
} catch (error) {
  process.stderr.write(`This file cannot be read: ${error.message}.\n`);
  process.exitCode = 1;
}
