import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { contentDigest, contentText, withAncestors } from "../../../src/core/journal/lineage";
import { mergeEntries } from "../../../src/core/journal/merge-entry";
import { lineageAfter } from "../../../src/core/journal/past";
import { sampleEntry } from "../../../src/core/journal/sample-entry";
import { uuidV7 } from "../../../src/core/journal/id";

const digest = (text: string) => Promise.resolve(createHash("sha256").update(text).digest("hex"));
let made = 0;
const newId = () => uuidV7(++made, new Uint8Array(10));
const entry = sampleEntry({ date: "2026-05-31", nowMs: 1000, newId });

test("[MO4] the digest tells contents apart and nothing else", async () => {
  const name = await contentDigest(entry, digest);
  expect(name).toMatch(/^[0-9a-f]{32}$/);
  const moved = { ...entry, createdAt: 5, editedAt: 6, lineage: ["ab"] };
  expect(await contentDigest(moved, digest)).toBe(name);
  expect(await contentDigest({ ...entry, title: `${entry.title} ` }, digest)).not.toBe(name);
  expect(await contentDigest({ ...entry, trashedAt: 1 }, digest)).not.toBe(name);
});

test("[MO4] the order of an object's keys does not change the digest's text", () => {
  const { facts } = entry;
  const turned = { ...entry, facts: { ...facts, tags: facts.tags, date: facts.date } };
  const { title, ...rest } = turned;
  expect(contentText({ ...rest, title })).toBe(contentText(entry));
});

test("[MO4] lone surrogates are not one and the same", () => {
  const [high, low] = ["\ud800", "\udfff"].map((title) => contentText({ ...entry, title }));
  expect(high).not.toBe(low);
  expect(high?.isWellFormed()).toBe(true);
});

test("[MO5] descent decides between two versions, whatever the clocks say", async () => {
  const after = async (text: string) => ({
    ...entry,
    title: text,
    lineage: await lineageAfter(entry, digest),
  });
  const [young, other] = [await after("young"), await after("other")];
  const kinship = async (here: typeof entry, file: typeof entry) =>
    (await mergeEntries(here, file, digest)).kinship;
  expect(await kinship(entry, entry)).toBe("same");
  expect(await kinship(entry, young)).toBe("newer in file");
  expect(await kinship(young, entry)).toBe("newer here");
  expect(await kinship(young, other)).toBe("both changed");
});

test("[MO5] ancestors are named once, and only the newest are remembered", () => {
  expect(withAncestors(["a", "b"], ["b", "c"])).toEqual(["a", "b", "c"]);
  const many = Array.from({ length: 300 }, (_, at) => String(at));
  expect(withAncestors(many, ["new"])).toHaveLength(256);
  expect(withAncestors(many, ["new"]).at(-1)).toBe("new");
});

test("[MO4] a part of a newer version has the same digest here and where it is known", () => {
  const known = { id: newId(), kind: "diagram", nodes: [1] };
  const here = { ...entry, parts: [{ id: known.id, kind: "foreign" as const, was: known }] };
  expect(JSON.parse(contentText(here)).parts).toEqual([known]);
});
