import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { contentDigest } from "../../../src/core/journal/lineage";
import { encodeBackup } from "../../../src/core/backup/encode";
import { contentsOf, quickSha256, read } from "./backup-files";

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
  {
    file: "tests/fixtures/backup-v2.json",
    sha256: "45d56dfa0411f307db24d126fc1a309dec1c050e94ccb4a60259c15dca9e0585",
    contents: [
      "019e7de7-be00-7001-8000-000000000001 bb19c52ba7bf3d2b6d916a2fc455daec",
      "019e7de7-be00-7015-8000-000000000015 80e6494d2c333562b2f89a3c79bc979f",
      "019e7de7-be00-7016-8000-000000000016 9083c945720d99712868a642ba34a73c",
      "019e7de7-be00-7021-8000-000000000021 4ae9d2edb34f44b47037832acc7c0d7f",
      "019e7de7-be00-7023-8000-000000000023 06210160b23253a35778e83dc5df05a8",
    ],
  },
  {
    file: "tests/fixtures/backup-v2-cards.json",
    sha256: "3492b6e31939af9a6f1e39536b1a8f239a716f38195195c1f21f52647aaac5a2",
    contents: [
      "019e7de7-be00-7001-8000-000000000001 bb19c52ba7bf3d2b6d916a2fc455daec",
      "019e7de7-be00-7023-8000-000000000023 06210160b23253a35778e83dc5df05a8",
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

test("[BK6] today's program writes version 2 as it was written then", async () => {
  const text = readFileSync("tests/fixtures/backup-v2.json", "utf8");
  const { entries, beside } = await contentsOf(text);
  let written = "";
  for await (const piece of encodeBackup(entries, undefined, beside)) written += piece;
  expect(written).toBe(text);
});

test("[BF2] the frozen file of version 2 has a history, a session, settings and what a newer app added", async () => {
  const { beside } = await contentsOf(readFileSync("tests/fixtures/backup-v2.json"));
  expect(beside.map(([section, lines]) => [section, lines.length])).toEqual([
    ["versions", 3],
    ["session", 1],
    ["settings", 1],
    ["sketches", 2],
  ]);
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
