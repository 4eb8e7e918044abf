import { expect, test } from "vitest";
import type { Entry } from "../../src/core/journal/entry";
import { browserFiles } from "../../src/platform/files";
import { NoticeModel } from "../../src/state/notice-model";
import { RecoveryModel } from "../../src/state/recovery-model";
import type { JournalStore } from "../../src/storage/journal-store";
import { openBeside } from "../storage/database";
import { changeOf, noon, sampleEntry, valueOf, withText } from "../storage/sample";
import { fakeClock } from "../support/fake-clock";
import { smallMemory } from "../support/small-memory";
import { freshName, openTestStore } from "../support/open-test-store";

function openRecovery(store: Pick<JournalStore, "salvage">, unsaved: readonly Entry[] = []) {
  const clock = fakeClock();
  const notices = new NoticeModel(clock.after);
  const smallStorage = smallMemory();
  const given: { name: string; file: Blob }[] = [];
  const reloads: (string | undefined)[] = [];
  const model = new RecoveryModel({
    store,
    journal: { reload: async () => void reloads.push(smallStorage.read("journal")) },
    editor: { unsaved: () => unsaved, held: () => unsaved },
    notices,
    files: {
      ...browserFiles,
      async give(file, name) {
        given.push({ name, file });
        return "downloaded";
      },
    },
    smallStorage,
    clock,
    newId: clock.newId,
  });
  const texts = () => Promise.all(given.map(async ({ name, file }) => [name, await file.text()]));
  const told = () => notices.notices.peek().map(({ text }) => text);
  return { model, smallStorage, reloads, texts, told };
}

/** A journal of three entries: one whole, one damaged that has an earlier state, one damaged that has none. */
async function damagedStore(): Promise<JournalStore> {
  const name = freshName();
  const store = openTestStore(name);
  const first = valueOf(await store.keep(changeOf(sampleEntry(1, "whole"), 0)));
  const second = valueOf(await store.keep(changeOf(sampleEntry(2, "earlier"), 0)));
  valueOf(await store.keep(changeOf(withText(second.entry, "later"), 2, { sitting: "next" })));
  valueOf(await store.keep(changeOf(sampleEntry(3, "gone"), 0)));
  const beside = await openBeside(name);
  for (const id of [sampleEntry(2).id, sampleEntry(3).id])
    // oxlint-disable-next-line no-await-in-loop, typescript/no-unsafe-type-assertion -- damage is what no type allows
    await beside.put("entries", { id, entry: "rubbish" } as never);
  beside.close();
  expect(first.revision).toBe(1);
  return store;
}

test("[RC11] what can be read is exported: whole entries, earlier states of damaged ones, and damaged rows beside", async () => {
  const { model, texts, told } = openRecovery(await damagedStore());
  await model.exportReadable();
  const [damaged, recovered] = await texts();
  expect(damaged?.[0]).toBe("kubecraft-journal-damaged-2026-05-31.json");
  expect(JSON.parse(damaged?.[1] ?? "")).toHaveLength(2);
  expect(recovered?.[0]).toBe("kubecraft-journal-recovered-2026-05-31.json");
  expect(recovered?.[1]).toContain("whole");
  expect(recovered?.[1]).toContain("earlier");
  expect(told().at(-1)).toBe("Exported: 2 entries. 2 entries damaged, in a file beside it.");
});

test("[RC11] the file of the recovery is a backup that another journal takes in", async () => {
  const { model, texts } = openRecovery(await damagedStore());
  await model.exportReadable();
  const text = (await texts()).at(-1)?.[1] ?? "";
  const { openBackup } = await import("../support/open-backup");
  const device = openBackup();
  const importing = await device.importModel();
  await importing.read(new File([text], "recovered.json"));
  await importing.importPreviewed();
  expect(await device.exported()).toContain("whole");
});

test("[RC11] an export never fails: with nothing to be read it gives what is in memory", async () => {
  const typed = sampleEntry(7, "typed in the dark");
  for (const salvage of [
    () => Promise.reject(new Error("the code could not be loaded")),
    async () => ({ entries: [], damaged: [], lost: 4 }),
  ]) {
    const { model, texts, told } = openRecovery({ salvage }, [typed]);
    // oxlint-disable-next-line no-await-in-loop -- one after another
    await model.exportReadable();
    // oxlint-disable-next-line no-await-in-loop
    expect((await texts()).map(([, text]) => text).join("")).toContain("typed in the dark");
    expect(told().at(-1)).toContain("Exported: 1 entry.");
  }
  const { model, texts, told } = openRecovery({
    salvage: async () => ({ entries: [], damaged: [], lost: 0 }),
  });
  await model.exportReadable();
  expect([await texts(), told()]).toEqual([[], ["Nothing could be read."]]);
});

test("[RC11] an unsaved state stands beside the stored one that differs, and once where it does not", async () => {
  const store = openTestStore();
  const stored = valueOf(await store.keep(changeOf(sampleEntry(1, "stored"), 0)));
  const same = openRecovery(store, [stored.entry]);
  await same.model.exportReadable();
  expect(same.told().at(-1)).toBe("Exported: 1 entry.");
  const other = openRecovery(store, [withText(stored.entry, "unsaved")]);
  await other.model.exportReadable();
  const [[, text = ""] = []] = await other.texts();
  expect([text.includes('"stored"'), text.includes('"unsaved"')]).toEqual([true, true]);
  expect(other.told().at(-1)).toBe("Exported: 2 entries.");
});

test("[RC11] a salvage changes nothing, and reads around a database that is gone under it", async () => {
  const store = openTestStore();
  valueOf(await store.importEntries([{ entry: sampleEntry(1), base: 0 }], noon));
  expect(await store.salvage()).toEqual({ entries: [sampleEntry(1)], damaged: [], lost: 0 });
  expect(valueOf(await store.keep(changeOf(sampleEntry(2), 0))).revision).toBe(2);
});

test("[RC2] starting empty takes the mark away before the journal is read again; trying again does not", async () => {
  const { model, smallStorage, reloads } = openRecovery(openTestStore());
  smallStorage.write("journal", "marked");
  await model.tryAgain();
  await model.startEmpty();
  expect(reloads).toEqual(["marked", undefined]);
});
