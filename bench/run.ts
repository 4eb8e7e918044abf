import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import type { BrowserContext } from "playwright";
import type { Bench, Measure } from "./bench";
import { compareIndexes } from "./compare-indexes";
import { launchBrowser } from "./browser";
import { buildPages } from "./build-pages";
import { readCorpus } from "./corpus";
import type { Finding } from "./finding";
import { inventNotes } from "./invent-notes";
import { journalProfile } from "./journal-profile";
import { longEntries } from "./long-entries";
import { measureFind } from "./measure-find";
import { measureFirstCharacter, measureJot } from "./measure-jot";
import { measureKeys } from "./measure-keys";
import { measureOpen } from "./measure-open";
import { measureSave } from "./measure-save";
import { measureScroll } from "./measure-scroll";
import { measureSizes } from "./measure-sizes";
import { measureStart } from "./measure-start";
import { type MeasureName, readOptions } from "./options";
import { type Circumstances, printReport } from "./report";
import { openBenchSite } from "./site";

// npm run build && npm run bench -- [--corpus til.zip] [--seed 1] [--sizes 100,10000,100000] [--runs 15] [--only start,keys]

const measures: readonly (readonly [MeasureName, Measure])[] = [
  ["start", measureStart],
  ["open", measureOpen],
  ["keys", measureKeys],
  ["save", measureSave],
  ["jot", measureJot],
  ["scroll", measureScroll],
  ["find", measureFind],
];

const options = readOptions(process.argv.slice(2));
if (!options.ok || !existsSync("dist/index.html")) {
  console.error(options.ok ? "There is no app to measure: npm run build" : options.problem);
  process.exit(1);
}
const { corpus, seed, sizes, runs, only, port, report } = options.value;

const notes = corpus === undefined ? inventNotes(seed) : await readCorpus(corpus);
const findings: Finding[] = [];
let circumstances: Circumstances = {
  command: ["npm run bench", ...withDashes(process.argv.slice(2))].join(" "),
  browser: "Chromium",
  seed,
  sizes,
  runs,
  notes,
  source:
    corpus === undefined ? "invented to counted statistics" : "from the corpus that was given",
  begunAt: new Date(),
  isFinished: false,
};

await buildPages();
const site = await openBenchSite(port, notes);
try {
  if (only.includes("sizes")) await take(await measureSizes());
  const main = sizes.includes(10_000) ? 10_000 : sizes.at(-1);
  for (const size of sizes) {
    const profile = await journalProfile({ url: site.url, notes, seed, size });
    const context = await launchBrowser(profile);
    circumstances = {
      ...circumstances,
      browser: `Chromium ${context.browser()?.version() ?? "of unknown version"}`,
    };
    await install(context, site.url);
    const bench: Bench = {
      context,
      url: site.url,
      size,
      runs,
      longEntries: longEntries(notes, seed),
      isMain: size === main,
      isLargest: size === sizes.at(-1),
    };
    for (const [name, measure] of measures)
      if (only.includes(name)) await take(await measure(bench).catch(failed(name, size)));
    await context.close();
    if (only.includes("find"))
      await take(await compareIndexes(notes, seed, size).catch(failed("find", size)));
    if (bench.isMain && only.includes("jot"))
      await take(await measureFirstCharacter(profile, bench).catch(failed("jot", size)));
  }
  circumstances = { ...circumstances, isFinished: true };
  await take([]);
  console.log(printReport(findings, circumstances));
} finally {
  site.stop();
}

/** Adds findings and writes the report anew, so that a run that is cut off leaves what it found. */
async function take(found: readonly Finding[]): Promise<void> {
  findings.push(...found);
  for (const { what, entries, under, ours } of found)
    console.log([what, entries, under, ours].filter((cell) => cell !== undefined).join(" · "));
  await writeFile(report, printReport(findings, circumstances));
}

/** A measure that broke takes its own row and no other's figures with it. */
function failed(measure: MeasureName, entries: number): (error: unknown) => readonly Finding[] {
  return (error) => {
    console.error(error);
    const ours = `failed: ${String(error).split("\n", 1)[0] ?? ""}`;
    const budget = { text: "to be measured", measured: Number.NaN, allowed: 0 };
    return [{ measure, what: measure, entries, ours, budgets: [budget] }];
  };
}

/** Visits app and limit page until each is served by its own service worker. */
async function install(context: BrowserContext, url: string): Promise<void> {
  const page = await context.newPage();
  for (const address of [url, `${url}bench/limit.html`]) {
    await page.goto(address);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.reload();
    const isServed = await page.evaluate(() => navigator.serviceWorker.controller !== null);
    if (!isServed) throw new Error(`${address} is not served by its service worker.`);
  }
  await page.close();
}

function withDashes(args: readonly string[]): readonly string[] {
  return args.length === 0 ? [] : ["--", ...args];
}
