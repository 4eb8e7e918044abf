import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Random, seededRandom } from "../../bench/random";
import type { EngineName, RunningBrowser } from "./browsers";
import { judge, type Verdict } from "./crash-run";
import type { Life } from "./lab";
import type { Fields } from "./lab-messages";
import { answerWithinMs, readJournal, startLife, type Starting } from "./open-life";
import { databaseFiles, fileKinds } from "./read-profile";
import { sleep } from "./sleep";
import type { StoredJournal } from "./stored-journal";
import { drawKeys, isSame, noFields, statesOf } from "./typing";

/** One kill and what was found after it. */
export interface CrashRun extends Verdict {
  readonly run: number;
  /** Everything else that was not as it must be. */
  readonly wrong: readonly string[];
}

interface ProfileOptions extends Starting {
  readonly name: EngineName;
  readonly seed: number;
  /** The numbers of the runs that are to be made on this profile. */
  readonly runs: readonly number[];
  readonly whenDone: (run: CrashRun) => void;
}

/** What a life wrote, for the next one to look after. */
interface Written {
  readonly run: number;
  /** The entry that it went on with, if it was not a new one. */
  readonly id: string | undefined;
  readonly states: readonly Fields[];
  readonly news: Life["news"];
  readonly killedAtMs: number;
}

/** The longest that is typed before the kill. */
const longestMs = 4000;

/**
 * Lives on one profile: each start looks after what the life before has left, writes on, and is
 * killed. The last start only looks.
 */
export async function liveOnProfile(options: ProfileOptions): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), "journal-crash-"));
  try {
    let written: Written | undefined;
    let known: ReadonlyMap<string, Fields> = new Map();
    for (const run of [...options.runs, undefined]) {
      const name = `${options.name}-${profile.slice(-6)}-${run ?? "end"}`;
      const { browser, life } = await startLife(options, profile, name);
      try {
        const found = await readJournal(life);
        if (written) options.whenDone(await lookAfter(life, written, known, found));
        written = undefined;
        known = found.entries;
        for (const kind of fileKinds(await databaseFiles(profile)))
          options.troubles.stores.add(kind);
        if (run === undefined) break;
        written = await writeAndKill({ ...options, browser, life, run, known });
      } catch (error) {
        options.troubles.given.push(`run ${written?.run ?? run ?? "end"}: ${String(error)}`);
        if (written)
          options.whenDone({
            ...judge({ ...written, stored: undefined, news: [] }),
            run: written.run,
            wrong: [`could not be looked after: ${String(error)}`],
          });
        written = undefined;
      } finally {
        await browser.kill();
      }
    }
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function lookAfter(
  life: Life,
  written: Written,
  known: ReadonlyMap<string, Fields>,
  found: StoredJournal,
): Promise<CrashRun> {
  const wrong: string[] = [...found.torn];
  const added = [...found.entries.keys()].filter((id) => !known.has(id));
  if (added.length > (written.id === undefined ? 1 : 0))
    wrong.push(`${added.length} entries were added by one`);
  const id = written.id ?? added[0];
  for (const [other, fields] of known) {
    const now = found.entries.get(other);
    if (other !== id && (!now || !isSame(now, fields)))
      wrong.push(`an entry of an earlier life was changed: ${other}`);
  }
  const stored = id === undefined ? undefined : found.entries.get(id);
  if (id !== undefined && stored) {
    const shown = await life.ask({ kind: "open", hash: `#/entry/${id}/edit` }, answerWithinMs);
    if (!isSame(shown, stored))
      wrong.push(`the editor shows ${JSON.stringify(shown)}, stored is ${JSON.stringify(stored)}`);
  }
  for (const told of [...written.news, ...life.news]) {
    if (told.kind === "deletion") wrong.push(`the app called ${told.what}`);
    if (told.kind === "error" && !isHarmless(told.what)) wrong.push(`an error: ${told.what}`);
  }
  const verdict = judge({ ...written, stored });
  const isFine = wrong.length === 0 && verdict.lost === undefined && verdict.torn === undefined;
  const next = life.news.map(({ kind }) => kind).join(" ");
  const traces = isFine ? [] : [`entry ${id}`, ...found.traces, `then: ${next}`];
  return {
    ...verdict,
    run: written.run,
    wrong,
    lastWords: [...verdict.lastWords, ...traces],
  };
}

/** The browser's way of saying that a list grew while it was measured. */
function isHarmless(error: string): boolean {
  return error.startsWith("ResizeObserver loop");
}

interface Writing extends Pick<ProfileOptions, "seed"> {
  readonly browser: RunningBrowser;
  readonly life: Life;
  readonly run: number;
  readonly known: ReadonlyMap<string, Fields>;
}

async function writeAndKill({ browser, life, run, seed, known }: Writing): Promise<Written> {
  const random: Random = seededRandom(seed * 100_003 + run);
  // Three of four lives begin an entry, the fourth goes on with one.
  const id = known.size > 0 && random.below(4) === 0 ? random.pick([...known.keys()]) : undefined;
  const keys = drawKeys(random, 400, `${run} ${random.pick(["what", "how", "when"])}`);
  const killAfterMs = 30 + random.below(longestMs);
  const hash = id === undefined ? "#/new" : `#/entry/${id}/edit`;
  const from = await life.ask({ kind: "open", hash }, answerWithinMs);
  if (!isSame(from, (id === undefined ? undefined : known.get(id)) ?? noFields))
    throw new Error(`The editor at ${hash} begins with ${JSON.stringify(from)}.`);
  // It never ends: the browser is killed before the last key.
  void life
    .ask({ kind: "type", keys, savedWithinMs: 0 }, longestMs + answerWithinMs)
    .catch(() => undefined);
  await firstKey(life);
  await sleep(killAfterMs);
  const killedAtMs = await browser.kill();
  // What the page had sent before it died is still to be read from the sockets.
  await sleep(50);
  return { run, id, states: statesOf(from, keys), news: life.news, killedAtMs };
}

async function firstKey(life: Life): Promise<void> {
  for (let tries = 0; !life.news.some(({ kind }) => kind === "key"); tries += 1) {
    if (tries > 2000) throw new Error("No key was typed.");
    await sleep(5);
  }
}
