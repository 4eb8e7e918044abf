import { seededRandom } from "../../bench/random";
import { type Conflict, conflictsOf } from "../../src/core/journal/conflict";
import { outOfTrash, trashed, trashSitting } from "../../src/core/journal/trash";
import type { StoredEntry } from "../../src/storage/journal-store";
import { type Audited, makeLedger } from "./ledger";
import { markerOf, markersIn } from "./markers";
import { idsIn, type ModelTab, openTab } from "./model-tab";
import { makeWorld } from "./tab-world";

/** What one schedule came to. */
export interface Outcome {
  /** Sentences about what went wrong; none if nothing did. */
  readonly problems: readonly string[];
  readonly committed: number;
  readonly conflictCopies: number;
  /** Committed edits that are found in the history only. */
  readonly inHistoryOnly: number;
  readonly kills: number;
  readonly freezes: number;
  readonly clockJumps: number;
}

const hourMs = 3_600_000;
const tenYearsMs = 3653 * 24 * hourMs;
const jumpsMs = [-tenYearsMs, -hourMs, 0, hourMs, tenYearsMs] as const;
const mostTabs = 3;
const longestAnswerMs = 30_000;

/** Runs two or three tabs by chance: the same seed gives the same schedule. `hasClockJumps` sets their clocks, too. */
export async function runSchedule(seed: number, hasClockJumps: boolean): Promise<Outcome> {
  const random = seededRandom(Math.imul(seed, 0x9e3779b1));
  const world = makeWorld(`tabs-${seed}-${String(hasClockJumps)}`, random);
  const ledger = makeLedger();
  const problems: string[] = [];
  const tabs = new Set<ModelTab>();
  const known = new Set<string>();
  const counts = { kills: 0, freezes: 0, clockJumps: 0, tabs: 0, edits: 0 };
  const witness = {
    kept(_tab: string, stored: StoredEntry) {
      ledger.kept(stored);
      known.add(stored.entry.id);
    },
  };

  const begin = () => {
    const tab = openTab(world, `tab ${(counts.tabs += 1)}`, witness);
    tabs.add(tab);
    void tab.start();
    return tab;
  };
  const end = (tab: ModelTab) => {
    const { smallStorage } = world;
    ledger.leftBehind(smallStorage.names("last-words").map((name) => smallStorage.read(name)));
    tab.kill();
    tabs.delete(tab);
    counts.kills += 1;
  };
  const anyId = () => (known.size > 0 ? random.pick([...known]) : undefined);

  /** Types one word at the end of a field, as a hand does: the field holds what the form was made with and what was typed. */
  const type = (tab: ModelTab) => {
    const sitting = tab.sitting();
    if (!sitting) return;
    const word = markerOf((counts.edits += 1));
    const part = random.pick(sitting.draft().parts);
    if (random.below(5) === 0) sitting.writeTitle(`${sitting.draft().title} ${word}`);
    else if (random.below(6) === 0) sitting.writePart(sitting.addPart("thought"), { text: word });
    else if ("text" in part) sitting.writePart(part.id, { text: `${part.text} ${word}` });
  };
  const decide = async (tab: ModelTab) => {
    const conflict = anyConflict(tab);
    if (!conflict) return;
    await tab.conflict.look([conflict]);
    await world.steps(random.below(4));
    await random.pick([
      () => tab.conflict.keepOriginal(),
      () => tab.conflict.keepCopy(),
      () => tab.conflict.keepBoth(),
    ])();
  };
  const anyConflict = (tab: ModelTab): Conflict | undefined => {
    const found = tab.journal.heads.peek().flatMap((head) => conflictsOf(head, []));
    return found.length > 0 ? random.pick(found) : undefined;
  };
  const trash = async (tab: ModelTab) => {
    const id = anyId();
    const read = id === undefined ? undefined : await tab.store.entry(id);
    if (!read?.ok || !read.value) return;
    const { entry, revision: base } = read.value;
    const nowMs = tab.clock.nowMs();
    const moved = entry.trashedAt === undefined ? trashed(entry, nowMs) : outOfTrash(entry);
    const kept = await tab.store.keep({ entry: moved, base, sitting: trashSitting, nowMs });
    if (kept.ok) witness.kept(tab.name, kept.value);
  };
  const sleep = (tab: ModelTab) => {
    // A page that is put to sleep was hidden before, but one that hangs was not.
    if (random.below(3) > 0) tab.hide();
    tab.freeze();
    counts.freezes += 1;
  };
  const wake = (tab: ModelTab) => {
    tab.thaw();
    tab.show(random.below(2) === 0);
  };
  const deeds: readonly (readonly [weight: number, deed: (tab: ModelTab) => void])[] = [
    [60, type],
    [4, (tab) => tab.editor.openNew()],
    [
      14,
      (tab) => {
        const ids = idsIn(tab);
        const id = ids.length > 0 && random.below(3) > 0 ? random.pick(ids) : anyId();
        if (id !== undefined) void tab.editor.open(id);
      },
    ],
    [
      4,
      (tab) => {
        const id = anyId();
        if (id !== undefined) void tab.entry.open(id);
      },
    ],
    [4, (tab) => void tab.editor.close()],
    [3, (tab) => void tab.editor.flush()],
    [4, (tab) => tab.focus(random.below(2) === 0)],
    [4, (tab) => tab.hide()],
    [4, (tab) => tab.show(random.below(4) === 0)],
    [5, sleep],
    [5, (tab) => void decide(tab)],
    [2, (tab) => void trash(tab)],
    [1, (tab) => void tab.store.publish(() => {})],
    [3, end],
    [
      3,
      (tab) => {
        // Closed or reloaded: a page that is told so leaves all that is not committed.
        tab.hide();
        ledger.leftBehind(tab.editor.unsaved());
        end(tab);
      },
    ],
  ];
  const weights = deeds.reduce((sum, [weight]) => sum + weight, 0);
  const anyDeed = () => {
    let at = random.below(weights);
    for (const [weight, deed] of deeds) if ((at -= weight) < 0) return deed;
    return type;
  };
  const checkSaved = () => {
    for (const tab of tabs) {
      const sitting = tab.isFrozen() ? undefined : tab.sitting();
      if (sitting?.saveState.peek().kind !== "saved") continue;
      const unsaid = [...markersIn(sitting.draft())].filter((one) => !ledger.committed.has(one));
      if (unsaid.length > 0) problems.push(`"Saved" was said of ${unsaid.join(" ")}`);
    }
  };

  /** Lets time pass until nothing is on its way any more. */
  const rest = async (ms: number) => {
    await world.pass(ms);
    await world.steps(400);
    // Code that is loaded when it is needed comes in its own time, which no count of steps knows.
    const endMs = performance.now() + longestAnswerMs;
    while ([...tabs].some((tab) => tab.isWaiting())) {
      if (performance.now() > endMs) throw new Error("The store gives no answer.");
      // oxlint-disable-next-line no-await-in-loop
      await world.steps(400);
    }
    await world.pass(ms);
  };

  begin().editor.openNew();
  for (let turn = 60 + random.below(60); turn > 0; turn -= 1) {
    if (tabs.size === 0 || (tabs.size < mostTabs && random.below(8) === 0)) begin();
    const tab = random.pick([...tabs]);
    if (tab.isFrozen()) {
      if (random.below(3) === 0) wake(tab);
      else if (random.below(12) === 0) end(tab);
    } else {
      anyDeed()(tab);
    }
    if (hasClockJumps && random.below(4) === 0) {
      tab.setClock(random.pick(jumpsMs));
      counts.clockJumps += 1;
    }
    checkSaved();
    // oxlint-disable-next-line no-await-in-loop -- one turn comes after the other
    if (random.below(3) === 0) await world.pass(random.below(400));
    // oxlint-disable-next-line no-await-in-loop
    else await world.steps(random.below(8));
    checkSaved();
  }

  for (const tab of tabs) {
    tab.focus(false);
    if (tab.isFrozen()) wake(tab);
  }
  await rest(120_000);
  for (const tab of tabs) {
    // oxlint-disable-next-line no-await-in-loop
    if (!(await tab.editor.flush())) problems.push(`${tab.name} did not store everything`);
  }
  checkSaved();
  // What the tabs show is right again when they are seen again, whatever they missed.
  for (const tab of tabs) tab.show(true);
  await rest(10_000);
  for (const tab of tabs) problems.push(...(await wrongPicture(tab)));
  for (const tab of tabs) end(tab);

  const last = begin();
  await rest(60_000);
  if (!(await last.editor.flush())) problems.push("the last words could not be stored");
  const audited = await readAll(last);
  problems.push(...ledger.audit(audited));
  const present = markersIn(audited.entries);
  last.kill();
  return {
    problems,
    committed: ledger.committed.size,
    conflictCopies: audited.entries.filter(({ entry }) => entry.title.includes("(conflict copy)"))
      .length,
    inHistoryOnly: [...ledger.committed].filter((marker) => !present.has(marker)).length,
    ...counts,
  };
}

