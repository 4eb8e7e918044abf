import fc from "fast-check";
import { expect, test } from "vitest";
import { type Entry, headOf, labelOf } from "../../../src/core/journal/entry";
import { titleOfGoal } from "../../../src/core/journal/goal";
import { linkTargets } from "../../../src/core/journal/link-targets";
import type { Part } from "../../../src/core/journal/part";
import { spellingKey } from "../../../src/core/journal/tag";
import { passagesOf } from "../../../src/core/search/passages";
import { relatedTo } from "../../../src/core/search/related";
import { tiesOf } from "../../../src/core/search/ties";
import { WordIndex } from "../../../src/core/search/word-index";
import { wordKey, wordsOf } from "../../../src/core/search/words";
import { arbitraryEntries } from "../../support/arbitrary-entry";

let made = 0;

function entryOf(title: string, text: string, given: Partial<Entry> = {}): Entry {
  made += 1;
  const id = `0190d3c0-0000-7000-8000-${String(made).padStart(12, "0")}`;
  const facts = { date: "2026-05-31", tags: [] } as const;
  const parts: readonly Part[] = text === "" ? [] : [{ id: "p", kind: "learned", text }];
  return { id, title, facts, parts, createdAt: 0, editedAt: 0, lineage: [], ...given };
}

function tagged(title: string, tags: readonly string[], text = ""): Entry {
  return entryOf(title, text, { facts: { date: "2026-05-31", tags } });
}

function indexOf(entries: readonly Entry[]): WordIndex {
  const index = new WordIndex();
  for (const entry of entries) index.put(entry);
  return index;
}

async function tiesIn(entries: readonly Entry[], entry: Entry, index = indexOf(entries)) {
  const byId = new Map(entries.map((one) => [one.id, one]));
  const ties = await tiesOf(index, entry.id, async (ids) =>
    ids.flatMap((id) => byId.get(id) ?? []),
  );
  return ties ?? expect.unreachable("it is in the journal");
}

test("[CN10] an entry is linked from those that name its id, whatever it is called by now, the newest first", async () => {
  const pods = entryOf("Pods, renamed", "");
  const old = entryOf("Old", `before\n- see [[${pods.id}|Pods]] for *more*`, {
    facts: { date: "2026-01-01", tags: [] },
  });
  const recent = entryOf("Recent", `[[${pods.id}]]`);
  const inCode = entryOf("Code", `\`[[${pods.id}]]\``);
  const all = [pods, old, recent, inCode, entryOf("Other", "Pods, renamed")];
  const { linkedFrom, linkedFromTotal } = await tiesIn(all, pods);
  expect(linkedFrom.map(({ label, line }) => [label, line])).toEqual([
    ["Recent", pods.id],
    ["Old", "see Pods for *more*"],
  ]);
  expect(linkedFromTotal).toBe(2);
});

test("[CN10] a conflict copy that says the same is not named beside its entry", async () => {
  const pods = entryOf("Pods", "");
  const from = entryOf("From", "[[Pods]]");
  const copy = { ...entryOf("From", "[[Pods]]"), copyOf: from.id };
  const { linkedFrom } = await tiesIn([pods, from, copy], pods);
  expect(linkedFrom.map(({ id }) => id)).toEqual([from.id]);
});

test("[CN10] an entry is linked from those that name its title, in any case and in a folder", async () => {
  const dns = entryOf("DNS Basics", "");
  const all = [
    dns,
    entryOf("One", "as in [[dns basics|names]] here"),
    entryOf("Two", "[[net/DNS Basics.md#Caching]]"),
    entryOf("Three", "[[DNS Basics and more]]"),
    entryOf("Itself", "no link"),
  ];
  const { linkedFrom } = await tiesIn(all, dns);
  expect(new Set(linkedFrom.map(({ label, line }) => `${label}: ${line}`))).toEqual(
    new Set(["One: as in names here", "Two: net/DNS Basics.md#Caching"]),
  );
});

