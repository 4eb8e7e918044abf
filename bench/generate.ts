import type { Entry } from "../src/core/journal/entry";
import { confidences, difficulties, type Facts } from "../src/core/journal/facts";
import { uuidV7 } from "../src/core/journal/id";
import { languageOf } from "../src/core/markup/language-names";
import { emptyPart, type Part, withPart } from "../src/core/journal/part";
import { toTag, withTag } from "../src/core/journal/tag";
import { dayBefore, instantOf } from "./calendar";
import { anatomyOf, type Note } from "./note";
import { type Random, seededRandom } from "./random";

/** The most days that a journal goes back: ten years. */
const longestDays = 3650;

const energies = ["coffee", "green tea", "slow", "wide awake", "after lunch", "late"];

/**
 * The entry at this place of a journal of `size` entries. A real note is its core; other notes lend
 * it thoughts, mistakes and questions, so that no two entries are alike and the mean is near 2 kB.
 * Each entry follows from seed and place alone, so that a journal can be made in slices.
 */
export function generateEntry(
  notes: readonly Note[],
  seed: number,
  at: number,
  size: number,
): Entry {
  // Neighbouring places would start mulberry32 in neighbouring states: the factor parts them.
  const random = seededRandom(seed + Math.imul(at + 1, 0x9e3779b1));
  const note = random.pick(notes);
  const span = Math.min(size, longestDays);
  // The newest day is left to the long entries that are opened and edited.
  const date = dayBefore(1 + Math.floor((at * span) / size));
  const createdAt = instantOf(date, random.below(86_400_000));
  const newId = () => uuidV7(createdAt, random.bytes(10));
  return {
    id: newId(),
    title: `${note.title} (${at})`,
    facts: factsOf(note, date, random),
    parts: partsOf(note, notes, random, newId),
    createdAt,
    editedAt: createdAt,
    lineage: [],
  };
}

function factsOf(note: Note, date: Facts["date"], random: Random): Facts {
  const words = note.title.split(/[^A-Za-z]+/).filter(({ length }) => length > 3);
  let tags: Facts["tags"] = [];
  for (const word of [note.section, ...words.slice(0, random.below(4))]) {
    const tag = toTag(word.toLowerCase());
    if (tag !== undefined) tags = withTag(tags, tag);
  }
  return {
    date,
    tags,
    ...(note.section !== "" && { section: note.section }),
    ...(random.fraction() < 0.8 && { minutes: 5 * (1 + random.below(24)) }),
    ...(random.fraction() < 0.8 && { confidence: random.pick(confidences) }),
    ...(random.fraction() < 0.6 && { difficulty: random.pick(difficulties) }),
    ...(random.fraction() < 0.4 && { energy: random.pick(energies) }),
  };
}

function partsOf(
  note: Note,
  notes: readonly Note[],
  random: Random,
  newId: () => string,
): readonly Part[] {
  const lend = () => random.pick(anatomyOf(random.pick(notes).body).paragraphs.concat(note.title));
  let parts: readonly Part[] = [{ id: newId(), kind: "learned", text: note.body }];
  const add = (share: number, make: () => Part) => {
    if (random.fraction() < share) parts = withPart(parts, make());
  };
  add(0.5, () => ({ id: newId(), kind: "thought", text: lend() }));
  add(0.15, () => ({ id: newId(), kind: "connection", text: lend() }));
  for (const { language, code } of anatomyOf(random.pick(notes).body).blocks) {
    add(0.4, () => ({
      id: newId(),
      kind: "snippet",
      caption: random.pick(notes).title,
      language: languageOf(language) ?? "",
      code,
    }));
  }
  add(0.25, () => ({
    ...emptyPart("mistake", newId()),
    kind: "mistake",
    broke: lend(),
    fix: lend(),
    tell: random.pick(notes).title,
    output: anatomyOf(random.pick(notes).body).blocks[0]?.code ?? "",
  }));
  add(0.2, () => ({ id: newId(), kind: "aha", text: random.pick(notes).title }));
  add(0.3, () => {
    const isAnswered = random.fraction() < 0.4;
    const text = `${random.pick(notes).title}?`;
    return { id: newId(), kind: "question", text, isAnswered, answer: isAnswered ? lend() : "" };
  });
  add(0.2, () => ({ id: newId(), kind: "application", text: lend() }));
  add(0.2, () => ({ id: newId(), kind: "goal", text: random.pick(notes).title }));
  return parts;
}
