import { readFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { blankEntry, type Entry } from "../../src/core/journal/entry";
import type { LocalDate } from "../../src/core/journal/local-date";
import type { Grade } from "../../src/core/review/card";
import { defaultSettings } from "../../src/core/settings";
import type { BackupThread } from "../../src/state/backup-verbs";
import type { JournalStore } from "../../src/storage/journal-store";
import { arbitraryEntries } from "../support/arbitrary-entry";
import { fakeClock } from "../support/fake-clock";
import { type BackupDevice, type BackupDeviceOptions, openBackup } from "../support/open-backup";
import { openTestStore, sha256 } from "../support/open-test-store";
import { threadOnStore } from "../support/thread-on-store";

const clock = fakeClock();
const v2 = readFileSync("tests/fixtures/backup-v2.json", "utf8");
const fileOf = (content: BlobPart, name = "backup.json") => new File([content], name);

function entryOf(title: string): Entry {
  const blank = blankEntry(clock.newId(), { date: "2026-05-31", tags: [] }, clock.nowMs());
  return { ...blank, title, parts: [{ id: clock.newId(), kind: "learned", text: title }] };
}

async function storeWith(entries: readonly Entry[]): Promise<JournalStore> {
  const store = openTestStore();
  const writes = entries.map((entry) => ({ entry, base: 0 }));
  expect((await store.importEntries(writes, 0)).ok).toBe(true);
  return store;
}

/** A device whose backups are made beside the page. */
async function withThread(
  entries: readonly Entry[],
  options: Omit<BackupDeviceOptions, "store"> = {},
): Promise<BackupDevice & { readonly store: JournalStore }> {
  const store = await storeWith(entries);
  const device = openBackup({ ...options, store, startThread: () => threadOnStore(store) });
  return { ...device, store };
}

async function bringIn(device: BackupDevice, file: File, isSalvage = false) {
  const importing = await device.importModel();
  await importing.read(file);
  if (isSalvage) await importing.salvage();
  const shown = importing.state.peek();
  await importing.importPreviewed();
  return shown;
}

test("[BF5] a thread and the page write the same bytes, and take the same files in", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryEntries(8), async (entries) => {
      const there = await withThread(entries);
      const here = openBackup({ store: there.store });
      const file = await there.exported();
      expect(await here.exported()).toBe(file);
      expect(there.told()).toEqual(here.told());
      const elsewhere = await withThread([]);
      await bringIn(elsewhere, fileOf(file));
      expect(await elsewhere.exported()).toBe(file);
    }),
    { numRuns: 30 },
  );
});

test("[BF5] where the thread cannot be had or fails, the page exports and imports", async () => {
  const dead: BackupThread = { ask: () => Promise.reject(new Error("gone")), end() {} };
  for (const startThread of [() => undefined, () => dead]) {
    const store = await storeWith([entryOf("a")]);
    const device = openBackup({ store, startThread });
    const file = await device.exported();
    expect(device.told()).toEqual(["Saved to your downloads: 1 entry, verified."]);
    const elsewhere = openBackup({ startThread });
    await bringIn(elsewhere, fileOf(file));
    expect(await elsewhere.exported()).toBe(file);
  }
});

test("[BF5] what could not be stored stands in the thread's file in its place", async () => {
  const stored = [entryOf("a"), entryOf("b"), entryOf("c")];
  const [a = entryOf(""), b = entryOf("")] = stored;
  const unsaved = [{ ...b, title: "b, not stored" }, entryOf("new"), { ...a, title: "a, too" }];
  const there = await withThread(stored, { unsaved });
  const file = JSON.parse(await there.exported());
  expect(file.entries.map(({ title }: Entry) => title)).toEqual([
    "a, too",
    "b, not stored",
    "c",
    "new",
  ]);
  expect(there.told()[0]).toMatch(/4 entries, verified\./);
});

test("[BF6] an export is cancelled without a file, and an import is stored whole or not at all", async () => {
  const there = await withThread([entryOf("a")]);
  const exporting = there.backup.exportBackup();
  there.backup.cancelExport();
  await exporting;
  expect(there.given).toEqual([]);
  expect(there.told()).toEqual(["The export was cancelled: there is no file."]);
  expect(there.backup.progress.peek()).toBeUndefined();
  const file = await there.exported();

  const here = await withThread([]);
  const importing = await here.importModel();
  await importing.read(fileOf(file));
  const storing = importing.importPreviewed();
  importing.cancel();
  await storing;
  // The thread of this test commits before its end is heard; then that is told, and nothing else.
  expect(here.told().join()).toMatch(/^Imported: 1 new\.$/);
  expect(importing.state.peek()).toEqual({ step: "waiting" });
});

