import fc from "fast-check";
import { expect, test } from "vitest";
import type { Entry } from "../../../src/core/journal/entry";
import { find } from "../../../src/core/search/find";
import { parseQuery } from "../../../src/core/search/query";
import { WordIndex } from "../../../src/core/search/word-index";
import { literalKey, wordKey } from "../../../src/core/search/words";

const today = 20_261_123;

/** Few words, so that queries meet them in every way: whole, begun, with a typo, as tag and in places. */
const someWords = ["kubelet", "kubelets", "kubelt", "kube-proxy", "pod", "pods", "0xCAFE", "größe"];
const lines = [
  "kubelet",
  "kubelt",
  "kubeleet",
  "pod",
  "tag:pod",
  "tag:po",
  "-tag:pod",
  "in:snippet kubelet",
  '"kube"',
  'pod -"kube-"',
  'tag:pods OR "lets"',
];

const someEntry = fc.record({
  which: fc.nat({ max: 5 }),
  words: fc.array(fc.constantFrom(...someWords), { maxLength: 4 }),
  tags: fc.uniqueArray(fc.constantFrom("pod", "pods", "helm"), { maxLength: 2 }),
  isSnippet: fc.boolean(),
  isTrashed: fc.boolean(),
});

type Step =
  | { readonly do: "put"; readonly of: Entry }
  | { readonly do: "remove"; readonly id: string }
  | { readonly do: "settle" | "store" };

const someStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: someEntry.map((of): Step => ({ do: "put", of: entryOf(of) })) },
  fc.nat({ max: 5 }).map((which): Step => ({ do: "remove", id: idOf(which) })),
  fc.constantFrom<Step>({ do: "settle" }, { do: "store" }),
);

test("[FI15] whatever was put, replaced, taken out and stored before, an index answers as one made anew", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(someStep, { maxLength: 24 }), async (steps) => {
      let index = new WordIndex();
      const journal = new Map<string, Entry>();
      for (const step of steps) {
        if (step.do === "put") {
          index.put(step.of);
          if (step.of.trashedAt === undefined) journal.set(step.of.id, step.of);
          else journal.delete(step.of.id);
        } else if (step.do === "remove") {
          index.remove(step.id);
          journal.delete(step.id);
        } else if (step.do === "settle") index.settle();
        else index = WordIndex.unpack(structuredClone(index.pack()));
      }
      const anew = new WordIndex();
      for (const entry of journal.values()) anew.put(entry);
      expect(index.size).toBe(journal.size);
      for (const line of lines)
        expect([line, await answerOf(index, journal, line)]).toEqual([
          line,
          await answerOf(anew, journal, line),
        ]);
    }),
    { numRuns: 300 },
  );
});

test("[FI16] a literal that more entries may have than are looked at is found as long as too few are found", async () => {
  const journal = new Map<string, Entry>();
  const index = new WordIndex();
  for (let which = 0; which < 5000; which++) {
    const entry = entryOf({
      which,
      words: [which === 7 ? "|&" : "|"],
      tags: [],
      isSnippet: false,
      isTrashed: false,
    });
    journal.set(entry.id, entry);
    index.put(entry);
  }
  expect((await answerOf(index, journal, '"|&"')).ids).toEqual([idOf(7)]);
});

test("[FI16] in haste as many are looked at as are shown, and the total says that it is not counted", async () => {
  const index = new WordIndex();
  const journal = new Map<string, Entry>();
  for (let which = 0; which < 600; which++) {
    const entry = entryOf({ which, words: ["|"], tags: [], isSnippet: false, isTrashed: false });
    journal.set(entry.id, entry);
    index.put(entry);
  }
  let looked = 0;
  const tools = {
    today,
    count: 20,
    entries: async (ids: readonly string[]) => {
      looked += ids.length;
      return ids.flatMap((id) => journal.get(id) ?? []);
    },
  };
  const quick = await find(index, parseQuery('"|"', today), { ...tools, isThorough: false });
  expect([quick.results.length, quick.isCounted, looked < 300]).toEqual([20, false, true]);
  const thorough = await find(index, parseQuery('"|"', today), tools);
  expect([thorough.total, thorough.isCounted]).toEqual([600, true]);
});

