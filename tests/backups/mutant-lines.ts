import type { Random } from "../../bench/random";
import { sectionName } from "../../src/core/backup/sections";
import { mutateValue } from "./mutant-values";

/** The lines of a backup but for its seal, while something is done to them. */
export type Lines = string[];

const sectionStart = /^\],"([^"]*)":\[$/;

/** Names for a section, good ones and such as mean something to the language. */
const sectionNames = [
  "sketches",
  "cards",
  "toString",
  "hasOwnProperty",
  "then",
  "toJSON",
  "valueOf",
  "__proto__",
  "constructor",
  "entries",
  "versions",
  "sha256",
  "a".repeat(41),
] as const;

const looseLines = [
  "",
  "null",
  "{}",
  "[]",
  "]",
  "]}",
  "}",
  "\u0000",
  "{",
  '{"entry":null}',
  " ",
  "1e400",
];

/** Does something to a backup's lines, and says what. */
export function mutateLines(lines: Lines, others: readonly string[], random: Random): string {
  const at = random.below(lines.length);
  const line = lines[at] ?? "";
  switch (random.below(26)) {
    case 0: {
      lines.splice(at, 1);
      return `line ${at} dropped`;
    }
    case 1: {
      lines.splice(random.below(lines.length), 0, line);
      return `line ${at} doubled`;
    }
    case 2: {
      const other = random.below(lines.length);
      lines[at] = lines[other] ?? "";
      lines[other] = line;
      return `lines ${at} and ${other} exchanged`;
    }
    case 3: {
      lines.splice(at, 0, random.pick([...looseLines, random.pick(others)]));
      return `a line before ${at}`;
    }
    case 4: {
      const cut = random.below(line.length + 1);
      lines.splice(at, 1, line.slice(0, cut), line.slice(cut));
      return `line ${at} broken`;
    }
    case 5: {
      lines.splice(at, 2, line + (lines[at + 1] ?? ""));
      return `line ${at} joined with the next`;
    }
    case 6: {
      lines[at] = random.pick([`${line},`, line.replace(/,$/, ""), ` ${line}`, `${line} `]);
      return `line ${at} with other commas or blanks`;
    }
    case 7:
    case 8:
      return mutateHeader(lines, random);
    case 9: {
      const name = random.pick(sectionNames);
      const held = [
        random.pick(others),
        random.pick(looseLines),
        '{"__proto__":{"polluted":true}}',
      ];
      lines.push(`],"${name}":[`, ...held.slice(0, random.below(4)));
      return `a section "${name.slice(0, 20)}"`;
    }
    case 10:
      return mutateBeside(lines, random);
    default: {
      // The first line has a case of its own, and is no JSON by itself.
      const place = Math.min(lines.length - 1, 1 + random.below(lines.length));
      const value = lines[place] ?? "";
      const hasComma = value.endsWith(",");
      const [text, how] = mutateValue(hasComma ? value.slice(0, -1) : value, random);
      lines[place] = text + (hasComma ? "," : "");
      return `line ${place}: ${how}`;
    }
  }
}

/** A line of the session, the settings or the history that nobody would write. */
function mutateBeside(lines: Lines, random: Random): string {
  const name = random.pick(["session", "settings", "versions"]);
  const held = random.pick<unknown>([
    { instants: [] },
    { instants: [-1, 1.5, null] },
    { instants: Array.from({ length: 20_000 }, (_, at) => at) },
    { instants: [1], entry: "__proto__" },
    { user: "x".repeat(100_000), host: 7, path: null, tickerLines: [1, null, "x"] },
    { user: "\ud83d\u0000", tickerLines: { length: 3 }, theme: "__proto__" },
    { entry: { id: "x" }, isPinned: "yes" },
    { entry: null },
    [],
    "text",
    null,
  ]);
  const at = lines.indexOf(`],"${name}":[`);
  if (at < 0) lines.push(`],"${name}":[`, JSON.stringify(held));
  else lines.splice(at + 1, 0, `${JSON.stringify(held)},`);
  return `a line of the ${name}`;
}

function mutateHeader(lines: Lines, random: Random): string {
  const first = lines[0] ?? "";
  const number = random.pick(["0", "1", "2", "3", "99", "-1", "1.5", '"2"', "1e400", "null", "[]"]);
  const changes: readonly (readonly [from: RegExp, to: string])[] = [
    [/"version":\d+/, `"version":${number}`],
    [/"minReader":\d+/, `"minReader":${number}`],
    [
      /"entries":\d+/,
      `"entries":${random.pick(["0", "1", "9", "200001", "1e9", "-1", "0.5", '"3"', "null"])}`,
    ],
    [/"counts":\{/, `"counts":{"${random.pick(sectionNames)}":${random.below(3)},`],
    [/"counts":\{[^}]*\}/, `"counts":${random.pick(["[]", "null", "{}", '"entries"', "3"])}`],
    [/"minReader"/, '"madeBy":{"__proto__":{"polluted":1}},"then":"x","minReader"'],
    [/"format":"[^"]*"/, random.pick(['"format":"other"', '"format": "kubecraft-journal-backup"'])],
    [/,"entries":\[$/, random.pick([',"entries":[ ', ',"entries":', ',"items":[', ""])],
  ];
  const [from, to] = random.pick(changes);
  lines[0] = first.replace(from, to);
  return `the first line with ${to.slice(0, 40)}`;
}

/** Puts commas and counts right, so that what stands in the lines is what is judged. */
export function repair(lines: Lines): void {
  let name = "entries";
  let begin = 1;
  const counts: [name: string, count: number][] = [];
  const close = (end: number) => {
    for (let at = begin; at < end; at += 1) {
      const bare = (lines[at] ?? "").replace(/,$/, "");
      lines[at] = at < end - 1 ? `${bare},` : bare;
    }
    counts.push([name, end - begin]);
  };
  for (let at = 1; at < lines.length; at += 1) {
    const found = sectionStart.exec(lines[at] ?? "")?.[1];
    if (found === undefined) continue;
    close(at);
    name = found;
    begin = at + 1;
  }
  close(lines.length);
  const known = counts.filter(([section], at) => at === 0 || sectionName.test(section));
  const written = known.map(([section, count]) => `${JSON.stringify(section)}:${count}`);
  const parts = /"parts":\d+/.exec(lines[0] ?? "") ? [`"parts":${partsIn(lines)}`] : [];
  lines[0] = (lines[0] ?? "").replace(
    /"counts":\{[^}]*\}/,
    `"counts":{${[...written, ...parts].join()}}`,
  );
}

/** How many parts the entries of a file of version 1 have. */
function partsIn(lines: Lines): number {
  return lines
    .slice(1)
    .map((line) => {
      try {
        const value: unknown = JSON.parse(line.replace(/,$/, ""));
        const parts: unknown =
          typeof value === "object" && value !== null ? Reflect.get(value, "parts") : [];
        return Array.isArray(parts) ? parts.length : 0;
      } catch {
        return 0;
      }
    })
    .reduce((sum, count) => sum + count, 0);
}
