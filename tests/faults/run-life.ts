import type { Chance } from "./chance";
import { chance } from "./chance";
import { type FaultClass, faultClasses, type FaultName } from "./fault";
import { injectFaults } from "./injector";
import { openPage, type Page } from "./life";
import type { World } from "./world";

/** What was seen in one run. */
export interface Outcome {
  readonly seed: number;
  readonly faults: readonly FaultName[];
  /** How often the app ran into a fault. */
  readonly met: number;
  readonly keys: number;
  readonly commits: number;
  readonly exports: number;
  /** The longest time from a key to "Not saved" while its text was not committed, in milliseconds. */
  readonly slowestWarningMs: number;
  /** The longest time from the end of a fault to the commit of all that was typed, in milliseconds. */
  readonly slowestRecoveryMs: number;
  readonly failures: readonly string[];
}

interface Typed {
  readonly text: string;
  readonly atMs: number;
}

/** How old a text may become before the owner must have been told that it is not saved. */
const silenceMs = 1000;
/** The longest pause between two tries, one that runs into its limit, and a little. */
const recoveryMs = 60_000;
const stallWords = /has not answered yet/;

/** One page, typed into by seed while its storage fails by seed, and watched at every turn. */
export async function runLife(seed: number, world: World): Promise<Outcome> {
  const luck = chance(seed);
  const name = `faults-${seed}`;
  const failures: string[] = [];
  const faults: FaultName[] = [];
  const typed: Typed[] = [{ text: "", atMs: world.nowMs() }];
  let committed = 0;
  let commits = 0;
  let exports = 0;
  let slowestWarningMs = 0;
  let slowestRecoveryMs = 0;
  let hadJournal = true;
  /** States that were committed and went with the database: nobody can know that before the next write. */
  let clearedAway = 0;
  let fault: FaultClass | undefined;
  /** Faults that began or ended lately: a try that began under one may tell of it after its end. */
  let recent: readonly FaultClass[] = [];

  const injector = injectFaults(world, luck, () => {
    commits += 1;
    committed = Math.max(clearedAway, newestStored(name, typed));
  });
  const fail = (what: string) => {
    if (failures.length < 3) failures.push(`${what} (${fault?.name ?? "no fault"})`);
  };

  // The very first opening of a journal makes the database, which a mark would forbid.
  hadJournal = false;
  const page = await openPage({ world, name, hadJournal: () => hadJournal });
  await world.pass(200);

  const look = () => {
    const now = newest(typed);
    const { kind, why } = page.told();
    const oldest = typed[committed + 1];
    if (kind === "saved" && committed !== typed.length - 1)
      fail(`false Saved: "${now.text.slice(-12)}" is not committed`);
    if (!oldest) return;
    const ageMs = world.nowMs() - oldest.atMs;
    if (kind === "not saved") {
      if (why.length < 10) fail("Not saved without a reason");
      if (recent.length > 0 && !stallWords.test(why) && !recent.some(({ says }) => says.test(why)))
        fail(`a wrong reason: ${why}`);
    } else if (ageMs > silenceMs) fail(`silent for ${ageMs} ms: the state says "${kind}"`);
    else if (recent.length > 0) slowestWarningMs = Math.max(slowestWarningMs, ageMs);
  };
  const pass = (ms: number) => world.pass(ms, look);

  const typeFor = async (ms: number) => {
    const endMs = world.nowMs() + ms;
    while (world.nowMs() < endMs) {
      const text = `${newest(typed).text}${luck.pick(["a", "é", "漢", "👩‍💻", " ", "\n"])}${typed.length}`;
      typed.push({ text, atMs: world.nowMs() });
      page.type(text);
      look();
      const isPause = luck.next() < 0.1;
      await pass(isPause ? luck.between(800, 4000) : luck.between(20, 350));
    }
  };

  const lose = async (next: FaultName) => {
    const { clean } = injector;
    if (next === "a newer app upgrades") upgrade(clean(() => indexedDB.open(name, 99)));
    else if (next === "the browser clears the database away")
      clean(() => indexedDB.deleteDatabase(name));
    else injector.begin(next);
    await world.settle();
  };

  await typeFor(luck.between(0, 1500));
  hadJournal = commits > 0;
  const rounds = luck.between(1, 2);
  for (let round = 0; round < rounds; round += 1) {
    const next = pickFault(luck, round === rounds - 1 && commits > 0);
    fault = next;
    faults.push(next.name);
    recent = [...recent, next];
    const lengthMs = luck.pick([luck.between(50, 900), luck.between(900, 5000), 30_000]);
    const stored = committed;
    await lose(next.name);
    if (next.name === "the browser clears the database away") clearedAway = committed;
    await typeFor(Math.min(lengthMs, luck.between(200, 4000)));
    if (luck.next() < 0.4) {
      await exportNow(world, page, typed, pass, fail);
      exports += 1;
    }
    if (luck.next() < 0.2) void page.journal.reload();
    await pass(lengthMs);
    if (next.isForGood) {
      if (next.name === "a newer app upgrades" && committed > stored + 1)
        // What was in flight at the upgrade may have been first.
        fail("written into a newer database");
      await exportNow(world, page, typed, pass, fail);
      exports += 1;
      if (next.name === "a newer app upgrades") continue;
      if (newestStored(name, typed) > 0) fail("written in the place of a lost journal");
      hadJournal = false;
    }
    injector.end();
    fault = undefined;
    const endedAtMs = world.nowMs();
    const isDone = () => committed === typed.length - 1 && page.told().kind === "saved";
    while (!isDone() && world.nowMs() < endedAtMs + recoveryMs) await pass(100);
    slowestRecoveryMs = Math.max(slowestRecoveryMs, world.nowMs() - endedAtMs);
    await pass(1000);
    if (committed < typed.length - 1) fail("not committed a minute after the fault");
    else if (page.told().kind !== "saved") fail(`committed, and it says "${page.told().kind}"`);
    if (page.notices().some((text) => text.startsWith("Not saved")))
      fail("the warning is still there");
    recent = [];
    if (!next.isForGood) hadJournal = commits > 0;
  }

  const text = await readBeside(injector.clean, name, world);
  if (text !== undefined && text !== typed[committed]?.text)
    fail("a clean connection reads something else");
  if (text === undefined && committed > 0) fail("a clean connection reads nothing");
  page.close();
  injector.remove();
  await world.settle();
  world.clear();
  databases().delete(name);
  const keys = typed.length - 1;
  const met = injector.met();
  return {
    seed,
    faults,
    met,
    keys,
    commits,
    exports,
    slowestWarningMs,
    slowestRecoveryMs,
    failures,
  };
}