test("[CN10] where a question was answered and a goal taken up, the entry is linked from there", async () => {
  const answer = entryOf("Answer", "");
  const question: Part = {
    id: "q",
    kind: "question",
    text: "Why **twice**?\nmore",
    isAnswered: true,
    answer: "",
    answeredIn: answer.id,
  };
  const asked = entryOf("Asked", "", { parts: [question] });
  expect((await tiesIn([answer, asked], answer)).linkedFrom).toEqual([
    { id: asked.id, label: "Asked", date: "2026-05-31", line: "Why **twice**?" },
  ]);
});

test("[CN11] related are entries with a shared tag, the rarer the sooner, with the tags as the reason", async () => {
  const own = tagged("Own", ["pods", "dns", "all"]);
  const others = Array.from({ length: 12 }, (_, at) => tagged(`Filler ${at}`, ["all"]));
  const pods = Array.from({ length: 3 }, (_, at) => tagged(`Pod ${at}`, ["Pods"]));
  const both = tagged("Both", ["dns", "pods"]);
  const { related } = await tiesIn([own, both, ...pods, ...others], own);
  // What most entries bear is no reason.
  expect(related.map(({ label }) => label)).toEqual(["Both", "Pod 2", "Pod 1", "Pod 0"]);
  expect(related[0]?.tags).toEqual(["dns", "pods"]);
});

test("[CN11] related are entries that share two rare words, and the words are the reason", async () => {
  const own = entryOf("Resolver", "The `ndots` option makes search domains slow.");
  const near = entryOf("Timeouts", "Search domains and ndots again.");
  const one = entryOf("Once", "A domain of its own: ndots.");
  const filler = Array.from({ length: 80 }, (_, at) => entryOf(`Filler ${at}`, `option ${at}`));
  const { related } = await tiesIn([own, near, one, ...filler], own);
  expect(related.map(({ label }) => label)).toEqual(["Timeouts"]);
  expect(new Set(related[0]?.words)).toEqual(new Set(["ndots", "search", "domains"]));
});

test("[CN11] words of the language, numbers, digests and the pieces of one name are no reason", async () => {
  const own = entryOf("A", "because there 20260531 deadbeef01 kube-system");
  const other = entryOf("B", "because there 20260531 deadbeef01 kube-system");
  expect((await tiesIn([own, other], own)).related).toEqual([]);
  const link = "0190d3c0-0000-7000-8000-00000000abcd";
  const same = [entryOf("C", `[[${link}|x]]`), entryOf("D", `[[${link}|x]]`)] as const;
  expect((await tiesIn(same, same[0])).related).toEqual([]);
});

test("[CN12] what is linked either way, itself and conflict copies are not called related", async () => {
  const own = tagged("Own", ["rare"], "[[Named]]");
  const byId = tagged("By id", ["rare"]);
  const named = tagged("Named", ["rare"]);
  const linking = tagged("Linking", ["rare"], `[[${own.id}]]`);
  const copy = { ...tagged("Own", ["rare"]), copyOf: own.id };
  const other = tagged("Other", ["rare"]);
  const present = {
    ...own,
    parts: [...own.parts, { id: "x", kind: "aha", text: `[[${byId.id}]]` }],
  } as Entry;
  const filler = Array.from({ length: 20 }, (_, at) => entryOf(`Filler ${at}`, ""));
  const { related } = await tiesIn(
    [present, byId, named, linking, copy, other, ...filler],
    present,
  );
  expect(related.map(({ label }) => label)).toEqual(["Other"]);
});

test("[CN12] in the trash or gone, an entry has no ties and is none", async () => {
  const own = tagged("Own", ["rare"]);
  const binned = { ...tagged("Gone", ["rare"], `[[${own.id}]]`), trashedAt: 1 };
  const index = indexOf([own, binned]);
  expect(await tiesIn([own, binned], own, index)).toEqual({
    linkedFrom: [],
    linkedFromTotal: 0,
    related: [],
  });
  expect(await tiesOf(index, binned.id, async () => [binned])).toBeUndefined();
  expect(await tiesOf(index, "nobody", async () => [])).toBeUndefined();
});

