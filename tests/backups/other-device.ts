import type { Random } from "../../bench/random";
import { encodeBackup } from "../../src/core/backup/encode";
import { printVersion } from "../../src/core/backup/format";
import type { Entry } from "../../src/core/journal/entry";
import { uuidV7 } from "../../src/core/journal/id";
import { lineageAfter } from "../../src/core/journal/past";
import { sha256 } from "../support/open-test-store";

const startMs = Date.UTC(2026, 4, 1);
const words =
  "pod taint drift quorum probe lease etcd 日本 Läufer 🧭 \u202e \ud83d ``` - [ ] ask why then because".split(
    " ",
  );

/** An entry as some other device wrote it. */
export function inventEntry(random: Random, title: string): Entry {
  const atMs = startMs + random.below(2_000_000_000);
  const newId = () => uuidV7(atMs, random.bytes(10));
  const text = () =>
    Array.from({ length: 20 + random.below(60) }, () => random.pick(words)).join(" ");
  const sketchId = newId();
  return {
    id: newId(),
    title,
    facts: {
      date: random.pick(["2026-05-04", "2026-03-29", "2025-12-31"]),
      tags: ["pods", random.pick(["dns", "漢字"])],
      minutes: random.below(200),
    },
    parts: [
      { id: newId(), kind: "learned", text: text() },
      { id: newId(), kind: "snippet", caption: "shown", language: "bash", code: text() },
      { id: newId(), kind: "question", text: text(), isAnswered: false, answer: "" },
      { id: sketchId, kind: "foreign", was: { id: sketchId, kind: "sketch", strokes: [1, null] } },
    ],
    createdAt: atMs,
    editedAt: atMs,
    lineage: [],
  };
}

/**
 * The backup of a device that has some of the entries that are here (the same, written further, or
 * written further on both sides), `count` more, earlier states, and what only a newer app knows.
 */
export async function backupOfOther(
  random: Random,
  name: string,
  here: readonly Entry[],
  count: number,
): Promise<string> {
  const entries: Entry[] = [];
  for (const [at, entry] of here.slice(0, 45).entries()) {
    const changed = { ...entry, title: `${name} went on, ${at}`, editedAt: entry.editedAt + 1 };
    const way = at % 3;
    if (way === 0) entries.push(entry);
    // oxlint-disable-next-line no-await-in-loop -- one entry after the other
    else if (way === 1) entries.push({ ...changed, lineage: await lineageAfter(entry, sha256) });
    else entries.push({ ...changed, lineage: entry.lineage });
  }
  const versions: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const entry = inventEntry(random, `${name}, ${at}`);
    entries.push(at % 20 === 0 ? { ...entry, trashedAt: Date.now() - 1000 } : entry);
    if (at % 10 === 0) versions.push(printVersion({ entry: { ...entry, title: "before" } }));
  }
  const inOrder = entries.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  let file = "";
  const sketches = [`{"of":${JSON.stringify(name)}}`, "[1,2]"].toSorted();
  const beside = [
    ["versions", versions],
    ["sketches", sketches],
  ] as const;
  for await (const text of encodeBackup(inOrder, async () => {}, beside)) file += text;
  return file;
}
