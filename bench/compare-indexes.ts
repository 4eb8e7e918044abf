import { serialize, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import MiniSearch from "minisearch";
import type { Entry } from "../src/core/journal/entry";
import { find } from "../src/core/search/find";
import { passagesOf } from "../src/core/search/passages";
import { parseQuery } from "../src/core/search/query";
import { WordIndex } from "../src/core/search/word-index";
import { wordKey, wordsOf } from "../src/core/search/words";
import { type Finding, ms, short } from "./finding";
import { generateEntry } from "./generate";
import type { Note } from "./note";
import { median, quantile } from "./quantile";

/** Words that are whole, begun and far from every other, alone and together. */
const lines = ["git", "postgres index", "docker cont", "env variable", "rails mig", "use state"];
const rounds = 5;

const today = 20_261_123;

/** What an index takes to be made and read again, what it weighs and how soon it answers. */
interface Figures {
  readonly makeMs: number;
  readonly memoryMb: number;
  readonly storedMb?: number;
  readonly loadMs?: number;
  readonly askMs: readonly number[];
}

/** Ours, MiniSearch and a scan of lower-cased texts, over the same generated entries in one process. */
export async function compareIndexes(
  notes: readonly Note[],
  seed: number,
  size: number,
): Promise<readonly Finding[]> {
  const entryAt = (at: number) => generateEntry(notes, seed, at, size);
  const figures: readonly (readonly [string, Figures])[] = [
    ["our index", await measureOurs(size, entryAt)],
    ["MiniSearch", await measureMiniSearch(size, entryAt)],
    ["scan", await measureScan(size, entryAt)],
  ];
  return figures.map(([name, { makeMs, memoryMb, storedMb, loadMs, askMs }]) => ({
    measure: "find",
    what: `${name}: made / memory / stored / load / answer p50 / p95`,
    entries: size,
    under: "Node, no page",
    ours: [
      ms(makeMs),
      `${short(memoryMb)} MB`,
      storedMb === undefined ? "–" : `${short(storedMb)} MB`,
      loadMs === undefined ? "–" : ms(loadMs),
      ms(median(askMs)),
      ms(quantile(askMs, 0.95)),
    ].join(" / "),
    budgets: [],
  }));
}

async function measureOurs(size: number, entryAt: (at: number) => Entry): Promise<Figures> {
  const index = new WordIndex();
  const { makeMs, memoryMb } = make(size, entryAt, (entry) => index.put(entry));
  const settled = time(() => index.settle());
  const stored = serialize(index.pack());
  const numbers = new Map(Array.from({ length: size }, (_, at) => [entryAt(at).id, at]));
  let again = new WordIndex();
  const loadMs = time(() => (again = WordIndex.unpack(structuredClone(index.pack()))));
  const askMs: number[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (const line of lines) {
      const from = performance.now();
      // oxlint-disable-next-line no-await-in-loop -- one question at a time
      await find(again, parseQuery(line, today), {
        today,
        count: 20,
        // The pieces are cut of entries that the app reads from its database; here they are made.
        entries: async (ids) => ids.map((id) => entryAt(numbers.get(id) ?? 0)),
      });
      askMs.push(performance.now() - from);
    }
  return { makeMs: makeMs + settled, memoryMb, storedMb: stored.length / 1e6, loadMs, askMs };
}

async function measureMiniSearch(size: number, entryAt: (at: number) => Entry): Promise<Figures> {
  const options = {
    fields: ["title", "text"],
    // The same words, so that the same is asked of both.
    tokenize: (text: string) => Array.from(wordsOf(text), ({ key }) => key),
    processTerm: (term: string) => wordKey(term) || null,
  };
  const peer = new MiniSearch<{ id: number; title: string; text: string }>(options);
  const { makeMs, memoryMb } = make(size, entryAt, (entry, id) =>
    peer.add({ id, title: entry.title, text: textOf(entry) }),
  );
  const stored = JSON.stringify(peer);
  const loadMs = time(() => void MiniSearch.loadJSON(stored, options));
  const askMs = askAll((line) => peer.search(line, { prefix: true, combineWith: "AND" }).length);
  return { makeMs, memoryMb, storedMb: stored.length / 1e6, loadMs, askMs };
}

async function measureScan(size: number, entryAt: (at: number) => Entry): Promise<Figures> {
  const texts: string[] = [];
  const { makeMs, memoryMb } = make(size, entryAt, (entry) =>
    texts.push(textOf(entry).toLowerCase()),
  );
  const askMs = askAll((line) => {
    const words = line.split(" ");
    return texts.filter((text) => words.every((word) => text.includes(word))).length;
  });
  return { makeMs, memoryMb, askMs };
}

/** What taking in all entries took, without their making. */
function make(
  size: number,
  entryAt: (at: number) => Entry,
  put: (entry: Entry, at: number) => void,
): Pick<Figures, "makeMs" | "memoryMb"> {
  const before = usedMb();
  let makeMs = 0;
  for (let at = 0; at < size; at += 1) {
    const entry = entryAt(at);
    makeMs += time(() => put(entry, at));
  }
  return { makeMs, memoryMb: usedMb() - before };
}

function askAll(ask: (line: string) => number): readonly number[] {
  return Array.from({ length: rounds }, () => lines.map((line) => time(() => ask(line)))).flat();
}

function time(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

function textOf(entry: Entry): string {
  return passagesOf(entry)
    .map(({ text }) => text)
    .join("\n");
}

/** Heap and buffers that are still in use after a collection. */
function usedMb(): number {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}
