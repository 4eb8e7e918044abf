import * as v from "valibot";
import type { Entry } from "./entry";
import { longestMinutes } from "./duration";
import { isUuid } from "./id";
import { isLocalDate } from "./local-date";
import type { Part } from "./part";
import { longestTag } from "./tag";

/**
 * What an entry must look like to be let in. Each object is built anew, known fields checked one by
 * one; fields that a newer version added are kept as they are, so they survive import, edit and export.
 */

/** Bounds that keep every accepted entry exportable, drawable and small enough to hold. */
export const bounds = {
  /** Levels of nesting. `JSON.stringify` gives up near 5,000, `structuredClone` near 4,000. */
  depth: 32,
  /** UTF-16 units of one entry written as JSON. */
  entryLength: 8_000_000,
  parts: 5_000,
  tags: 500,
  /** UTF-16 units of a one-line text: title, section, energy, caption. */
  line: 10_000,
} as const;

const text = v.string();
const line = v.pipe(text, v.maxLength(bounds.line, `is longer than ${bounds.line} characters`));
const uuid = v.pipe(text, v.check(isUuid, "is not a UUID in lower case"));
const instant = v.pipe(
  v.number("is not a number"),
  v.integer("is not a whole number of milliseconds"),
  v.minValue(0, "is before 1970"),
  v.maxValue(8_640_000_000_000_000, "is beyond the calendar"),
);

const facts = v.looseObject({
  date: v.pipe(text, v.guard(isLocalDate, "is not a day of the calendar, written YYYY-MM-DD")),
  section: v.exactOptional(line),
  minutes: v.exactOptional(
    v.pipe(
      v.number("is not a number"),
      v.integer("is not a whole number of minutes"),
      v.minValue(0, "is negative"),
      v.maxValue(longestMinutes, "is more than a week"),
    ),
  ),
  confidence: v.exactOptional(v.picklist([1, 2, 3, 4, 5], "is not 1, 2, 3, 4 or 5")),
  difficulty: v.exactOptional(
    v.picklist(["easy", "medium", "hard"], "is not easy, medium or hard"),
  ),
  energy: v.exactOptional(line),
  tags: v.pipe(
    v.array(
      v.pipe(text, v.nonEmpty("is empty"), v.maxLength(longestTag, "is too long for a tag")),
      "is not a list",
    ),
    v.maxLength(bounds.tags, `has more than ${bounds.tags} tags`),
  ),
});

const proseKinds = ["learned", "thought", "connection", "aha", "application", "goal"] as const;

/** Every kind of part that can be written here; `read-entry` wraps the others as `foreign`. */
export const partSchema = v.variant("kind", [
  v.looseObject({ id: uuid, kind: v.picklist(proseKinds), text }),
  v.looseObject({
    id: uuid,
    kind: v.literal("snippet"),
    caption: line,
    language: line,
    code: text,
  }),
  v.looseObject({
    id: uuid,
    kind: v.literal("mistake"),
    broke: text,
    fix: text,
    tell: text,
    output: text,
  }),
  v.looseObject({
    id: uuid,
    kind: v.literal("question"),
    text,
    isAnswered: v.boolean("is not true or false"),
    answer: text,
    answeredIn: v.exactOptional(uuid),
  }),
]);

/** An entry with its parts still to be read, each by `partSchema`. */
export const entrySchema = v.looseObject({
  id: uuid,
  title: line,
  facts,
  parts: v.pipe(
    v.array(v.looseObject({ id: uuid, kind: line }), "is not a list"),
    v.maxLength(bounds.parts, `has more than ${bounds.parts} parts`),
  ),
  createdAt: instant,
  editedAt: instant,
  lineage: v.array(v.pipe(text, v.maxLength(64, "is too long for a digest")), "is not a list"),
  trashedAt: v.exactOptional(instant),
});

/** The compiler holds the schemas and the interfaces together: each must give what the other promises. */
type Agrees<Given extends Wanted, Wanted> = Given;
export type PartOfSchema = Agrees<v.InferOutput<typeof partSchema>, Part>;
export type FrameOfSchema = Agrees<v.InferOutput<typeof entrySchema>, Omit<Entry, "parts">>;
