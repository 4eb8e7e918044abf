import fc from "fast-check";
import { expect, test } from "vitest";
import type { Entry } from "../../../src/core/journal/entry";
import type { Part } from "../../../src/core/journal/part";
import { find } from "../../../src/core/search/find";
import { passagesOf } from "../../../src/core/search/passages";
import { parseQuery } from "../../../src/core/search/query";
import { WordIndex } from "../../../src/core/search/word-index";
import { literalKey, wordKey, wordsOf } from "../../../src/core/search/words";
import { arbitraryEntry } from "../../support/arbitrary-entry";

const today = 20_261_123;

/** What is found among these entries, by their titles. */
async function ask(
  entries: readonly Entry[],
  line: string,
  index = indexOf(entries),
  count = 1000,
) {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return find(index, parseQuery(line, today), {
    today,
    count,
    entries: async (ids) => ids.flatMap((id) => byId.get(id) ?? []),
  });
}

async function titles(entries: readonly Entry[], line: string): Promise<readonly string[]> {
  return (await ask(entries, line)).results.map(({ label }) => label);
}

function indexOf(entries: readonly Entry[]): WordIndex {
  const index = new WordIndex();
  for (const entry of entries) index.put(entry);
  return index;
}

let made = 0;

function entryOf(title: string, given: Partial<Entry> = {}, ...parts: readonly Part[]): Entry {
  made += 1;
  const id = `0190d3c0-0000-7000-8000-${String(made).padStart(12, "0")}`;
  const facts = { date: "2026-05-31", tags: [] } as const;
  return { id, title, facts, parts, createdAt: 0, editedAt: 0, lineage: [], ...given };
}

const learned = (text: string): Part => ({ id: "p", kind: "learned", text });
const snippet = (code: string, language = "bash"): Part => ({
  id: "s",
  kind: "snippet",
  caption: "",
  language,
  code,
});

test("[FI1] words are found whole and by their beginning, without case and accents", async () => {
  const all = [entryOf("Größe der Pods"), entryOf("Containers"), entryOf("podium")];
  expect(await titles(all, "grosse")).toEqual([]);
  expect(await titles(all, "große")).toEqual(["Größe der Pods"]);
  expect(await titles(all, "groß")).toEqual(["Größe der Pods"]);
  expect(new Set(await titles(all, "pod"))).toEqual(new Set(["Größe der Pods", "podium"]));
  expect(await titles(all, "tainers")).toEqual([]);
  expect(await titles([entryOf("Łódź and Ørsted")], "lodz orsted")).toHaveLength(1);
  // Vowels of other scripts are no accents.
  const words = [entryOf("काम"), entryOf("कम")];
  expect(await titles(words, "कम")).toEqual(["कम"]);
  expect(await titles([entryOf("שָׁלוֹם")], "שלום")).toHaveLength(1);
});

test.each([
  ["camelCase", "restartPolicy", ["restart", "policy", "restartpolicy"]],
  ["snake_case", "max_open_files", ["open", "max_open", "files", "open_files"]],
  ["longer", "restartPolicyAlways", ["policyalways", "policyAl", "always"]],
  ["kebab-case", "kube-system", ["kube", "system", "kube-system"]],
  ["dotted", "status.phase.now", ["phase", "status.phase", "now"]],
  ["capitals", "HTTPServer", ["server", "http", "httpserver"]],
])("[FI2] %s names are found by whole and by piece", async (_, name, asked) => {
  const all = [entryOf("one", {}, learned(`before ${name} after`)), entryOf("other")];
  for (const line of asked) expect([line, await titles(all, line)]).toEqual([line, ["one"]]);
});

test("[FI3] one typo in a word of five letters and more is forgiven where nothing has the word", async () => {
  const all = [entryOf("kubelet"), entryOf("cubes")];
  for (const near of ["kubelt", "kubeelt", "kubellet", "kubalet", "kublet"])
    expect([near, (await ask(all, near)).typos, await titles(all, near)]).toEqual([
      near,
      [near],
      ["kubelet"],
    ]);
  expect(await titles(all, "kublt")).toEqual([]);
  expect(await titles(all, "cabe")).toEqual([]);
  expect((await ask(all, "cubes")).typos).toEqual([]);
  // What is not wanted is taken at its word.
  expect(await titles(all, "kubelet -kubelt")).toEqual(["kubelet"]);
  expect((await ask(all, "cubes -kubelt")).typos).toEqual([]);
});

test.each([
  "tail -n 3 log.txt",
  "--field-selector=status.phase!=Running",
  "0xCAFEBABE",
  "$(uname -r)",
  "a && b",
  "!=",
])("[FI4] %s is found as it stands, and nothing that only has its words", async (code) => {
  const all = [
    entryOf("exact", {}, snippet(`$ ${code} | less`)),
    entryOf("words", {}, learned(code.replaceAll(/[^\p{L}\p{N}]+/gu, " , "))),
  ];
  const line = code.includes(" ") ? `"${code}"` : code;
  const isPlain = code === "0xCAFEBABE";
  expect(await titles(all, line)).toEqual(isPlain ? expect.arrayContaining(["exact"]) : ["exact"]);
});

