import { readFileSync } from "node:fs";
import { posix } from "node:path";

/** Every script that the page loads before it can draw: those in index.html, and all that they import statically. */
function firstScripts() {
  const html = readFileSync("dist/index.html", "utf8");
  const found = new Set([...html.matchAll(/<script[^>]*\ssrc="\.\/([^"]+)"/g)].map((m) => m[1]));
  for (const path of found) {
    const code = readFileSync(`dist/${path}`, "utf8");
    for (const [, from] of code.matchAll(/\b(?:import|from)\s*["'](\.[^"']+\.js)["']/g))
      found.add(posix.join(posix.dirname(path), from));
  }
  return [...found].map((path) => `dist/${path}`);
}

/** Every style sheet that the page waits for. */
function firstStyles() {
  const html = readFileSync("dist/index.html", "utf8");
  return [...html.matchAll(/<link rel="stylesheet"[^>]*href="\.\/([^"]+)"/g)].map(
    (match) => `dist/${match[1]}`,
  );
}

// The budgets are the issue's: DESIGN.md says what they cost.
export default [
  { name: "first load, JavaScript", path: firstScripts(), limit: "30 kB", gzip: true },
  { name: "first load, CSS", path: firstStyles(), limit: "12 kB", gzip: true },
];
