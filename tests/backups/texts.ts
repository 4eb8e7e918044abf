import { BackupWriter } from "../../src/core/backup/encode";
import { printEntry } from "../../src/core/backup/format";
import type { Entry } from "../../src/core/journal/entry";
import { uuidV7 } from "../../src/core/journal/id";

/** How many numbers Unicode has for its characters, halves of surrogate pairs among them. */
export const codePoints = 0x11_0000;

const startMs = Date.UTC(2020, 0, 1);

/** Texts that have broken journals, and must come back as they are. */
const hardTexts: readonly string[] = [
  "\u0000 in the middle \u0000",
  "half a pair \ud83d, the other \ude00, turned round \ude00\ud83d, whole \ud83d\ude00",
  "\ud83d",
  "\udfff\udbff\ud800",
  "\u202e right to left \u2066 12/05/2026 \u2069\u202c \u200f שלום العربية ١٢٣ \u061c",
  "e\u0301 and é, A\u030a and Å, \u1112\u1161\u11ab and 한, \ufb01 and fi, \u212b and \u00c5",
  "👩‍👩‍👧‍👦 🏴‍☠️ 🇨🇭🇺🇳 👍🏽 1️⃣ ❤️ ❤︎ \u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e007f}",
  `stacked ${"\u0300\u0323\u0489".repeat(1000)}`,
  "lines:\r\n\r\u2028\u2029\u0085\u000b\u000c end\n",
  "\ufeff a mark at the start and \ufffe \uffff \u{10ffff} \ufdd0",
  "İıiI ß ẞ ǅ ǆ ﬃ ſ",
  '"\\" \\u0041 \\ud83d </script> ]]> --- ``` {"__proto__":1} \b\t\u007f\u001f',
  " \u00a0\u3000\u200b\u2060 ",
  "\u{e0001}\ue000\u{f0000}\u{10fffd} \u00ad \u034f \u115f \u17b4",
];

/** The entry of this number: all of them together hold every number that Unicode has for a character. */
export function entryAt(at: number, count: number): Entry {
  const id = (place: number) => uuidV7(startMs + at, new Uint8Array(10).fill(place));
  const share = Math.ceil(codePoints / count);
  let text = "";
  for (let point = at * share; point < Math.min((at + 1) * share, codePoints); point += 1) {
    text += String.fromCodePoint(point);
    // Two halves side by side would be a pair, which is another character.
    if (point >= 0xd800 && point <= 0xdfff) text += "-";
  }
  const hard = hardTexts[at % hardTexts.length] ?? "";
  return {
    id: id(0),
    title: at % 3 === 0 ? hard.slice(0, 200) : `entry ${at}`,
    facts: {
      date: "2026-05-31",
      tags: [`t${at % 50}`, "e\u0301", "é"],
      section: hard.slice(0, 40),
    },
    parts: [
      { id: id(1), kind: "learned", text },
      {
        id: id(2),
        kind: "snippet",
        caption: hard.slice(0, 99),
        language: "bash",
        code: lineAt(at, count),
      },
      {
        id: id(3),
        kind: "foreign",
        was: {
          id: id(3),
          kind: "sketch",
          [hard.slice(0, 20)]: [hard, null, 0.1, { [`\ud83d${at}`]: hard }],
        },
      },
    ],
    createdAt: startMs + at,
    editedAt: startMs + at,
    lineage: [],
  };
}

/** One line: mostly short, of every thousandth entry 84,000 characters, and once, of many entries, about as long as the gate allows. */
function lineAt(at: number, count: number): string {
  if (at === Math.floor(count / 2)) return "длинная ".repeat(count < 10_000 ? 50_000 : 800_000);
  return at % 1000 === 7 ? "0123456789 日本語 ".repeat(7000) : `echo ${at}`;
}

/** The backup of all entries, as the app writes it. */
export function* canonicalFile(count: number): Generator<string> {
  const writer = new BackupWriter({ entries: count });
  yield writer.begin();
  for (let at = 0; at < count; at += 1)
    yield writer.line("entries", printEntry(entryAt(at, count)));
  yield writer.end();
}

/** The same entries as another program might write them: characters as escapes in each way that JSON allows. */
export function* escapedFile(count: number): Generator<string> {
  const writer = new BackupWriter({ entries: count });
  yield writer.begin();
  for (let at = 0; at < count; at += 1)
    yield writer.line("entries", escaped(printEntry(entryAt(at, count)), at % 4));
  yield writer.end();
}

function escaped(json: string, way: number): string {
  if (way === 0) return json;
  if (way === 1) return json.replaceAll("/", "\\/");
  const each = (unit: string) => {
    const digits = unit.charCodeAt(0).toString(16).padStart(4, "0");
    return `\\u${way === 2 ? digits : digits.toUpperCase()}`;
  };
  // Unit by unit: a pair becomes two escapes, as JSON has it.
  return json.replaceAll(/[^\u0020-\u007e]/g, each);
}
