import fc from "fast-check";
import { expect, test } from "vitest";
import { type ImportPlan, planImport, type Standing } from "../../../src/core/backup/plan-import";
import { blankEntry, type Entry } from "../../../src/core/journal/entry";
import { contentDigest, contentText } from "../../../src/core/journal/lineage";
import { lineageAfter } from "../../../src/core/journal/past";
import { bounds } from "../../../src/core/journal/read-entry";
import { failure, type Result, success } from "../../../src/core/result";
import { fakeClock } from "../../support/fake-clock";
import { quickSha256 } from "./backup-files";

/** A device: what it stores and the verbs that matter to a merge, with the store's rule for lineage. */
class Device {
  readonly entries = new Map<string, { readonly entry: Entry; readonly revision: number }>();
  #revision = 0;

  put(entry: Entry): void {
    this.entries.set(entry.id, { entry, revision: ++this.#revision });
  }
  /** Everything leaves the device before each edit, so that each edit remembers what was. */
  async edit(id: string, title: string): Promise<void> {
    const before = this.entries.get(id)?.entry;
    if (!before) return;
    const lineage = await lineageAfter(before, quickSha256);
    this.put({ ...before, title, lineage });
  }
  file(): readonly Entry[] {
    return [...this.entries.values()].map(({ entry }) => entry);
  }
  async plan(file: readonly Entry[]): Promise<ImportPlan> {
    const plan = await planImport<never>(file, {
      digest: quickSha256,
      entries: async (ids) => success(ids.flatMap((id) => this.entries.get(id) ?? [])),
      pause: async () => {},
    });
    if (!plan.ok) throw new Error("a plan cannot fail here");
    return plan.value;
  }
  async import(file: readonly Entry[]): Promise<ImportPlan> {
    const plan = await this.plan(file);
    expect(new Set(plan.writes.map(({ entry }) => entry.id)).size).toBe(plan.writes.length);
    for (const { entry, base } of plan.writes) {
      expect(this.entries.get(entry.id)?.revision ?? 0).toBe(base);
      this.put(entry);
    }
    return plan;
  }
  titles(): readonly string[] {
    return this.file()
      .map(({ title }) => title)
      .toSorted();
  }
}

const clock = fakeClock();
const newEntry = (title: string): Entry => ({
  ...blankEntry(clock.newId(), { date: "2026-05-31", tags: [] }, clock.nowMs()),
  title,
});

function deviceWith(...entries: readonly Entry[]): Device {
  const device = new Device();
  for (const entry of entries) device.put(entry);
  return device;
}

const labelsOf = ({ labels }: ImportPlan): Partial<Record<Standing, readonly string[]>> =>
  Object.fromEntries(Object.entries(labels).filter(([, names]) => names.length > 0));

test("[BK12] each entry of a file is new, the same, newer on one side, or changed on both", async () => {
  const [kept, ahead, behind, forked] = ["kept", "ahead", "behind", "forked"].map(newEntry);
  if (!kept || !ahead || !behind || !forked) throw new Error("four entries");
  const here = deviceWith(kept, ahead, behind, forked);
  const there = deviceWith(kept, ahead, behind, forked, newEntry("added"));
  await here.edit(behind.id, "behind, edited here");
  await there.edit(ahead.id, "ahead, edited there");
  await here.edit(forked.id, "forked, here");
  await there.edit(forked.id, "forked, there");
  const plan = await here.import(there.file());
  expect(labelsOf(plan)).toEqual({
    new: ["added"],
    same: ["kept"],
    "newer in file": ["ahead, edited there"],
    "newer here": ["behind"],
    "both changed": ["forked, there"],
  });
  expect(here.titles().filter((title) => !title.startsWith("forked"))).toEqual([
    "added",
    "ahead, edited there",
    "behind, edited here",
    "kept",
  ]);
});

test("[BK12] the trash is part of what an entry says: an edit is not lost to a deletion elsewhere", async () => {
  const entry = newEntry("wanted");
  const here = deviceWith(entry);
  const there = deviceWith(entry);
  await here.edit(entry.id, "wanted and edited");
  await there.edit(entry.id, "wanted");
  there.put({ ...entry, trashedAt: 1, lineage: await lineageAfter(entry, quickSha256) });
  expect(labelsOf(await here.import(there.file()))).toEqual({ "newer here": ["wanted"] });
  expect(here.entries.get(entry.id)?.entry).toMatchObject({ title: "wanted and edited" });
  expect(here.entries.get(entry.id)?.entry.trashedAt).toBeUndefined();
});

test("[BK13] the same file a second time changes nothing", async () => {
  const shared = ["a", "b", "c"].map(newEntry);
  const here = deviceWith(...shared);
  const there = deviceWith(...shared);
  await here.edit(shared[0]?.id ?? "", "a here");
  await there.edit(shared[0]?.id ?? "", "a there");
  await there.edit(shared[1]?.id ?? "", "b there");
  const file = [...there.file(), newEntry("d")];
  expect((await here.import(file)).writes).not.toEqual([]);
  const before = new Map(here.entries);
  const second = await here.import(file);
  expect(second.writes).toEqual([]);
  expect(here.entries).toEqual(before);
  expect(Object.keys(labelsOf(second)).filter((standing) => standing !== "newer here")).toEqual([
    "same",
  ]);
});

test("[BK13] after the conflict copy was edited or thrown away, the same file still changes nothing", async () => {
  const entry = newEntry("x");
  const here = deviceWith(entry);
  await here.edit(entry.id, "x here");
  const there = deviceWith(entry);
  await there.edit(entry.id, "x there");
  await here.import(there.file());
  const copy = here.file().find(({ title }) => title === "x there (conflict copy)");
  await here.edit(copy?.id ?? "", "x, settled by hand");
  expect((await here.plan(there.file())).writes).toEqual([]);
  here.entries.delete(copy?.id ?? "");
  expect((await here.plan(there.file())).writes).toEqual([]);
});

test("[TB1] the conflict copy of an import names the entry that it is a copy of, until the owner has decided", async () => {
  const entry = newEntry("x");
  const [here, there] = [deviceWith(entry), deviceWith(entry)];
  await here.edit(entry.id, "x here");
  await there.edit(entry.id, "x there");
  await here.import(there.file());
  const copy = here.file().find(({ copyOf }) => copyOf !== undefined);
  expect(copy?.copyOf).toBe(entry.id);
  expect(copy?.title).toMatch(/^x (here|there) \(conflict copy\)$/);
  expect(here.entries.get(entry.id)?.entry).not.toHaveProperty("copyOf");

  // The decision travels: a device that has the copy, too, takes the link away with it.
  await there.import(here.file());
  const lineage = await lineageAfter(copy ?? entry, quickSha256);
  const { copyOf: _, copyOfPiece: _copyOfPiece, ...own } = copy ?? entry;
  here.put({ ...own, title: "x there", lineage });
  await there.import(here.file());
  expect(there.entries.get(own.id)?.entry).toEqual({ ...own, title: "x there", lineage });
  expect((await there.plan(here.file())).writes).toEqual([]);
});

test("[BK14] two devices make the same conflict copy, so exchanging files ends", async () => {
  const entry = newEntry("x");
  const [one, two] = [deviceWith(entry), deviceWith(entry)];
  await one.edit(entry.id, "x of one");
  await two.edit(entry.id, "x of two");
  await one.import(two.file());
  await two.import(one.file());
  expect(two.titles()).toEqual(["x of one", "x of two (conflict copy)"]);
  expect(two.titles()).toEqual(one.titles());
  expect((await one.import(two.file())).writes).toEqual([]);
  expect((await two.import(one.file())).writes).toEqual([]);
});

test("[BK14] a title that has no room for the mark stays as it is", async () => {
  const entry = newEntry("x");
  const here = deviceWith(entry);
  await here.edit(entry.id, "x here");
  const title = "y".repeat(bounds.line - 3);
  await here.import([{ ...entry, title }]);
  expect(here.titles()).toContain(title);
});

test("[BK15] entries of one id in one file: equal ones are one, different ones are all kept", async () => {
  const entry = newEntry("x");
  const file = [entry, { ...entry }, { ...entry, title: "y" }, { ...entry, title: "z" }];
  const here = deviceWith();
  expect(labelsOf(await here.import(file))).toEqual({
    new: ["x"],
    same: ["x"],
    "both changed": ["y", "z"],
  });
  expect(here.titles().map(bare)).toEqual(["x", "y", "z"]);
  expect(here.titles().filter((title) => title.endsWith("(conflict copy)"))).toHaveLength(2);
  expect((await here.import(file)).writes).toEqual([]);
});

test("[BK15] as many contents as the file has come out of it, however many ids it repeats", async () => {
  const ids = [1, 2, 3].map(() => clock.newId());
  const draft = fc.record({
    id: fc.constantFrom(...ids),
    title: fc.constantFrom("a", "b", "c", "d"),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(draft, { maxLength: 12 }), async (drafts) => {
      const file = drafts.map((fields) => ({ ...newEntry(""), ...fields }));
      const here = deviceWith();
      await here.import(file);
      const contents = new Set(drafts.map(({ id, title }) => id + title));
      expect(here.entries.size).toBe(contents.size);
      expect((await here.import(file)).writes).toEqual([]);
    }),
  );
});

test("[BK14] in any history of devices no text is lost, nothing goes away, and every file settles", async () => {
  const step = fc.record({
    device: fc.nat({ max: 2 }),
    other: fc.nat({ max: 2 }),
    verb: fc.constantFrom("write", "edit", "import", "import"),
    at: fc.nat(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 24 }), async (steps) => {
      const devices = [deviceWith(), deviceWith(), deviceWith()] as const;
      /** Every text that was written, with the texts that were written over it knowingly. */
      const replaced = new Set<string>();
      const written = new Set<string>();
      for (const [number, { device, other, verb, at }] of steps.entries()) {
        const here = devices[device];
        const ids = [...(here?.entries.keys() ?? [])].toSorted();
        const id = ids[at % Math.max(1, ids.length)];
        if (!here) continue;
        if (verb === "write") {
          written.add(`text ${number}`);
          here.put(newEntry(`text ${number}`));
        } else if (verb === "edit" && id !== undefined) {
          replaced.add(bare(here.entries.get(id)?.entry.title ?? ""));
          written.add(`text ${number}`);
          await here.edit(id, `text ${number}`);
        } else if (verb === "import") {
          const file = devices[other]?.file() ?? [];
          const before = here.titles().map(bare);
          const idsBefore = [...here.entries.keys()];
          await here.import(file);
          for (const known of idsBefore) expect(here.entries.has(known)).toBe(true);
          const after = new Set(here.titles().map(bare));
          for (const text of [...before, ...file.map(({ title }) => bare(title))])
            if (!replaced.has(text)) expect(after).toContain(text);
          expect((await here.plan(file)).writes).toEqual([]);
        }
      }
      const everywhere = new Set(devices.flatMap((device) => device.titles().map(bare)));
      for (const text of written) if (!replaced.has(text)) expect(everywhere).toContain(text);
    }),
    { numRuns: 500 },
  );
});

test("[BK12] where each side descends from the other, the entry here stays", async () => {
  const entry = newEntry("a");
  const other = { ...entry, title: "b" };
  const digests = await Promise.all([entry, other].map((one) => contentDigest(one, quickSha256)));
  const here = deviceWith({ ...entry, lineage: digests });
  const plan = await here.plan([{ ...other, lineage: digests }]);
  expect(labelsOf(plan)).toEqual({ "newer here": ["b"] });
  expect(plan.writes.map(({ entry: { title }, isQuiet }) => ({ title, isQuiet }))).toEqual([
    { title: "a", isQuiet: true },
  ]);
});

test("[BK12] a newer state brings the ancestors of both sides", async () => {
  const entry = newEntry("a");
  const here = deviceWith({ ...entry, lineage: ["0a"] });
  const digest = await contentDigest(entry, quickSha256);
  await here.import([{ ...entry, title: "b", lineage: ["0b", digest] }]);
  expect(here.entries.get(entry.id)?.entry).toMatchObject({
    title: "b",
    lineage: expect.arrayContaining(["0a", "0b", digest]),
  });
});

test("[BK12] a journal that cannot be read makes no plan", async () => {
  const problem = { kind: "unreachable" } as const;
  const failing = async (): Promise<Result<never, typeof problem>> => failure(problem);
  const tools = { digest: quickSha256, entries: failing, pause: async () => {} };
  expect(await planImport([newEntry("a")], tools)).toEqual({ ok: false, problem });
});

test("[BK12] equal contents are the same whatever the clocks of the devices say", async () => {
  const entry = newEntry("a");
  const here = deviceWith(entry);
  const elsewhere = { ...entry, createdAt: 1, editedAt: 2, lineage: ["0a"] };
  expect(contentText(elsewhere)).toBe(contentText(entry));
  const plan = await here.plan([elsewhere]);
  expect(labelsOf(plan)).toEqual({ same: ["a"] });
  expect(plan.writes.every(({ isQuiet }) => isQuiet)).toBe(true);
});

function bare(title: string): string {
  return title.replaceAll(" (conflict copy)", "");
}
