import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { contentDigest } from "../../../src/core/journal/lineage";
import { backupOf, quickSha256, read } from "./backup-files";

/** Backups as they were written once. A file here is never changed: one day it is somebody's only copy. */
const frozen = [
  {
    file: "tests/fixtures/backup-v1.json",
    sha256: "d840b7a6f01674fbfa03ad989dcaea4b4d848f0854bbe50ed2efd4e0ffcc1450",
    contents: [
      "019e7de7-be00-7001-8000-000000000001 bb19c52ba7bf3d2b6d916a2fc455daec",
      "019e7de7-be00-7015-8000-000000000015 80e6494d2c333562b2f89a3c79bc979f",
      "019e7de7-be00-7016-8000-000000000016 9083c945720d99712868a642ba34a73c",
      "019e7de7-be00-7021-8000-000000000021 4ae9d2edb34f44b47037832acc7c0d7f",
    ],
  },
];

for (const { file, sha256, contents } of frozen) {
  test(`[BK6] ${file} still says what it said when it was written`, async () => {
    const text = readFileSync(file, "utf8");
    expect(await quickSha256(text)).toBe(sha256);
    const outcome = await read(text);
    if (!outcome.ok) throw new Error(outcome.problem.kind);
    const found = await Promise.all(
      outcome.value.map(async (entry) => `${entry.id} ${await contentDigest(entry, quickSha256)}`),
    );
    expect(found).toEqual(contents);
  });
}

test("[BK6] today's program writes version 1 as it was written then", async () => {
  const text = readFileSync("tests/fixtures/backup-v1.json", "utf8");
  const outcome = await read(text);
  expect(outcome.ok && (await backupOf(outcome.value))).toBe(text);
});

test("[BK6] a backup can be read and checked without this program", () => {
  const bytes = readFileSync("tests/fixtures/backup-v1.json");
  const lines = bytes.toString("utf8").split("\n");
  const links = lines.slice(0, -1).reduce<string>((before, line, at) => {
    const linked = at === 0 ? line : `${before}\n${line}`;
    return createHash("sha256").update(linked).digest("hex");
  }, "");
  const backup = JSON.parse(bytes.toString("utf8"));
  expect(backup.sha256).toBe(links);
  expect(backup.entries).toHaveLength(backup.counts.entries);
  expect(backup.entries[2].title).toContain("\ud83d lone");
  expect(backup.entries[2].parts[3].strokes).toEqual([
    [0, 1],
    [2, 3.5],
  ]);
});
