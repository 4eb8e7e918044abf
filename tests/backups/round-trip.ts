import { createHash } from "node:crypto";
import { printEntry } from "../../src/core/backup/format";
import type { Entry } from "../../src/core/journal/entry";
import type { JournalStore } from "../../src/storage/journal-store";
import { type BackupDevice, openBackup } from "../support/open-backup";
import { threadOnStore } from "../support/thread-on-store";
import { openFreshStore, canonical } from "./stored-rows";
import { canonicalFile, codePoints, entryAt, escapedFile } from "./texts";

/** Every character there is, out of the journal and in again; `failures` counts what did not come back as it was. */
export async function roundTrip(count: number) {
  const begunAt = Date.now();
  const wrong: string[] = [];
  const seconds: Record<string, number> = {};
  const timed = async <Value>(what: string, run: () => Promise<Value>): Promise<Value> => {
    const from = Date.now();
    const value = await run();
    seconds[what] = Math.round((Date.now() - from) / 100) / 10;
    return value;
  };
  const expected = digestOf(canonicalFile(count));

  // From a file in which other programs wrote the characters in their own ways.
  const first = await timed("import of escapes", () => bringIn(blobOf(escapedFile(count)), wrong));
  const seen = await timed("reading the stored entries", () => judgeStored(first, count, wrong));
  const plain = await timed("export", () => exported(first, wrong));
  await judgeFile("the export", plain, expected, count, wrong);

  const second = await timed("import", () => bringIn(plain, wrong));
  await judgeStored(second, count, wrong);
  const packed = await timed("export, packed", () => exported(second, wrong, true));

  const third = await timed("import, packed", () => bringIn(packed, wrong));
  await judgeStored(third, count, wrong);
  await judgeFile("the export after gzip", await exported(third, wrong), expected, count, wrong);
  third.journal.close();
  const { maxRSS } = process.resourceUsage();
  return {
    what: "entries whose texts hold every code point and every half of a pair: file, import, export, wipe, import, export, packed as well; entries and files the same byte for byte",
    engine: `Node ${process.versions.node}, fake-indexeddb, the app's models and store`,
    n: count,
    failures: wrong.length,
    failed: wrong.slice(0, 20),
    codePoints: seen,
    fileMb: Math.round(plain.size / 1e5) / 10,
    packedMb: Math.round(packed.size / 1e5) / 10,
    /** Of the process with its database, which is in memory as well. */
    mostMemoryMb: Math.round(maxRSS / 1000),
    secondsOf: seconds,
    seconds: Math.round((Date.now() - begunAt) / 1000),
  };
}

interface Device extends BackupDevice {
  readonly journal: JournalStore;
}

/** A device that has nothing but what this file brought, in the place of the one before. */
async function bringIn(file: Blob, wrong: string[]): Promise<Device> {
  const journal = openFreshStore();
  const device = openBackup({ store: journal, startThread: () => threadOnStore(journal) });
  const model = await device.importModel();
  await model.take([{ file: new File([file], "backup"), path: "backup" }]);
  const shown = model.state.peek();
  if (shown.step !== "preview") wrong.push(`no preview: ${JSON.stringify(shown)}`);
  await model.importPreviewed();
  const told = device.told().at(-1) ?? "";
  if (!/^Imported: [\d,]+ new\.$/.test(told)) wrong.push(`the import says: ${told}`);
  return { ...device, journal };
}

async function exported(device: Device, wrong: string[], isPacked = false): Promise<Blob> {
  await device.backup.exportBackup({ isPacked });
  const told = device.told().at(-1) ?? "";
  if (!told.endsWith("verified.")) wrong.push(`the export says: ${told}`);
  device.journal.close();
  return device.given.at(-1)?.file ?? new Blob();
}

/** Holds what is stored against what was written; how many code points are in it. */
async function judgeStored({ journal }: Device, count: number, wrong: string[]): Promise<number> {
  const seen = new Uint8Array(codePoints);
  let at = 0;
  const judge = (entry: Entry) => {
    const written = entryAt(at, count);
    if (canonical(entry) !== canonical(written)) wrong.push(`the entry ${at} is stored as another`);
    const [part] = entry.parts;
    for (const sign of part?.kind === "learned" ? part.text : "")
      seen[sign.codePointAt(0) ?? 0] = 1;
    at += 1;
  };
  const published = await journal.publish((batch) => batch.forEach(judge));
  if (!published.ok) wrong.push(`it cannot be read: ${published.problem.kind}`);
  if (at !== count) wrong.push(`${at} of ${count} entries are stored`);
  const held = seen.reduce((sum, one) => sum + one, 0);
  if (held !== codePoints) wrong.push(`${codePoints - held} code points are missing`);
  return held;
}

async function judgeFile(
  what: string,
  file: Blob,
  expected: string,
  count: number,
  wrong: string[],
): Promise<void> {
  const hash = createHash("sha256");
  for await (const chunk of file.stream()) hash.update(chunk);
  if (hash.digest("hex") === expected) return;
  const lines = (await file.text()).split("\n");
  const other = Array.from({ length: count }, (_, at) => at).find(
    (at) => lines[at + 1]?.replace(/,$/, "") !== printEntry(entryAt(at, count)),
  );
  wrong.push(`${what} is another file, from the line of entry ${other ?? "none"} on`);
}

function blobOf(texts: Iterable<string>): Blob {
  const chunks: Blob[] = [];
  let gathered: string[] = [];
  for (const text of texts) {
    gathered.push(text);
    if (gathered.length < 1000) continue;
    chunks.push(new Blob(gathered));
    gathered = [];
  }
  return new Blob([...chunks, ...gathered]);
}

function digestOf(texts: Iterable<string>): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text);
  return hash.digest("hex");
}
