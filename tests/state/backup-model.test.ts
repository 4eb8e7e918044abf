import { readLastExport } from "../../src/core/backup/last-export";
import fc from "fast-check";
import { expect, test } from "vitest";
import { blankEntry, type Entry } from "../../src/core/journal/entry";
import { failure } from "../../src/core/result";
import { browserFiles } from "../../src/platform/files";
import type { JournalStore } from "../../src/storage/journal-store";
import { arbitraryEntries } from "../support/arbitrary-entry";
import { fakeClock } from "../support/fake-clock";
import { openBackup } from "../support/open-backup";
import { smallMemory } from "../support/small-memory";
import { freshName, openTestStore } from "../support/open-test-store";

const clock = fakeClock();

function entryOf(title: string): Entry {
  const blank = blankEntry(clock.newId(), { date: "2026-05-31", tags: [] }, clock.nowMs());
  return { ...blank, title, parts: [{ id: clock.newId(), kind: "learned", text: title }] };
}

async function storeWith(entries: readonly Entry[], name = freshName()): Promise<JournalStore> {
  const store = openTestStore(name);
  for (const entry of entries) {
    const kept = await store.keep({ entry, base: 0, sitting: "s", nowMs: clock.nowMs() });
    expect(kept.ok).toBe(true);
  }
  return store;
}

const fileOf = (text: string, name = "backup.json") => new File([text], name);

test("[BK16] export, wipe, import, export: the two files are the same, byte for byte", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryEntries(8), async (entries) => {
      const here = openBackup({ store: await storeWith(entries) });
      const file = await here.exported();
      expect(await here.exported()).toBe(file);
      const elsewhere = openBackup();
      const importing = await elsewhere.importModel();
      await importing.read(fileOf(file));
      await importing.importPreviewed();
      expect(await elsewhere.exported()).toBe(file);
    }),
    { numRuns: 40 },
  );
});

test("[BK17] what was exported was read back first, and the owner is told how much it is", async () => {
  const device = openBackup({ store: await storeWith([entryOf("a"), entryOf("b")]) });
  await device.backup.exportBackup();
  expect(device.told()).toEqual(["Saved to your downloads: 2 entries, verified."]);
  expect(device.given.map(({ name }) => name)).toEqual(["kubecraft-journal-2026-05-31.json"]);
  expect(readLastExport(device.backup.lastExport.peek())).toEqual({
    date: "2026-05-31",
    entries: 2,
    revision: 2,
  });
  expect(device.backup.progress.peek()).toBeUndefined();
});

test("[BK17] a file that does not read back as it was written is handed over with a warning, not as a backup", async () => {
  const entry = entryOf("a");
  const damages: readonly (readonly [damage: (file: string) => string, words: RegExp])[] = [
    [(file) => file.slice(0, -1), /the file is truncated/],
    [(file) => file.replace("2026", "2025"), /the file is damaged/],
  ];
  for (const [damage, words] of damages) {
    const device = openBackup({
      store: await storeWith([entry]),
      files: {
        ...browserFiles,
        make: async (texts) => new Blob([damage(await (await browserFiles.make(texts)).text())]),
      },
    });
    await device.backup.exportBackup();
    expect(device.given).toHaveLength(1);
    expect(device.told().join()).toMatch(/reading it back failed/);
    expect(device.told().join()).toMatch(words);
    expect(device.told().join()).not.toMatch(/verified/);
    expect(readLastExport(device.backup.lastExport.peek())).toBeUndefined();
  }
});

test("[BK17] the backup reaches its owner when what would read it back cannot be loaded, and is not called verified", async () => {
  const device = openBackup({
    store: await storeWith([entryOf("a"), entryOf("b")]),
    loadVerification: () => Promise.reject(new TypeError("Failed to fetch")),
  });
  const file = JSON.parse(await device.exported());
  expect(file.entries.map(({ title }: Entry) => title)).toEqual(["a", "b"]);
  expect(device.told()).toEqual([
    "Saved to your downloads: 2 entries, not verified: the app could not load its check. Keep your earlier backups.",
  ]);
  expect(device.notices.notices.peek()[0]?.tone).toBe("warning");
  expect(readLastExport(device.backup.lastExport.peek())).toBeUndefined();
  expect(device.backup.progress.peek()).toBeUndefined();
});

