import type { Entry } from "../src/core/journal/entry";
import { uuidV7 } from "../src/core/journal/id";
import { instantOf, newestDay } from "./calendar";
import type { Note } from "./note";
import { type Random, seededRandom } from "./random";

/** An entry of a known length, which is opened and edited while the clock runs. */
export interface LongEntry {
  readonly kilobytes: number;
  readonly entry: Entry;
  /** The last words of its text: when they are on the page, all of it is. */
  readonly end: string;
}

/** How many there are of each length, in kilobytes; short ones first in the list. */
const wanted: ReadonlyMap<number, number> = new Map([
  [1, 1],
  [4, 6],
  [34, 1],
  [100, 4],
]);

/** The newest entries of every journal: texts of 1, 4, 34 and 100 kB made of whole notes. */
export function longEntries(notes: readonly Note[], seed: number): readonly LongEntry[] {
  const random = seededRandom(seed);
  const lengths = [...wanted].flatMap(([kilobytes, count]) =>
    Array.from({ length: count }, () => kilobytes),
  );
  return lengths.map((kilobytes, at): LongEntry => {
    const createdAt = instantOf(newestDay, 86_399_000 - at * 1000);
    const end = `Here ends long entry ${at + 1}.`;
    const text = textOf(kilobytes * 1000 - end.length, notes, random);
    return {
      kilobytes,
      end,
      entry: {
        id: uuidV7(createdAt, random.bytes(10)),
        title: `Long entry ${at + 1} of ${kilobytes} kB`,
        facts: { date: newestDay, section: "bench", minutes: 25, confidence: 3, tags: ["bench"] },
        parts: [
          { id: uuidV7(createdAt, random.bytes(10)), kind: "learned", text: `${text}\n\n${end}` },
        ],
        createdAt,
        editedAt: createdAt,
        lineage: [],
      },
    };
  });
}

/** Bodies of notes that come near this length: each whole, so that no fence stays open. */
function textOf(length: number, notes: readonly Note[], random: Random): string {
  let text = "";
  for (let tries = 0; tries < 100; tries += 1) {
    const { body } = random.pick(notes);
    if (text.length + body.length + 2 > length) continue;
    text += text === "" ? body : `\n\n${body}`;
    tries = 0;
  }
  return text;
}
