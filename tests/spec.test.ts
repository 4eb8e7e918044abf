import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const promised = /^- \*\*\[([A-Z]{2}\d+)\]\*\* \S/gm;
const cited = /\[([A-Z]{2}\d+)\]/g;

function idsIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? "");
}

const testFiles = readdirSync("tests", { recursive: true, encoding: "utf8" })
  // A harness that torments the app (`npm run torment`) is a test as well.
  .filter((name) => /\.(test|spec)\.tsx?$|\/run\.ts$/.test(name) && name !== "spec.test.ts")
  .map((name) => readFileSync(join("tests", name), "utf8"));
const promises = idsIn(readFileSync("SPEC.md", "utf8"), promised);
const citations = new Set(testFiles.flatMap((text) => idsIn(text, cited)));

test("every promise of SPEC.md has an id of its own and a test that cites it", () => {
  expect(promises.length).toBeGreaterThan(0);
  expect(new Set(promises).size).toBe(promises.length);
  expect(promises.filter((id) => !citations.has(id))).toEqual([]);
});

test("every id that a test cites is a promise of SPEC.md", () => {
  expect([...citations].filter((id) => !promises.includes(id))).toEqual([]);
});