test("[BF8] a backup that was packed by gzip is smaller, verified as it leaves, and read as it is", async () => {
  const entries = Array.from({ length: 60 }, (_, at) => entryOf(`entry ${at}`));
  for (const device of [
    await withThread(entries),
    openBackup({ store: await storeWith(entries) }),
  ]) {
    const plain = await device.exported();
    await device.backup.exportBackup({ isPacked: true });
    const { file, name } = device.given.at(-1) ?? { file: new Blob(), name: "" };
    expect(name).toBe("kubecraft-journal-2026-05-31.json.gz");
    const packed = new Uint8Array(await file.arrayBuffer());
    expect(packed.length).toBeLessThan(plain.length / 3);
    expect(gunzipSync(packed).toString("utf8")).toBe(plain);
    expect(device.told().at(-1)).toBe("Saved to your downloads: 60 entries, verified.");
    const elsewhere = await withThread([]);
    await bringIn(elsewhere, fileOf(packed, "any name"));
    expect(await elsewhere.exported()).toBe(plain);
  }
});

test("[BF8] what unpacks to far more than it should is refused, and soon", async () => {
  const here = openBackup();
  const importing = await here.importModel();
  const refusal = async (packed: Uint8Array<ArrayBuffer>) => {
    await importing.read(fileOf(packed));
    return importing.state.peek();
  };
  const zeros = gzipSync(Buffer.alloc(50_000_000));
  expect(await refusal(new Uint8Array(zeros))).toMatchObject({ step: "refused" });
  const line = `${v2.split("\n", 1)[0]}\n${" ".repeat(60_000_000)}`;
  expect(await refusal(new Uint8Array(gzipSync(line)))).toMatchObject({
    step: "refused",
    why: expect.stringMatching(/more text than any entry can hold/),
  });
});

test("[BF9] a history goes along on request, and comes in once", async () => {
  const there = await withThread([]);
  let entry = entryOf("first");
  let base = 0;
  for (const title of ["first", "second", "third"]) {
    entry = { ...entry, title, editedAt: entry.editedAt + 1 };
    // Each sitting puts the state before it into the history.
    const kept = await there.store.keep({ entry, base, sitting: title, nowMs: clock.nowMs() });
    if (!kept.ok) throw new Error(kept.problem.kind);
    base = kept.value.revision;
  }
  const titlesIn = async (store: JournalStore) => {
    const versions = await store.versions(entry.id);
    return versions.ok ? versions.value.map((version) => version.entry.title) : [];
  };
  expect(await titlesIn(there.store)).toEqual(["first", "second"]);
  expect(JSON.parse(await there.exported())).not.toHaveProperty("versions");
  const file = await there.exported({ hasHistory: true });
  expect(there.told().at(-1)).toMatch(/1 entry with 2 earlier versions, verified\./);
  expect(await openBackup({ store: there.store }).exported({ hasHistory: true })).toBe(file);

  const here = await withThread([]);
  await bringIn(here, fileOf(file));
  expect(await titlesIn(here.store)).toEqual(["first", "second"]);
  expect(here.told().at(-1)).toBe("Imported: 1 new, with their history.");
  expect(await here.exported({ hasHistory: true })).toBe(file);
  await bringIn(here, fileOf(file));
  expect(await here.exported({ hasHistory: true })).toBe(file);
});

test("[BF10] fields, kinds of part and sections of a newer version survive import, edit and export", async () => {
  const here = await withThread([]);
  await bringIn(here, fileOf(v2));
  const id = "019e7de7-be00-7016-8000-000000000016";
  const stored = await here.store.entry(id);
  if (!stored.ok || !stored.value) throw new Error("it is not there");
  const { entry, revision } = stored.value;
  const change = { entry: { ...entry, title: "edited" }, base: revision, sitting: "s", nowMs: 1 };
  expect((await here.store.keep(change)).ok).toBe(true);
  const before = JSON.parse(v2);
  const after = JSON.parse(await here.exported({ hasHistory: true }));
  const one = (file: { entries: Entry[] }) => file.entries.find((each) => each.id === id);
  expect(one(after)).toMatchObject({ title: "edited", mood: "curious", pinned: true });
  expect(one(after)?.parts).toEqual(one(before)?.parts);
  expect(after.sketches).toEqual(before.sketches);
  expect(after.session).toEqual(before.session);
  expect(after.settings).toEqual(before.settings);
});

test("[BF10] sections of a newer version that meet are both kept, whatever comes first", async () => {
  const [one, other] = [v2, v2.replaceAll("sketches", "moods")].map((text) => text);
  const both = async (files: readonly string[]) => {
    const here = openBackup();
    for (const file of files) await bringIn(here, fileOf(await resealed(file)));
    return here.exported();
  };
  const file = await both([one ?? "", other ?? ""]);
  expect(Object.keys(JSON.parse(file))).toEqual(expect.arrayContaining(["moods", "sketches"]));
  expect(await both([other ?? "", one ?? ""])).toBe(file);
});

