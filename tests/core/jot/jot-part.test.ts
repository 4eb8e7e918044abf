import fc from "fast-check";
import { expect, test } from "vitest";
import { guessLanguage, looksLikeOutput } from "../../../src/core/jot/guess";
import { parseJot } from "../../../src/core/jot/jot";
import { jotPart, type Pasted, pastedOf } from "../../../src/core/jot/jot-part";
import { suggest } from "../../../src/core/jot/suggest";
import { withSign } from "../../../src/core/jot/with-sign";
import { textsOf } from "../../../src/core/journal/part";
import { languages } from "../../../src/core/markup/languages";

const partOf = (line: string, pasted?: Pasted) => jotPart(parseJot(line), pasted, "id");

test("[JT6] each kind of jot fills the fields of its part", () => {
  expect(partOf("? Who restarts it #pods")).toEqual({
    id: "id",
    kind: "question",
    text: "Who restarts it",
    isAnswered: false,
    answer: "",
  });
  expect(partOf("x the probe failed\nexit code 137")).toEqual({
    id: "id",
    kind: "mistake",
    broke: "the probe failed",
    fix: "",
    tell: "",
    output: "exit code 137",
  });
  expect(partOf("$ kubectl get pods")).toMatchObject({
    language: "bash",
    code: "kubectl get pods",
  });
  expect(partOf("$ kubectl get pods\nNAME READY")).toMatchObject({
    language: "shell",
    code: "$ kubectl get pods\nNAME READY",
  });
  for (const line of ["", "  ", "#pods @net 50m", "? #pods"]) expect(partOf(line)).toBeUndefined();
});

test("[JT6] pasted lines make a snippet or a mistake of a plain line, and stand below any other", () => {
  const yaml: Pasted = { text: "kind: Pod\nspec:", as: "snippet", language: "yaml" };
  const log: Pasted = { text: "error: no", as: "output", language: "" };
  expect(partOf("a pod", yaml)).toMatchObject({
    kind: "snippet",
    caption: "a pod",
    language: "yaml",
    code: yaml.text,
  });
  expect(partOf("", yaml)).toMatchObject({ kind: "snippet", caption: "" });
  expect(partOf("the rollout hung", log)).toMatchObject({
    kind: "mistake",
    broke: "the rollout hung",
    output: log.text,
  });
  expect(partOf("? why", yaml)).toMatchObject({
    kind: "question",
    text: "why\n\n```yaml\nkind: Pod\nspec:\n```",
  });
  expect(partOf("~ so", { ...log, text: "a ```` b" })).toMatchObject({
    text: "so\n\n`````\na ```` b\n`````",
  });
});

test("[JT5] every word of a jot and of what was pasted is in its part", () => {
  const pasted = fc.record({
    text: fc.string({ minLength: 1 }).filter((text) => text.trim() !== ""),
    as: fc.constantFrom("snippet", "output"),
    language: fc.constantFrom("", "yaml"),
  });
  fc.assert(
    fc.property(fc.string(), fc.option(pasted, { nil: undefined }), (line, lines) => {
      const jot = parseJot(line);
      const part = jotPart(jot, lines, "id");
      const texts = part ? textsOf(part).join("\n") : "";
      expect(part === undefined).toBe(jot.text === "" && lines === undefined);
      for (const words of [...jot.text.split("\n"), ...(lines?.text.split("\n") ?? [])])
        expect(texts).toContain(words);
    }),
  );
});

test.each([
  ["#!/usr/bin/env bash\nls", "bash"],
  ["#!/usr/bin/python3\nprint(1)", "python"],
  ["#!/opt/odd\nx", ""],
  ["apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  labels:\n    - one", "yaml"],
  ["- name: install\n  apt:\n    name: vim", "yaml"],
  ['{"a": [1, 2]}', "json"],
  ['{"a": [1, 2}', ""],
  ["FROM node:20\nWORKDIR /app\nCOPY . .", "dockerfile"],
  ['resource "aws_instance" "web" {\n  ami = "x"\n}', "hcl"],
  ['package main\n\nimport "fmt"\n', "go"],
  ["def f(x):\n    return x", "python"],
  ["SELECT a\nFROM b;", "sql"],
  ["diff --git a/x b/x\n--- a/x", "diff"],
  ["GET /healthz HTTP/1.1\nHost: a", "http"],
  ["[core]\n  editor = vim", "ini"],
  ["$ kubectl get pods\nNAME   READY", "shell"],
  ["Dear diary: today\nI learned nothing.", ""],
  ["Note: one\nAnd then more words", ""],
  ["const a = 1;\nlet b;", ""],
  ["one\ntwo", ""],
])("[JT7] a language is guessed by what hardly anything else bears: %s", (code, language) => {
  expect(guessLanguage(code)).toBe(language);
});

test("[JT7] whatever is pasted, the guess is a language that there is, or none", () => {
  const ids = new Set<string>(["", ...languages.map(({ id }) => id)]);
  fc.assert(fc.property(fc.string({ maxLength: 400 }), (code) => ids.has(guessLanguage(code))));
  for (const piece of ["a", " ", "- ", "a: ", "\n", "#", "{", "error ", "A  B  "])
    pastedOf(piece.repeat(200_000 / piece.length));
});

test.each([
  ["Error from server (NotFound): pods not found\nx", true],
  ['Traceback (most recent call last):\n  File "a.py", line 3', true],
  ["NAME      READY   STATUS    RESTARTS   AGE\nweb-0     0/1     CrashLoopBackOff   5   3m", true],
  ["2026-05-31T10:00:00Z started\n2026-05-31T10:00:01Z stopped", true],
  ["I0531 10:00:00.1 1 main.go:1] up\nmore", true],
  ["npm ERR! code 1\nnpm ERR! more", true],
  ["apiVersion: v1\nkind: Pod\n# no such file", false],
  ["kubectl get pods\nkubectl get nodes", false],
  ["milk\nbread", false],
])("[JT7] what a terminal showed is told from what was written: %s", (text, expected) => {
  expect(looksLikeOutput(text)).toBe(expected);
});

test("[JT8] known tags and sections are offered for what is being typed at the caret", () => {
  const known = { tags: ["pods", "Pod-security", "dns"], sections: ["core concepts", "linux"] };
  const labels = (line: string, caret = line.length) =>
    suggest(line, caret, known).map(({ insert }) => insert);
  expect(labels("about #po")).toEqual(["#pods ", "#Pod-security "]);
  expect(labels("#pods")).toEqual([]);
  expect(labels("#")).toEqual(["#pods ", "#Pod-security ", "#dns "]);
  expect(labels("read @co")).toEqual(['@"core concepts" ']);
  expect(labels('read @"core c')).toEqual(['@"core concepts" ']);
  expect(labels("a#po")).toEqual([]);
  expect(labels("#po and more", 3)).toEqual(["#pods ", "#Pod-security "]);
  expect(labels("plain")).toEqual([]);
  expect(labels("@".repeat(1_000_000))).toEqual([]);
  expect(labels(`${"long ".repeat(200_000)}#po`)).toEqual(["#pods ", "#Pod-security "]);
});

test("[JT8] a sign is put before the line, exchanged, and taken away", () => {
  expect(withSign("why", "question")).toBe("? why");
  expect(withSign("? why", "aha")).toBe("! why");
  expect(withSign("! why", "aha")).toBe("why");
  expect(withSign("", "mistake")).toBe("x ");
});