test("[BK17] a whole backup of another journal is not taken for this one", async () => {
  const other = await openBackup({ store: await storeWith([entryOf("other")]) }).exported();
  const device = openBackup({
    store: await storeWith([entryOf("a")]),
    files: { ...browserFiles, make: async () => new Blob([other]) },
  });
  await device.backup.exportBackup();
  expect(device.told().join()).toMatch(/entry 1 came back changed/);
});

test("[BK18] the last backup is remembered over a restart, and a closed share sheet is none", async () => {
  const smallStorage = smallMemory();
  const store = await storeWith([entryOf("a")]);
  const device = openBackup({ store, smallStorage, deliveries: ["cancelled", "shared"] });
  await device.backup.exportBackup();
  expect(device.told()).toEqual(["The backup went nowhere: you closed the share sheet."]);
  expect(readLastExport(openBackup({ smallStorage }).backup.lastExport.peek())).toBeUndefined();
  device.notices.notices.peek()[0]?.action?.run();
  const asked = "Shared: 1 entry, verified. Did it arrive?";
  await expect.poll(() => device.told()).toContain(asked);
  expect(device.given[1]?.file).toBe(device.given[0]?.file);
  await expect.poll(() => device.backup.sent.sent.peek()?.entries).toBe(1);
  expect(readLastExport(device.backup.lastExport.peek())).toBeUndefined();
  device.notices.notices
    .peek()
    .find(({ text }) => text === asked)
    ?.action?.run();
  expect(readLastExport(openBackup({ smallStorage }).backup.lastExport.peek())).toEqual({
    date: "2026-05-31",
    entries: 1,
    revision: 1,
  });
});

test("[BK18] where the browser wants a fresh click, the file waits for it", async () => {
  const deliveries = ["wants a click", "shared"] as const;
  const device = openBackup({ store: await storeWith([entryOf("a")]), deliveries });
  await device.backup.exportBackup();
  const [notice] = device.notices.notices.peek();
  expect(notice).toMatchObject({ tone: "warning", action: { label: "Share backup" } });
  expect(readLastExport(device.backup.lastExport.peek())).toBeUndefined();
  notice?.action?.run();
  await expect.poll(() => device.backup.sent.sent.peek()?.entries).toBe(1);
});

test("[BR1] a backup that was shared counts when its owner says that it arrived, also after a restart", async () => {
  const smallStorage = smallMemory();
  const store = await storeWith([entryOf("a")]);
  const device = openBackup({ store, smallStorage, deliveries: ["shared"] });
  await device.backup.exportBackup();
  await expect.poll(() => device.backup.sent.sent.peek()?.entries).toBe(1);
  expect(readLastExport(device.backup.lastExport.peek())).toBeUndefined();

  const again = openBackup({ store, smallStorage });
  expect(again.backup.sent.sent.peek()).toMatchObject({ entries: 1, revision: 1 });
  again.backup.sent.arrived();
  expect(readLastExport(again.backup.lastExport.peek())).toEqual({
    date: "2026-05-31",
    entries: 1,
    revision: 1,
  });
  expect(again.backup.sent.sent.peek()).toBeUndefined();
  expect(openBackup({ smallStorage }).backup.sent.sent.peek()).toBeUndefined();
});

test("[BR1] one that was downloaded after it counts by itself, and nothing more is asked", async () => {
  const device = openBackup({
    store: await storeWith([entryOf("a")]),
    deliveries: ["shared", "downloaded"],
  });
  await device.backup.exportBackup();
  await expect.poll(() => device.backup.sent.sent.peek()?.entries).toBe(1);
  await device.backup.exportBackup();
  expect(device.backup.sent.sent.peek()).toBeUndefined();
  expect(readLastExport(device.backup.lastExport.peek())?.entries).toBe(1);
});