test("[FI5] texts without spaces are found by any stretch of them", async () => {
  const all = [entryOf("容器网络接口"), entryOf("网络容器"), entryOf("コンテナを再起動する")];
  expect(await titles(all, "容器网络")).toEqual(["容器网络接口"]);
  expect(await titles(all, "网")).toHaveLength(2);
  expect(await titles(all, "再起動")).toEqual(["コンテナを再起動する"]);
  expect(await titles([entryOf("สวัสดีครับ")], "ครับ")).toHaveLength(1);
  expect(await titles([entryOf("쿠버네티스")], "네티스")).toHaveLength(1);
});

test("[FI6] operators narrow by part, fact and state", async () => {
  const all = [
    entryOf(
      "A",
      {
        facts: {
          date: "2026-05-31",
          tags: ["Pods"],
          section: "Core Concepts",
          confidence: 2,
          difficulty: "hard",
        },
      },
      learned("etcd"),
      { id: "q", kind: "question", text: "why", isAnswered: false, answer: "" },
    ),
    entryOf(
      "B",
      { facts: { date: "2026-11-17", tags: ["helm"], confidence: 4 } },
      snippet("etcd", "yaml"),
      { id: "q", kind: "question", text: "why", isAnswered: true, answer: "so" },
    ),
  ];
  const cases: Readonly<Record<string, readonly string[]>> = {
    "in:snippets etcd": ["B"],
    "tag:pods": ["A"],
    'section:"core concepts"': ["A"],
    "lang:yaml": ["B"],
    "date:2026-05": ["A"],
    "date:>2026-06-01": ["B"],
    "date:<=2026-05-31": ["A"],
    'date:"last week"': ["B"],
    "date:last-week": ["B"],
    "confidence:<3": ["A"],
    "confidence:4": ["B"],
    "difficulty:hard": ["A"],
    "is:open": ["A"],
    "has:question -is:open": ["B"],
    "etcd -tag:helm": ["A"],
    "tag:pods OR tag:helm": ["B", "A"],
    "-tag:pods": ["B"],
    "in:snippets": ["B"],
    "in:snippets date:>2026-01-01": ["B"],
    "in:snippets tag:pods": [],
    "in:title": ["B", "A"],
    "has:title -is:open": ["B"],
    "date:last week": ["B"],
    "-date:last week": ["A"],
    "date:last etcd": [],
    "“etcd” OR helm": ["B", "A"],
    '-" etcd"': ["B", "A"],
    "etcd OR in:snippets nothing": ["B"],
    "date:nonsense": [],
    'etcd -"etcd"': [],
  };
  for (const [line, expected] of Object.entries(cases))
    expect([line, await titles(all, line)]).toEqual([line, expected]);
});

test("[FI7] title and tags outweigh text, and of two alike the newer is first", async () => {
  const all = [
    entryOf("Notes", {}, learned("cgroups ".repeat(3))),
    entryOf("cgroups"),
    entryOf("older", { facts: { date: "2020-01-01", tags: [] } }, learned("kernel")),
    entryOf("newer", { facts: { date: "2026-11-01", tags: [] } }, learned("kernel")),
  ];
  expect(await titles(all, "cgroups")).toEqual(["cgroups", "Notes"]);
  expect(await titles(all, "kernel")).toEqual(["newer", "older"]);
  // By the day, and within one by when they were begun, in whatever order they were put in.
  const days = ["2026-11-01", "2026-11-09", "2026-11-09", "2026-10-31"] as const;
  const alike = days.map((date, at) => entryOf(`kernel ${at}`, { facts: { date, tags: [] } }));
  const order = ["kernel 2", "kernel 1", "kernel 0", "kernel 3"];
  for (const put of [alike, alike.toReversed(), alike.toSpliced(1, 1).concat(alike[1] ?? [])])
    for (const line of ["kernel", '"kernel"', "date:2026"])
      expect([line, await titles(put, line)]).toEqual([line, order]);
});

test("[FI8] an entry that changes, goes to the trash or is taken out is found as it is now", async () => {
  const first = entryOf("first words");
  const index = indexOf([first, entryOf("others")]);
  const changed = { ...first, title: "second words" };
  index.put(changed);
  expect((await ask([changed], "first", index)).total).toBe(0);
  expect((await ask([changed], "second", index)).total).toBe(1);
  index.put({ ...changed, trashedAt: 1 });
  expect((await ask([changed], "second", index)).total).toBe(0);
  index.remove(changed.id);
  expect(index.size).toBe(1);
});

/** Words that entries have, and what was drawn from the texts themselves. */
const someEntries = fc.array(arbitraryEntry(), { minLength: 1, maxLength: 8 });

