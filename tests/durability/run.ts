import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { quantile } from "../../bench/quantile";
import { type EngineName, engineOf, type RunningBrowser } from "../crash/browsers";
import { type Life, openLab } from "../crash/lab";
import { mergeReport } from "../support/report";
import { answerWithinMs } from "../crash/open-life";
import { readOptions } from "../crash/options";
import { databaseFiles, fileKinds } from "../crash/read-profile";
import { sleep } from "../crash/sleep";
import { missingForTracing, type Sync, traceSyncs } from "./syncs";

// Holds SPEC.md's [CR7]: the system calls around commits.

// npm run build && npm run test:durability -- [--runs 5 (commits)] [--engine chromium,chromium-sqlite]

/** What was seen of one kind of commit. */
interface Commits {
  readonly n: number;
  /** Commits with at least one sync between the first put and `complete`. */
  readonly withSync: number;
  readonly syncs: { readonly least: number; readonly p50: number; readonly most: number };
  readonly durabilities: readonly string[];
}

const options = readOptions({
  engines: ["chromium", "chromium-sqlite"],
  runs: 5,
  report: "reports/durability.json",
});
const missing = missingForTracing();
if (missing !== undefined) {
  console.log(`durability: skipped, ${missing}.`);
  process.exit(0);
}
const lab = await openLab(options.app);
let failures = 0;
for (const name of options.engines) failures += await measure(name);
await lab.stop();
process.exit(failures > 0 ? 1 : 0);

async function measure(name: EngineName): Promise<number> {
  const engine = engineOf(name);
  const begunAt = Date.now();
  const folder = await mkdtemp(join(tmpdir(), "journal-durability-"));
  try {
    const app = await traced(name, join(folder, "app"), "app", writeByApp);
    const bare = join(folder, "bare");
    const strict = await traced(name, bare, "strict", (life) => commitBare(life, "strict"));
    const relaxed = await traced(name, bare, "relaxed", (life) => commitBare(life, "relaxed"));
    const failed =
      Number(app.n < options.runs || app.withSync < app.n) +
      Number(app.durabilities.some((one) => one !== "strict")) +
      // Where relaxed commits are synced as well, seeing a sync would prove nothing.
      Number(relaxed.withSync >= relaxed.n);
    console.log(`${name}:`, JSON.stringify({ app, strict, relaxed }));
    if (failed > 0)
      console.error(`FAILED ${name}: a commit of the app without a sync, or no control`);
    await mergeReport(options.report, name, {
      engine: engine.version(),
      store: fileKinds(await databaseFiles(folder)),
      tracedWith:
        "strace: fsync, fdatasync, sync_file_range, msync, syncfs, sync on files of IndexedDB",
      seed: options.seed,
      n: app.n,
      failures: app.n - app.withSync,
      app,
      controlStrict: strict,
      controlRelaxed: relaxed,
      seconds: Math.round((Date.now() - begunAt) / 1000),
    });
    return failed;
  } finally {
    engine.end();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Starts the browser, has it write while it is traced, and counts. */
async function traced(
  name: EngineName,
  profile: string,
  part: string,
  write: (life: Life) => Promise<unknown>,
): Promise<Commits> {
  const life = lab.life(`durability-${name}-${part}`);
  const address = part === "app" ? lab.address : lab.bareAddress;
  const browser: RunningBrowser = await engineOf(name).start(
    profile,
    address(`durability-${name}-${part}`),
  );
  try {
    if (!(await life.isHere(40_000))) throw new Error("The browser did not show the page.");
    if (part === "app") await life.ask({ kind: "look", withinMs: 10_000 }, answerWithinMs);
    // A first write makes the database, so that only commits are counted.
    if (part === "app") await life.ask({ kind: "open", hash: "#/new" }, answerWithinMs);
    await sleep(1000);
    const tracing = await traceSyncs(browser, join(profile, "..", `${part}.strace`));
    const before = life.news.length;
    await write(life);
    await sleep(300);
    const syncs = await tracing.end();
    return count(life.news.slice(before), syncs);
  } finally {
    await browser.kill();
  }
}

/** Each key after a rest of its own, so that each is a commit of its own. */
function writeByApp(life: Life): Promise<unknown> {
  // Two keys that meet are one commit: some more are typed than commits are wanted.
  const length = Math.ceil(options.runs * 1.1) + 1;
  const keys = Array.from({ length }, (_, at) => ({
    field: "What I Learned" as const,
    text: `${at} `,
    pauseMs: 250,
  }));
  const allMs = answerWithinMs + length * 1000;
  return life.ask({ kind: "type", keys, savedWithinMs: 10_000 }, allMs);
}

function commitBare(life: Life, durability: IDBTransactionDurability): Promise<unknown> {
  const { runs } = options;
  const command = { kind: "commit", durability, count: runs, length: 500, restMs: 150 } as const;
  return life.ask(command, answerWithinMs + runs * 1000);
}

function count(news: Life["news"], syncs: readonly Sync[]): Commits {
  const commits = news.flatMap((told) =>
    // The index is derived from the journal: to lose the last of it costs nothing.
    told.kind === "commit" && told.database !== "kubecraft-journal-index" ? told : [],
  );
  const counts = commits.map(
    // The page's clock counts whole milliseconds.
    ({ putAtMs, completeAtMs }) =>
      syncs.filter(({ atMs }) => atMs >= putAtMs && atMs <= completeAtMs + 1).length,
  );
  return {
    n: commits.length,
    withSync: counts.filter((one) => one > 0).length,
    syncs: {
      least: commits.length > 0 ? Math.min(...counts) : 0,
      p50: quantile(counts, 0.5),
      most: commits.length > 0 ? Math.max(...counts) : 0,
    },
    durabilities: [...new Set(commits.map(({ durability }) => durability))],
  };
}