test("[RV8] reviews of two devices are brought together by sending backups both ways; the third exchange changes nothing", async () => {
  const entry = entryOf("asked");
  const [part] = entry.parts;
  const key = { entry: entry.id, part: part?.id ?? "" };
  const review = async (device: { readonly store: JournalStore }, day: LocalDate, grade: Grade) => {
    const reviewed = await device.store.changeCard(key, day, (now) => ({
      ...key,
      reviews: [...(now?.reviews ?? []), { atMs: Date.parse(day), day, grade }],
    }));
    expect(reviewed.ok).toBe(true);
  };
  const phone = await withThread([entry]);
  const laptop = await withThread([]);
  await review(phone, "2026-06-01", "good");
  await bringIn(laptop, fileOf(await phone.exported()));
  await review(laptop, "2026-06-03", "again");
  await review(phone, "2026-06-04", "easy");
  const fromLaptop = await laptop.exported();
  expect(JSON.parse(fromLaptop).cards).toHaveLength(1);
  await bringIn(phone, fileOf(fromLaptop));
  const file = await phone.exported();
  await bringIn(laptop, fileOf(file));
  expect(await laptop.exported()).toBe(file);
  await bringIn(phone, fileOf(await laptop.exported()));
  expect(await phone.exported()).toBe(file);
  expect(JSON.parse(file).cards).toEqual([
    {
      ...key,
      reviews: [
        { atMs: Date.parse("2026-06-01"), day: "2026-06-01", grade: "good" },
        { atMs: Date.parse("2026-06-03"), day: "2026-06-03", grade: "again" },
        { atMs: Date.parse("2026-06-04"), day: "2026-06-04", grade: "easy" },
      ],
    },
  ]);
  const due = await phone.store.dueCards("2027-01-01");
  expect(due.ok && due.value.cards).toHaveLength(1);
});

test("[RV8] the frozen file with cards is given back as it is, byte for byte", async () => {
  const file = readFileSync("tests/fixtures/backup-v2-cards.json", "utf8");
  for (const device of [await withThread([]), openBackup()]) {
    await bringIn(device, fileOf(file));
    expect(await device.exported()).toBe(file);
    await bringIn(device, fileOf(file));
    expect(await device.exported()).toBe(file);
  }
});

test("[BF11] settings and a session come from a backup only where there are none of its own", async () => {
  const fresh = openBackup();
  await bringIn(fresh, fileOf(v2));
  expect(fresh.settings.settings.peek()).toEqual({
    ...defaultSettings,
    user: "me",
    host: "lab",
    tickerLines: ["kubectl get events -w", "dig +short"],
  });
  const lived = openBackup({ store: await storeWith([entryOf("mine")]) });
  lived.settings.change({ user: "you", theme: "light" });
  await bringIn(lived, fileOf(v2));
  expect(lived.settings.settings.peek()).toMatchObject({
    user: "you",
    host: "lab",
    theme: "light",
  });
  expect(JSON.parse(await lived.exported())).not.toHaveProperty("session");
});

test("[BF12] a file that cannot fit is refused before anything is stored, with how much it needs", async () => {
  const file = await (await withThread([entryOf("a")])).exported();
  const quota = {
    estimate: async () => ({ usedBytes: 5000, freeBytes: 100 }),
    isPersisted: async () => true,
    persist: async () => true,
  };
  const here = openBackup({ quota });
  const importing = await here.importModel();
  await importing.read(fileOf(file));
  expect(importing.state.peek()).toMatchObject({
    step: "refused",
    why: expect.stringMatching(/the entries need some \d+ byte.*has 100 byte free\. Make room/),
  });
  const there = openBackup({ quota, store: await storeWith([entryOf("a")]) });
  await there.backup.exportBackup();
  // The way out stays open: the browser may be wrong about its room.
  expect(there.given).toHaveLength(1);
  expect(there.told().join()).toMatch(/too little room for the file: 100 byte are free/);
});

test("[BF7] a damaged file is salvaged on request, previewed as a salvage, and the owner is told", async () => {
  const file = await (await withThread([entryOf("a"), entryOf("b"), entryOf("c")])).exported();
  const torn = file.replace('"title":"b"', '"title";"b"');
  for (const [damaged, lost] of [
    [fileOf(torn), 1],
    [fileOf(new Uint8Array(gzipSync(torn))), 1],
    [fileOf(file.split("\n").slice(0, 2).join("\n")), 2],
  ] as const) {
    const here = await withThread([]);
    const importing = await here.importModel();
    await importing.read(damaged);
    expect(importing.state.peek()).toMatchObject({ step: "refused", canSalvage: true });
    const shown = await bringIn(here, damaged, true);
    expect(shown).toMatchObject({
      step: "preview",
      plan: { lostLines: lost, changes: { new: 3 - lost } },
    });
    expect(here.told().at(-1)).toMatch(
      /This was a salvage: \d lines? of the file could not be read/,
    );
    expect(JSON.parse(await here.exported()).entries).toHaveLength(3 - lost);
  }
  const here = openBackup();
  const importing = await here.importModel();
  await importing.read(fileOf("# A note"));
  expect(importing.state.peek()).not.toHaveProperty("canSalvage");
});

/** The file under a seal that fits: what its lines say was changed. */
async function resealed(file: string): Promise<string> {
  let link: string | undefined;
  const lines = file.split("\n").slice(0, -1);
  for (const line of lines) link = await sha256(link === undefined ? line : `${link}\n${line}`);
  return [...lines, `],"sha256":"${link}"}`].join("\n");
}