test("[FI9] every entry that a scan finds a literal text in is found, and no other", async () => {
  await fc.assert(
    fc.asyncProperty(
      someEntries,
      fc.nat(),
      fc.nat(),
      fc.integer({ min: 1, max: 24 }),
      async (drawn, which, from, length) => {
        const entries = distinct(drawn);
        const texts = entries.flatMap((entry) => passagesOf(entry).map(({ text }) => text));
        const text = texts[which % Math.max(1, texts.length)] ?? "";
        const start = from % Math.max(1, text.length);
        const literal = text.slice(start, start + length).replaceAll('"', "");
        fc.pre(literal.trim() !== "");
        const naive = entries
          .filter(
            (entry) =>
              entry.trashedAt === undefined &&
              passagesOf(entry).some((passage) =>
                literalKey(passage.text).includes(literalKey(literal)),
              ),
          )
          .map(({ id }) => id);
        const found = await ask(entries, `"${literal}"`);
        expect(found.results.map(({ id }) => id).toSorted()).toEqual(naive.toSorted());
        expect(found.total).toBe(naive.length);
      },
    ),
    { numRuns: 300 },
  );
});

test("[FI9] every entry that has a word, or one that begins with it, is found by it, and no other", async () => {
  await fc.assert(
    fc.asyncProperty(
      someEntries,
      fc.nat(),
      fc.integer({ min: 2, max: 12 }),
      async (drawn, which, length) => {
        const entries = distinct(drawn).filter(({ trashedAt }) => trashedAt === undefined);
        const keysOf = (entry: Entry) =>
          passagesOf(entry).flatMap(({ text }) => Array.from(wordsOf(text), ({ key }) => key));
        const keys = entries.flatMap(keysOf).filter((key) => /^[\p{L}\p{N}_]{2,32}$/u.test(key));
        const asked = keys[which % Math.max(1, keys.length)]?.slice(0, length) ?? "";
        fc.pre(asked.length > 1 && parseQuery(asked, today).groups[0]?.[0]?.kind === "word");
        const naive = entries
          .filter((entry) => keysOf(entry).some((key) => key.startsWith(wordKey(asked))))
          .map(({ id }) => id);
        const found = await ask(entries, asked);
        expect(found.results.map(({ id }) => id).toSorted()).toEqual(naive.toSorted());
      },
    ),
    { numRuns: 300 },
  );
});

test("[FI10] an index that is stored and read again answers the same", async () => {
  await fc.assert(
    fc.asyncProperty(someEntries, async (drawn) => {
      const entries = distinct(drawn);
      const index = indexOf(entries);
      const again = WordIndex.unpack(structuredClone(index.pack()));
      for (const line of ["a", "e", "tag:a", "-x", "1 OR 2"])
        expect(await ask(entries, line, again)).toEqual(await ask(entries, line, index));
    }),
    { numRuns: 60 },
  );
});

test("[FI11] no line makes the search throw, and every hit is marked where it stands", async () => {
  await fc.assert(
    fc.asyncProperty(
      someEntries,
      fc.string({ unit: "binary", maxLength: 40 }),
      async (drawn, line) => {
        const { results } = await ask(distinct(drawn), line);
        for (const { excerpts, label, labelHits } of results) {
          for (const [start, end] of labelHits) expect(label.slice(start, end)).not.toBe("");
          for (const { text, hits } of excerpts)
            for (const [start, end] of hits) {
              expect(end).toBeGreaterThan(start);
              expect(end).toBeLessThanOrEqual(text.length);
            }
        }
      },
    ),
    { numRuns: 200 },
  );
});

function distinct(entries: readonly Entry[]): readonly Entry[] {
  return [...new Map(entries.map((entry) => [entry.id, entry])).values()];
}

test("[FI11] of a literal text that is longer than a piece the beginning is marked", async () => {
  const words = Array.from({ length: 60 }, (_, at) => `word${at}`).join(" ");
  for (const length of [100, 119, 121, 140, 180, 300]) {
    const literal = words.slice(80, 80 + length).trim();
    const { results } = await ask([entryOf("one", {}, learned(words))], `"${literal}"`);
    const [excerpt] = results[0]?.excerpts ?? [];
    const [start = 0, end = 0] = excerpt?.hits[0] ?? [];
    const marked = excerpt?.text.slice(start, end) ?? "";
    expect(literal.startsWith(marked), literal).toBe(true);
    expect(marked.length).toBeGreaterThanOrEqual(Math.min(literal.length, 100));
  }
});

test("[FI11] a pasted page of words that nothing has is answered at once", async () => {
  const all = Array.from({ length: 500 }, (_, at) => entryOf(`pods ${at}`));
  const line = Array.from({ length: 5000 }, (_, at) => `pods unknown${at}`).join(" ");
  expect((await ask(all, line)).total).toBe(0);
});
