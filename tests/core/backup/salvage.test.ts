import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { BackupSink } from "../../../src/core/backup/decode";
import { salvageBackup } from "../../../src/core/backup/salvage";
import type { Entry } from "../../../src/core/journal/entry";
import { sampleEntry } from "../../../src/core/journal/sample-entry";
import { fakeClock } from "../../support/fake-clock";
import { backupOf, contentsOf, piecesOfBytes } from "./backup-files";

const clock = fakeClock();
const sample = sampleEntry({ date: "2026-05-31", nowMs: clock.nowMs(), newId: clock.newId });
const v2 = readFileSync("tests/fixtures/backup-v2.json");

async function salvage(file: Uint8Array) {
  const entries: Entry[] = [];
  const others: string[] = [];
  const sink: BackupSink = {
    entry: (entry) => void entries.push(entry),
    version: ({ entry }) => void others.push(`version ${entry.title}`),
    line: (section, json) => void others.push(`${section} ${json}`),
  };
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const found = await salvageBackup(piecesOfBytes(file, 4096), sink, {
    decoder,
    pause: async () => {},
  });
  return { ...found, found: entries, others };
}

test("[BF7] of a damaged backup every whole line comes back, and the others are counted", async () => {
  const whole = await contentsOf(v2);
  const lines = v2.toString("utf8").split("\n");
  expect(await salvage(v2)).toMatchObject({ entries: 5, lostLines: 0, found: whole.entries });
  const bent = lines.with(3, (lines[3] ?? "").replace(":[", ":")).join("\n");
  expect(await salvage(Buffer.from(bent))).toMatchObject({ entries: 4, lostLines: 1 });
  const headless = Buffer.from(lines.slice(1).join("\n"));
  expect(await salvage(headless)).toMatchObject({ entries: 5, lostLines: 0 });
  const unreadable = Buffer.from(v2);
  unreadable[v2.indexOf("Thrown away")] = 0xff;
  expect(await salvage(unreadable)).toMatchObject({ entries: 4, lostLines: 1 });
  const nowhere = await salvage(Buffer.from("# Notes\nnothing of ours\n"));
  expect(nowhere.entries).toBe(0);
});

test("[BF7] wherever a backup of 20 kB is cut off, every line before the cut comes back", async () => {
  const entries = Array.from({ length: 6 }, () => ({ ...sample, id: clock.newId() }));
  const file = Buffer.from(await backupOf(entries));
  expect(file.length).toBeGreaterThan(20_000);
  const ends = [...file.keys()].filter((at) => file[at] === 10);
  for (let length = 0; length < file.length; length += 97) {
    const { found, lostLines } = await salvage(file.subarray(0, length));
    const complete = Math.max(0, ends.filter((end) => end <= length - 1).length - 1);
    // The last one needs no line break to be whole.
    expect([complete, complete + 1]).toContain(found.length);
    expect(found).toEqual(entries.slice(0, found.length));
    if (length > (ends[0] ?? 0)) expect(lostLines).toBe(6 - found.length);
  }
});

test("[BF7] with any bit of a backup turned, all other lines come back", async () => {
  const entries = Array.from({ length: 3 }, (_, at) => ({
    ...sample,
    id: clock.newId(),
    title: `Entry ${at}`,
    parts: [],
  }));
  const file = Buffer.from(await backupOf(entries));
  for (let bit = 0; bit < file.length * 8; bit += 3) {
    const turned = Buffer.from(file);
    turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    const { found, lostLines } = await salvage(turned);
    const whole = entries.filter((entry) =>
      found.some((one) => JSON.stringify(one) === JSON.stringify(entry)),
    );
    // A line break that was turned takes the two lines that it parted.
    expect(whole.length).toBeGreaterThanOrEqual(1);
    expect(found.length + lostLines).toBeGreaterThanOrEqual(3);
  }
});
