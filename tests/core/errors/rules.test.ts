import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanOutput, longestOutput } from "../../../src/core/errors/clean-output";
import {
  fingerprintOf,
  matchError,
  mistakePrint,
  snippetPrint,
} from "../../../src/core/errors/match-error";
import { normaliseLine, rules } from "../../../src/core/errors/normalise";
import { tellingWords } from "../../../src/core/errors/telling-words";

/** For each rule: what it changes, what becomes of it, and what looks alike and stays. */
const cases: Readonly<Record<string, readonly [from: string, to: string, stays: string]>> = {
  "time of a klog line": [
    "E0523 10:11:12.123456 1 x.go",
    "E ⟨time⟩ x.go",
    "E0523: an error of Rust",
  ],
  "date and time of ISO 8601, and those with slashes": [
    "at 2026-05-31T10:11:12.5+02:00, by 2026/05/31 10:11",
    "at ⟨time⟩, by ⟨time⟩",
    "ISO 2026-5",
  ],
  "time of a web server's log": ["(31/May/2026:10:11:12 +0000)", "(⟨time⟩)", "31/May"],
  "time with the name of a month": [
    "on Sat, 30 May 2026 10:12:44 +0200",
    "on ⟨time⟩",
    "May the 30th",
  ],
  "time of day": ["since 10:11:12,5", "since ⟨time⟩", "11 past 10"],
  "seconds since 1970": ["ts=1780228800", "ts=⟨time⟩", "code 404"],
  UUID: ["id 0F9e8d7c-6b5a-4433-2211-ffeeddccbbaa", "id ⟨id⟩", "id 0f9e-6b5a"],
  "named digest": ["web@sha256:0011223344556677", "web@sha256:⟨hash⟩", "sha256 of it"],
  "address of a network card": ["on 0a:1b:2c:3d:4e:5f up", "on ⟨address⟩ up", "on 0a:zz up"],
  "IPv4 address, with port and mask": [
    "tcp 10.0.0.1:6443 in 10.0.0.0/8",
    "tcp ⟨address⟩ in ⟨address⟩",
    "item 1.2",
  ],
  "IPv6 address, with port": [
    "[::1]:80 and fe80::1 up",
    "⟨address⟩ and ⟨address⟩ up",
    "std::vector",
  ],
  "arguments in a trace of Go": ["main.f(0xc000, {0x1, 0x2})", "main.f(⟨arguments⟩)", "main.f(x)"],
  "place in memory": ["+0x1d pc=0x47e1f2 0xc000123456", "⟨place⟩ pc=⟨place⟩ ⟨place⟩", "0xC0000005"],
  "temporary name": ["in /tmp/build-4x7/a.c", "in ⟨path⟩/a.c", "in template"],
  "head of a path": [
    "at /srv/app/main.py ~/x/y.js C:\\Users\\a\\b.ps1",
    "at ⟨path⟩/main.py ⟨path⟩/y.js ⟨path⟩/b.ps1",
    "in apps/v1",
  ],
  "file at the root": ["exec /run.sh: no", "exec ⟨path⟩/run.sh: no", "a / b"],
  "place in a file": ["main.go:12:7: x", "main.go:⟨at⟩: x", "exit code:137"],
  "line, column, character": ["line 12, column 4", "line ⟨at⟩, column ⟨at⟩", "the line ends"],
  "place in round brackets": ["x.ts(12,5): no", "x.ts⟨at⟩: no", "f(1)"],
  "process, thread, goroutine": [
    "goroutine 34 [running]",
    "goroutine ⟨n⟩ [running]",
    "process died",
  ],
  "number of a process behind its name": ["sshd[812]: no", "sshd[⟨n⟩]: no", "[5] with length 3"],
  "machine in a line of syslog": ["May 30 10:02:11 web1 sshd[812]: no", "no", "web1 said: no"],
  "what a log puts before its line": ["2026-05-31 10:11:12 [77] FATAL: no", "FATAL: no", "[77] no"],
  "end of a job's name": ["job sync-29384756-x2x9z", "job sync-⟨pod⟩", "sync-job"],
  "end of a pod's name": [
    "pod web-7d4b9c6f5d-x2x9z and proxy-x7k2p",
    "pod web-⟨pod⟩ and proxy-⟨pod⟩",
    "kube-system",
  ],
  "number of one of a set": ["pod db-0 died", "pod db-⟨n⟩ died", "exit -1"],
  hash: ["commit 3fa29bc at 0a1b2c3d4e5f", "commit ⟨hash⟩ at ⟨hash⟩", "a decade ago"],
  version: ["node v20.19.1", "node ⟨version⟩", "TLS 1.3"],
  "how long it took": ["after 1m30s or 20 seconds", "after ⟨duration⟩ or ⟨duration⟩", "s3 sync"],
  size: ["512Mi of 2.5 GB", "⟨size⟩ of ⟨size⟩", "4 B-trees"],
  share: ["at 99.5%", "at ⟨share⟩", "100 of them"],
  "count of an event": ["(x3 over a while)", "(x⟨n⟩ over a while)", "x3"],
  "large number": ["after 18233 rows", "after ⟨n⟩ rows", "SQLSTATE 23505"],
};