/** In what a tab's picture of the journal differs from the journal. */
async function wrongPicture(tab: ModelTab): Promise<readonly string[]> {
  const heads = await tab.store.newestHeads(10_000);
  if (!heads.ok) return [`${tab.name} cannot read: ${heads.problem.kind}`];
  const problems: string[] = [];
  if (JSON.stringify(heads.value) !== JSON.stringify(tab.journal.heads.peek()))
    problems.push(`${tab.name} shows another list than is stored`);
  const shown = tab.entry.shown.peek();
  if (shown) {
    const stored = await tab.store.entry(shown.id);
    if (JSON.stringify(stored) !== JSON.stringify(shown.read))
      problems.push(`${tab.name} shows another state of an entry than is stored`);
  }
  const sitting = tab.sitting();
  const id = sitting?.storedAs.peek();
  const stored = id === undefined ? undefined : await tab.store.entry(id);
  if (sitting && stored?.ok && stored.value && stored.value.entry.trashedAt === undefined) {
    const { base } = sitting.record();
    if (base !== stored.value.revision)
      problems.push(
        `${tab.name} edits revision ${base} of an entry at revision ${stored.value.revision}`,
      );
  }
  return problems;
}

async function readAll(tab: ModelTab): Promise<Audited> {
  const ids: string[] = [];
  const shown = await tab.store.publish((batch) => {
    for (const { id } of batch) ids.push(id);
  });
  if (!shown.ok) throw new Error(`The journal cannot be read: ${shown.problem.kind}`);
  const entries: StoredEntry[] = [];
  const versions: StoredEntry[] = [];
  for (const id of ids) {
    // oxlint-disable-next-line no-await-in-loop
    const [entry, history] = [await tab.store.entry(id), await tab.store.versions(id)];
    if (!entry.ok || !entry.value || !history.ok) throw new Error(`${id} cannot be read.`);
    entries.push(entry.value);
    versions.push(...history.value);
  }
  return { entries, versions };
}
