import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { recogniseForeign } from "../../../src/core/backup/recognise";
import { sayBackupProblem } from "../../../src/core/backup/say-backup-problem";
import { backupOf, headerOf } from "./backup-files";

const bytesOf = (text: string) => new TextEncoder().encode(text);

function seen(file: string | Uint8Array): string | undefined {
  const start = typeof file === "string" ? bytesOf(file) : file;
  const looksLike = recogniseForeign(start, new TextDecoder("utf-8", { fatal: true }));
  return looksLike && sayBackupProblem({ kind: "foreign", looksLike });
}

test("[BK7] a file that is something else is told what it is", async () => {
  const backup = await backupOf([]);
  const utf16 = Uint8Array.from(Buffer.from(backup, "utf16le"));
  const cases: readonly (readonly [file: string | Uint8Array, words: RegExp])[] = [
    ["", /is empty/],
    [" \n\n ", /nothing but blank space/],
    [gzipSync(backup), /compressed twice \(gzip\)/],
    [Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), /zip archive/],
    [Uint8Array.of(0xff, 0xfe, ...utf16), /UTF-16/],
    [Uint8Array.of(0xfe, 0xff, 0, 0x7b), /UTF-16/],
    [utf16, /UTF-16/],
    [utf16.toReversed(), /UTF-16/],
    ["%PDF-1.7\n", /PDF/],
    [Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0), /not text/],
    ["<!doctype html><title>Not found</title>", /web page/],
    ["\n  <html><body>Sign in</body></html>", /web page/],
    ['{"activeNotes":[]}', /JSON of another program/],
    ['[{"title":"x"}]', /JSON of another program/],
    ["---\ntitle: Pods\n---\n# Pods\n", /plain text or Markdown/],
    ["Dear diary", /plain text or Markdown/],
    [JSON.stringify(JSON.parse(backup), undefined, 2), /rewritten by another program/],
    [`{"version":1,"format":"kubecraft-journal-backup"}`, /rewritten by another program/],
    [
      `${headerOf({ entries: 1, parts: 0 })}{"id":"x"}],"sha256":"0"}`,
      /rewritten by another program/,
    ],
  ];
  for (const [file, words] of cases) expect(seen(file)).toMatch(words);
});

test("[BK7] a backup is not taken for something else, even when it is damaged further on", async () => {
  const backup = await backupOf([]);
  for (const file of [
    backup,
    `\ufeff${backup}`,
    backup.slice(0, 50),
    headerOf({ entries: 0, parts: 0 }, { version: 9, minReader: 9 }),
  ])
    expect(seen(file)).toBeUndefined();
  expect(seen(Uint8Array.of(...bytesOf(backup), 0xff))).toBeUndefined();
});
