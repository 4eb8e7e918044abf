import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seededRandom } from "../../bench/random";
import { killIt } from "./browsers";
import { answerWithinMs, readJournal, startLife, type Starting } from "./open-life";
import { sleep } from "./sleep";
import { drawKeys, isSame } from "./typing";

/** WebKit's process that holds IndexedDB was killed while somebody typed on. */
export interface NetworkKill {
  readonly run: number;
  /** From the kill to the first "Saved" of a key that was typed after it. */
  readonly resumedAfterMs: number | undefined;
  readonly acknowledgements: number;
  readonly wrong: readonly string[];
}

/** Saving is to go on within this time. */
const resumeWithinMs = 3000;

/**
 * Types, kills `WebKitNetworkProcess` (and nothing else) in the midst of it, types on, waits for
 * "Saved", then kills the whole browser and looks at what the next start finds.
 */
export async function killNetworkProcess(
  options: Starting & { readonly seed: number; readonly run: number },
): Promise<NetworkKill> {
  const { run, seed } = options;
  const random = seededRandom(seed * 100_003 + run);
  const profile = await mkdtemp(join(tmpdir(), "journal-crash-"));
  const name = `network-${seed}-${run}`;
  const wrong: string[] = [];
  let { browser, life } = await startLife(options, profile, name);
  try {
    await life.ask({ kind: "look", withinMs: 15_000 }, answerWithinMs);
    await life.ask({ kind: "open", hash: "#/new" }, answerWithinMs);
    const keys = drawKeys(random, 110, `${run} net`);
    const typing = life.ask({ kind: "type", keys, savedWithinMs: 15_000 }, 60_000);
    await sleep(200 + random.below(2500));
    const killedAtMs = Date.now();
    const storing = browser.processes().filter((one) => one.name.startsWith("WebKitNetwork"));
    if (storing.length !== 1) throw new Error(`${storing.length} network processes are there`);
    for (const { pid } of storing) killIt(pid);
    const typed = await typing;
    const { news } = life;
    const firstAfter = news.find((told) => told.kind === "key" && told.atMs > killedAtMs);
    const firstKey = firstAfter?.kind === "key" ? firstAfter.key : Number.POSITIVE_INFINITY;
    const saved = news
      .filter((told) => told.kind === "state" && told.state === "Saved")
      .flatMap((told) => (told.kind === "state" ? told : []));
    const resumed = saved
      .filter(({ key, atMs }) => key >= firstKey && atMs > killedAtMs)
      .map(({ atMs }) => atMs - killedAtMs);
    const resumedAfterMs = resumed.length > 0 ? Math.min(...resumed) : undefined;
    if (resumedAfterMs === undefined || resumedAfterMs > resumeWithinMs)
      wrong.push(`saving resumed after ${resumedAfterMs ?? "no"} ms, at most ${resumeWithinMs}`);
    if (typed.saveState !== "Saved") wrong.push(`in the end the state was "${typed.saveState}"`);
    if (life.documents() !== 1) wrong.push("the page was loaded again");
    for (const told of news)
      if (told.kind === "deletion") wrong.push(`the app called ${told.what}`);
    await browser.kill();
    ({ browser, life } = await startLife(options, profile, `${name}-after`));
    const found = await readJournal(life);
    wrong.push(...found.torn);
    const stored = [...found.entries.values()];
    const [only] = stored;
    if (stored.length !== 1 || !only || !isSame(only, typed.fields))
      wrong.push(`stored: ${JSON.stringify(stored)}, typed: ${JSON.stringify(typed.fields)}`);
    return { run, resumedAfterMs, acknowledgements: saved.length, wrong };
  } catch (error) {
    return {
      run,
      resumedAfterMs: undefined,
      acknowledgements: 0,
      wrong: [...wrong, String(error)],
    };
  } finally {
    await browser.kill();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
