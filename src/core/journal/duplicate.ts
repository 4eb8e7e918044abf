import { asNewEntry } from "./edit";
import { blankEntry, type Entry } from "./entry";
import type { LocalDate } from "./local-date";
import { emptyPart } from "./part";

/** What a new entry needs of the world. */
export interface NewEntryNeeds {
  readonly newId: () => string;
  readonly today: LocalDate;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

/** The entry once more, with ids of its own. */
export function besideOf(
  entry: Entry,
  { newId, nowMs }: Pick<NewEntryNeeds, "newId" | "nowMs">,
): Entry {
  return {
    ...asNewEntry(entry, newId(), nowMs),
    editedAt: nowMs,
    // Parts are referred to by their ids, so no two entries share one.
    parts: entry.parts.map((part) => ({ ...part, id: newId() })),
  };
}

/**
 * An entry of today with the words and facts of another, but for the time, which was spent on the
 * other, and for its goals: of a goal there is one.
 */
export function duplicateOf(entry: Entry, needs: NewEntryNeeds): Entry {
  const { minutes: _, ...facts } = entry.facts;
  const parts = entry.parts.filter(({ kind }) => kind !== "goal");
  return { ...besideOf({ ...entry, parts }, needs), facts: { ...facts, date: needs.today } };
}

/** An entry of today with the section, the tags and the kinds of part of another, and none of its words. */
export function blankLike(entry: Entry, { newId, today, nowMs }: NewEntryNeeds): Entry {
  const { section, tags } = entry.facts;
  const facts = { date: today, tags, ...(section !== undefined && { section }) };
  const parts = entry.parts.flatMap((part) => {
    if (part.kind === "foreign") return [];
    const empty = emptyPart(part.kind, newId());
    return part.kind === "snippet" ? [{ ...empty, language: part.language }] : [empty];
  });
  return { ...blankEntry(newId(), facts, nowMs), parts };
}
