import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Random, seededRandom } from "../../bench/random";
import { readEntry } from "../../src/core/journal/read-entry";
import type { Entry } from "../../src/core/journal/entry";
import type { RunningBrowser } from "../crash/browsers";
import type { Life } from "../crash/lab";
import type { StoredRows } from "../crash/lab-messages";
import { answerWithinMs, readJournal, startLife, type Starting } from "../crash/open-life";
import { sleep } from "../crash/sleep";
import { afterDeed, type Deed, importsOf, instantOf } from "./after-import";
import { backupOfOther } from "./other-device";
import { differences, textsOf } from "./stored-rows";

/** What somebody was at when the browser was killed. */
export type DeedKind = Deed["kind"];

/** One kill and what was found after it. */
export interface KillRun {
  readonly run: number;
  readonly kind: DeedKind;
  /** From the click to the kill. */
  readonly killedAfterMs: number;
  /** From the click until its success was said, if it was said before the kill. */
  readonly saidAfterMs: number | undefined;
  /** What the journal was when the browser was opened again. */
  readonly found: "before" | "after" | "between";
  readonly wrong: readonly string[];
}

/** How long after a click the kills come, at most; each kind finds its own span. */
export class Spans {
  readonly #spans: Record<DeedKind, number> = { import: 700, replace: 700, undo: 300 };

  draw(kind: DeedKind, random: Random): number {
    return random.fraction() * this.#spans[kind];
  }

  /** So long that about half of the kills come before the commit, however busy the machine is. */
  learn({ kind, found }: Pick<KillRun, "kind" | "found">): void {
    this.#spans[kind] *= found === "before" ? 1.12 : 0.9;
  }
}

interface LivesOptions extends Starting {
  readonly seed: number;
  /** The numbers of the runs that are to be made on this profile. */
  readonly runs: readonly number[];
  readonly spans: Spans;
  readonly whenDone: (run: KillRun) => void;
}

/** A kill, for the next life to look after. */
interface Killed {
  readonly run: number;
  readonly deed: Deed;
  readonly before: StoredRows;
  readonly news: Life["news"];
  readonly killedAtMs: number;
}

const buttons = { import: "Import", replace: "Replace everything", undo: "Undo import" } as const;
const said = { import: /^Imported/, replace: /^Replaced/, undo: /^Import undone/ } as const;
/** Entries of a journal that a life begins with. */
const fewEntries = 8;

