import { readFile } from "node:fs/promises";
import { strFromU8, unzipSync } from "fflate";
import { encodeBackup } from "../src/core/backup/encode";
import type { Entry } from "../src/core/journal/entry";
import { uuidV7 } from "../src/core/journal/id";
import { toTag } from "../src/core/journal/tag";
import { dayBefore, instantOf } from "./calendar";
import type { Note } from "./note";
import { seededRandom } from "./random";

/** Files that speak of the collection and are no notes of it. */
const aboutTheCollection = /^(readme|license|contributing|changelog|code_of_conduct)\b/i;

/** Days over which a collection is spread: it was learned over years. */
const spreadDays = 5 * 365;

/** The notes of a zipped *today I learned* repository, in the order of their paths. */
export async function readCorpus(zipPath: string): Promise<readonly Note[]> {
  const files = unzipSync(await readFile(zipPath), { filter: ({ name }) => isNote(name) });
  return Object.entries(files)
    .map(([path, bytes]) => noteOf(path, strFromU8(bytes)))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * Each note as an entry: its heading is the title, its folder the section and the tag, and the rest,
 * word for word, one *What I Learned*. The days follow from the seed, the ids from day and seed.
 */
export function corpusEntries(notes: readonly Note[], seed: number): readonly Entry[] {
  const random = seededRandom(seed);
  return notes
    .map((note): Entry => {
      const date = dayBefore(random.below(spreadDays));
      const createdAt = instantOf(date, random.below(86_400_000));
      const tag = toTag(note.section);
      return {
        id: uuidV7(createdAt, random.bytes(10)),
        title: note.title,
        facts: {
          date,
          ...(note.section !== "" && { section: note.section }),
          tags: tag === undefined ? [] : [tag],
        },
        parts: [{ id: uuidV7(createdAt, random.bytes(10)), kind: "learned", text: note.body }],
        createdAt,
        editedAt: createdAt,
        lineage: [],
      };
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** A backup file (version 1) that holds these notes, the same bytes for the same notes and seed. */
export async function corpusBackup(notes: readonly Note[], seed: number): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of encodeBackup(corpusEntries(notes, seed))) pieces.push(piece);
  return pieces.join("");
}

function isNote(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return name.endsWith(".md") && !name.startsWith(".") && !aboutTheCollection.test(name);
}

function noteOf(path: string, text: string): Note {
  const [name = "", folder = ""] = path.split("/").toReversed();
  const heading = /^(?:\s*\n)*#[ \t]+(.+?)[ \t#]*\n/.exec(`${text}\n`);
  return {
    path,
    section: folder,
    title: heading?.[1] ?? name.replace(/\.md$/, "").replaceAll("-", " "),
    body: text
      .slice(heading?.[0].length ?? 0)
      .replace(/^\n+/, "")
      .trimEnd(),
  };
}
