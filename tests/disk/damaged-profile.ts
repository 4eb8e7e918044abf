import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seededRandom } from "../../bench/random";
import type { EngineName } from "../crash/browsers";
import type { Key, Screen } from "../crash/lab-messages";
import { answerWithinMs, startLife, type Starting } from "../crash/open-life";
import { databaseFiles } from "../crash/read-profile";
import { sleep } from "../crash/sleep";
import { type StoredJournal, storedJournal } from "../crash/stored-journal";
import { drawKeys } from "../crash/typing";
import { damage } from "./damage";

/** What a start on a damaged profile showed. */
export interface DamagedStart {
  readonly run: number;
  readonly engine: EngineName;
  readonly damage: string;
  /** What was on screen, or that the browser itself did not show any page. */
  readonly screen: Screen["kind"] | "no start";
  readonly tookMs: number;
  /** What a page says that is not the journal. */
  readonly text: string | undefined;
  /** What the small storage still held, by name: there the app remembers that there was a journal. */
  readonly small: readonly string[];
  /** Entries in the list, of those that were written. */
  readonly entries: number;
  readonly written: number;
  /** Whether the browser had thrown the database away and the app made a new one. */
  readonly wasReset: boolean;
  readonly dataLoss: string | undefined;
  readonly wrong: readonly string[];
}

/** A profile with a journal of a few entries, to be copied and damaged. */
export interface JournalOnDisk {
  readonly folder: string;
  readonly entries: number;
}

/** A page has this long to say something. */
const screenWithinMs = 10_000;
const entries = 4;
/** Chromium takes seconds to bring the small storage to the disk, and most lives are longer than that. */
export const settleMs = 8000;

/** So much that LevelDB turns its log into tables. Values above 64 kB would be files of their own. */
const ballast = {
  kind: "commit",
  durability: "relaxed",
  count: 110,
  length: 50_000,
  restMs: 0,
} as const;

/** Writes a journal by the app, in two lives, so that there are old files and a fresh log. */
export async function writeJournal(
  options: Starting,
  name: EngineName,
  seed: number,
): Promise<JournalOnDisk> {
  const folder = await mkdtemp(join(tmpdir(), "journal-disk-"));
  const random = seededRandom(seed);
  for (const life of [1, 2]) {
    const opened = await startLife(options, folder, `disk-${seed}-${name}-${life}`);
    await opened.life.ask({ kind: "look", withinMs: screenWithinMs }, answerWithinMs);
    for (let entry = 1; entry <= entries / 2; entry += 1) {
      await opened.life.ask({ kind: "open", hash: "#/new" }, answerWithinMs);
      const keys: Key[] = drawKeys(random, 60, `${life}.${entry}`).map((key) => ({
        ...key,
        pauseMs: 2,
      }));
      // Chromium keeps a value of this length in a file beside LevelDB.
      if (entry === 1)
        keys.push({ field: "What I Learned", text: "word ".repeat(15_000), pauseMs: 50 });
      const typed = await opened.life.ask(
        { kind: "type", keys, savedWithinMs: 20_000 },
        answerWithinMs,
      );
      if (typed.saveState !== "Saved") throw new Error(`The journal was "${typed.saveState}".`);
    }
    if (life === 1 && name === "chromium") await opened.life.ask(ballast, answerWithinMs);
    if (life === 1) await sleep(settleMs);
    await (life === 1 ? opened.browser.quit() : opened.browser.kill());
  }
  return { folder, entries };
}

/** Copies the profile, damages the files of its database, starts on it and looks. */
export async function startDamaged(
  options: Starting & { readonly journal: JournalOnDisk; readonly name: EngineName },
  seed: number,
  run: number,
): Promise<DamagedStart> {
  const { journal, name } = options;
  const random = seededRandom(seed * 100_003 + run);
  const profile = await mkdtemp(join(tmpdir(), "journal-disk-"));
  try {
    await cp(journal.folder, profile, { recursive: true, filter: isCopied });
    const done = await damage(await databaseFiles(profile), random);
    const seen = { run, engine: name, damage: done, written: journal.entries };
    const { stored: _, ...shown } = await look(options, profile, `damaged-${seed}-${run}`);
    return { ...seen, ...shown };
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** What a start shows and what is stored then, and all about it that must not be. */
export async function look(
  options: Starting,
  profile: string,
  name: string,
): Promise<
  Omit<DamagedStart, "run" | "engine" | "damage" | "written"> & { readonly stored: StoredJournal }
> {
  const wrong: string[] = [];
  const none = {
    tookMs: 0,
    text: undefined,
    small: [],
    entries: 0,
    wasReset: false,
    dataLoss: undefined,
    wrong,
    stored: { entries: new Map(), torn: [], traces: [], small: [] },
  };
  const opened = await startLife(options, profile, name).catch(() => undefined);
  if (!opened) return { ...none, screen: "no start" };
  const { browser, life } = opened;
  try {
    const screen = await life.ask({ kind: "look", withinMs: screenWithinMs }, answerWithinMs);
    const stored = storedJournal(await life.ask({ kind: "rows" }, answerWithinMs));
    const upgrade = life.news.find(({ kind }) => kind === "upgrade");
    if (screen.kind === "blank" || screen.kind === "frame")
      wrong.push(`nothing but ${screen.kind} within ${screenWithinMs} ms`);
    // An invitation to a first entry, where there was a journal, is how a loss is hidden.
    if (screen.kind === "empty") wrong.push("it invites to a first entry");
    if (life.documents() > 1) wrong.push("the page loaded itself again");
    for (const told of life.news)
      if (told.kind === "deletion") wrong.push(`the app called ${told.what}`);
    return {
      screen: screen.kind,
      tookMs: screen.tookMs,
      text: screen.kind === "journal" ? undefined : screen.text.slice(0, 200),
      small: stored.small,
      entries: Math.max(screen.labels.length, stored.entries.size),
      wasReset: upgrade !== undefined,
      dataLoss: upgrade?.kind === "upgrade" ? upgrade.dataLoss : undefined,
      wrong,
      stored,
    };
  } catch (error) {
    return { ...none, screen: "blank", wrong: [...wrong, String(error)] };
  } finally {
    await browser.kill();
  }
}

/** Sockets and locks of a browser that is dead are not files to be copied. */
function isCopied(path: string): boolean {
  return !/\/(Singleton\w+|lock|\.parentlock)$/.test(path);
}