/** Faults that last for good end the run, so they come last. */
function pickFault(luck: Chance, isLast: boolean): FaultClass & { readonly name: FaultName } {
  const classes: readonly (FaultClass & { readonly name: FaultName })[] = faultClasses;
  return luck.pick(classes.filter((one) => isLast || !one.isForGood));
}

async function exportNow(
  world: World,
  page: Page,
  typed: readonly Typed[],
  pass: (ms: number) => Promise<void>,
  fail: (what: string) => void,
): Promise<void> {
  const asked = newest(typed).text;
  const files: (string | undefined)[] = [];
  const begunAtMs = performance.now();
  void page.exported().then((text) => files.push(text));
  // The digest is made by a thread of Node's, which a busy machine keeps waiting in a time that is not the page's.
  const isEarly = () => performance.now() - begunAtMs < 10_000;
  for (let waited = 0; files.length === 0 && (waited < 120 || isEarly()); waited += 1) {
    // oxlint-disable-next-line no-await-in-loop -- time passes step by step
    await world.breathe();
    // oxlint-disable-next-line no-await-in-loop
    await pass(500);
  }
  const [file] = files;
  if (files.length === 0) fail("an export that never ends");
  else if (asked && !file?.includes(JSON.stringify(asked).slice(1, -1)))
    fail("an export without what is on screen");
}

function newest(typed: readonly Typed[]): Typed {
  const last = typed.at(-1);
  if (!last) throw new Error("nothing typed");
  return last;
}

interface RawDatabase {
  readonly rawObjectStores: ReadonlyMap<string, { getAllValues(): readonly unknown[] }>;
}

/** fake-indexeddb's own databases: what is committed, whoever holds a lock on it. */
function databases(): Map<string, RawDatabase> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it has no types
  return Reflect.get(indexedDB, "_databases") as Map<string, RawDatabase>;
}

/** The newest of the typed states that some entry of the database holds. */
function newestStored(name: string, typed: readonly Typed[]): number {
  const rows = databases().get(name)?.rawObjectStores.get("entries")?.getAllValues() ?? [];
  const texts = new Set(rows.map(learnedOf));
  return Math.max(
    0,
    typed.findLastIndex(({ text }) => texts.has(text)),
  );
}

function learnedOf(row: unknown): string | undefined {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the app itself has written
  const { entry } = row as { entry: { parts: readonly { kind: string; text: string }[] } };
  return entry.parts.find(({ kind }) => kind === "learned")?.text;
}

type Clean = <Value>(work: () => Value) => Value;

/** What another page of a later version does to the database, as soon as the app lets go of it. */
function upgrade(request: IDBOpenDBRequest): void {
  request.addEventListener("success", () => request.result.close());
}

/** The text of the newest entry, as a connection without faults reads it. */
async function readBeside(clean: Clean, name: string, world: World): Promise<string | undefined> {
  const request = clean(() => indexedDB.open(name));
  await world.settle();
  if (request.readyState !== "done") return undefined;
  const db = request.result;
  if (!db.objectStoreNames.contains("entries")) return undefined;
  const rows = clean(() => db.transaction("entries").objectStore("entries").getAll());
  await world.settle();
  db.close();
  return (rows.result as readonly unknown[]).map(learnedOf).at(-1);
}