/** Lives one after the other on one profile: each looks after the kill before it and is killed itself. */
export async function killOnProfile(options: LivesOptions): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), "journal-import-"));
  let killed: Killed | undefined;
  try {
    for (const run of [...options.runs, undefined]) {
      const name = `import-${profile.slice(-6)}-${run ?? "end"}`;
      // oxlint-disable-next-line no-await-in-loop -- one life after the other
      const { browser, life } = await startLife(options, profile, name);
      try {
        // oxlint-disable-next-line no-await-in-loop
        const stored = await readStores(life, killed !== undefined);
        // oxlint-disable-next-line no-await-in-loop
        if (killed) options.whenDone(await lookAfter(killed, stored, life));
        killed = undefined;
        if (run === undefined) break;
        // oxlint-disable-next-line no-await-in-loop
        killed = await deedAndKill({ ...options, browser, life, run, stored: stored.rows });
      } catch (error) {
        options.troubles.given.push(`run ${killed?.run ?? run ?? "end"}: ${String(error)}`);
        killed = undefined;
      } finally {
        // oxlint-disable-next-line no-await-in-loop
        await browser.kill();
      }
    }
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

interface Stored {
  readonly rows: StoredRows;
  readonly torn: readonly string[];
}

async function readStores(life: Life, isLookedAfter: boolean): Promise<Stored> {
  // What is shown of a journal, and that each entry has its head, is looked at as after every crash.
  const { torn } = isLookedAfter ? await readJournal(life) : { torn: [] };
  if (!isLookedAfter) await life.ask({ kind: "look", withinMs: 15_000 }, answerWithinMs);
  return { rows: await life.ask({ kind: "stores" }, answerWithinMs), torn };
}

async function lookAfter(killed: Killed, stored: Stored, life: Life): Promise<KillRun> {
  const { run, deed, before, news, killedAtMs } = killed;
  const wrong = [...stored.torn];
  const texts = textsOf(stored.rows);
  const clicked = news.findLast((told) => told.kind === "clicked");
  const notice = news.findLast((told) => told.kind === "notice" && said[deed.kind].test(told.text));
  const clickedAtMs = clicked?.kind === "clicked" ? clicked.atMs : killedAtMs;
  const isSaid = notice?.kind === "notice" && notice.atMs >= clickedAtMs;
  let found: KillRun["found"] = "before";
  if (differences(texts, textsOf(before)).length > 0) {
    const after = await afterDeed(before, deed, instantOf(before, stored.rows, deed));
    const wanted = textsOf(after);
    const differing = differences(texts, wanted);
    found = differing.length === 0 ? "after" : "between";
    if (found === "between")
      wrong.push(
        `${differing.length} rows are neither as before nor as after: ${differing.slice(0, 5).join(", ")}`,
        ...differing
          .slice(0, 2)
          .flatMap((key) => [
            `${key} is ${(texts.get(key) ?? "missing").slice(0, 400)}`,
            `${key} was to be ${(wanted.get(key) ?? "missing").slice(0, 400)}`,
          ]),
      );
  }
  if (isSaid && found === "before") wrong.push(`"${notice.text}" was said, and nothing is stored`);
  for (const told of life.news)
    if (told.kind === "upgrade")
      wrong.push(
        `the browser had no database any more, and made one (data loss: ${told.dataLoss})`,
      );
  for (const told of [...news, ...life.news]) {
    if (told.kind === "deletion") wrong.push(`the app called ${told.what}`);
    if (told.kind === "error" && !told.what.startsWith("ResizeObserver loop"))
      wrong.push(`an error: ${told.what}`);
  }
  return {
    run,
    kind: deed.kind,
    killedAfterMs: killedAtMs - clickedAtMs,
    saidAfterMs: isSaid ? notice.atMs - clickedAtMs : undefined,
    found,
    wrong,
  };
}

interface Doing extends Pick<LivesOptions, "seed" | "spans"> {
  readonly browser: RunningBrowser;
  readonly life: Life;
  readonly run: number;
  readonly stored: StoredRows;
}

async function deedAndKill({ browser, life, run, seed, spans, stored }: Doing): Promise<Killed> {
  const random = seededRandom(seed * 100_003 + run);
  // Of ten kills six fall into an import, two into a replacing of everything, two into a taking back.
  const kind = random.pick<DeedKind>([
    ...Array<DeedKind>(6).fill("import"),
    ...Array<DeedKind>(2).fill("replace"),
    ...Array<DeedKind>(2).fill("undo"),
  ]);
  let before = stored;
  if ((before["entries"] ?? []).length === 0)
    before = await bringInWhole(
      life,
      "first.json",
      await backupOfOther(random, "first", [], fewEntries),
    );
  const text = await backupOfOther(
    random,
    `run ${run}`,
    entriesOf(before),
    200 + random.below(250),
  );
  const fileName = `run-${run}.json`;
  let deed: Deed = { kind: "import", fileName, text };
  if (kind === "undo") {
    before = await bringInWhole(life, fileName, text);
    deed = { kind, importedAtMs: importsOf(before)[0] ?? 0 };
  } else {
    await life.ask({ kind: "bring", fileName, text }, answerWithinMs);
    deed = { kind, fileName, text };
    const shown = await life.ask({ kind: "stores" }, answerWithinMs);
    if (differences(textsOf(shown), textsOf(before)).length > 0)
      throw new Error("a preview stored something");
  }
  const typed = kind === "replace" ? String((before["entries"] ?? []).length) : undefined;
  const delayMs = spans.draw(kind, random);
  void life
    .ask({ kind: "click", button: buttons[kind], ...(typed !== undefined && { typed }) }, 60_000)
    .catch(() => undefined);
  const clicks = () =>
    life.news.filter((told) => told.kind === "clicked" && told.button === buttons[kind]);
  const earlier = kind === "undo" ? 0 : clicks().length;
  for (let tries = 0; clicks().length === earlier; tries += 1) {
    if (tries > 8000) throw new Error(`"${buttons[kind]}" was not clicked`);
    // oxlint-disable-next-line no-await-in-loop
    await sleep(5);
  }
  await sleep(delayMs);
  const killedAtMs = await browser.kill();
  // What the page had sent before it died is still to be read from the sockets.
  await sleep(50);
  return { run, deed, before, news: life.news, killedAtMs };
}

/** Imports a file with nobody who kills anything; the rows after it. */
export async function bringInWhole(
  life: Life,
  fileName: string,
  text: string,
): Promise<StoredRows> {
  await life.ask({ kind: "bring", fileName, text }, answerWithinMs);
  const count = () =>
    life.news.filter((told) => told.kind === "notice" && said.import.test(told.text)).length;
  const earlier = count();
  await life.ask({ kind: "click", button: buttons.import }, answerWithinMs);
  for (let tries = 0; count() === earlier; tries += 1) {
    if (tries > 8000) throw new Error(`"Imported" was not said of ${fileName}`);
    // oxlint-disable-next-line no-await-in-loop
    await sleep(5);
  }
  return life.ask({ kind: "stores" }, answerWithinMs);
}

function entriesOf(rows: StoredRows): readonly Entry[] {
  return (rows["entries"] ?? []).flatMap(([, row]) => {
    const read = readEntry(
      typeof row === "object" && row !== null ? Reflect.get(row, "entry") : undefined,
    );
    return read.ok ? read.value : [];
  });
}
