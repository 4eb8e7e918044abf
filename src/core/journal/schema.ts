import * as v from "valibot";
import { longestMinutes } from "./duration";
import type { Entry } from "./entry";
import { isUuid } from "./id";
import { isLocalDate } from "./local-date";
import type { Part } from "./part";
import { bounds } from "./read-entry";
import { longestTag } from "./tag";

/*
 * What an entry looks like, for other programs: the JSON Schema in `public/schema` is made from
 * this. The gate (`read-entry`) asks for the same, and a test holds the two together. Fields that
 * are not described belong to a newer version and are kept.
 */

const text = v.string();
const line = v.pipe(text, v.maxLength(bounds.line));
const uuid = v.pipe(text, v.check(isUuid));
const instant = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(bounds.instant));

const facts = v.looseObject({
  date: v.pipe(text, v.guard(isLocalDate)),
  section: v.exactOptional(line),
  minutes: v.exactOptional(
    v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(longestMinutes)),
  ),
  confidence: v.exactOptional(v.picklist([1, 2, 3, 4, 5])),
  difficulty: v.exactOptional(v.picklist(["easy", "medium", "hard"])),
  energy: v.exactOptional(line),
  tags: v.pipe(
    v.array(v.pipe(text, v.nonEmpty(), v.maxLength(longestTag))),
    v.maxLength(bounds.tags),
  ),
});

const proseKinds = ["learned", "thought", "connection", "aha", "application"] as const;

/** Every kind of part that can be written here. */
export const partSchema = v.variant("kind", [
  v.looseObject({ id: uuid, kind: v.picklist(proseKinds), text }),
  v.looseObject({
    id: uuid,
    kind: v.literal("goal"),
    text,
    state: v.exactOptional(v.picklist(["open", "taken", "parked", "dropped"])),
    takenIn: v.exactOptional(uuid),
  }),
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
    metAgain: v.exactOptional(v.pipe(v.array(instant), v.maxLength(bounds.meetings))),
  }),
  v.looseObject({
    id: uuid,
    kind: v.literal("question"),
    text,
    isAnswered: v.boolean(),
    answer: text,
    answeredIn: v.exactOptional(uuid),
  }),
]);

/** An entry, its parts by what all kinds share; those of known kinds are described by `partSchema`. */
export const entrySchema = v.looseObject({
  id: uuid,
  title: line,
  facts,
  parts: v.pipe(v.array(v.looseObject({ id: uuid, kind: line })), v.maxLength(bounds.parts)),
  createdAt: instant,
  editedAt: instant,
  lineage: v.array(v.pipe(text, v.maxLength(bounds.digest))),
  trashedAt: v.exactOptional(instant),
  copyOf: v.exactOptional(uuid),
  copyOfPiece: v.exactOptional(line),
});

type Agrees<Given extends Wanted, Wanted> = Given;

/** The compiler holds schema and interface together: each must give what the other promises. @public */
export type PartOfSchema = Agrees<v.InferOutput<typeof partSchema>, Part>;

/** The same of an entry without its parts. @public */
export type FrameOfSchema = Agrees<v.InferOutput<typeof entrySchema>, Omit<Entry, "parts">>;
