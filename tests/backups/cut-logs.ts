import { mkdtemp, readdir, readFile, rm, stat, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seededRandom } from "../../bench/random";
import { engineOf } from "../crash/browsers";
import { openLab } from "../crash/lab";
import { answerWithinMs, startLife, type Starting, type Troubles } from "../crash/open-life";
import { sleep } from "../crash/sleep";
import { bringInWhole } from "./kill-lives";
import { backupOfOther } from "./other-device";

/** Long enough for a start to be idle and to have mended. */
const mendWithinMs = 5000;

/**
 * Kills Chromium in an import, cuts the last large record of its log in two as an unlucky kill does,
 * and starts it three times: the journal is there each time.
 */
export async function cutLogs(rounds: number, seed: number, app: string) {
  const engine = engineOf("chromium");
  const missing = engine.missing();
  if (missing !== undefined) return { skipped: missing, n: 0, failures: 0 };
  const lab = await openLab(app);
  const troubles: Troubles = { couldNotStart: 0, given: [], stores: new Set() };
  const wrong: string[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one profile after the other
    const found = await cutLog({ lab, engine, troubles }, seed * 1009 + round);
    wrong.push(...found.map((text) => `round ${round}: ${text}`));
    for (const text of found) console.error(`FAILED cut ${round} (--seed ${seed}): ${text}`);
  }
  engine.end();
  await lab.stop();
  return {
    what: "Chromium killed in an import, the last large record of its log cut in two, and started three times",
    engine: engine.version(),
    seed,
    n: rounds,
    failures: wrong.length,
    failed: wrong,
  };
}

async function cutLog(starting: Starting, seed: number): Promise<readonly string[]> {
  const random = seededRandom(seed);
  const profile = await mkdtemp(join(tmpdir(), "journal-cut-"));
  const wrong: string[] = [];
  try {
    const { browser, life } = await startLife(starting, profile, `cut-${seed}-first`);
    await life.ask({ kind: "look", withinMs: 15_000 }, answerWithinMs);
    const few = await backupOfOther(random, "first", [], 30);
    const before = (await bringInWhole(life, "first.json", few))["entries"] ?? [];
    const text = await backupOfOther(random, "second", [], 500);
    await life.ask({ kind: "bring", fileName: "second.json", text }, answerWithinMs);
    const wasBytes = await sizeOf(profile);
    void life.ask({ kind: "click", button: "Import" }, 60_000).catch(() => undefined);
    // Until the import is being written, or went into another log.
    for (let tries = 0; tries < 1000 && (await sizeOf(profile)) < wasBytes + 100_000; tries += 1)
      await sleep(2);
    await browser.kill();
    await cut(profile);
    for (const start of ["second", "third", "fourth"]) {
      const next = await startLife(starting, profile, `cut-${seed}-${start}`);
      await next.life.ask({ kind: "look", withinMs: 15_000 }, answerWithinMs);
      await sleep(start === "second" ? mendWithinMs : 1000);
      const { entries = [] } = await next.life.ask({ kind: "stores" }, answerWithinMs);
      if (entries.length < before.length)
        wrong.push(`${entries.length} of ${before.length} entries at the ${start} start`);
      await next.browser.kill();
    }
  } catch (error) {
    wrong.push(`it came to no end: ${String(error)}`);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  return wrong;
}

/** The newest log of the journal's LevelDB. */
async function logOf(profile: string): Promise<string> {
  const base = join(profile, "Default/IndexedDB");
  const folder = (await readdir(base)).find((name) => name.endsWith(".leveldb")) ?? "";
  const logs = (await readdir(join(base, folder))).filter((name) => name.endsWith(".log"));
  return join(base, folder, logs.toSorted().at(-1) ?? "");
}

async function sizeOf(profile: string): Promise<number> {
  return (await stat(await logOf(profile))).size;
}

/** Bytes of a block of the log, and of the head of each record: 4 of sum, 2 of length, 1 of kind. */
const [blockBytes, headBytes] = [32_768, 7] as const;

/** Cuts the log in the middle of its last record of more than 1,000 bytes. */
async function cut(profile: string): Promise<void> {
  const path = await logOf(profile);
  const bytes = await readFile(path);
  let end = bytes.length;
  for (let at = 0; at + headBytes <= bytes.length;) {
    const left = blockBytes - (at % blockBytes);
    const length = left < headBytes ? 0 : bytes.readUInt16LE(at + 4);
    if (length > 1000 && at + headBytes + length <= bytes.length)
      end = at + headBytes + Math.floor(length / 2);
    at += length === 0 ? left : headBytes + length;
  }
  await truncate(path, end);
}