test("[ER2] every rule has a case", () => {
  expect(rules.map(({ name }) => name)).toEqual(Object.keys(cases));
});

test.each(Object.entries(cases))("[ER2] %s", (_, [from, to, stays]) => {
  expect(normaliseLine(from)).toBe(to);
  expect(normaliseLine(stays)).toBe(stays);
});

test("[ER2] any text is normalised and has words", () => {
  const digits = fc.constantFrom(...Array.from("0123456789abcdef:.-/[](){} \t=T+Zx⟨⟩"));
  const line = fc.oneof(
    fc.string({ maxLength: 120 }),
    fc.string({ unit: "grapheme", maxLength: 60 }),
    fc.string({ unit: digits, maxLength: 120 }),
    fc
      .array(fc.constantFrom(...Object.values(cases).flat()), { maxLength: 6 })
      .map((pieces) => pieces.join(" ")),
  );
  fc.assert(
    fc.property(line, (text) => {
      const { words } = fingerprintOf(text);
      expect(normaliseLine(text)).not.toMatch(/^\s|\s{2}|\s$/);
      for (const { key } of words) expect(key).not.toBe("");
    }),
    { numRuns: 2000 },
  );
});

test("[ER2] lines that a log wrapped twice, and paths with two slashes, are normalised at once", () => {
  const wrapped = "2024-01-01 10:11:12 host app[1]: 2024-01-01 10:11:12 x";
  expect(normaliseLine(wrapped)).toBe("x");
  expect(normaliseLine("open /x//y/z q")).toBe("open ⟨path⟩/z q");
  // What was normalised once has nothing left that changes.
  for (const [, to] of Object.values(cases)) expect(normaliseLine(to)).toBe(to);
});

/** How long the longest output may take at most, in milliseconds: a guard against what grows with the square. */
const guardMs = 10_000;

test.each(["/a", "a-", "1.", "0x", "::", "\u001b[", "\r", "a1", "⟨", "=", "[=", "\u001b]", "12:"])(
  "[ER2] the longest output of %j comes to an end",
  (unit) => {
    const text = unit.repeat(longestOutput / unit.length);
    expect(fingerprintOf(text).words.length).toBeLessThanOrEqual(text.length);
  },
  guardMs,
);

test("[ER1] of terminal output there is left what stood on the screen", () => {
  expect(
    cleanOutput("\u001b[31mred\u001b[0m \u001b]0;title\u0007text\u001b]8;;http://x\u001b\\"),
  ).toEqual(["red text"]);
  expect(cleanOutput("Pulling 10%\rPulling 100%\rDone        \r\nnext\r\n")).toEqual([
    "Done",
    "next",
  ]);
  expect(cleanOutput("one\u001b[2K\rtwo\nlong line\u001b[4D\u001b[Kx")).toEqual(["two", "long x"]);
  expect(cleanOutput("a: Waiting\nb: Waiting\n\u001b[2Aa: Done   \n\u001b[Bend")).toEqual([
    "a: Done",
    "b: Waiting",
    "end",
  ]);
  expect(cleanOutput("ab\bc")).toEqual(["ac"]);
  expect(cleanOutput("⠋ \n[=====>    ] 45%\n 12% |###\n██████ 9/10\nerror\n\n\n\nend")).toEqual([
    "error",
    "",
    "end",
  ]);
  expect(cleanOutput("")).toEqual([]);
});