test("[BR1] [BR2] the file itself says whether it arrived whole", async () => {
  const device = openBackup({
    store: await storeWith([entryOf("a"), entryOf("b")]),
    deliveries: ["shared"],
  });
  await device.backup.exportBackup();
  await expect.poll(() => device.backup.sent.sent.peek()?.entries).toBe(2);
  const text = (await device.given[0]?.file.text()) ?? "";
  await device.backup.sent.check(new File([text.slice(0, -1)], "cut.json"));
  await device.backup.sent.check(new File([text.replace("a", "b")], "other.json"));
  expect(
    device.told().filter((told) => /is not the backup that you shared/.test(told)),
  ).toHaveLength(2);
  expect(readLastExport(device.backup.lastExport.peek())).toBeUndefined();
  await device.backup.sent.check(new File([text], "any name"));
  expect(device.told().at(-1)).toMatch(/arrived whole/);
  expect(readLastExport(device.backup.lastExport.peek())?.entries).toBe(2);
});

test("[BK18] what another program left in the place of the last backup is no backup", () => {
  for (const text of [
    "",
    "{",
    "[]",
    "null",
    '{"date":"2026-02-30","entries":1}',
    '{"entries":1}',
  ]) {
    const smallStorage = smallMemory();
    smallStorage.write("last-export", text);
    expect(readLastExport(openBackup({ smallStorage }).backup.lastExport.peek())).toBeUndefined();
  }
});

test("[BK19] an export holds what is on screen and could not be stored", async () => {
  const stored = [entryOf("a"), entryOf("b"), entryOf("c")];
  const edited = { ...(stored[1] ?? entryOf("b")), title: "b, not stored" };
  const fresh = entryOf("new, not stored");
  const blank = blankEntry(clock.newId(), { date: "2026-05-31", tags: [] }, 0);
  const device = openBackup({ store: await storeWith(stored), unsaved: [fresh, edited, blank] });
  const file = JSON.parse(await device.exported());
  expect(file.entries.map(({ title }: Entry) => title)).toEqual([
    "a",
    "b, not stored",
    "c",
    "new, not stored",
  ]);
});

test("[BK19] when the storage fails, what is on screen is exported, and is not called the journal", async () => {
  const store = {
    ...openTestStore(),
    publish: async () => failure({ kind: "unreachable" } as const),
  };
  const device = openBackup({ store, unsaved: [entryOf("on screen")] });
  const file = JSON.parse(await device.exported());
  expect(file.entries.map(({ title }: Entry) => title)).toEqual(["on screen"]);
  expect(device.told().join()).toMatch(/1 entry, verified\. Only what is on screen is in it\./);
  expect(readLastExport(device.backup.lastExport.peek())).toBeUndefined();

  const without = openBackup({ store });
  await without.backup.exportBackup();
  expect(without.given).toEqual([]);
  expect(without.told().join()).toMatch(/^There is no backup: The storage does not answer/);
});

test("[BK19] entries that cannot be read do not keep the others from their file, and are told", async () => {
  const whole = openTestStore();
  const store: JournalStore = {
    ...whole,
    async publish(visit, leaveOut) {
      leaveOut?.({ kind: "unreadable", id: "x", why: "is no entry" });
      return whole.publish(visit, leaveOut);
    },
  };
  await whole.keep({ entry: entryOf("a"), base: 0, sitting: "s", nowMs: 0 });
  const device = openBackup({ store });
  await device.backup.exportBackup();
  expect(device.told()).toEqual([
    "Saved to your downloads: 1 entry, verified. Not in it: 1 entry that could not be read.",
  ]);
  expect(readLastExport(device.backup.lastExport.peek())).toBeUndefined();
});

test("[BK17] a second click while an export is under way does not make a second file", async () => {
  const device = openBackup({ store: await storeWith([entryOf("a")]) });
  await Promise.all([device.backup.exportBackup(), device.backup.exportBackup()]);
  expect(device.given).toHaveLength(1);
});

test("[BK23] what is said of the storage is what the browser says afterwards", async () => {
  const answers = { isPersisted: false };
  const device = openBackup({
    quota: {
      estimate: async () => ({ usedBytes: 10, freeBytes: 90 }),
      isPersisted: async () => answers.isPersisted,
      // It says yes and does not: then no is what counts.
      persist: async () => true,
    },
  });
  const storage = await device.backup.openStorage();
  expect(storage.state.peek()).toBeUndefined();
  await storage.protect();
  expect(storage.state.peek()).toEqual({
    isPersisted: false,
    room: { usedBytes: 10, freeBytes: 90 },
  });
  answers.isPersisted = true;
  await storage.look();
  expect(storage.state.peek()?.isPersisted).toBe(true);
});
