import { execFileSync } from "node:child_process";
import {
  createWriteStream,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Page } from "playwright";
import { BackupWriter } from "../src/core/backup/encode";
import { printEntry } from "../src/core/backup/format";
import type { Entry } from "../src/core/journal/entry";
import { openSite } from "../tests/support/site";
import { readCorpus } from "./corpus";
import { launchBrowser } from "./browser";
import { generateEntry } from "./generate";
import { inventNotes } from "./invent-notes";

// npm run build && npx tsx bench/measure-backup.ts [--entries 100000] [--bytes 1000] [--corpus til.zip] [--seed 1]
// Brings a backup of that many entries into the built app and exports it again, and says how long each took,
// how long the page was kept, and how much memory the browser's processes took beyond what they had before.

const { values } = parseArgs({
  options: {
    entries: { type: "string", default: "100000" },
    bytes: { type: "string", default: "1000" },
    corpus: { type: "string" },
    seed: { type: "string", default: "1" },
  },
});
const size = Number(values.entries);
const seed = Number(values.seed);
if (!existsSync("dist/index.html")) throw new Error("There is no app to measure: npm run build");

const folder = mkdtempSync(join(tmpdir(), "measure-backup-"));
const path = join(folder, "backup.json");
const notes = values.corpus === undefined ? inventNotes(seed) : await readCorpus(values.corpus);
await writeFile();
const fileMb = statSync(path).size / 1e6;
console.log(`${size.toLocaleString("en")} entries, ${fileMb.toFixed(1)} MB`);

const site = await openSite();
const context = await launchBrowser(join(folder, "profile"));
try {
  const page = await context.newPage();
  await page.goto(`${site.url}#/data`);
  await page.getByLabel("Import", { exact: true }).waitFor();
  await page.waitForTimeout(3000);
  await watchTasks(page);

  const preview = page.getByRole("region", { name: "Import preview" });
  await measure("read and compare", page, async () => {
    await page.getByLabel("Import", { exact: true }).setInputFiles(path);
    await preview.waitFor({ timeout: 600_000 });
  });
  await measure("import", page, async () => {
    await preview.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByRole("button", { name: "Undo import" }).waitFor({ timeout: 600_000 });
  });
  await page.reload();
  await page.getByRole("button", { name: "Export backup" }).waitFor();
  // The page reads the names of all entries after its start, which is not the export's doing.
  await page.waitForTimeout(15_000);
  await watchTasks(page);
  await measure("export and read back", page, async () => {
    const download = page.waitForEvent("download", { timeout: 600_000 });
    await page.getByRole("button", { name: "Export backup" }).click();
    const file = await (await download).path();
    await page.getByText(/Saved to your downloads: .* verified\./).waitFor({ timeout: 600_000 });
    const isSame = execFileSync("cmp", [file, path]).length === 0;
    if (!isSame) throw new Error("The file that came out is not the one that went in.");
  });
} finally {
  await context.close();
  await site.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Writes the file that a journal of generated entries of about this size each exports. */
async function writeFile(): Promise<void> {
  const entries = Array.from({ length: size }, (_, at) => at);
  const ids = entries
    .map((at) => ({ at, id: generateEntry(notes, seed, at, size).id }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const writer = new BackupWriter({ entries: size });
  const stream = createWriteStream(path);
  stream.write(writer.begin());
  for (const { at } of ids) {
    const line = writer.line("entries", printEntry(cut(generateEntry(notes, seed, at, size))));
    // oxlint-disable-next-line no-await-in-loop -- the disk sets the pace
    if (!stream.write(line))
      await new Promise<void>((resolve) => stream.once("drain", () => resolve()));
  }
  await new Promise<void>((resolve) => stream.end(writer.end(), () => resolve()));
}

/** The entry cut down to about the bytes that are asked for. */
function cut(entry: Entry): Entry {
  let room = Number(values.bytes) - 450;
  const parts = entry.parts.flatMap((part, at) => {
    const kept =
      at === 0 && part.kind === "learned" ? { ...part, text: part.text.slice(0, room) } : part;
    room -= JSON.stringify(kept).length;
    return at === 0 || room > 0 ? [kept] : [];
  });
  return { ...entry, parts };
}

/** From now on the page remembers its longest task. */
function watchTasks(page: Page): Promise<void> {
  return page.evaluate(() => {
    Object.assign(globalThis, { longestTaskMs: 0 });
    new PerformanceObserver((list) => {
      const longest = Math.max(...list.getEntries().map(({ duration }) => duration));
      const known: unknown = Reflect.get(globalThis, "longestTaskMs");
      Object.assign(globalThis, { longestTaskMs: Math.max(Number(known), longest) });
    }).observe({ type: "longtask" });
  });
}

async function measure(what: string, page: Page, work: () => Promise<void>): Promise<void> {
  await page.evaluate(() => Object.assign(globalThis, { longestTaskMs: 0 }));
  const before = residentMb();
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, residentMb())), 250);
  const begun = performance.now();
  await work();
  const seconds = (performance.now() - begun) / 1000;
  clearInterval(watch);
  const longest = await page.evaluate(() => Number(Reflect.get(globalThis, "longestTaskMs")));
  const grown = peak - before;
  console.log(
    `${what}: ${seconds.toFixed(1)} s, longest task of the page ${Math.round(longest)} ms, memory + ${Math.round(grown)} MB (${(grown / fileMb).toFixed(2)} × the file)`,
  );
}

/** Private memory of all processes of this browser, in MB: what is shared, the disk's cache for one, is nobody's. */
function residentMb(): number {
  const processes = execFileSync("ps", ["-eo", "pid=,ppid=,args="])
    .toString()
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .map(([pid = "", parent = "", ...args]) => ({ pid, parent, args: args.join(" ") }));
  const ours = new Set(
    processes.filter(({ args }) => args.includes(join(folder, "profile"))).map(({ pid }) => pid),
  );
  // Renderers bear no folder in their arguments: they are children of who does.
  for (const { pid, parent } of [...processes, ...processes]) if (ours.has(parent)) ours.add(pid);
  let kilobytes = 0;
  for (const pid of ours) {
    try {
      const text = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
      for (const [, number] of text.matchAll(/^Private_\w+:\s+(\d+) kB/gm))
        kilobytes += Number(number);
    } catch {
      // It has ended meanwhile.
    }
  }
  return kilobytes / 1000;
}
