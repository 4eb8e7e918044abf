import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { headerOf, sealed } from "./backup-files";

const folder = mkdtempSync(join(tmpdir(), "read-backup-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the reader that needs nothing of this program. */
function readerOn(file: Uint8Array | string) {
  const path = join(folder, "file");
  writeFileSync(path, file);
  return spawnSync(process.execPath, ["tools/read-backup.mjs", path], { encoding: "utf8" });
}

const v1 = readFileSync("tests/fixtures/backup-v1.json");
const v2 = readFileSync("tests/fixtures/backup-v2.json");

test("[BF3] the reader that stands alone prints files of every version, packed or not, as Markdown", () => {
  for (const file of [v1, v2, gzipSync(v1), gzipSync(v2)]) {
    const { status, stdout, stderr } = readerOn(file);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(
      /^# Service Names, Search Domains, and the Lookup That Took Five Seconds$/m,
    );
    expect(stdout).toMatch(/^## learned$/m);
    expect(stdout).toMatch(/^- tags: dns, coredns, services, debugging$/m);
    expect(stdout).toMatch(/^```yaml\napiVersion: v1$/m);
    expect(stdout).toMatch(
      /^## question\n\nWhy does the same image resolve at once[^#]*^isAnswered: true$/m,
    );
    expect(stdout).toMatch(/^# Thrown away \(in the trash\)$/m);
    expect(stdout).toMatch(/^## sketch$/m);
  }
  expect(readerOn(v2).stdout).toMatch(
    /^# versions$[^]*^# session$[^]*^# settings$[^]*^# sketches$/m,
  );
  const cards = readFileSync("tests/fixtures/backup-v2-cards.json");
  expect(readerOn(cards).stdout).toMatch(/^# cards$[^]*"grade": "again"/m);
});

test("[BF3] the reader that stands alone says of an encrypted file how it is decrypted", () => {
  const { status, stderr } = readerOn("age-encryption.org/v1\n-> scrypt abc 16\n");
  expect(status).not.toBe(0);
  expect(stderr).toMatch(/age -d -o/);
});

test("[BF3] the reader that stands alone fails on every kind of damage, in a sentence", async () => {
  const text = v2.toString("utf8");
  const lines = text.split("\n");
  const turned = Buffer.from(v2);
  turned[700] = (turned[700] ?? 0) ^ 1;
  const broken = Buffer.concat([v2.subarray(0, 700), Buffer.from([0xff]), v2.subarray(700)]);
  const packed = gzipSync(v2);
  const cases: readonly (readonly [file: Uint8Array | string, words: RegExp])[] = [
    ["", /not a backup/],
    ["{}", /not a backup/],
    [v2.subarray(0, 2000), /seal does not fit/],
    [v2.subarray(0, v2.length - 1), /seal does not fit/],
    [turned, /seal does not fit|not valid/],
    [broken, /not valid|encoded data/],
    [lines.toSpliced(2, 1).join("\n"), /seal does not fit/],
    [lines.toSpliced(2, 0, lines[2] ?? "").join("\n"), /seal does not fit/],
    [`${text}\n{}`, /seal does not fit/],
    [packed.subarray(0, packed.length - 20), /unexpected end/],
    [
      await sealed([headerOf({ entries: 2 }, { version: 2, minReader: 2 }), "{}"]),
      /announces 2 entries/,
    ],
    [
      await sealed([headerOf({ entries: 0 }, { version: 9, minReader: 9 })]),
      /asks for a newer reader/,
    ],
    [await sealed([headerOf({ entries: 1 }, { version: 2, minReader: 2 }), "{"]), /JSON/],
  ];
  for (const [file, words] of cases) {
    const { status, stdout, stderr } = readerOn(file);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^This file cannot be read: .*\.\n$/);
    expect(stderr).toMatch(words);
  }
});
