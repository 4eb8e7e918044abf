import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Jot, parseJot, printJot, retagged } from "../../../src/core/jot/jot";

const jot = (kind: Jot["kind"], text: string, facts: Partial<Jot> = {}): Jot => ({
  kind,
  text,
  tags: [],
  ...facts,
});

test.each<[line: string, Jot]>([
  ["Pods share an IP", jot("learned", "Pods share an IP")],
  ["? Who restarts the kubelet", jot("question", "Who restarts the kubelet")],
  ["?Who restarts the kubelet", jot("question", "Who restarts the kubelet")],
  ["! It is turtles all the way", jot("aha", "It is turtles all the way")],
  ["x the probe timed out", jot("mistake", "the probe timed out")],
  ["X the probe timed out", jot("mistake", "the probe timed out")],
  ["$ kubectl get pods -A", jot("snippet", "kubectl get pods -A")],
  ["> Services and NodePort", jot("goal", "Services and NodePort")],
  ["~ this reminds me of DNS", jot("thought", "this reminds me of DNS")],
  ["+ set ndots in every chart", jot("application", "set ndots in every chart")],
])("[JT1] the sign decides the kind: %s", (line, expected) => {
  expect(parseJot(line)).toEqual(expected);
});

test.each([
  "xargs takes lines",
  "$HOME is set by login",
  "$? is the exit code",
  "~/.bashrc is read by shells",
  "+1 for the sidecar",
  "!= compares",
  ">= compares",
  "-n counts",
])("[JT1] what only looks like a sign is text: %s", (line) => {
  expect(parseJot(line)).toEqual(jot("learned", line));
});

test.each<[line: string, Jot]>([
  ["Pods share an IP #pods", jot("learned", "Pods share an IP", { tags: ["pods"] })],
  ["#pods #Net Pods share #POds", jot("learned", "Pods share", { tags: ["pods", "Net"] })],
  ["? why @networking", jot("question", "why", { section: "networking" })],
  ['why @"core concepts" 50m', jot("learned", "why", { section: "core concepts", minutes: 50 })],
  ["read on 1h20 ~50m", jot("learned", "read on", { minutes: 130 })],
  ["50min #dns resolved it", jot("learned", "resolved it", { minutes: 50, tags: ["dns"] })],
  ["1.5h and 1,5h 2h", jot("learned", "and", { minutes: 300 })],
])("[JT2] facts at either end are taken out: %s", (line, expected) => {
  expect(parseJot(line)).toEqual(expected);
});

test.each<[line: string, Jot]>([
  [
    "the #kubelet reads #cgroups, not @linux files",
    jot("learned", "the kubelet reads cgroups, not linux files", {
      tags: ["kubelet", "cgroups"],
      section: "linux",
    }),
  ],
  ["it took 50m to see it", jot("learned", "it took 50m to see it", { minutes: 50 })],
  ["It is about #dns.", jot("learned", "It is about dns.", { tags: ["dns"] })],
])("[JT2] facts within a sentence stay as its words: %s", (line, expected) => {
  expect(parseJot(line)).toEqual(expected);
});

test.each([
  "see #123 and # heading",
  "mail me@example.org",
  "npm i @types/node",
  "at 1:20 it was 50",
  "#!/bin/bash -x",
  "50mb and 3hours2",
  `@"" and @`,
])("[JT2] what only looks like a fact is text: %s", (line) => {
  expect(parseJot(line)).toEqual(jot("learned", line));
});

test.each<[line: string, text: string]>([
  [String.raw`\#pods is no tag`, "#pods is no tag"],
  [String.raw`\@home \50m \1h20`, "@home 50m 1h20"],
  [String.raw`\@"core concepts" too`, '@"core concepts" too'],
  [String.raw`\? is a sign`, "? is a sign"],
  [String.raw`\x marks it`, "x marks it"],
  [String.raw`\\#pods`, String.raw`\#pods`],
  [String.raw`C:\temp and \n stay`, String.raw`C:\temp and \n stay`],
])(
  "[JT3] a backslash makes text of a sign or a fact, and is a backslash elsewhere: %s",
  (line, text) => {
    expect(parseJot(line)).toEqual(jot("learned", text));
  },
);

