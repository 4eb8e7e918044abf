import { execFileSync } from "node:child_process";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seededRandom } from "../../bench/random";
import { judge } from "../crash/crash-run";
import type { Key, Screen } from "../crash/lab-messages";
import { answerWithinMs, startLife, type Starting } from "../crash/open-life";
import { drawKeys, noFields, statesOf } from "../crash/typing";
import { sleep } from "../crash/sleep";
import { look, settleMs } from "./damaged-profile";

/** What happened to a journal whose disk became full under it. */
export interface FullDisk {
  readonly cycle: number;
  readonly acknowledged: number;
  /** From the first key on the full disk to "Not saved", if it came. */
  readonly toldAfterMs: number | undefined;
  readonly whileFull: Screen["kind"] | "no start";
  readonly afterwards: Screen["kind"] | "no start";
  /** What the pages said that were not the journal. */
  readonly texts: readonly string[];
  /** Whether the browser had thrown the database away and the app made a new one. */
  readonly wasReset: boolean;
  /** Keys that are stored in the end; `undefined` where a page tells that the journal cannot be opened. */
  readonly kept: number | undefined;
  readonly wrong: readonly string[];
}

/** Why disks cannot be filled here, if they cannot. */
export function missingForFullDisk(): string | undefined {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return "only root mounts a tmpfs";
  return undefined;
}

const diskMegabytes = 64;

/** Writes, fills the disk to its last byte, writes on, is killed, starts on the full disk and on a free one. */
export async function fillDisk(options: Starting, seed: number, cycle: number): Promise<FullDisk> {
  const disk = await mkdtemp(join(tmpdir(), "journal-full-"));
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${diskMegabytes}m`, "tmpfs", disk]);
  try {
    return await onDisk(options, disk, seed, cycle);
  } finally {
    execFileSync("umount", ["-l", disk]);
    await rm(disk, { recursive: true, force: true });
  }
}

async function onDisk(
  options: Starting,
  disk: string,
  seed: number,
  cycle: number,
): Promise<FullDisk> {
  const random = seededRandom(seed * 100_003 + cycle);
  const profile = join(disk, "profile");
  const name = `full-${seed}-${cycle}`;
  const wrong: string[] = [];
  const { browser, life } = await startLife(options, profile, name);
  const typeOnFree = async (): Promise<readonly Key[]> => {
    await rm(ballast);
    const keys = [{ field: "What I Learned", text: "!", pauseMs: 2000 }] as const;
    const typed = await life.ask({ kind: "type", keys, savedWithinMs: 10_000 }, answerWithinMs);
    if (typed.saveState !== "Saved")
      wrong.push(`with room again the state was "${typed.saveState}"`);
    await fill(ballast, 0);
    return keys;
  };
  await life.ask({ kind: "look", withinMs: 10_000 }, answerWithinMs);
  await life.ask({ kind: "open", hash: "#/new" }, answerWithinMs);
  const before = drawKeys(random, 20 + random.below(60), `${cycle} full`);
  const first = await life.ask(
    { kind: "type", keys: before, savedWithinMs: 10_000 },
    answerWithinMs,
  );
  if (first.saveState !== "Saved") wrong.push(`before it was full: "${first.saveState}"`);
  // The mark outside of the database is on the disk before that is full.
  await sleep(settleMs);
  const ballast = join(disk, "ballast");
  await fill(ballast, random.below(3) * 2048);
  const fullAtMs = Date.now();
  // Enough that it does not find room in the blocks that are begun.
  const after = drawKeys(random, 40, "").map((key) => ({
    ...key,
    field: "What I Learned" as const,
    text: key.text + "full ".repeat(100 + random.below(400)),
  }));
  const second = await life.ask({ kind: "type", keys: after, savedWithinMs: 3000 }, answerWithinMs);
  const told = life.news.find(
    (one) => one.kind === "state" && one.state.startsWith("Not saved") && one.atMs >= fullAtMs,
  );
  const firstKey = life.news.find((one) => one.kind === "key" && one.atMs >= fullAtMs);
  const toldAfterMs =
    told?.kind === "state" && firstKey?.kind === "key" ? told.atMs - firstKey.atMs : undefined;
  if (second.saveState !== "Saved" && toldAfterMs === undefined)
    wrong.push(`on the full disk the state was "${second.saveState}"`);
  const seen = await life.ask({ kind: "look", withinMs: 1000 }, answerWithinMs);
  if (seen.kind === "blank" || seen.kind === "frame") wrong.push(`it became ${seen.kind}`);
  // In every other cycle there is room for a while, and what was not saved is to be saved by itself.
  const last = cycle % 2 === 0 ? await typeOnFree() : [];
  const killedAtMs = await browser.kill();
  const whileFull = await look(options, profile, `${name}-full`);
  await rm(ballast);
  const final = await look(options, profile, `${name}-free`);
  wrong.push(
    ...whileFull.wrong.map((one) => `while it is full: ${one}`),
    ...[...final.wrong, ...final.stored.torn].map((one) => `when there is room again: ${one}`),
  );
  const stored = [...final.stored.entries.values()];
  const verdict = judge({
    states: statesOf(noFields, [...before, ...after, ...last]),
    news: life.news,
    killedAtMs,
    stored: stored[0],
  });
  const wasReset = whileFull.wasReset || final.wasReset;
  // What the browser threw away no app can show, so then it has to be told of.
  const isTold = final.screen === "recovery" || final.screen === "words";
  if (!(wasReset && isTold)) wrong.push(...[verdict.lost ?? [], verdict.torn ?? []].flat());
  if (final.screen === "no start") wrong.push("no browser on a disk with room");
  if (stored.length > 1) wrong.push(`${stored.length} entries were made of one`);
  return {
    cycle,
    acknowledged: verdict.acknowledged,
    toldAfterMs,
    whileFull: whileFull.screen,
    afterwards: final.screen,
    texts: [whileFull.text ?? [], final.text ?? []].flat(),
    wasReset,
    kept: isTold ? undefined : verdict.kept,
    wrong,
  };
}

/** Writes into a file until nothing goes in, and takes back what is to be left. */
async function fill(path: string, leave: number): Promise<void> {
  const file = await open(path, "w");
  let written = 0;
  try {
    for (const size of [1 << 20, 4096, 1]) {
      const block = Buffer.alloc(size, 1);
      for (;;) {
        try {
          const { bytesWritten } = await file.write(block);
          if (bytesWritten === 0) break;
          written += bytesWritten;
        } catch {
          break;
        }
      }
    }
    await file.truncate(Math.max(0, written - leave));
  } finally {
    await file.close();
  }
}
