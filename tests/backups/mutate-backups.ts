import { layGround } from "./originals";
import { type MutantRun, runMutant, Target } from "./run-mutant";
import { WatchDog } from "./watch-dog";

/** What no file may ever add anything to. */
const prototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype];

/** Imports so many mutated backups; `failures` counts those after which something was wrong. */
export async function mutateBackups(count: number, firstSeed: number) {
  const begunAt = Date.now();
  const ground = await layGround(firstSeed);
  const target = new Target(ground.journal);
  const runs: MutantRun[] = [];
  const thrown: string[] = [];
  let seed = firstSeed;
  process.on("unhandledRejection", (error) => {
    // idb makes a promise for the end of every transaction, and of one that only reads nobody asks for it.
    if (!(error instanceof DOMException && error.name === "AbortError"))
      thrown.push(`seed ${seed}: ${String(error)}`);
  });
  const namesOf = () => prototypes.map((one) => Reflect.ownKeys(one).map(String).join()).join();
  const clean = namesOf();
  const dog = new WatchDog();
  for (; seed < firstSeed + count; seed += 1) {
    dog.begin(seed);
    // oxlint-disable-next-line no-await-in-loop -- one import after the other
    let run = await runMutant(seed, ground, target);
    // A busy machine is no hang: what was slow once is measured again.
    // oxlint-disable-next-line no-await-in-loop
    if (run.wrong.some((text) => text.startsWith("it hung")))
      run = await runMutant(seed, ground, target);
    if (namesOf() !== clean) run = { ...run, wrong: [...run.wrong, "a prototype was polluted"] };
    runs.push(run);
    if (runs.length % 500 === 0)
      console.log(
        `${runs.length} files in ${Math.round((Date.now() - begunAt) / 1000)} s, ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
      );
    if (run.slowestMs > 1500)
      console.log(`seed ${seed} took ${Math.round(run.slowestMs)} ms [${run.how.join("; ")}]`);
    for (const wrong of run.wrong)
      console.error(`FAILED seed ${seed}: ${wrong} [${run.how.join("; ")}]`);
    if (run.wrong.includes("a prototype was polluted")) break;
  }
  await dog.end();
  const failed = runs.filter(({ wrong }) => wrong.length > 0);
  const ends = tally(runs.map(({ end }) => end));
  return {
    what: "mutated backups of both versions (plain, packed, encrypted) given to the import of a journal: the store is as before, or as after a complete import of what the preview said, which is taken back again",
    engine: `Node ${process.versions.node}, fake-indexeddb, the app's models and store`,
    seed: firstSeed,
    n: runs.length,
    failures: failed.length + (count - runs.length) + thrown.length,
    failingSeeds: failed
      .slice(0, 50)
      .map((run) => ({ seed: run.seed, wrong: run.wrong.slice(0, 3) })),
    unhandledRejections: thrown.length,
    withSealMadeAgain: runs.filter(({ isSealed }) => isSealed).length,
    ends,
    /** Refusals by their words, without numbers and titles. */
    sentences: tally(
      runs.filter(({ end }) => end === "refused").map(({ sentence }) => bare(sentence)),
    ),
    slowestMs: Math.round(Math.max(0, ...runs.map(({ slowestMs }) => slowestMs))),
    seconds: Math.round((Date.now() - begunAt) / 1000),
    thrown: thrown.slice(0, 10),
  };
}

function tally(texts: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return Object.fromEntries([...counts].toSorted(([, a], [, b]) => b - a));
}

function bare(sentence: string): string {
  return sentence
    .replaceAll(/“[^]*”/g, "“…”")
    .replaceAll(/cannot be read: [^;]*/g, "cannot be read: …")
    .replaceAll(/[\d,]+/g, "n");
}