test("[JT4] code is left alone but for tags at its end", () => {
  expect(parseJot("$ sleep 50m")).toEqual(jot("snippet", "sleep 50m"));
  expect(parseJot("$ npm i @scope #npm #node")).toEqual(
    jot("snippet", "npm i @scope", { tags: ["npm", "node"] }),
  );
  expect(parseJot("$ grep '#a' #b c")).toEqual(jot("snippet", "grep '#a' #b c"));
  expect(parseJot(String.raw`$ echo \#pods`)).toEqual(jot("snippet", "echo #pods"));
  expect(parseJot("$\n  kind: Pod\n")).toEqual(jot("snippet", "  kind: Pod"));
});

test("[JT4] of several lines the first bears sign and facts; the others are text", () => {
  expect(parseJot("x it broke #net\nerror: #1\n? really")).toEqual(
    jot("mistake", "it broke\nerror: #1\n? really", { tags: ["net"] }),
  );
  expect(parseJot("#pods\r\n? first")).toEqual(jot("learned", "? first", { tags: ["pods"] }));
});

const pieces = fc.oneof(
  fc.constantFrom(
    ...'? ! x X $ > ~ + # @ \\ \\\\ ?! #pods #Pods #c++ #1 @net @a.b @"a b" @" \\#pods \\\\@net \\@"a b" 50m ~50m 1h20 9999h 50m, #dns. (#dns) @net: \\50m. words of a line'.split(
      " ",
    ),
    '@"core concepts"',
    String.raw`\@"core concepts"`,
    "\n",
    "\r\n",
    "  ",
    "\u{a0}",
  ),
  fc.string({ maxLength: 6, unit: "binary" }),
);
const arbitraryLine = fc
  .array(fc.tuple(pieces, fc.constantFrom(" ", " ", " ", "", "\n")), { maxLength: 12 })
  .map((list) => list.flat().join(""));

describe("[JT5] laws of the grammar", () => {
  test("what is printed is read back the same, and printing it again changes nothing", () => {
    fc.assert(
      fc.property(arbitraryLine, (line) => {
        const read = parseJot(line);
        const printed = printJot(read);
        expect(parseJot(printed)).toEqual(read);
        expect(printJot(parseJot(printed))).toBe(printed);
      }),
      { numRuns: 3000 },
    );
  });

  test("nothing that is typed is dropped but signs, escapes and repeated facts", () => {
    fc.assert(
      fc.property(arbitraryLine, (line) => {
        const { text, tags, section = "", minutes } = parseJot(line);
        const plain = (words: string) => words.replaceAll(/["\\]/g, "").toLowerCase();
        const held = plain(`${text} ${tags.join(" ")} ${section}`);
        for (const raw of line.split(/\s+/)) {
          if (minutes !== undefined && /^~?\d/.test(raw)) continue;
          const core = plain(raw).replace(/^[#@?!x$>~+]+/, "");
          expect(held).toContain(core);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test("a line of any kind and length is read in time that grows with its length", () => {
    for (const piece of ["#", '@"', "\\", ".", " ", "a ", "#a ", "50m ", '@"a', "? "])
      for (const mark of ["", "$ "]) {
        const line = mark + piece.repeat(100_000 / piece.length);
        expect(parseJot(printJot(parseJot(line)))).toEqual(parseJot(line));
      }
  });
});

test.each([
  ["#kubernets is up", "#kubernetes is up"],
  ["see #kubernets, and #kubernetsx", "see #kubernetes, and #kubernetsx"],
  ["$ echo #kubernets #kubernets", "$ echo #kubernets #kubernetes"],
  ["\\#kubernets stays", "\\#kubernets stays"],
  ['@"core #kubernets" x', '@"core #kubernets" x'],
])("[TG5] in %j the tag becomes another", (line, expected) => {
  expect(retagged(line, "kubernets", "kubernetes")).toBe(expected);
});
