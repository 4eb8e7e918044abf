import { readFileSync } from "node:fs";
import { seededRandom } from "../../bench/random";
import type { Entry } from "../../src/core/journal/entry";
import type { JournalStore } from "../../src/storage/journal-store";
import { backupOf } from "../core/backup/backup-files";
import type { StoredRows } from "../crash/lab-messages";
import { type BackupDevice, openBackup } from "../support/open-backup";
import type { Original } from "./mutant";
import { inventEntry } from "./other-device";
import { openFreshStore, readStored } from "./stored-rows";

/** What files are imported into, and the backups that they are made of. */
export interface Ground {
  /** A journal with history, trash, a session, conflict copies and sections of a newer version. */
  readonly journal: StoredRows;
  readonly originals: readonly Original[];
}

interface Device extends BackupDevice {
  readonly journal: JournalStore;
}

const nowMs = Date.UTC(2026, 4, 31, 12);

/**
 * A journal, and backups of every version in every shape: some of them of a device that was written on
 * apart, so that of their entries some are new here, some the same, some newer on one side or on both.
 */
export async function layGround(seed: number): Promise<Ground> {
  const random = seededRandom(seed);
  const entries = Array.from({ length: 6 }, (_, at) => inventEntry(random, `entry ${at}`));
  const at = (place: number) => entries[place] ?? inventEntry(random, "none");
  const v1 = readFileSync("tests/fixtures/backup-v1.json", "utf8");
  const v2 = readFileSync("tests/fixtures/backup-v2.json", "utf8");

  const first = await (await deviceWith(entries)).exported({ hasHistory: true });
  const other = await deviceWith([]);
  await bringIn(other, first);
  await write(other, { ...at(0), title: "written further there" });
  await write(other, { ...at(1), title: "changed there", editedAt: nowMs });
  await write(other, { ...at(2), trashedAt: nowMs - 1000 });
  for (let count = 0; count < 4; count += 1)
    await write(other, inventEntry(random, `new ${count}`));
  await other.journal.changeSession(() => ({ instants: [nowMs - 60_000] }));
  other.settings.change({ user: "ops", tickerLines: ["uptime"] });
  const apart = await other.exported({ hasHistory: true });
  const plain = await other.exported();

  const here = await deviceWith(entries);
  await here.exported();
  await write(here, { ...at(1), title: "changed here", editedAt: nowMs });
  await write(here, { ...at(3), title: "written further here" });
  await write(here, { ...at(4), trashedAt: nowMs - 2000 });
  await bringIn(here, v2);
  await here.journal.changeSession(() => ({ instants: [nowMs - 30_000] }));
  const journal = await readStored();
  return {
    journal,
    originals: [
      { name: "written apart", text: apart },
      { name: "written apart, too", text: apart },
      { name: "written apart, without history", text: plain },
      { name: "what is here", text: first },
      { name: "fixture of version 1", text: v1 },
      { name: "fixture of version 2", text: v2 },
      { name: "no entries", text: await backupOf([]) },
    ],
  };
}

async function deviceWith(entries: readonly Entry[]): Promise<Device> {
  const journal = openFreshStore();
  const device = { ...openBackup({ store: journal }), journal };
  for (const entry of entries) await write(device, entry);
  return device;
}

async function write({ journal, clock }: Device, entry: Entry): Promise<void> {
  const known = await journal.entry(entry.id);
  const base = (known.ok && known.value?.revision) || 0;
  const kept = await journal.keep({ entry, base, sitting: clock.newId(), nowMs });
  if (!kept.ok) throw new Error(`not written: ${kept.problem.kind}`);
}

async function bringIn(device: Device, text: string): Promise<void> {
  const model = await device.importModel();
  await model.read(new File([text], "backup.json"));
  await model.importPreviewed();
  const { step } = model.state.peek();
  if (step !== "waiting") throw new Error(`not imported: ${step}`);
}
