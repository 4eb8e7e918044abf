import { existsSync } from "node:fs";
import MiniSearch from "minisearch";
import { beforeAll, describe, expect, test } from "vitest";
import { corpusEntries, readCorpus } from "../../../bench/corpus";
import type { Note } from "../../../bench/note";
import type { Entry } from "../../../src/core/journal/entry";
import { type Answer, find } from "../../../src/core/search/find";
import { passagesOf } from "../../../src/core/search/passages";
import { parseQuery } from "../../../src/core/search/query";
import { WordIndex } from "../../../src/core/search/word-index";
import { literalKey, wordKey, wordsOf } from "../../../src/core/search/words";
import { corpusQueries } from "./corpus-queries";

/** A zipped *today I learned* collection. */
const corpus = process.env["CORPUS"] ?? "../shared/corpus/til.zip";

const today = 20_261_123;

describe.skipIf(!existsSync(corpus))(
  `over the notes of ${corpus} (name others by CORPUS=path)`,
  () => {
    let entries: readonly Entry[];
    let pathOf: ReadonlyMap<string, string>;
    let index: WordIndex;
    let words: ReadonlyMap<Entry, ReadonlySet<string>>;

    beforeAll(async () => {
      const notes = await readCorpus(corpus);
      entries = corpusEntries(notes, 1);
      pathOf = pathsOf(entries, notes);
      index = new WordIndex();
      for (const entry of entries) index.put(entry);
      words = new Map(
        entries.map((entry) => [
          entry,
          new Set(
            passagesOf(entry).flatMap(({ text }) => Array.from(wordsOf(text), ({ key }) => key)),
          ),
        ]),
      );
    }, 60_000);

    const ask = (line: string, count = 5000): Promise<Answer> => {
      const byId = new Map(entries.map((entry) => [entry.id, entry]));
      return find(index, parseQuery(line, today), {
        today,
        count,
        entries: async (ids) => ids.flatMap((id) => byId.get(id) ?? []),
      });
    };

    test.each(corpusQueries)("[FI23] %s brings %s among the first three", async (line, path) => {
      const { results } = await ask(line, 3);
      expect(results.map(({ id }) => pathOf.get(id))).toContain(path);
    });

    test("[FI9] literal texts cut out of the notes are found where a scan finds them, and nowhere else", async () => {
      const texts = entries.map((entry) =>
        passagesOf(entry).map((passage) => literalKey(passage.text)),
      );
      for (const literal of cuttings(entries, 60)) {
        const naive = entries.filter((_, at) =>
          texts[at]?.some((text) => text.includes(literalKey(literal))),
        );
        const found = await ask(`"${literal}"`);
        expect([literal, found.total, idsOf(found.results)]).toEqual([
          literal,
          naive.length,
          idsOf(naive),
        ]);
      }
    }, 60_000);

    test("[FI9] words and their beginnings are found where a scan finds them, and nowhere else", async () => {
      for (const literal of cuttings(entries, 40)) {
        const [word = ""] = /[\p{L}\p{N}_]{2,12}/u.exec(literal) ?? [];
        if (parseQuery(word, today).groups[0]?.[0]?.kind !== "word") continue;
        const naive = entries.filter((entry) =>
          [...(words.get(entry) ?? [])].some((key) => key.startsWith(wordKey(word))),
        );
        if (naive.length === 0) continue;
        const found = await ask(word);
        expect([word, found.total, idsOf(found.results)]).toEqual([
          word,
          naive.length,
          idsOf(naive),
        ]);
      }
    }, 60_000);

    test("[FI24] of words and their beginnings, as many entries are found as MiniSearch finds by the same words", async () => {
      const peer = new MiniSearch<{ readonly id: string; readonly text: string }>({
        fields: ["text"],
        tokenize: (text) => text.split(" "),
        processTerm: (term) => term || null,
        searchOptions: { prefix: true, combineWith: "AND", tokenize: (text) => text.split(" ") },
      });
      peer.addAll(
        entries.map((entry) => ({ id: entry.id, text: [...(words.get(entry) ?? [])].join(" ") })),
      );
      for (const line of [
        "git branch",
        "postgres",
        "docker cont",
        "rails mig",
        "vim",
        "use stat",
        "json",
      ])
        expect([line, (await ask(line)).total]).toEqual([line, peer.search(line).length]);
    }, 60_000);
  },
);

/** The notes' paths without what they have in common, by the ids of their entries. */
function pathsOf(entries: readonly Entry[], notes: readonly Note[]): ReadonlyMap<string, string> {
  const byText = new Map(
    notes.map(({ title, section, body, path }) => [
      JSON.stringify([title, section, body]),
      path.split("/").slice(-2).join("/").replace(/\.md$/, ""),
    ]),
  );
  return new Map(
    entries.map(({ id, title, facts, parts: [part] }) => [
      id,
      byText.get(
        JSON.stringify([title, facts.section ?? "", part?.kind === "learned" ? part.text : ""]),
      ) ?? "",
    ]),
  );
}

/** Pieces of the texts of one to 24 units, the same each time. */
function cuttings(entries: readonly Entry[], count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => {
    const entry = entries[(at * 7919) % entries.length];
    const text = entry ? (passagesOf(entry).at(-1)?.text ?? "") : "";
    const start = (at * 104_729) % Math.max(1, text.length);
    return text.slice(start, start + 1 + ((at * 31) % 24)).replaceAll('"', "");
  }).filter((literal) => literal.trim() !== "");
}

function idsOf(some: readonly { readonly id: string }[]): readonly string[] {
  return some.map(({ id }) => id).toSorted();
}
