import fc from "fast-check";
import { expect, test } from "vitest";
import { blankEntry, type Entry } from "../../../src/core/journal/entry";
import type { Part } from "../../../src/core/journal/part";
import { trashed } from "../../../src/core/journal/trash";
import { findSnippets, type SnippetQuestion } from "../../../src/core/library/find-snippets";
import { ledgerOf } from "../../../src/core/library/ledger";
import { toShelf } from "../../../src/core/library/shelf";
import { arbitraryEntry } from "../../support/arbitrary-entry";
import { fakeClock } from "../../support/fake-clock";

const clock = fakeClock();

type Facts = Partial<Entry["facts"]>;

function entryOf(title: string, facts: Facts, ...parts: readonly Part[]): Entry {
  const blank = blankEntry(clock.newId(), { date: "2026-05-31", tags: [], ...facts }, 0);
  return { ...blank, title, parts };
}

const snippet = (code: string, language = "bash", caption = ""): Part => ({
  id: clock.newId(),
  kind: "snippet",
  caption,
  language,
  code,
});

const mistake = (broke: string, metAgain?: readonly number[]): Part => ({
  id: clock.newId(),
  kind: "mistake",
  broke,
  fix: "",
  tell: "",
  output: "",
  ...(metAgain && { metAgain }),
});

const shelvesOf = (entries: readonly Entry[]) => entries.flatMap((entry) => toShelf(entry) ?? []);

const anything: SnippetQuestion = {
  line: "",
  language: "",
  tag: "",
  order: "newest",
  uses: {},
  count: 20,
};

const shelves = shelvesOf([
  entryOf("Logs", { tags: ["Pods", "logs"] }, snippet("tail -f log.txt"), snippet("a: 1", "yaml")),
  entryOf("Pods", { tags: ["pods"], section: "kubernetes" }, snippet("kubectl get pods", "sh")),
  entryOf("Notes", {}, snippet("no language", "")),
]);

const codes = (question: Partial<SnippetQuestion>) =>
  findSnippets(shelves, { ...anything, ...question }).snippets.map(({ part }) => part.code);

test("[SN5] snippets are narrowed down by words of theirs and of their entry, by language and by tag", () => {
  expect(codes({})).toHaveLength(4);
  expect(codes({ line: "LOG tail" })).toEqual(["tail -f log.txt"]);
  expect(codes({ line: "kubernetes" })).toEqual(["kubectl get pods"]);
  expect(codes({ language: "bash" })).toEqual(["tail -f log.txt", "kubectl get pods"]);
  expect(codes({ language: "text" })).toEqual(["no language"]);
  expect(codes({ tag: "PODS" })).toEqual(["tail -f log.txt", "a: 1", "kubectl get pods"]);
  expect(codes({ tag: "pods", language: "yaml", line: "a: 1" })).toEqual(["a: 1"]);
});

test("[SN5] counts say what another language or tag would give, all spellings of a tag as one", () => {
  const { languages, tags, total } = findSnippets(shelves, { ...anything, tag: "pods", count: 1 });
  expect(total).toBe(3);
  expect(languages).toEqual([
    { name: "bash", count: 2 },
    { name: "yaml", count: 1 },
  ]);
  expect(tags).toEqual([
    { name: "Pods", count: 3 },
    { name: "logs", count: 2 },
  ]);
});

test("[SN5] what was copied most comes first where that is asked for", () => {
  const id = shelves[1]?.snippets[0]?.id ?? "";
  expect(codes({ order: "most used", uses: { [id]: 2 } })[0]).toBe("kubectl get pods");
  expect(codes({ uses: { [id]: 2 } })[0]).toBe("tail -f log.txt");
});

test("[SN5] a snippet is found by every piece of its code, and by nothing that is not there", () => {
  fc.assert(
    fc.property(
      fc.array(arbitraryEntry(), { maxLength: 5 }),
      fc.nat(),
      fc.nat(),
      (some, at, by) => {
        const all = shelvesOf(some);
        const every = findSnippets(all, { ...anything, count: 1000 });
        const one = every.snippets[at % Math.max(1, every.snippets.length)];
        const line = one?.part.code.slice(by % 10, (by % 10) + 5) ?? "";
        const found = findSnippets(all, { ...anything, line, count: 1000 });
        const words = line.toLowerCase().replaceAll("ς", "σ").split(/\s+/).filter(Boolean);
        if (one) expect(found.snippets.map(({ part }) => part)).toContain(one.part);
        for (const { part, from } of found.snippets) {
          const text = [
            part.caption,
            part.code,
            part.language,
            from.label,
            from.section,
            ...from.tags,
          ];
          const said = `${text.join("\n")}\ntext bash yaml`.toLowerCase().replaceAll("ς", "σ");
          for (const word of words) expect(said).toContain(word);
        }
      },
    ),
  );
});

test("[SN6] what lies in the trash, a conflict copy and an empty part are on no shelf", () => {
  const entry = entryOf("x", {}, snippet("ls"), snippet(" "), mistake(""));
  expect(toShelf(entry)?.snippets).toHaveLength(1);
  expect(toShelf(entry)?.mistakes).toEqual([]);
  expect(toShelf(trashed(entry, 5))).toBeUndefined();
  expect(toShelf({ ...entry, copyOf: clock.newId() })).toBeUndefined();
});

test("[ML1] mistakes come by how often they were met, then by when, with the meetings of each section counted", () => {
  const all = shelvesOf([
    entryOf("one", { section: "dns" }, mistake("new"), mistake("thrice", [3, 9])),
    entryOf("two", { section: "DNS" }, mistake("twice, later", [8])),
    entryOf("three", { section: "git" }, mistake("twice, earlier", [7])),
  ]);
  const { rows, total, times, sections } = ledgerOf(all, { line: "", section: "", count: 3 });
  expect(rows.map(({ part, times: met }) => [part.broke, met])).toEqual([
    ["thrice", 3],
    ["twice, later", 2],
    ["twice, earlier", 2],
  ]);
  expect([total, times]).toEqual([4, 8]);
  expect(sections).toEqual([
    { name: "dns", count: 6 },
    { name: "git", count: 2 },
  ]);
  expect(ledgerOf(all, { line: "TWICE", section: "dns", count: 9 }).total).toBe(1);
});