const few = [
  "ndots",
  "resolver",
  "cgroup",
  "kube-system",
  "because",
  "größe",
  "0xCAFE",
  "a1b2c3d4",
];
const someEntries = fc.array(
  fc.record({
    words: fc.array(fc.constantFrom(...few), { maxLength: 6 }),
    tags: fc.uniqueArray(fc.constantFrom("pods", "Pods", "dns", "helm"), {
      maxLength: 2,
      selector: spellingKey,
    }),
    isTrashed: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);

test("[CN13] every reason is one: both entries bear these tags and have these words, and nothing common is named", () => {
  fc.assert(
    fc.property(someEntries, (some) => {
      const all = some.map(({ words, tags, isTrashed }, at) => ({
        ...tagged(`t${at}`, tags, words.join(" ")),
        ...(isTrashed && { trashedAt: 1 }),
      }));
      const index = indexOf(all);
      const stored = WordIndex.unpack(structuredClone(index.pack()));
      for (const entry of all) {
        const related = relatedTo(index, entry, 5);
        expect(relatedTo(stored, entry, 5)).toEqual(related);
        expect(related.length).toBeLessThanOrEqual(5);
        for (const { id, tags, words } of related) {
          const other = all.find((one) => one.id === id) ?? expect.unreachable(id);
          expect(other).not.toBe(entry);
          expect(other.trashedAt).toBeUndefined();
          expect(tags.length > 0 || words.length >= 2).toBe(true);
          const [ownWords, otherWords] = [wordsIn(entry), wordsIn(other)];
          for (const word of words) {
            expect(ownWords.has(wordKey(word)) && otherWords.has(wordKey(word))).toBe(true);
            const having = all.filter((one) => !one.trashedAt && wordsIn(one).has(wordKey(word)));
            expect(having.length).toBeLessThanOrEqual(3);
          }
          for (const tag of tags)
            for (const { facts } of [entry, other])
              expect(facts.tags.map(spellingKey)).toContain(spellingKey(tag));
        }
      }
    }),
  );
});

function wordsIn(entry: Entry): ReadonlySet<string> {
  return new Set(passagesOf(entry).flatMap(({ text }) => [...wordsOf(text)].map(({ key }) => key)));
}

test("[CN13] whatever the entries say, nothing throws, and the index that was stored gives the same ties", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryEntries(6), async (entries) => {
      const byId = new Map(entries.map((one) => [one.id, one]));
      const read = async (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
      const index = indexOf(entries);
      const stored = WordIndex.unpack(structuredClone(index.pack()));
      for (const { id } of entries)
        expect(await tiesOf(stored, id, read)).toEqual(await tiesOf(index, id, read));
    }),
    { numRuns: 50 },
  );
});

test("[CN4] a title means the one entry that is called so; copies are not meant", () => {
  const [pods, twice, again] = [entryOf("Pods", ""), entryOf("Twice", ""), entryOf("twice", "")];
  const copy = { ...entryOf("Pods", ""), copyOf: pods.id };
  const jot = entryOf("", "First words of a jot");
  const targets = linkTargets([pods, twice, again, copy, jot].map(headOf));
  expect(targets.idsOf("PODS")).toEqual([pods.id]);
  expect(targets.idsOf("k8s/pods.md#Life")).toEqual([pods.id]);
  expect(targets.idsOf("Twice")).toEqual([twice.id, again.id]);
  expect(targets.idsOf("First words of a jot")).toEqual([jot.id]);
  expect(targets.idsOf("nobody")).toEqual([]);
  expect(targets.labelOf(copy.id)).toBe("Pods");
  expect(targets.labelOf("nobody")).toBeUndefined();
});

test("[CN3] an entry without a title is not called by an id in its first words", () => {
  expect(labelOf(entryOf("", `like [[0190d3c0-0000-7000-8000-000000000001|Pods]], but`))).toBe(
    "like [[Pods]], but",
  );
  expect(titleOfGoal("- read [[0190d3c0-0000-7000-8000-000000000001|Pods]]")).toBe("read [[Pods]]");
});