test("[ER1] whatever is pasted has bounds, and what it shows is text", () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom(...Array.from("a1 \n\r\b\u001b[]K;9ABCDGm\u0007\u009b\u0000é")),
        maxLength: 300,
      }),
      (text) => {
        for (const line of cleanOutput(text)) {
          // oxlint-disable-next-line no-control-regex -- these must be gone
          expect(line).not.toMatch(/[\u0000-\u0008\u001b\n\r]/);
          expect(line.length).toBeLessThan(5000);
        }
      },
    ),
  );
  const end = cleanOutput(`${"early\n".repeat(longestOutput)}the end`);
  expect(end.at(-1)).toBe("the end");
  expect(cleanOutput("\u001b[99999999A\u001b[99999999C\u001b[99999999B\rx")).toEqual(["x"]);
});

test("[ER3] exit codes, names of errors, flags and constants are told apart from words", () => {
  const lines = [
    "Reason: OOMKilled, Exit Code: 137",
    "connect ECONNREFUSED with --tls-verify, SQLSTATE 42P01, 0xC0000005",
    "The Deployment of coredns",
  ];
  expect(tellingWords(lines)).toEqual(
    expect.arrayContaining([
      { key: "exit 137", kind: "code" },
      { key: "OOMKilled", kind: "name" },
      { key: "ECONNREFUSED", kind: "constant" },
      { key: "--tls-verify", kind: "flag" },
      { key: "code 42P01", kind: "code" },
      { key: "0xC0000005", kind: "constant" },
      { key: "coredns", kind: "word" },
    ]),
  );
  // Endings that many programs have say little.
  expect(tellingWords(["exit status 1"])).toEqual([{ key: "exit 1", kind: "word" }]);
});

test("[ER3] another exit code or another name of an error is another error", () => {
  const part = { id: "", kind: "mistake", fix: "", tell: "" } as const;
  const output = "State: Terminated\nReason: OOMKilled\nExit Code: 137\nRestart Count: 3";
  const known = [{ of: 1, print: mistakePrint({ ...part, broke: "The pod was killed", output }) }];
  const look = (text: string) => matchError(fingerprintOf(text), known).map(({ of }) => of);
  expect(look(output.replace("Count: 3", "Count: 9"))).toEqual([1]);
  expect(look(output.replace("OOMKilled", "StartError").replace("137", "128"))).toEqual([]);
});

test("[ER3] a code that the owner wrote beside the output is no contradiction", () => {
  const part = { id: "", kind: "mistake", tell: "", broke: "killed" } as const;
  const output = "State: Terminated\nReason: OOMKilled by the kernel";
  const fix = "Before it was exit code 143, that was something else.";
  const known = [{ of: 1, print: mistakePrint({ ...part, fix, output }) }];
  expect(matchError(fingerprintOf(`${output}\nExit Code: 137`), known)).toHaveLength(1);
});

test("[ER3] a snippet can be the answer, after the mistakes", () => {
  const text = "permission denied while trying to connect to docker.sock with EACCES";
  const part = { id: "", kind: "mistake", fix: "", tell: "", broke: "", output: text } as const;
  const snippet = {
    id: "",
    kind: "snippet",
    caption: text,
    language: "",
    code: "usermod",
  } as const;
  const found = matchError(fingerprintOf(text), [
    { of: "snippet", print: snippetPrint(snippet), isSnippet: true },
    { of: "mistake", print: mistakePrint(part) },
  ]);
  expect(found.map(({ of }) => of)).toEqual(["mistake", "snippet"]);
  expect(found[0]?.reason).toMatchObject({ sameLines: 1, pastedLines: 1 });
});