test("[FI16] a question that is not wanted any more stops to read entries", async () => {
  const index = new WordIndex();
  for (let which = 0; which < 500; which++)
    index.put(entryOf({ which, words: ["|"], tags: [], isSnippet: false, isTrashed: false }));
  let reads = 0;
  const answer = await find(index, parseQuery('"|"', today), {
    today,
    count: 20,
    isWanted: () => reads < 2,
    entries: async () => {
      reads++;
      return [];
    },
  });
  expect(reads).toBe(2);
  expect(answer.isCounted).toBe(false);
});

test("[FI9] no letter is another one by word than without its case alone, so a literal's words are in the index", () => {
  const run = /^[\p{L}\p{N}\p{M}_]+$/u;
  const wrong: string[] = [];
  for (let code = 0; code < 0x11_0000; code++) {
    if (code >= 0xd8_00 && code < 0xe0_00) continue;
    const letter = String.fromCodePoint(code);
    const folded = literalKey(letter);
    if (run.test(letter) !== run.test(folded)) wrong.push(letter);
    if (wordKey(folded) !== wordKey(letter)) wrong.push(letter);
  }
  expect(wrong).toEqual([]);
});

test("[FI18] an option of one letter, hexadecimal digits and names that every object has exclude and filter nothing", () => {
  const literal = (text: string) => [{ kind: "literal", text }];
  expect(parseQuery("tail -n 3 log.txt", today)).toEqual({
    groups: [
      [{ kind: "word", text: "tail" }],
      literal("-n"),
      [{ kind: "word", text: "3" }],
      literal("log.txt"),
    ],
    excluded: [],
    places: [],
  });
  expect(parseQuery("0xCAFEBABE", today).groups).toEqual([literal("0xCAFEBABE")]);
  for (const line of ["in:constructor", "has:constructor", "in:__proto__"])
    expect(parseQuery(line, today)).toEqual({ groups: [literal(line)], excluded: [], places: [] });
});

test("[FI19] what has a digit in it is never taken for something else with a typo", async () => {
  const journal = new Map<string, Entry>();
  const index = new WordIndex();
  for (const [which, word] of ["release2027", "releases"].entries()) {
    const entry = entryOf({ which, words: [word], tags: [], isSnippet: false, isTrashed: false });
    journal.set(entry.id, entry);
    index.put(entry);
  }
  expect(await answerOf(index, journal, "release2026")).toEqual({ ids: [], total: 0, typos: [] });
  expect((await answerOf(index, journal, "releasez")).ids).toEqual([idOf(1)]);
});

test("[FI11] a hit is marked where it stands in a text whose letters become longer without case", async () => {
  const journal = new Map<string, Entry>();
  const index = new WordIndex();
  const entry = entryOf({
    which: 0,
    words: ["İİ 😀 a=b; İ"],
    tags: [],
    isSnippet: false,
    isTrashed: false,
  });
  journal.set(entry.id, entry);
  index.put(entry);
  const { results } = await ask(index, journal, '"A=B"');
  const [excerpt] = results[0]?.excerpts ?? [];
  const marked = excerpt?.hits.map(([start, end]) => excerpt.text.slice(start, end));
  expect(marked).toEqual(["a=b"]);
});

async function answerOf(index: WordIndex, journal: ReadonlyMap<string, Entry>, line: string) {
  const { total, results, typos } = await ask(index, journal, line);
  return { total, typos, ids: results.map(({ id }) => id).toSorted() };
}

function ask(index: WordIndex, journal: ReadonlyMap<string, Entry>, line: string) {
  return find(index, parseQuery(line, today), {
    today,
    count: 1000,
    entries: async (ids) => ids.flatMap((id) => journal.get(id) ?? []),
  });
}

function idOf(which: number): string {
  return `0190d3c0-0000-7000-8000-${String(which).padStart(12, "0")}`;
}

function entryOf({
  which,
  words,
  tags,
  isSnippet,
  isTrashed,
}: typeof someEntry extends fc.Arbitrary<infer Drawn> ? Drawn : never): Entry {
  const text = words.join(" ");
  return {
    id: idOf(which),
    title: "",
    facts: { date: "2026-05-31", tags },
    parts: [
      isSnippet
        ? { id: "p", kind: "snippet", caption: "", language: "bash", code: text }
        : { id: "p", kind: "learned", text },
    ],
    createdAt: 0,
    editedAt: 0,
    lineage: [],
    ...(isTrashed && { trashedAt: 1 }),
  };
}
